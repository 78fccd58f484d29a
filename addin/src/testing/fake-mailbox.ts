import { settingsStore } from "../office/settings-store";
import type {
  Appointment,
  FormOutcome,
  Mailbox,
  OpenItem,
  OpenMessage,
  ReplyBody,
  Settings,
} from "../office/mailbox";
import { toRestId } from "../office/rest-id";

/** A message that opens, reads and replies as told; what was opened is kept to look at. */
export function fakeMessage(
  parts: Partial<{
    id: string | undefined;
    lookup: OpenMessage["lookup"];
    owner: string | null;
    subject: string;
    read: OpenMessage["read"];
    outcome: FormOutcome;
  }> = {},
): OpenMessage & { replies: string[]; reads: number } {
  const id = "id" in parts ? parts.id : "AAMk=";
  const message = {
    id: id === undefined ? undefined : toRestId(id),
    key: id ?? "<mail@northwind.example>",
    lookup: parts.lookup ?? null,
    owner: () => Promise.resolve(parts.owner ?? null),
    subject: parts.subject ?? "Your application",
    from: { name: "Anna Keller", address: "anna@northwind.example" },
    replies: [] as string[],
    reads: 0,
    read: (signal: AbortSignal) => {
      message.reads++;
      return parts.read
        ? parts.read(signal)
        : Promise.resolve({
            subject: message.subject,
            from: { emailAddress: message.from },
            replyTo: [],
            body: { contentType: "html" as const, content: "<p>Dear Sam</p>" },
            receivedDateTime: "2026-11-20T09:00:00.000Z",
            internetMessageHeaders: [],
          });
    },
    openReply: ({ html }: ReplyBody) => {
      message.replies.push(html);
      return Promise.resolve(parts.outcome ?? ("opened" as const));
    },
  };
  return message;
}

export type FakeMailbox = Mailbox & {
  appointments: Appointment[];
  appointmentOutcome: FormOutcome;
  ownAddress: string | null;
  /** Opens another item, as a click in the message list does. */
  open(item: OpenItem): void;
};

export function fakeMailbox(item: OpenItem, settings: Partial<Settings> = { started: true }): FakeMailbox {
  const listeners: (() => void)[] = [];
  const kept = new Map<string, unknown>(Object.entries(settings));
  let current = item;
  const mailbox: FakeMailbox = {
    displayLanguage: "en-US",
    userName: "Sam Doe",
    ownAddress: null,
    settings: settingsStore({
      get: (name: string): unknown => kept.get(name),
      set: (name: string, value: unknown) => kept.set(name, value),
      saveAsync: ((callback: (result: { status: string }) => void) =>
        callback({ status: "succeeded" })) as unknown as Office.RoamingSettings["saveAsync"],
    }),
    appointments: [],
    appointmentOutcome: "opened",
    current: () => current,
    onItemChanged: (listener) => listeners.push(listener),
    openAppointment: (appointment) => {
      mailbox.appointments.push(appointment);
      return Promise.resolve(mailbox.appointmentOutcome);
    },
    isDark: () => null,
    onThemeChanged: () => undefined,
    open: (next) => {
      current = next;
      for (const listener of listeners) listener();
    },
  };
  return mailbox;
}
