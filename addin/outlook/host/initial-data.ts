import type { Message, Person, Profile } from "../graph/types";
import { toEwsId } from "./item-id";

/** What the manifest asks for, in office.js's own numbering. */
export const permissionLevels = {
  Restricted: 0,
  ReadItem: 1,
  ReadWriteItem: 3,
  ReadWriteMailbox: 2,
} as const;
export type Permission = keyof typeof permissionLevels;

/** The item that the add-in sees: an open message, a message being written, or none. */
export type OpenItem =
  | { readonly kind: "read"; readonly message: Message }
  | { readonly kind: "compose"; readonly conversationId: string }
  | { readonly kind: "none" };

/** Everything that the add-in reads without a call: the mailbox, its owner, and the item. */
export function initialData(item: OpenItem, profile: Profile, permission: Permission): object {
  const mailbox = {
    permissionLevel: permissionLevels[permission],
    isRestIdSupported: false,
    openWindowOpen: false,
    hostVersion: "16.01",
    owaView: "ThreeColumns",
    userProfileType: "enterprise",
    userDisplayName: profile.displayName,
    userEmailAddress: profile.address,
    userTimeZone: profile.timeZoneName,
    ewsUrl: "",
    restUrl: "",
  };
  switch (item.kind) {
    case "none":
      return { ...mailbox, itemType: 6 };
    case "compose":
      return { ...mailbox, itemType: 4, conversationId: item.conversationId };
    case "read":
      return { ...mailbox, ...readItem(item.message, profile) };
  }
}

function readItem(message: Message, profile: Profile): object {
  const person = (of: Person | undefined) => (of ? address(of, profile) : undefined);
  return {
    itemType: 1,
    id: toEwsId(message.id),
    itemClass: "IPM.Note",
    isRead: message.isRead,
    subject: message.subject,
    normalizedSubject: message.subject.replace(/^(?:[\p{L}]{1,4}\s*:\s*)+/u, ""),
    from: person(message.from),
    sender: person(message.sender ?? message.from),
    to: message.toRecipients.map((of) => address(of, profile)),
    cc: message.ccRecipients.map((of) => address(of, profile)),
    bcc: [],
    conversationId: toEwsId(message.conversationId),
    internetMessageId: message.internetMessageId,
    dateTimeCreated: message.receivedDateTime,
    dateTimeModified: message.receivedDateTime,
    dateTimeSent: message.sentDateTime,
    attachments: [],
  };
}

/** As the protocol carries people; a recipient of the user's own domain is a colleague (2), any other external (3). */
export function address({ emailAddress }: Person, profile: Profile): object {
  const domain = (of: string) => of.slice(of.lastIndexOf("@") + 1).toLowerCase();
  return {
    name: emailAddress.name ?? emailAddress.address,
    address: emailAddress.address,
    recipientType: domain(emailAddress.address) === domain(profile.address) ? 2 : 3,
    appointmentResponse: 0,
  };
}
