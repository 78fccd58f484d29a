/** The parts of Microsoft Graph's resources that this page reads. */
export type Person = { readonly emailAddress: { readonly name?: string; readonly address: string } };

export type MessageSummary = {
  readonly id: string;
  readonly conversationId: string;
  readonly subject: string;
  readonly bodyPreview: string;
  readonly from?: Person;
  readonly toRecipients: readonly Person[];
  readonly receivedDateTime: string;
  readonly sentDateTime: string;
  readonly isRead: boolean;
  readonly isDraft: boolean;
  readonly hasAttachments: boolean;
  readonly categories: readonly string[];
};

export type Message = MessageSummary & {
  readonly sender?: Person;
  readonly ccRecipients: readonly Person[];
  readonly replyTo: readonly Person[];
  readonly internetMessageId: string;
  readonly internetMessageHeaders: readonly { readonly name: string; readonly value: string }[];
  readonly body: { readonly contentType: "html" | "text"; readonly content: string };
  /** Of a draft: it is held back until then once it is sent; ISO 8601. */
  readonly deferredSendTime?: string;
};

/** A wall-clock time, without an offset, and the zone it is in. */
export type ZonedTime = { readonly dateTime: string; readonly timeZone: string };

export type CalendarEvent = {
  readonly id: string;
  readonly subject: string;
  readonly bodyPreview?: string;
  readonly start: ZonedTime;
  readonly end: ZonedTime;
  readonly isAllDay?: boolean;
  readonly showAs?: string;
  readonly sensitivity?: string;
  readonly createdDateTime?: string;
  readonly location?: { readonly displayName?: string };
};

export type NewEvent = {
  readonly subject: string;
  readonly body: { readonly contentType: "text" | "html"; readonly content: string };
  readonly start: ZonedTime;
  readonly end: ZonedTime;
  readonly location?: { readonly displayName: string };
};

/** The owner of the mailbox. */
export type Profile = {
  readonly displayName: string;
  readonly address: string;
  /** The zone that times are shown in, an IANA id. */
  readonly timeZone: string;
  /** The mailbox's own name of its zone, an IANA or a Windows id. */
  readonly timeZoneName: string;
};

export type FolderName = "inbox" | "drafts" | "sentitems";
