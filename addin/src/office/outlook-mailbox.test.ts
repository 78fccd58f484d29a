import { afterEach, expect, test, vi } from "vitest";
import { connectToOutlook } from "./connect-to-outlook";
import type { Mailbox } from "./mailbox";

type Handler = (event: object) => void;

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function outlook(item: object | null, more: object = {}) {
  const handlers: Record<string, Handler> = {};
  const mailbox: Record<string, unknown> = {
    item,
    userProfile: { displayName: "Sam Doe", emailAddress: "sam@doe.example" },
    addHandlerAsync: (type: string, handler: Handler) => {
      handlers[type] = handler;
    },
    ...more,
  };
  vi.stubGlobal("Office", {
    onReady: () => Promise.resolve({ host: "Outlook", platform: "OfficeOnline" }),
    EventType: { ItemChanged: "itemChanged", OfficeThemeChanged: "themeChanged" },
    MailboxEnums: { ItemType: { Message: "message", Appointment: "appointment" } },
    CoercionType: { Html: "html", Text: "text" },
    context: { displayLanguage: "fr-FR", mailbox },
  });
  const connection = await connectToOutlook();
  expect(connection.kind).toBe("outlook");
  return { opened: connection.mailbox as Mailbox, mailbox, handlers };
}

const message = (id: string) => ({
  itemType: "message",
  itemId: id,
  subject: "Your application",
  from: { displayName: "Anna", emailAddress: "anna@northwind.example" },
});

test("current_Message_HasARestId", async () => {
  const { opened } = await outlook(message("AA/b+c="));

  expect(opened.current()).toMatchObject({ kind: "message", message: { id: "AA-b_c=", key: "AA-b_c=" } });
  expect(opened).toMatchObject({
    displayLanguage: "fr-FR",
    userName: "Sam Doe",
    ownAddress: "sam@doe.example",
  });
});

test("current_MessageWithoutId_IsKnownByItsInternetMessageId", async () => {
  const { opened } = await outlook({ ...message(""), internetMessageId: "<1@northwind.example>" });

  expect(opened.current()).toMatchObject({ message: { id: undefined, key: "<1@northwind.example>" } });
});

test.each([
  [{ internetMessageId: "<1@northwind.example>" }, "<1@northwind.example>"],
  [{}, undefined],
])("current_MessageWith%o_CanBeLookedUpBy%s", async (more, internetMessageId) => {
  const { opened } = await outlook({ ...message("AA="), ...more });

  expect(opened.current()).toMatchObject({
    message: { lookup: internetMessageId ? { internetMessageId, subject: "Your application" } : null },
  });
});

const shared = (result: object | null) => ({
  getSharedPropertiesAsync: (done: Handler) => {
    if (result) done(result);
  },
});

test.each([
  ["in the user's own mailbox", {}, null],
  [
    "in a shared one",
    shared({ status: "succeeded", value: { owner: "team@northwind.example" } }),
    "team@northwind.example",
  ],
  ["where Outlook refuses", shared({ status: "failed", error: { code: 9030, message: "x" } }), null],
  ["where Outlook says nothing", shared(null), null],
])("owner_Message_%s", async (_, more, owner) => {
  vi.useFakeTimers();
  const { opened } = await outlook({ ...message("AA="), ...more });
  const item = opened.current();
  if (item.kind !== "message") return expect.fail(item.kind);

  const asked = item.message.owner();
  await vi.advanceTimersByTimeAsync(3_000);

  await expect(asked).resolves.toBe(owner);
});

test("current_NoItem_IsNone", async () => {
  const { opened } = await outlook(null);

  expect(opened.current()).toEqual({ kind: "none" });
});

test("current_Appointment_IsOther", async () => {
  const { opened } = await outlook({ itemType: "appointment", subject: "Lunch" });

  expect(opened.current().kind).toBe("other");
});

test("current_MessageBeingWritten_IsADraft", async () => {
  const { opened } = await outlook({
    itemType: "message",
    subject: { getAsync: (done: Handler) => done({ status: "succeeded", value: "RE: Hello" }) },
    body: {
      getAsync: (_: string, done: Handler) => done({ status: "succeeded", value: "<p>Dear Anna</p>" }),
    },
  });
  const item = opened.current();

  expect(item.kind).toBe("draft");
});

test("onItemChanged_AnotherItem_IsCurrentWhenTheListenerRuns", async () => {
  const { opened, mailbox, handlers } = await outlook(message("one"));
  const seen: unknown[] = [];
  opened.onItemChanged(() => seen.push(opened.current()), new AbortController().signal);

  mailbox["item"] = null;
  handlers["itemChanged"]?.({});

  expect(seen).toEqual([{ kind: "none" }]);
});

test("onItemChanged_AfterAbort_IsSilent", async () => {
  const { opened, handlers } = await outlook(message("one"));
  const controller = new AbortController();
  const listener = vi.fn();
  opened.onItemChanged(listener, controller.signal);

  controller.abort();
  handlers["itemChanged"]?.({});

  expect(listener).not.toHaveBeenCalled();
});

test("onThemeChanged_TakesTheEventsOwnTheme", async () => {
  const { opened, handlers } = await outlook(message("one"));
  const seen: unknown[] = [];
  opened.onThemeChanged((dark) => seen.push(dark), new AbortController().signal);

  handlers["themeChanged"]?.({ officeTheme: { bodyBackgroundColor: "#1b1a19" } });

  expect(seen).toEqual([true]);
});

test("onItemChanged_OldOutlookWithoutEvents_DoesNotThrow", async () => {
  const { opened } = await outlook(message("one"), { addHandlerAsync: undefined });

  opened.onItemChanged(() => undefined, new AbortController().signal);
});

test("connectToOutlook_LibraryDidNotLoad_IsSilent", async () => {
  vi.stubGlobal("Office", undefined);

  expect((await connectToOutlook()).kind).toBe("silent");
});

test("connectToOutlook_NeverReady_IsSilentInTime", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("Office", { onReady: () => new Promise(() => undefined) });

  const connecting = connectToOutlook();
  await vi.advanceTimersByTimeAsync(12_000);

  expect((await connecting).kind).toBe("silent");
});

test("connectToOutlook_OpenInABrowser_IsOutside", async () => {
  vi.stubGlobal("Office", { onReady: () => Promise.resolve({ host: null, platform: null }) });

  const { kind, mailbox } = await connectToOutlook();

  expect(kind).toBe("outside");
  expect(mailbox.current()).toEqual({ kind: "none" });
});
