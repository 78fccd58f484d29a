import { openAppointment, openReply } from "./forms";
import type { Mailbox, OpenItem, OpenMessage } from "./mailbox";
import { openDraft } from "./open-draft";
import { officeCall } from "./office-call";
import { readMessage } from "./read-message";
import { toRestId } from "./rest-id";
import { settingsStore } from "./settings-store";
import { isDarkTheme } from "./theme";

const ownerTime = 3_000;

/** The mailbox of the Outlook that this pane is open in. Call it when `connectToOutlook` says so, not before. */
export function outlookMailbox(): Mailbox {
  const { mailbox } = Office.context;
  return {
    displayLanguage: Office.context.displayLanguage || "en",
    userName: mailbox.userProfile?.displayName || null,
    ownAddress: mailbox.userProfile?.emailAddress || null,
    settings: settingsStore(Office.context.roamingSettings ?? null),
    current: () => openItem(mailbox.item),
    onItemChanged: (listener, signal) => handle(mailbox, Office.EventType.ItemChanged, listener, signal),
    openAppointment: (appointment) => openAppointment(mailbox, appointment),
    isDark: () => isDarkTheme(Office.context.officeTheme),
    onThemeChanged: (listener, signal) =>
      handle(
        mailbox,
        Office.EventType.OfficeThemeChanged,
        // The event's own theme: on the desktop the context still holds the old one.
        (event: { officeTheme?: Office.OfficeTheme }) => listener(isDarkTheme(event?.officeTheme)),
        signal,
      ),
  };
}

/** Events that this Outlook does not know are left alone: the pane then shows what it was opened with. */
function handle<T>(
  mailbox: Office.Mailbox,
  type: Office.EventType | undefined,
  listener: (event: T) => void,
  signal: AbortSignal,
): void {
  if (type === undefined || typeof mailbox.addHandlerAsync !== "function") return;
  const guarded = (event: T) => {
    if (!signal.aborted) listener(event);
  };
  try {
    mailbox.addHandlerAsync(type, guarded, () => undefined);
  } catch {
    return;
  }
}

function openItem(item: Office.Mailbox["item"]): OpenItem {
  if (!item) return { kind: "none" };
  if (item.itemType !== Office.MailboxEnums.ItemType.Message) return { kind: "other" };
  // In a message being written the subject is an object with methods.
  return typeof item.subject === "string"
    ? { kind: "message", message: openMessage(item as Office.MessageRead) }
    : { kind: "draft", draft: openDraft(item as unknown as Office.MessageCompose) };
}

function openMessage(item: Office.MessageRead): OpenMessage {
  const { itemId, internetMessageId, from } = item;
  const id = itemId ? toRestId(itemId) : undefined;
  return {
    id,
    key: id ?? internetMessageId ?? `${item.conversationId}${item.dateTimeCreated?.valueOf()}${item.subject}`,
    lookup: internetMessageId ? { internetMessageId, subject: item.subject } : null,
    subject: item.subject,
    from: from ? { name: from.displayName, address: from.emailAddress } : null,
    owner: () => ownerOf(item),
    read: (signal) => readMessage(item, signal),
    openReply: (reply) => openReply(item, reply),
  };
}

/** Only in a shared folder or mailbox does the item have the call at all. */
async function ownerOf(item: Office.MessageRead): Promise<string | null> {
  if (typeof item.getSharedPropertiesAsync !== "function") return null;
  try {
    const { owner } = await officeCall<Office.SharedProperties>(
      (callback) => item.getSharedPropertiesAsync(callback),
      ownerTime,
    );
    return owner || null;
  } catch {
    return null;
  }
}
