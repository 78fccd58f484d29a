import { expect, test } from "vitest";
import { isNoReplyAddress } from "./no-reply-address";

test.each([
  ["no-reply@northwind.example", true],
  ["NoReply+42@northwind.example", true],
  ["do_not_reply@northwind.example", true],
  ["ne-pas-repondre@northwind.example", true],
  ["nicht.antworten@northwind.example", true],
  ["noreen@northwind.example", false],
  ["anna@no-reply.example", false],
  ["", false],
])("isNoReplyAddress_%s_Is%s", (address, expected) => {
  expect(isNoReplyAddress(address)).toBe(expected);
});
