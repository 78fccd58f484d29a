/** What the server's HTTP API says and takes, as it travels: camelCase JSON, enums as camelCase strings. */

export type Category =
  "rejection" | "acknowledgement" | "interview" | "assessment" | "offer" | "outreach" | "update" | "other";

export type Nuance =
  | "softRejection"
  | "onHold"
  | "reopened"
  | "offerWithdrawn"
  | "withdrawalConfirmed"
  | "reschedule"
  | "nonJobRejection"
  | "jobAlert"
  | "survey"
  | "infoRequest"
  | "availability"
  | "ownMail";

export const stages = [
  "application",
  "screen",
  "assessment",
  "interview",
  "final",
  "offer",
  "unknown",
] as const;
export type Stage = (typeof stages)[number];

export const reasons = [
  "otherCandidate",
  "experience",
  "skillsTest",
  "overqualified",
  "internalHire",
  "filledClosed",
  "freezeBudget",
  "location",
  "visaAuthorization",
  "salary",
  "cultureFit",
  "lateIncomplete",
  "withdrawnOffer",
  "unspecified",
] as const;
export type Reason = (typeof reasons)[number];

export type Certainty = "sure" | "fairlySure" | "notSure";
export type FactSource = "mail" | "subject" | "sender" | "thread" | "user" | "guess";
export type Register = "formal" | "informal" | "mixed";
export const tones = ["even", "warmer", "plainer"] as const;
export type Tone = (typeof tones)[number];
export const lengths = ["usual", "shorter"] as const;
export type ReplyLength = (typeof lengths)[number];

/** @property confidence In [0, 1]. */
export type Fact = { value: string; confidence: number; source: FactSource };

/** One sentence of the mail, exactly as displayed, and what it shows. */
export type Evidence = { says: string; text: string; start: number; length: number; cue: string };

export type Classification = {
  category: Category;
  nuance: Nuance | null;
  confidence: number;
  certainty: Certainty;
  evidence: Evidence[];
  stage: Stage;
  stageSource?: FactSource;
  reason: Reason;
  canReply: boolean;
  delivery?: string;
  language: string;
  register: Register;
  company: Fact | null;
  role: Fact | null;
  person: Fact | null;
  safety?: string[];
};

export type PlannedBlock = { id: string; on: boolean; locked: boolean; why: string };
export type Plan = { reply: "reply" | "optional" | "none"; why: string; blocks: PlannedBlock[] };

/** UTF-16 code units, half open, into the reply's text. */
export type Span = { start: number; length: number };

/** Puts `replacement` in the place of a span of the checked text. */
export type TextEdit = Span & { replacement: string };

/** Where a block of the plan, the "greeting" or the "closing" stands in the reply's text. */
export type ReplyPart = Span & { block: string };

export type ReplyCheck = {
  id: string;
  severity: "block" | "warn" | "info";
  passed: boolean;
  message: string;
  spans?: Span[];
  /** What one press can do about it, in order and without overlap. */
  mends?: TextEdit[];
};

export type Reply = {
  subject: string;
  language: string;
  register: Register;
  html: string;
  text: string;
  /** In order, none over another; white space is between them. */
  parts: ReplyPart[];
  words: number;
  checks: ReplyCheck[];
};

/** A local time without offset ("2027-01-05T09:00:00") in an IANA zone. */
export type ZonedTime = { dateTime: string; timeZone: string };

/**
 * What can be sent, or copied, on a later day.
 * @property channel `network` is copied by hand into a professional network, and nothing else.
 */
export type LaterNote = {
  channel: "mail" | "network";
  language: string;
  text: string;
  html: string;
  characters: number;
};

export type FollowUpProposal = {
  kind: string;
  selected: boolean;
  why: string;
  subject: string;
  body: string;
  start: ZonedTime;
  end: ZonedTime;
  reminderMinutes?: number;
  /** Null where there is nothing to send; the body holds it, too. */
  note?: LaterNote | null;
};

export type Suggestion = {
  /** As the mailbox has it; null for a message that was posted. */
  messageId?: string | null;
  classification: Classification;
  plan: Plan;
  reply: Reply | null;
  followUps: FollowUpProposal[];
};

/** What the user said is so; each member wins over every guess. */
export type Corrections = {
  category?: Category;
  nuance?: Nuance;
  stage?: Stage;
  reason?: Reason;
  company?: string;
  role?: string;
  person?: string;
};

export type Preferences = Corrections & {
  language?: string;
  register?: Register;
  /** Which words are chosen; never which blocks are on. */
  tone?: Tone;
  length?: ReplyLength;
  signature?: string;
  /** The mailbox's own: mail from it is the user's. */
  ownAddress?: string;
  timeZone?: string;
  blocks?: Record<string, boolean>;
  personalNote?: string;
  /** The user's messages in this conversation that got no answer. */
  unanswered?: number;
};

export type EmailAddress = { emailAddress: { name: string; address: string } };

/** A Graph message resource: what Outlook's own library can read of one. */
export type MessageResource = {
  subject: string;
  from: EmailAddress | null;
  replyTo: EmailAddress[];
  body: { contentType: "html" | "text"; content: string };
  receivedDateTime: string | null;
  internetMessageHeaders: { name: string; value: string }[];
};

/** By what a message is found whose id is missing or another mailbox's; it counts only where the subject agrees. */
export type Lookup = { internetMessageId: string; subject: string };

/** The message a request is about: by its id in the mailbox, by what else is known of it, or itself. */
export type MessageReference = { messageId?: string; lookup?: Lookup } | { message: MessageResource };

export type SuggestionRequest = MessageReference & { preferences: Preferences };
export type CheckRequest = MessageReference & { text: string; language: string; preferences: Preferences };
export type CheckAnswer = { words: number; checks: ReplyCheck[] };

export type FollowUpRequest = Omit<FollowUpProposal, "selected" | "why" | "note"> & { messageId?: string };
export type FollowUp = { id: string };

/** @property sendAt An instant; the draft is held back until then once the user has pressed Send. */
export type DraftRequest = { messageId: string; html: string; sendAt?: string };
/** @property made False for the draft of an earlier press, which was left as it is. */
export type SavedDraft = { id: string; webLink: string | null; made: boolean };

/** How the server is signed in to; null where its own key is enough. */
export type SignInSettings = { clientId: string; authority: string; scopes: string[] };

export type ServerStatus = {
  mode: string;
  version: string;
  languages: string[];
  signIn?: SignInSettings | null;
};
