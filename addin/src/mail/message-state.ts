import type { SignInAsk } from "../auth/access";
import type { Corrections, MessageResource, Suggestion } from "../api/contract";
import type { FollowUpState } from "../follow-up/follow-up-state";
import type { Inserted } from "../reply/insertion";
import type { ReplyState, Wishes } from "../reply/reply-state";
import type { Problem } from "../ui/problem-words";

/**
 * How the message was read. `mailbox`: by its id, by the server; dates are written there too. `outlook`: through Outlook's
 * own library, with the code of what went wrong on the first way, and what to ask the user for to get back to it. `pasted`:
 * from text the user put in.
 */
export type Way =
  | { kind: "mailbox" }
  | { kind: "outlook"; message: MessageResource; because: string | null; ask: SignInAsk | null }
  | { kind: "pasted"; message: MessageResource };

export type ReadMessage = {
  readonly kind: "read";
  readonly way: Way;
  readonly suggestion: Suggestion;
  /** All that the user said so far. */
  readonly corrections: Corrections;
  /** Those of them that the suggestion takes into account: what is shown goes by these. */
  readonly answered: Corrections;
  readonly wishes: Wishes;
  readonly reply: ReplyState | null;
  readonly followUp: FollowUpState;
  /** A changed wish or correction is being asked about. */
  readonly asking: boolean;
  /** The last change could not be asked about; what is shown is from before it. */
  readonly problem: Problem | null;
  readonly inserting: "form" | "later" | null;
  /** Microsoft's window is open. */
  readonly signingIn: boolean;
  readonly inserted: Inserted | null;
};

export type MessageState =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly problem: Problem }
  /** Outlook gives no text; the user may paste it. */
  | { readonly kind: "paste"; readonly why: "unavailable" | "outside" | "silent" }
  | ReadMessage;

/** What the message is taken for, from the classification and what the user said. */
export type Verdict = "rejection" | "unsure" | "reopened" | "notRejection";

const assisted = new Set(["softRejection", "onHold", "offerWithdrawn"]);

export function verdictOf({ suggestion, answered: corrections }: ReadMessage): Verdict {
  const { category, nuance, certainty } = suggestion.classification;
  if (corrections.category !== undefined) {
    return corrections.category === "rejection" || corrections.nuance === "onHold"
      ? "rejection"
      : "notRejection";
  }
  if (nuance === "reopened") return "reopened";
  if (certainty === "notSure") return "unsure";
  return category === "rejection" || (nuance !== null && assisted.has(nuance)) ? "rejection" : "notRejection";
}
