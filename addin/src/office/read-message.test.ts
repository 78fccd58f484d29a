import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { parseHeaders, readMessage } from "./read-message";

type Answer = string | { code: number };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("Office", { CoercionType: { Html: "html", Text: "text" } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Answers one by one, per kind of text. */
function item(html: Answer[], text: Answer[] = [], more: object = {}) {
  const asked: string[] = [];
  const queues: Record<string, Answer[]> = { html: [...html], text: [...text] };
  const read = {
    subject: "Your application",
    from: { displayName: "Anna", emailAddress: "anna@northwind.example" },
    dateTimeCreated: new Date("2026-11-20T09:00:00Z"),
    body: {
      getAsync: (kind: string, done: (result: object) => void) => {
        asked.push(kind);
        const answer = queues[kind]?.shift();
        if (answer === undefined) return;
        done(
          typeof answer === "string"
            ? { status: "succeeded", value: answer }
            : { status: "failed", error: { code: answer.code, message: "" } },
        );
      },
    },
    ...more,
  };
  return { read: read as unknown as Office.MessageRead, asked };
}

const signal = () => new AbortController().signal;

test("readMessage_Html_IsAGraphMessageResource", async () => {
  const { read } = item(["<p>Dear Sam</p>"]);

  await expect(readMessage(read, signal())).resolves.toEqual({
    subject: "Your application",
    from: { emailAddress: { name: "Anna", address: "anna@northwind.example" } },
    replyTo: [],
    body: { contentType: "html", content: "<p>Dear Sam</p>" },
    receivedDateTime: "2026-11-20T09:00:00.000Z",
    internetMessageHeaders: [],
  });
});

test.each([9020, 5001, 9030])("readMessage_PassingError%i_IsTriedAgain", async (code) => {
  const { read, asked } = item([{ code }, { code }, "<p>Dear Sam</p>"]);

  const reading = readMessage(read, signal());
  await vi.runAllTimersAsync();

  expect((await reading).body.content).toBe("<p>Dear Sam</p>");
  expect(asked).toEqual(["html", "html", "html"]);
});

test("readMessage_HtmlRefused_TakesText", async () => {
  const { read } = item([{ code: 5000 }], ["Dear Sam"]);

  expect((await readMessage(read, signal())).body).toEqual({ contentType: "text", content: "Dear Sam" });
});

test("readMessage_ProtectedMail_Fails", async () => {
  const { read } = item([{ code: 7000 }], [{ code: 7000 }]);

  await expect(readMessage(read, signal())).rejects.toMatchObject({ code: 7000 });
});

test("readMessage_HeadersNeverCome_DoesWithout", async () => {
  const { read } = item(["<p>Dear Sam</p>"], [], { getAllInternetHeadersAsync: () => undefined });

  const reading = readMessage(read, signal());
  await vi.runAllTimersAsync();

  expect((await reading).internetMessageHeaders).toEqual([]);
});

test("readMessage_Aborted_StopsTrying", async () => {
  const controller = new AbortController();
  const { read, asked } = item([{ code: 9030 }, "<p>late</p>"]);

  const reading = readMessage(read, controller.signal);
  const ended = expect(reading).rejects.toMatchObject({ name: "AbortError" });
  controller.abort();
  await vi.runAllTimersAsync();

  await ended;
  expect(asked).toEqual(["html"]);
});

test("parseHeaders_FoldedField_IsOneValue_AndPrivateOnesStay", () => {
  const text =
    "Received: from a\r\nAuto-Submitted: auto-\r\n generated\r\nSubject: secret\r\nPRECEDENCE: bulk\r\n";

  expect(parseHeaders(text)).toEqual([
    { name: "Auto-Submitted", value: "auto- generated" },
    { name: "PRECEDENCE", value: "bulk" },
  ]);
});
