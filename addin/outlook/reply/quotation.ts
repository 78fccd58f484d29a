import type { Message } from "../graph/types";
import { escapeHtml, textAsHtml } from "../host/body-text";
import { longDate } from "../mail/dates";
import { nameAndAddress } from "../mail/people";
import type { Say } from "../words/words";

/** The original under a reply, headed as Outlook heads it. */
export function quotation(message: Message, say: Say, locale: string, timeZone: string): string {
  const head = headOf(message, say, locale, timeZone)
    .map(([label, value]) => `<b>${escapeHtml(label)}:</b> ${escapeHtml(value)}`)
    .join("<br>");
  return `<hr><div id="divRplyFwdMsg"><p>${head}</p></div>${original(message.body)}`;
}

/** The same in a plain-text mail. */
export function quotationText(message: Message, say: Say, locale: string, timeZone: string): string {
  const head = headOf(message, say, locale, timeZone).map(([label, value]) => `${label}: ${value}`);
  return `${"_".repeat(40)}\n${head.join("\n")}\n\n${message.body.content.replace(/\r\n?/g, "\n")}`;
}

function headOf(message: Message, say: Say, locale: string, timeZone: string): [string, string][] {
  const lines: [string, string][] = [
    [say("from"), message.from ? nameAndAddress(message.from) : ""],
    [say("sent"), longDate(message.sentDateTime, locale, timeZone)],
    [say("to"), message.toRecipients.map(nameAndAddress).join("; ")],
    [say("subject"), message.subject],
  ];
  return lines.filter(([, value]) => value);
}

/** The body as a part of another document: what it says of the whole page holds for its own part only. */
function original({ contentType, content }: Message["body"]): string {
  if (contentType === "text") return textAsHtml(content);
  const { body } = new DOMParser().parseFromString(content, "text/html");
  return `<div style="${escapeHtml(body.getAttribute("style") ?? "")}">${body.innerHTML}</div>`;
}

/** The subject of a reply: one prefix, however many there were. */
export function replySubject(subject: string): string {
  return `RE: ${subject.replace(/^(?:(?:re|aw|sv|rv|r|antw)\s*:\s*)+/i, "")}`;
}
