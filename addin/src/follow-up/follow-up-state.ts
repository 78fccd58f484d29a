import type { FollowUpProposal, Suggestion } from "../api/contract";
import type { FormOutcome } from "../office/mailbox";
import type { Problem } from "../ui/problem-words";
import { t } from "../locales/words";

/** `date` is "2027-01-05", empty until the user has picked one. */
export type Choice = { kind: "proposal"; index: number } | { kind: "other"; date: string } | { kind: "none" };

export type Added =
  | { how: "calendar"; id: string; proposal: FollowUpProposal; made: boolean }
  | { how: "form"; outcome: FormOutcome }
  | { how: "file" };

export type FollowUpState = {
  readonly choice: Choice;
  readonly busy: boolean;
  readonly added: Added | null;
  readonly problem: Problem | null;
  /** How often a date was taken out of the calendar again; part of the next idempotency key. */
  readonly round: number;
};

/** The morning to send the reply belongs to the reply; every other date is one to come back on. */
export function proposalsOf(suggestion: Suggestion): FollowUpProposal[] {
  return suggestion.followUps.filter((proposal) => proposal.kind !== "sendReply");
}

export function startFollowUp(suggestion: Suggestion): FollowUpState {
  const index = proposalsOf(suggestion).findIndex((proposal) => proposal.selected);
  return {
    choice: index < 0 ? { kind: "none" } : { kind: "proposal", index },
    busy: false,
    added: null,
    problem: null,
    round: 0,
  };
}

/** New proposals: what the user chose stays, as far as it is still there. */
export function receiveProposals(
  state: FollowUpState,
  before: Suggestion,
  suggestion: Suggestion,
): FollowUpState {
  const { choice } = state;
  if (choice.kind !== "proposal") return state;
  const chosen = proposalsOf(before)[choice.index];
  const wasSuggested = chosen?.selected === true;
  const index = proposalsOf(suggestion).findIndex((proposal) => proposal.kind === chosen?.kind);
  return wasSuggested || index < 0
    ? { ...state, choice: startFollowUp(suggestion).choice }
    : { ...state, choice: { kind: "proposal", index } };
}

/** What Add puts in the calendar; null when there is nothing to add. */
export function chosenProposal(
  state: FollowUpState,
  suggestion: Suggestion,
  timeZone: string,
): FollowUpProposal | null {
  const proposals = proposalsOf(suggestion);
  if (state.choice.kind === "none") return null;
  if (state.choice.kind === "proposal") return proposals[state.choice.index] ?? null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(state.choice.date)) return null;
  const model =
    proposals.find((proposal) => proposal.selected) ?? proposals[0] ?? ownProposal(suggestion, timeZone);
  return {
    ...model,
    start: { ...model.start, dateTime: state.choice.date + model.start.dateTime.slice(10) },
    end: { ...model.end, dateTime: state.choice.date + model.end.dateTime.slice(10) },
  };
}

/** Where the server proposes no date at all, a date of the user's own still needs words: neutral ones. */
function ownProposal({ classification }: Suggestion, timeZone: string): FollowUpProposal {
  const who = classification.person?.value ?? classification.company?.value;
  return {
    kind: "stayInTouch",
    selected: false,
    why: "",
    subject: who ? t("followUp.subject", { who }) : t("followUp.subjectBare"),
    body: t("followUp.body"),
    start: { dateTime: "0000-00-00T09:00:00", timeZone },
    end: { dateTime: "0000-00-00T09:15:00", timeZone },
    reminderMinutes: 0,
  };
}
