import { describe, expect, it } from "vitest";
import type { Message } from "../graph/types";
import { wordsOf } from "../words/words";
import { quotation, replySubject } from "./quotation";

describe("replySubject", () => {
  it.each([
    ["Your application", "RE: Your application"],
    ["Re: AW: Your application", "RE: Your application"],
    ["Regarding: you", "RE: Regarding: you"],
  ])("%s → %s", (subject, expected) => expect(replySubject(subject)).toBe(expected));
});

describe("quotation", () => {
  it("keeps what the original says of its page to the original", () => {
    const html = quotation(
      {
        toRecipients: [],
        subject: "",
        sentDateTime: "2026-11-20T08:59:00Z",
        body: {
          contentType: "html",
          content: `<html><head><style>p { color: red }</style></head><body style="margin: 0"><p>Bye</p></body></html>`,
        },
      } as unknown as Message,
      wordsOf({}),
      "en-US",
      "UTC",
    );

    expect(html).toContain(`<div style="margin: 0"><p>Bye</p></div>`);
    expect(html).not.toMatch(/<body|<style/);
  });

  it("puts the header of the original above its body, with names as text", () => {
    const html = quotation(
      {
        from: { emailAddress: { name: "<img src=x>", address: "ada@work.example" } },
        toRecipients: [],
        subject: "A & B",
        sentDateTime: "2026-11-20T08:59:00Z",
        body: { contentType: "text", content: "1 < 2" },
      } as unknown as Message,
      wordsOf({}),
      "en-US",
      "UTC",
    );

    expect(html).toContain(
      "<b>From:</b> &lt;img src=x&gt; &lt;ada@work.example&gt;<br><b>Sent:</b> Fri, November 20, 2026",
    );
    expect(html).toContain("<b>Subject:</b> A &amp; B");
    expect(html).toContain("1 &lt; 2");
  });
});
