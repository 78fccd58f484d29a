import { describe, expect, it } from "vitest";
import type { Message, Profile } from "../graph/types";
import { appContext } from "./app-context";
import { createDispatcher } from "./dispatch";
import { readRequest, writeAnswer } from "./envelope";
import { frameName } from "./frame-name";
import { initialData, type OpenItem } from "./initial-data";
import { toEwsId, toGraphId } from "./item-id";
import type { AppointmentForm, Draft, MailClient } from "./mail-client";
import { Notifications } from "./notifications";
import { addInStore } from "./stores";

const profile: Profile = {
  displayName: "Sam Doe",
  address: "sam@home.example",
  timeZone: "Europe/Paris",
  timeZoneName: "Romance Standard Time",
};

const message: Message = {
  id: "AAMk-1_2=",
  conversationId: "AAQk-1",
  subject: "RE: AW: Your application",
  bodyPreview: "Thank you",
  from: { emailAddress: { name: "Ada", address: "ada@work.example" } },
  toRecipients: [{ emailAddress: { name: "Sam Doe", address: "sam@home.example" } }],
  ccRecipients: [],
  replyTo: [],
  receivedDateTime: "2026-11-20T09:00:00Z",
  sentDateTime: "2026-11-20T08:59:00Z",
  isRead: true,
  isDraft: false,
  hasAttachments: false,
  categories: ["Blue"],
  internetMessageId: "<1@work.example>",
  internetMessageHeaders: [
    { name: "Auto-Submitted", value: "no" },
    { name: "List-Id", value: "x" },
  ],
  body: { contentType: "html", content: "<p>Thank you &amp; <b>goodbye</b></p>" },
};

describe("readRequest", () => {
  it.each([
    [undefined],
    [17],
    ["not json"],
    ["null"],
    ['{"hello":1}'],
    ['{"_messageType":1,"_actionName":"x"}'],
  ])("takes %s for something else", (posted) => expect(readRequest(posted)).toBeUndefined());

  it("reads a registration, and the answer carries its correlation", () => {
    const request = readRequest(
      JSON.stringify({
        _messageType: 0,
        _actionType: 1,
        _actionName: "olkItemSelectedChanged",
        _conversationId: "c",
        _correlationId: 7,
        _data: {},
      }),
    );

    expect(request).toMatchObject({ kind: "register", action: "olkItemSelectedChanged", correlation: 7 });
    if (!request) return;
    expect(JSON.parse(writeAnswer(request, { Error: 0 }, "http://here"))).toMatchObject({
      _messageType: 1,
      _responseType: 0,
      _correlationId: 7,
      _conversationId: "c",
      _data: { Error: 0 },
    });
  });
});

describe("frameName", () => {
  it("names host, platform, language and the page to talk to", () => {
    const name = JSON.parse(
      frameName({
        conversation: "c",
        control: "k",
        hostUrl: "http://here/",
        locale: "de-DE",
        correlation: "g",
      }),
    ) as Record<string, string>;

    expect(name["hostInfo"]).toBe("Outlook$Web$16.01$de-DE$g$$disableLogging$0");
    expect(name["xdmInfo"]).toBe("c|k|http://here/");
  });
});

describe("appContext", () => {
  it("gives versions of requirement sets as text, so that 1.10 does not become 1.1", () => {
    const context = appContext("k", "en-US", "http://here/", {}) as Record<string, unknown>;

    expect(JSON.parse(String(context["_requirementMatrix"]))).toMatchObject({ Mailbox: "1.13" });
    expect(context["_appName"]).toBe(64);
  });
});

describe("item ids", () => {
  it("change form both ways", () => {
    expect(toEwsId("A-b_c=")).toBe("A/b+c=");
    expect(toGraphId(toEwsId("A-b_c="))).toBe("A-b_c=");
  });
});

describe("initialData", () => {
  it("describes an open message with the permission in the host's numbers", () => {
    expect(initialData({ kind: "read", message }, profile, "ReadItem")).toMatchObject({
      itemType: 1,
      permissionLevel: 1,
      id: "AAMk/1+2=",
      normalizedSubject: "Your application",
      from: { name: "Ada", address: "ada@work.example", recipientType: 3 },
      to: [{ recipientType: 2 }],
      userTimeZone: "Romance Standard Time",
    });
    expect(initialData({ kind: "none" }, profile, "ReadWriteItem")).toMatchObject({
      itemType: 6,
      permissionLevel: 3,
    });
  });
});

describe("the dispatcher", () => {
  const asked: string[] = [];
  const forms: AppointmentForm[] = [];
  const stored = new Map<string, string>();
  let item: OpenItem = { kind: "read", message };
  const notifications = new Notifications(() => undefined);
  const client: MailClient = {
    profile,
    permission: "ReadItem",
    store: addInStore({
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
    } as Storage),
    item: () => item,
    notifications: () => notifications,
    draft: () => null,
    openReply: (html, all) => void asked.push(`reply ${String(all)} ${html}`),
    openAppointment: (form) => void forms.push(form),
    openMessage: (id) => void asked.push(`message ${id}`),
    openEvent: (id) => void asked.push(`event ${id}`),
    openWindow: (url) => void asked.push(`window ${url}`),
    masterCategories: () => Promise.resolve([{ displayName: "Blue", color: "preset7" }]),
    changeCategories: () => Promise.reject(new Error("down")),
    closePane: () => void asked.push("close"),
  };
  const call = createDispatcher(client);

  it("gives the body as HTML or as text", async () => {
    expect(await call(37, { coercionType: 3 })).toEqual({ error: false, data: message.body.content });
    expect(await call(37, { coercionType: 0 })).toEqual({ error: false, data: "Thank you & goodbye" });
  });

  it.each([
    [10, false],
    [30, false],
    [181, false],
    [183, false],
    [11, true],
    [31, true],
    [182, true],
    [184, true],
  ])("call %i opens a reply, to all: %s", async (id, all) => {
    expect(await call(id, { htmlBody: "<p>Hi</p>" })).toMatchObject({ error: false });
    expect(asked.at(-1)).toBe(`reply ${String(all)} <p>Hi</p>`);
  });

  it.each([7, 177])("call %i opens an appointment form", async (id) => {
    const start = Date.UTC(2027, 0, 5, 8);
    await call(id, { subject: "Say hello", start, end: start + 900_000, body: "Note" });
    expect(forms.at(-1)).toEqual({
      subject: "Say hello",
      body: "Note",
      location: "",
      start: new Date(start),
      end: new Date(start + 900_000),
    });
  });

  it("opens a message by its Graph id", async () => {
    await call(179, { itemId: "AAMk/1+2=" });
    expect(asked.at(-1)).toBe("message AAMk-1_2=");
  });

  it("keeps settings and the properties of a message", async () => {
    await call(404, [{ tone: '"warm"' }] as unknown as Record<string, unknown>);
    expect(client.store.settings()).toEqual({ tone: '"warm"' });

    await call(4, { customProperties: { seen: true } });
    expect(await call(3, {})).toEqual({ wasSuccessful: true, customProperties: '{"seen":true}' });
  });

  it("keeps at most five notices, each under its own key", async () => {
    for (const key of ["a", "b", "c", "d", "e"])
      expect(await call(33, { key, type: 0, message: key })).toMatchObject({ error: false });
    expect(await call(33, { key: "a", type: 0, message: "again" })).toEqual({ error: true, errorCode: 9023 });
    expect(await call(33, { key: "f", type: 0, message: "sixth" })).toEqual({ error: true, errorCode: 9025 });
    expect(await call(36, { key: "x" })).toEqual({ error: true, errorCode: 9024 });
    expect(await call(35, { key: "b", type: 0, message: "new" })).toMatchObject({ error: false });
    expect(await call(34, {})).toMatchObject({
      data: [{ key: "a" }, { key: "b", message: "new" }, {}, {}, {}],
    });
  });

  it("gives headers, categories and no Exchange tokens", async () => {
    expect(await call(168, {})).toEqual({ error: false, data: "Auto-Submitted: no\r\nList-Id: x" });
    expect(await call(157, {})).toEqual({ error: false, data: [{ displayName: "Blue", color: "preset7" }] });
    expect(await call(12, { isRest: true })).toMatchObject({ wasSuccessful: false, errorCode: 9018 });
  });

  it("writes into a draft in its own form, and keeps when it shall leave", async () => {
    const written: string[] = [];
    const draft = {
      kind: "html",
      html: "",
      sendAt: null,
      insertHtml: (html, where) => void written.push(`${where} ${html}`),
    } as Partial<Draft> as { -readonly [K in keyof Draft]: Draft[K] };
    const write = createDispatcher({ ...client, draft: () => draft });

    expect(await write(14, {})).toEqual({ error: false, data: "html" });
    await write(23, { data: "<p>Hi</p>", coercionType: 3 });
    draft.kind = "text";
    expect(await write(14, {})).toEqual({ error: false, data: "text" });
    expect(await write(23, { data: "<p>Hi</p>", coercionType: 3 })).toEqual({ error: true, errorCode: 2006 });
    await write(23, { data: "1 < 2", coercionType: 0 });
    expect(written).toEqual(["start <p>Hi</p>", 'start <div style="white-space: pre-wrap">1 &lt; 2</div>']);

    expect(await write(166, {})).toEqual({ error: false, data: 0 });
    await write(167, { time: Date.UTC(2027, 0, 5, 8) });
    expect(await write(166, {})).toEqual({ error: false, data: Date.UTC(2027, 0, 5, 8) });
  });

  it("answers what it does not know, and what fails, with an object and a code", async () => {
    expect(await call(9999, {})).toEqual({ error: true, errorCode: 5000 });
    expect(await call(158, { categories: ["Red"] })).toEqual({ error: true, errorCode: 5001 });
    expect(await call(18, {})).toEqual({ error: true, errorCode: 5000 }); // No draft is open.
    item = { kind: "none" };
    expect(await call(168, {})).toEqual({ error: true, errorCode: 5000 });
    expect(await call(1, {})).toMatchObject({ itemType: 6 });
  });
});
