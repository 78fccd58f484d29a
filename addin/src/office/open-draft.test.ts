import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openDraft } from "./open-draft";
import { inFont } from "./reply-font";

type Done = (result: { status: string; value?: unknown; error?: { code: number } }) => void;

const reply = { html: "<p>Dear Anna,</p><p>Thank you.</p>", text: "Dear Anna,\n\nThank you." };
const html =
  '<p style="font-family: Georgia; font-size: 12pt"><br></p><hr><p style="font-family: Papyrus">Hi</p>';
const until = new Date("2026-11-24T08:00:00Z");
let supported = true;

beforeEach(() => {
  supported = true;
  vi.stubGlobal("Office", {
    CoercionType: { Html: "html", Text: "text" },
    context: {
      requirements: { isSetSupported: (_: string, version: string) => supported && version === "1.13" },
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const ok = (value?: unknown) => (done: Done) => done({ status: "succeeded", value });
const refused = (done: Done) => done({ status: "failed", error: { code: 9002 } });

function item(
  type: "html" | "text",
  parts: { put?: (done: Done) => void; delay?: (done: Done) => void } = {},
) {
  const put: unknown[] = [];
  const held: Date[] = [];
  const compose = {
    subject: { getAsync: ok("RE: Your application") },
    to: { getAsync: ok([{ displayName: "Anna", emailAddress: "anna@northwind.example" }]) },
    cc: { getAsync: ok([]) },
    body: {
      getAsync: (form: string, done: Done) => ok(form === "html" ? html : "1 < 2")(done),
      getTypeAsync: ok(type),
      prependAsync: (data: string, { coercionType }: { coercionType: string }, done: Done) => {
        put.push({ data, coercionType });
        (parts.put ?? ok())(done);
      },
    },
    delayDeliveryTime: {
      setAsync: (time: Date, done: Done) => {
        held.push(time);
        (parts.delay ?? ok())(done);
      },
    },
  };
  return { draft: openDraft(compose as unknown as Office.MessageCompose), put, held };
}

test("read_HasWhoItGoesTo", async () => {
  expect(await item("html").draft.read(new AbortController().signal)).toEqual({
    subject: "RE: Your application",
    html,
    to: [{ name: "Anna", address: "anna@northwind.example" }],
    others: [],
  });
});

test("read_PlainTextDraft_IsReadAsText", async () => {
  const { html } = await item("text").draft.read(new AbortController().signal);

  expect(html).toBe("1 &lt; 2");
});

test.each([
  ["html", inFont(reply.html, "font-family: Georgia; font-size: 12pt")],
  ["text", `${reply.text}\n\n`],
] as const)("prepend_%sDraft_GetsItsOwnForm", async (type, data) => {
  const { draft, put } = item(type);

  expect(await draft.prepend(reply)).toBe("put");

  expect(put).toEqual([{ data, coercionType: type }]);
});

test("prepend_Refused_Failed", async () => {
  expect(await item("html", { put: refused }).draft.prepend(reply)).toBe("failed");
});

test("prepend_NoAnswer_IsUnknown", async () => {
  vi.useFakeTimers();

  const putting = item("html", { put: () => undefined }).draft.prepend(reply);
  await vi.runAllTimersAsync();

  expect(await putting).toBe("unknown");
});

test("hold_Works", async () => {
  const { draft, held } = item("html");

  expect(await draft.hold?.(until)).toBe(true);

  expect(held).toEqual([until]);
});

test("hold_Refused_IsFalse", async () => {
  expect(await item("html", { delay: refused }).draft.hold?.(until)).toBe(false);
});

test("hold_OlderOutlook_IsNotOffered", () => {
  supported = false;

  expect(item("html").draft.hold).toBeNull();
});
