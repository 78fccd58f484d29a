import { bodyText, textAsHtml } from "./body-text";
import { initialData, type OpenItem } from "./initial-data";
import { toEwsId, toGraphId } from "./item-id";
import { coercion, type Draft, type MailClient } from "./mail-client";
import type { Notification } from "./notifications";

type Parameters = Readonly<Record<string, unknown>>;
type Call = (parameters: Parameters) => unknown;

/** Refuses a call with a code of office.js; its words are in office.js's own string files. */
export class CallRefused extends Error {
  constructor(readonly code: number) {
    super(`Refused with ${String(code)}`);
  }
}

const unsupported = 5000;
const internalError = 5001;
const wrongForm = 2006;
const noToken = 9018;
const notSaved = 9046;

/** Answers one call of the add-in by its number (`ExecuteMethod` and `GetInitialData`); never rejects. */
export type Dispatcher = (id: number, parameters: Parameters) => Promise<object>;

/** The calls of Outlook's object model, by number, over a mail client. */
export function createDispatcher(client: MailClient): Dispatcher {
  const calls = new Map<number, Call>([
    ...readCalls(client),
    ...formCalls(client),
    ...notificationCalls(client),
    ...categoryCalls(client),
    ...draftCalls(client),
    ...telemetryCalls,
  ]);
  const bare = new Map<number, Call>([
    [1, () => initialData(client.item(), client.profile, client.permission)],
    [2, () => tokenRefused],
    [12, () => tokenRefused],
    [5, () => ({ wasProxySuccessful: false, errorMessage: "Exchange web services are not simulated." })],
    [
      3,
      () => ({
        wasSuccessful: true,
        customProperties: JSON.stringify(client.store.properties(idOf(client.item()))),
      }),
    ],
  ]);

  return async (id, parameters) => {
    const call = bare.get(id) ?? calls.get(id);
    try {
      if (!call) throw new CallRefused(unsupported);
      const data = await call(parameters);
      return bare.has(id) ? (data as object) : { error: false, data: data ?? true };
    } catch (failure) {
      return { error: true, errorCode: failure instanceof CallRefused ? failure.code : internalError };
    }
  };
}

const tokenRefused = {
  wasSuccessful: false,
  errorCode: noToken,
  errorName: "TokenRefused",
  errorMessage: "Exchange tokens are not simulated.",
};

const readCalls = (client: MailClient): [number, Call][] => [
  [
    4,
    ({ customProperties }) =>
      client.store.saveProperties(idOf(client.item()), customProperties as Record<string, unknown>),
  ],
  [
    37,
    ({ coercionType }) => {
      const item = client.item();
      if (item.kind === "read") return bodyText(item.message.body, Number(coercionType));
      const draft = draftOf(client);
      return coercionType === coercion.html ? draft.html : draft.text();
    },
  ],
  [
    168,
    () =>
      readMessage(client)
        .internetMessageHeaders.map(({ name, value }) => `${name}: ${value}`)
        .join("\r\n"),
  ],
  [149, () => []],
  [
    404,
    (settings) => client.store.saveSettings((settings as unknown as [Record<string, string>])[0]), // A list of one.
  ],
];

const formCalls = (client: MailClient): [number, Call][] => {
  const reply =
    (all: boolean): Call =>
    ({ htmlBody }) =>
      client.openReply(text(htmlBody), all);
  const appointment: Call = ({ subject, body, location, start, end }) =>
    client.openAppointment({
      subject: text(subject),
      body: text(body),
      location: text(location),
      ...(typeof start === "number" ? { start: new Date(start) } : {}),
      ...(typeof end === "number" ? { end: new Date(end) } : {}),
    });
  const message: Call = ({ itemId }) => client.openMessage(toGraphId(text(itemId)));
  const event: Call = ({ itemId }) => client.openEvent(toGraphId(text(itemId)));
  return [
    ...numbers([10, 30, 181, 183], reply(false)),
    ...numbers([11, 31, 182, 184], reply(true)),
    ...numbers([7, 177], appointment),
    ...numbers([8, 179], message),
    ...numbers([9, 180], event),
    [403, ({ launchUrl }) => client.openWindow(text(launchUrl))],
    [42, () => client.closePane()],
  ];
};

const notificationCalls = (client: MailClient): [number, Call][] => {
  const refuse = (code: number | undefined) => {
    if (code !== undefined) throw new CallRefused(code);
  };
  return [
    [33, (bar) => refuse(client.notifications().add(bar as Notification))],
    [34, () => client.notifications().all()],
    [35, (bar) => refuse(client.notifications().replace(bar as Notification))],
    [36, ({ key }) => refuse(client.notifications().remove(text(key)))],
  ];
};

const categoryCalls = (client: MailClient): [number, Call][] => [
  [
    157,
    async () => {
      const known = await client.masterCategories();
      return readMessage(client).categories.map(
        (name) =>
          known.find((category) => category.displayName === name) ?? { displayName: name, color: "none" },
      );
    },
  ],
  [158, ({ categories }) => client.changeCategories(categories as string[], [])],
  [159, ({ categories }) => client.changeCategories([], categories as string[])],
  [160, () => client.masterCategories()],
];

const draftCalls = (client: MailClient): [number, Call][] => [
  [13, ({ data, coercionType }) => insert(client, data, coercionType, "selection")],
  [29, ({ data, coercionType }) => insert(client, data, coercionType, "selection")],
  [23, ({ data, coercionType }) => insert(client, data, coercionType, "start")],
  [14, () => draftOf(client).kind],
  [15, ({ recipientField }) => (recipientField === 0 ? draftOf(client).to : [])],
  [17, ({ subject }) => void (draftOf(client).subject = text(subject))],
  [18, () => draftOf(client).subject],
  [32, async () => toEwsId(await draftOf(client).save())],
  [38, ({ data, coercionType }) => void (draftOf(client).html = asHtml(client, data, coercionType))],
  [107, () => draftOf(client).from],
  [
    164,
    () => {
      const { id } = draftOf(client);
      if (id === undefined) throw new CallRefused(notSaved);
      return toEwsId(id);
    },
  ],
  [166, () => draftOf(client).sendAt?.getTime() ?? 0],
  [167, ({ time }) => void (draftOf(client).sendAt = new Date(Number(time)))],
  [174, () => ({ composeType: "reply", coercionType: draftOf(client).kind })],
];

const telemetryCalls: [number, Call][] = numbers([163, 193, 400, 401, 402], () => true);

function insert(client: MailClient, data: unknown, form: unknown, where: "start" | "selection"): void {
  draftOf(client).insertHtml(asHtml(client, data, form), where);
}

/** Outlook refuses HTML in a plain-text mail. */
function asHtml(client: MailClient, data: unknown, form: unknown): string {
  if (form === coercion.html && draftOf(client).kind === "text") throw new CallRefused(wrongForm);
  return form === coercion.html ? text(data) : textAsHtml(text(data));
}

function draftOf(client: MailClient): Draft {
  const draft = client.draft();
  if (!draft) throw new CallRefused(unsupported);
  return draft;
}

function readMessage(client: MailClient) {
  const item = client.item();
  if (item.kind !== "read") throw new CallRefused(unsupported);
  return item.message;
}

function idOf(item: OpenItem): string {
  return item.kind === "read" ? item.message.id : item.kind;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function numbers(ids: readonly number[], call: Call): [number, Call][] {
  return ids.map((id) => [id, call]);
}
