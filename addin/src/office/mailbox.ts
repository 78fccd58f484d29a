import type { Lookup, MessageResource } from "../api/contract";
import type { RestId } from "./rest-id";

/**
 * How a form of Outlook's opened. `unknown`: no answer came, so it may be open. `tooLong`: over the form's limit.
 * `unavailable`: this Outlook has no such form.
 */
export type FormOutcome = "opened" | "unknown" | "failed" | "tooLong" | "unavailable";

/**
 * How a reply went into the draft that is being written. `manyRecipients`: it would go to others than the one who wrote.
 * `noReplyAddress`: nobody would read it. `already`: it stands there.
 */
export type PutOutcome =
  "put" | "unknown" | "failed" | "unavailable" | "manyRecipients" | "noReplyAddress" | "already";

/** A message open for reading. Holds its item: what is open may change while a call runs. */
export type OpenMessage = {
  /** Undefined where Outlook gives none, for instance for signed mail on a Mac. */
  readonly id: RestId | undefined;
  /** By what else it can be found in the mailbox; null where Outlook does not say. */
  readonly lookup: Lookup | null;
  /** The same for the same message; the id, or what stands in for it. */
  readonly key: string;
  readonly subject: string;
  readonly from: { name: string; address: string } | null;
  /** Whose mailbox it is in: an address, or null where it is the user's own or Outlook does not say. Never fails. */
  owner(): Promise<string | null>;
  /** @throws {OfficeError | OfficeTimeout} Outlook does not give the text, for instance of protected mail. */
  read(signal: AbortSignal): Promise<MessageResource>;
  /** Opens Outlook's reply to the sender alone; beside a draft, puts the text above what stands in it. */
  openReply(reply: ReplyBody): Promise<FormOutcome | PutOutcome>;
};

/** The same words twice: Outlook's editor takes the one that fits the mail. */
export type ReplyBody = { html: string; text: string };

export type Recipient = { name: string; address: string };

/** A message being written. */
export type OpenDraft = {
  /**
   * @property to Of the mail; `others` are those in Cc.
   * @throws {OfficeError | OfficeTimeout}
   */
  read(
    signal: AbortSignal,
  ): Promise<{ subject: string; html: string; to: readonly Recipient[]; others: readonly Recipient[] }>;
  /** Puts text above everything that stands there: what was written, the signature, the quoted mail. */
  prepend(reply: ReplyBody): Promise<"put" | "unknown" | "failed" | "unavailable">;
  /** Has Outlook hold the mail back until then, once it is sent; null where Outlook cannot. False when it refuses. */
  readonly hold: ((until: Date) => Promise<boolean>) | null;
};

export type OpenItem =
  | { kind: "none" }
  | { kind: "message"; message: OpenMessage }
  | { kind: "draft"; draft: OpenDraft }
  | { kind: "other" };

export type Appointment = { subject: string; body: string; start: Date; end: Date };

/** Auto follows Outlook, and the system where Outlook says nothing. */
export type ThemeChoice = "auto" | "light" | "dark";

/** What the user chose, kept in the mailbox with this add-in's own settings. */
export type Settings = {
  /** The first screen was read. */
  started: boolean;
  /** The sign-off name; empty for none. */
  signature: string;
  /** The line of kindness at the top. */
  kindLines: boolean;
  theme: ThemeChoice;
};

export type SettingsStore = {
  read(): Settings;
  /** Never fails: where Outlook does not keep them, they last as long as the pane. */
  save(change: Partial<Settings>): Promise<void>;
};

/** All that the pane asks of Outlook. */
export type Mailbox = {
  /** BCP 47. */
  readonly displayLanguage: string;
  /** The user's name, to sign with; null where unknown. */
  readonly userName: string | null;
  /** The user's address, by which mail of their own is known; null where unknown. */
  readonly ownAddress: string | null;
  readonly settings: SettingsStore;
  current(): OpenItem;
  /** Called when another message is opened while the pane is pinned. */
  onItemChanged(listener: () => void, signal: AbortSignal): void;
  openAppointment(appointment: Appointment): Promise<FormOutcome>;
  /** Null where Outlook does not say. */
  isDark(): boolean | null;
  onThemeChanged(listener: (isDark: boolean | null) => void, signal: AbortSignal): void;
};
