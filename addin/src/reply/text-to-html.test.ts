import { expect, test } from "vitest";
import { textToHtml } from "./text-to-html";

test.each([
  ["Dear Anna,\n\nThank you.", "<p>Dear Anna,</p><p>Thank you.</p>"],
  ["Kind regards,\nSam", "<p>Kind regards,<br>Sam</p>"],
  ["one\r\n\r\ntwo", "<p>one</p><p>two</p>"],
  // More than one empty line, and one with spaces, part no more than one does.
  ["one\n\n\n  \n\ntwo", "<p>one</p><p>two</p>"],
  ["  \n", ""],
  [`<img src=x onerror="a">&'`, "<p>&lt;img src=x onerror=&quot;a&quot;&gt;&amp;&#39;</p>"],
  ["&lt;b&gt;", "<p>&amp;lt;b&amp;gt;</p>"],
])("textToHtml_%j", (text, html) => {
  expect(textToHtml(text)).toBe(html);
});
