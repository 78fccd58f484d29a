import { expect, test } from "vitest";
import { fontOf, inFont } from "./reply-font";

test.each([
  [
    '<div class="elementToProof" style="font-family: Aptos, Aptos_MSFontService, sans-serif; font-size: 12pt; color: rgb(0, 0, 0);"><br></div>',
    "font-family: Aptos, Aptos_MSFontService, sans-serif; font-size: 12pt",
  ],
  ['<p style="font-family:&quot;Segoe UI&quot;,Arial">Hi</p>', "font-family: &quot;Segoe UI&quot;,Arial"],
  ["<p>Hi</p>", null],
  // What is no font name ends it: nothing of it may come out of its attribute.
  [`<p style='font-family:Arial"onload=x'>Hi</p>`, "font-family: Arial"],
  ["<p style='font-family:<script>'>Hi</p>", null],
])("fontOf_%s", (html, font) => {
  expect(fontOf(html)).toBe(font);
});

test("inFont_WrapsTheWhole", () => {
  expect(inFont("<p>a</p>", "font-size: 11pt")).toBe('<div style="font-size: 11pt"><p>a</p></div>');
});
