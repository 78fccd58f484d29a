import { expect, test } from "vitest";
import type { OpenDraft, Recipient } from "../office/mailbox";
import { answeredMessage, quotedMessage } from "./answered-message";

const anna = { name: "Anna Keller", address: "anna@northwind.example" };
const reply = { html: "<p>Dear Anna,</p><p>Thank you.</p>", text: "Dear Anna,\n\nThank you." };

function written(html: string, to: Recipient[] = [anna], others: Recipient[] = []) {
  const put: unknown[] = [];
  const read = { subject: "RE: Your application", html, to, others };
  const draft: OpenDraft = {
    read: () => Promise.resolve(read),
    prepend: (body) => {
      put.push(body);
      return Promise.resolve("put");
    },
    hold: null,
  };
  return { message: answeredMessage(draft, read, new AbortController().signal), put, read };
}

test("quotedMessage_OneRecipient_IsWhoWrote", () => {
  const { read } = written("<p><br></p><hr><p>We chose someone else.</p>");

  expect(quotedMessage(read)).toMatchObject({
    from: { emailAddress: anna },
    body: { content: "<hr><p>We chose someone else.</p>" },
  });
  expect(quotedMessage({ ...read, others: [anna] }).from).toBeNull();
});

test("openReply_Draft_GetsTheReplyOnTop", async () => {
  const { message, put } = written("<p><br></p><hr><p>We chose someone else.</p>");

  expect(await message.openReply(reply)).toBe("put");
  expect(put).toEqual([reply]);
});

test.each([
  [[anna, { name: "Bo", address: "bo@northwind.example" }], [], "manyRecipients"],
  [[anna], [{ name: "Bo", address: "bo@northwind.example" }], "manyRecipients"],
  [[{ name: "", address: "no-reply@northwind.example" }], [], "noReplyAddress"],
])("openReply_To%jAnd%j_IsRefused", async (to, others, outcome) => {
  const { message, put } = written("<p><br></p><hr><p>Hi</p>", to, others);

  expect(await message.openReply(reply)).toBe(outcome);
  expect(put).toEqual([]);
});

test("openReply_ReplyStandsThereAlready_IsNotPutInTwice", async () => {
  const { message, put } = written("<div>Dear&nbsp;Anna,</div><div><br></div><div>Thank you.</div><hr>");

  expect(await message.openReply(reply)).toBe("already");
  expect(put).toEqual([]);
});

test("openReply_OnlyTheQuotedMailSaysSo_IsPutIn", async () => {
  const { message } = written("<p><br></p><hr><p>Dear Anna,</p><p>Thank you.</p>");

  expect(await message.openReply(reply)).toBe("put");
});
