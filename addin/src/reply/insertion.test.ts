import { expect, test } from "vitest";
import { ProblemError } from "../api/problem-error";
import type { FormOutcome } from "../office/mailbox";
import { sampleFollowUp } from "../testing/samples";
import { insertReply, keepReply, type Ways } from "./insertion";

const morning = sampleFollowUp({
  kind: "sendReply",
  start: { dateTime: "2026-11-24T09:00:00", timeZone: "Europe/Paris" },
});
const saved = { id: "AAMk", webLink: "https://outlook.example/draft", made: true };

const body = { html: "<p>a</p>", text: "a" };

function ways(outcome: FormOutcome, draft: typeof saved | string | null) {
  const asked: string[] = [];
  const made: Ways = {
    openReply: ({ html }) => {
      asked.push(`form ${html}`);
      return Promise.resolve(outcome);
    },
    saveDraft:
      draft === null
        ? null
        : (html, sendAt) => {
            asked.push(`draft ${html} ${sendAt ?? "at once"}`);
            return typeof draft === "string"
              ? Promise.reject(new ProblemError({ code: draft, status: 403 }))
              : Promise.resolve(draft);
          },
  };
  return { made, asked };
}

test.each(["opened", "unknown"] as const)("insertReply_Form%s_MakesNoDraft", async (outcome) => {
  const { made, asked } = ways(outcome, saved);

  expect(await insertReply(made, body)).toMatchObject({ kind: "opened", sure: outcome === "opened" });
  expect(asked).toEqual(["form <p>a</p>"]);
});

test.each(["failed", "tooLong", "unavailable"] as const)("insertReply_Form%s_IsADraft", async (outcome) => {
  const { made, asked } = ways(outcome, saved);

  expect(await insertReply(made, body)).toMatchObject({
    kind: "draft",
    because: outcome,
    made: true,
    until: null,
    link: saved.webLink,
  });
  expect(asked).toEqual(["form <p>a</p>", "draft <p>a</p> at once"]);
});

test.each([
  ["mailbox-forbidden", { code: "mailbox-forbidden" }],
  [null, null],
])("insertReply_NeitherFormNorDraft%s_LeavesCopying", async (draft, noDraft) => {
  const { made } = ways("failed", draft);

  expect(await insertReply(made, body)).toEqual({ kind: "failed", because: "failed", noDraft });
});

test("keepReply_Draft_IsHeldBackUntilTheMorning", async () => {
  const { made, asked } = ways("opened", saved);

  expect(await keepReply(made, body, morning)).toMatchObject({
    kind: "draft",
    because: null,
    until: morning.start,
    reminder: null,
  });
  expect(asked).toEqual(["draft <p>a</p> 2026-11-24T08:00:00.000Z"]);
});

test("keepReply_DraftFromBefore_IsNotSaidToBeHeldBack", async () => {
  const { made } = ways("opened", { ...saved, made: false });

  expect(await keepReply(made, body, morning)).toMatchObject({
    kind: "draft",
    made: false,
    until: null,
    reminder: { proposal: morning, added: null },
  });
});

test.each([
  ["mailbox-forbidden", { code: "mailbox-forbidden" }],
  [null, null],
])("keepReply_NoDraft%s_IsTheFormAndAReminder", async (draft, noDraft) => {
  const { made } = ways("opened", draft);

  expect(await keepReply(made, body, morning)).toMatchObject({
    kind: "opened",
    noDraft,
    reminder: { proposal: morning },
  });
});

test("keepReply_NothingWorks_LeavesCopying", async () => {
  const { made } = ways("unavailable", null);

  expect(await keepReply(made, body, morning)).toMatchObject({
    kind: "failed",
    because: "unavailable",
  });
});

test("insertReply_LeftForAnotherMessage_TellsNothing", async () => {
  const gone = new DOMException("gone", "AbortError");

  await expect(
    insertReply({ openReply: () => Promise.resolve("failed"), saveDraft: () => Promise.reject(gone) }, body),
  ).rejects.toBe(gone);
});
