import { askOf } from "../auth/ask";
import type { FollowUpProposal, SavedDraft, ZonedTime } from "../api/contract";
import { problemOf } from "../api/problem-error";
import type { FormOutcome, PutOutcome, ReplyBody } from "../office/mailbox";
import { toInstant } from "../ui/dates";
import { toProblem, type Problem } from "../ui/problem-words";

export type FormFailure = Exclude<FormOutcome | PutOutcome, "opened" | "put" | "unknown">;

/** The morning to send at, as a date in the calendar; offered where Outlook does not hold the reply back itself. */
export type Reminder = {
  readonly proposal: FollowUpProposal;
  readonly busy: boolean;
  readonly added: "calendar" | "form" | "file" | null;
  readonly problem: Problem | null;
};

/** What became of the reply. */
export type Inserted =
  /** Outlook's reply form is open; `sure` where Outlook said so. `noDraft` is why it is not a draft instead. */
  | {
      readonly kind: "opened";
      readonly sure: boolean;
      readonly noDraft: Problem | null;
      readonly reminder: Reminder | null;
    }
  /** It stands in the draft that is being written. */
  | { readonly kind: "put" }
  /** It lies in the drafts: because the form did not open, or held back until a time. Not `made`: the one from before. */
  | {
      readonly kind: "draft";
      readonly made: boolean;
      readonly link: string | null;
      readonly because: FormFailure | null;
      readonly until: ZonedTime | null;
      readonly reminder: Reminder | null;
    }
  /** A draft needs a step of signing in first; `waiting` while Microsoft's window is open. */
  | { readonly kind: "asks"; readonly problem: Problem; readonly waiting: boolean }
  /** Neither the form nor a draft; `noDraft` is null where drafts cannot be had at all. Copying is left. */
  | { readonly kind: "failed"; readonly because: FormFailure; readonly noDraft: Problem | null }
  /** Nothing was tried: the edits could not be checked. */
  | { readonly kind: "unchecked" }
  | { readonly kind: "copy"; readonly copied: boolean };

/** The ways that a reply can take into the mailbox. */
export type Ways = {
  /** Outlook's own form, to the sender alone. */
  openReply: (reply: ReplyBody) => Promise<FormOutcome | PutOutcome>;
  /** Null where the server does not have the mailbox. */
  saveDraft: ((html: string, sendAt: string | null) => Promise<SavedDraft>) | null;
};

/** Outlook's reply form, where one sees what is sent; else a draft; else copying is left. */
export async function insertReply(ways: Ways, reply: ReplyBody): Promise<Inserted> {
  const because = await ways.openReply(reply);
  if (because === "put") return { kind: "put" };
  if (because === "opened" || because === "unknown") return opened(because, null, null);
  if (!ways.saveDraft) return { kind: "failed", because, noDraft: null };
  try {
    const { made, webLink } = await ways.saveDraft(reply.html, null);
    return { kind: "draft", made, link: webLink, because, until: null, reminder: null };
  } catch (error) {
    return { kind: "failed", because, noDraft: toProblem(required(error)) };
  }
}

/**
 * A draft that Outlook holds back until the morning once the user has pressed Send; where that cannot be, Outlook's form,
 * and a reminder.
 */
export async function keepReply(ways: Ways, reply: ReplyBody, morning: FollowUpProposal): Promise<Inserted> {
  const reminder: Reminder = { proposal: morning, busy: false, added: null, problem: null };
  let noDraft: Problem | null = null;
  if (ways.saveDraft) {
    try {
      const { made, webLink } = await ways.saveDraft(reply.html, toInstant(morning.start).toISOString());
      const until = made ? morning.start : null;
      return { kind: "draft", made, link: webLink, because: null, until, reminder: made ? null : reminder };
    } catch (error) {
      noDraft = toProblem(required(error));
      if (askOf(noDraft)) return { kind: "asks", problem: noDraft, waiting: false };
    }
  }
  const outcome = await ways.openReply(reply);
  if (outcome === "put") return { kind: "put" };
  return outcome === "opened" || outcome === "unknown"
    ? opened(outcome, noDraft, reminder)
    : { kind: "failed", because: outcome, noDraft };
}

function opened(outcome: "opened" | "unknown", noDraft: Problem | null, reminder: Reminder | null): Inserted {
  return { kind: "opened", sure: outcome === "opened", noDraft, reminder };
}

/** @throws The error itself when the user has gone to another message: then there is nothing to tell. */
function required(error: unknown) {
  const problem = problemOf(error);
  if (!problem) throw error;
  return problem;
}
