import type { MessageResource } from "../api/contract";
import { OfficeError, OfficeTimeout, officeCall } from "./office-call";

/** Outlook's passing moods: a bad answer of its service, an internal error, an item that was just changed. */
const passing = new Set([9020, 5001, 9030]);

/** The waits before the second, third and fourth try, in milliseconds. */
const waits = [150, 500, 1200];

const bodyTime = 8_000;
const headersTime = 2_500;

/** The header fields that say something about who answers at the other end; no other leaves the mailbox. */
const tellingHeaders = new Set([
  "auto-submitted",
  "list-id",
  "list-unsubscribe",
  "precedence",
  "reply-to",
  "x-auto-response-suppress",
]);

/** @throws {OfficeError | OfficeTimeout} */
export async function readMessage(item: Office.MessageRead, signal: AbortSignal): Promise<MessageResource> {
  const [body, internetMessageHeaders] = await Promise.all([readBody(item, signal), readHeaders(item)]);
  signal.throwIfAborted();
  return {
    subject: item.subject ?? "",
    from: item.from
      ? { emailAddress: { name: item.from.displayName ?? "", address: item.from.emailAddress ?? "" } }
      : null,
    replyTo: [],
    body,
    receivedDateTime: toIso(item.dateTimeCreated),
    internetMessageHeaders,
  };
}

/** As HTML: asked for text, Outlook on the web is unreliable, so that is only the last resort. */
async function readBody(item: Office.MessageRead, signal: AbortSignal): Promise<MessageResource["body"]> {
  try {
    const content = await readAs(item, Office.CoercionType.Html, signal);
    return { contentType: "html", content };
  } catch (error) {
    if (!(error instanceof OfficeError)) throw error;
    const content = await readAs(item, Office.CoercionType.Text, signal);
    return { contentType: "text", content };
  }
}

async function readAs(item: Office.MessageRead, kind: Office.CoercionType, signal: AbortSignal) {
  for (let attempt = 0; ; attempt++) {
    signal.throwIfAborted();
    try {
      return await officeCall<string>((callback) => item.body.getAsync(kind, callback), bodyTime);
    } catch (error) {
      const wait = waits[attempt];
      if (!(error instanceof OfficeError) || !passing.has(error.code) || wait === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** Good to have, never worth a failure: older clients lack the call. */
async function readHeaders(item: Office.MessageRead): Promise<MessageResource["internetMessageHeaders"]> {
  if (typeof item.getAllInternetHeadersAsync !== "function") return [];
  try {
    return parseHeaders(
      await officeCall<string>((callback) => item.getAllInternetHeadersAsync(callback), headersTime),
    );
  } catch (error) {
    if (error instanceof OfficeError || error instanceof OfficeTimeout) return [];
    throw error;
  }
}

/** RFC 5322 §2.2: one field a line, continued by lines that begin with white space. */
export function parseHeaders(text: string): MessageResource["internetMessageHeaders"] {
  return text
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)
    .flatMap((line) => {
      const colon = line.indexOf(":");
      const name = line.slice(0, colon).trim();
      if (colon < 1 || !tellingHeaders.has(name.toLowerCase())) return [];
      return [{ name, value: line.slice(colon + 1).trim() }];
    });
}

function toIso(date: Date | undefined): string | null {
  return date instanceof Date && !Number.isNaN(date.valueOf()) ? date.toISOString() : null;
}
