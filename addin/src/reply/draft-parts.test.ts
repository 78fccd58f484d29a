import { expect, test } from "vitest";
import { draftParts } from "./draft-parts";

test.each([
  // Outlook on the web.
  [
    '<div>Dear Anna,</div><div><br></div><div>Thank you.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg" dir="ltr"><b>From:</b> Anna<div>&nbsp;</div></div><p>Hello</p>',
    "Dear Anna,\n\nThank you.",
    "<p>Hello</p>",
  ],
  // What was inserted by the pane, above a rule.
  [
    "<p>Dear Anna,</p><p>Kind regards,<br>Sam</p><hr><p>old</p>",
    "Dear Anna,\n\nKind regards,\nSam",
    "<hr><p>old</p>",
  ],
  ["<p>1 &lt; 2 &amp; 3&nbsp;&#233;&#xE9;</p>", "1 < 2 & 3 éé", ""],
  ["<style>p { color: red }</style><p>Hi</p>", "Hi", ""],
  ["<p>Hi</p><blockquote>old</blockquote>", "Hi", "<blockquote>old</blockquote>"],
  ["<p>broken <b", "broken", ""],
  ['<p>Hi</p><div id="divRplyFwdMsg">never ends', "Hi", '<div id="divRplyFwdMsg">never ends'],
  ["", "", ""],
])("draftParts_%j", (html, own, quoted) => {
  expect(draftParts(html)).toEqual({ own, signature: "", quoted });
});

test.each([
  // Outlook on the web.
  [
    '<p>Hi</p><div id="Signature"><p>Sam Doe</p></div><div id="appendonsend"></div><hr><p>old</p>',
    '<div id="appendonsend"></div><hr><p>old</p>',
  ],
  // Outlook on Windows.
  [
    '<p>Hi</p><a name="_MailAutoSig"><p>Sam Doe</p></a><div><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p>From: Anna</p></div><p>old</p></div>',
    '<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p>From: Anna</p></div><p>old</p></div>',
  ],
])("draftParts_WithASignature_%j", (html, quoted) => {
  expect(draftParts(html)).toEqual({ own: "Hi", signature: "Sam Doe", quoted });
});

test("draftParts_ASignatureInTheQuotedMail_IsTheirs", () => {
  expect(draftParts('<p>Hi</p><hr><div id="Signature">Anna</div>').signature).toBe("");
});

test("draftParts_DeeplyNested_IsLinear", () => {
  const html = `${"<div>".repeat(200_000)}deep${"</div>".repeat(200_000)}`;

  expect(draftParts(html).own).toBe("deep");
});
