import { expect, test } from "vitest";
import { sampleFollowUp, sampleSuggestion } from "../testing/samples";
import { chosenProposal, proposalsOf, receiveProposals, startFollowUp } from "./follow-up-state";

const send = sampleFollowUp({ kind: "sendReply", selected: true });
const near = sampleFollowUp();
const far = sampleFollowUp({
  kind: "lookAgain",
  selected: false,
  start: { dateTime: "2027-05-18T09:00:00", timeZone: "Europe/Paris" },
});

test("startFollowUp_SelectedProposal_IsChosen_AndTheSendDateIsNone", () => {
  const suggestion = sampleSuggestion({ followUps: [send, far, near] });

  expect(proposalsOf(suggestion)).toEqual([far, near]);
  expect(startFollowUp(suggestion).choice).toEqual({ kind: "proposal", index: 1 });
});

test("startFollowUp_NoneSelected_IsNoDate", () => {
  expect(startFollowUp(sampleSuggestion({ followUps: [far] })).choice).toEqual({ kind: "none" });
});

test("chosenProposal_OwnDate_KeepsWordsAndTimesOfTheProposal", () => {
  const suggestion = sampleSuggestion({ followUps: [far, near] });
  const state = { ...startFollowUp(suggestion), choice: { kind: "other", date: "2027-02-03" } as const };

  expect(chosenProposal(state, suggestion, "UTC")).toMatchObject({
    kind: "stayInTouch",
    start: { dateTime: "2027-02-03T09:00:00", timeZone: "Europe/Paris" },
    end: { dateTime: "2027-02-03T09:15:00", timeZone: "Europe/Paris" },
  });
});

test("chosenProposal_OwnDateWhereNoneIsProposed_HasNeutralWords", () => {
  const suggestion = sampleSuggestion({ followUps: [] });
  const state = { ...startFollowUp(suggestion), choice: { kind: "other", date: "2027-02-03" } as const };

  const proposal = chosenProposal(state, suggestion, "America/New_York");

  expect(proposal?.subject).toBe("Say hello – Northwind Analytics");
  expect(`${proposal?.subject}${proposal?.body}`).not.toMatch(/reject|declin/i);
  expect(proposal?.start).toEqual({ dateTime: "2027-02-03T09:00:00", timeZone: "America/New_York" });
});

test("chosenProposal_OwnDateNotPicked_IsNone", () => {
  const suggestion = sampleSuggestion();
  const state = { ...startFollowUp(suggestion), choice: { kind: "other", date: "" } as const };

  expect(chosenProposal(state, suggestion, "UTC")).toBeNull();
});

test("receiveProposals_UsersOwnChoice_Stays", () => {
  const before = sampleSuggestion({ followUps: [near, far] });
  const after = sampleSuggestion({ followUps: [far, near] });
  const state = { ...startFollowUp(before), choice: { kind: "proposal", index: 1 } as const };

  expect(receiveProposals(state, before, after).choice).toEqual({ kind: "proposal", index: 0 });
});

test("receiveProposals_OurChoice_FollowsTheNewOne", () => {
  const before = sampleSuggestion({ followUps: [near, far] });
  const after = sampleSuggestion({
    followUps: [near, { ...far, selected: true }].map((one, at) => ({ ...one, selected: at === 1 })),
  });

  expect(receiveProposals(startFollowUp(before), before, after).choice).toEqual({
    kind: "proposal",
    index: 1,
  });
});
