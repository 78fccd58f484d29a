import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { formLimit, openAppointment, openReply } from "./forms";
import { inFont, usualFont } from "./reply-font";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Done = (result: { status: string; error?: { code: number } }) => void;

function item(parts: {
  answering?: (data: { htmlBody: string }, done: Done) => void;
  silent?: (html: string) => void;
}) {
  const forbidden = () => {
    throw new Error("reply all");
  };
  return {
    displayReplyFormAsync: parts.answering,
    displayReplyForm: parts.silent,
    displayReplyAllForm: forbidden,
    displayReplyAllFormAsync: forbidden,
  } as unknown as Office.MessageRead;
}

const reply = (html: string) => ({ html, text: "" });

test("openReply_Answers_IsOpened", async () => {
  const opened: string[] = [];
  const read = item({
    answering: ({ htmlBody }, done) => {
      opened.push(htmlBody);
      done({ status: "succeeded" });
    },
  });

  await expect(openReply(read, reply("<p>Thank you.</p>"))).resolves.toBe("opened");
  expect(opened).toEqual([inFont("<p>Thank you.</p>", usualFont)]);
});

test("openReply_FailsAndOlderFormIsThere_TakesTheOlder", async () => {
  const silent = vi.fn();
  const read = item({ answering: (_, done) => done({ status: "failed", error: { code: 5001 } }), silent });

  await expect(openReply(read, reply("<p>a</p>"))).resolves.toBe("opened");
  expect(silent).toHaveBeenCalledWith(inFont("<p>a</p>", usualFont));
});

test("openReply_NoAnswer_IsUnknownAndOpensNoSecond", async () => {
  const silent = vi.fn();

  const opening = openReply(item({ answering: () => undefined, silent }), reply("<p>a</p>"));
  await vi.runAllTimersAsync();

  await expect(opening).resolves.toBe("unknown");
  expect(silent).not.toHaveBeenCalled();
});

test("openReply_OnlyTheOlderForm_IsOpened", async () => {
  await expect(openReply(item({ silent: () => undefined }), reply("<p>a</p>"))).resolves.toBe("opened");
});

test("openReply_OlderFormThrows_Failed", async () => {
  const silent = () => {
    throw new Error("no");
  };

  await expect(openReply(item({ silent }), reply("<p>a</p>"))).resolves.toBe("failed");
});

test("openReply_NoFormAtAll_IsUnavailable", async () => {
  await expect(openReply(item({}), reply("<p>a</p>"))).resolves.toBe("unavailable");
});

test("openReply_OverTheLimitInBytes_IsNotTried", async () => {
  const answering = vi.fn();

  // Two bytes a letter in UTF-8: under the limit in characters, over it in bytes.
  await expect(openReply(item({ answering }), reply("é".repeat(formLimit / 2 + 1)))).resolves.toBe("tooLong");
  expect(answering).not.toHaveBeenCalled();
});

test("openAppointment_HasNoAttendees", async () => {
  const shown: object[] = [];
  const mailbox = {
    displayNewAppointmentFormAsync: (parameters: object, done: Done) => {
      shown.push(parameters);
      done({ status: "succeeded" });
    },
  } as unknown as Office.Mailbox;
  const start = new Date("2027-01-05T08:00:00Z");
  const end = new Date("2027-01-05T08:15:00Z");

  await expect(openAppointment(mailbox, { subject: "s".repeat(300), body: "b", start, end })).resolves.toBe(
    "opened",
  );

  expect(shown).toEqual([{ subject: "s".repeat(255), body: "b", start, end }]);
});
