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
