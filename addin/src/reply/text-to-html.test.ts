import { expect, test } from "vitest";
import { draftParts } from "./draft-parts";
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

test("textToHtml_AnyText_SaysTheSameAsTheText", () => {
  const pieces = [
    "Dear Anna,",
    "\n",
    "\n\n",
    " ",
    "1 < 2 & 3 > 2",
    '"so"',
    "it's",
    "&amp;",
    "<b>",
    "é ß 日本",
    "😀",
  ];
  for (let seed = 1; seed <= 2_000; seed++) {
    let state = seed;
    const draw = () => (state = (state * 48_271) % 2_147_483_647) % pieces.length;
    const text = Array.from({ length: (seed % 12) + 1 }, () => pieces[draw()] ?? "").join("");
    const tidy = text
      .trim()
      .replace(/[ \t]*\n[ \t]*/g, "\n")
      .replace(/\n{3,}/g, "\n\n")
      .replace(/ +/g, " ");

    expect(draftParts(textToHtml(text)).own, `seed ${seed}: ${JSON.stringify(text)}`).toBe(tidy);
  }
});
