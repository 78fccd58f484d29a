import type { OpenDraft, Recipient, ReplyBody } from "./mailbox";
import { OfficeError, OfficeTimeout, officeCall } from "./office-call";
import { draftParts } from "../reply/draft-parts";
import { plainDraftHtml } from "./plain-draft";
import { fontOf, inFont, usualFont } from "./reply-font";

const draftTime = 8_000;

/** The message that is being written beside the pane. */
export function openDraft(item: Office.MessageCompose): OpenDraft {
  return {
    read: async (signal) => {
      const [subject, html, to, others] = await Promise.all([
        officeCall<string>((callback) => item.subject.getAsync(callback), draftTime),
        readBody(item),
        recipients(item.to),
        recipients(item.cc),
      ]);
      signal.throwIfAborted();
      return { subject, html, to, others };
    },
    prepend: (reply) => prepend(item, reply),
    hold: holder(item),
  };
}

/** As HTML; Outlook's own conversion of a plain-text mail is not the same everywhere, so that is ours. */
async function readBody({ body }: Office.MessageCompose): Promise<string> {
  const type = await typeOf(body);
  const content = await officeCall<string>((callback) => body.getAsync(type, callback), draftTime);
  return type === Office.CoercionType.Text ? plainDraftHtml(content) : content;
}

/** What stands above the quoted mail, whose font is somebody else's. */
function draftHead(html: string): string {
  const { quoted } = draftParts(html);
  return html.slice(0, html.length - quoted.length);
}

function typeOf(body: Office.Body): Promise<Office.CoercionType> {
  return officeCall<Office.CoercionType>((callback) => body.getTypeAsync(callback), draftTime);
}

async function recipients(field: Office.Recipients): Promise<Recipient[]> {
  const all = await officeCall<Office.EmailAddressDetails[]>(
    (callback) => field.getAsync(callback),
    draftTime,
  );
  return all.map(({ displayName, emailAddress }) => ({
    name: displayName ?? "",
    address: emailAddress ?? "",
  }));
}

/** In the draft's own form: HTML in a plain-text mail would be refused, text in an HTML one would lose its paragraphs. */
async function prepend(
  item: Office.MessageCompose,
  { html, text }: ReplyBody,
): Promise<"put" | "unknown" | "failed" | "unavailable"> {
  const { body } = item;
  if (typeof body.prependAsync !== "function") return "unavailable";
  try {
    const type = await typeOf(body);
    const data =
      type === Office.CoercionType.Text
        ? `${text}\n\n`
        : inFont(html, fontOf(draftHead(await readBody(item))) ?? usualFont);
    await officeCall((callback) => body.prependAsync(data, { coercionType: type }, callback), draftTime);
    return "put";
  } catch (error) {
    if (error instanceof OfficeTimeout) return "unknown";
    if (error instanceof OfficeError) return "failed";
    throw error;
  }
}

/** The call is there in every Outlook's library; that it works is a matter of the requirement set. */
function holder({ delayDeliveryTime }: Office.MessageCompose): OpenDraft["hold"] {
  const supported = Office.context.requirements?.isSetSupported("Mailbox", "1.13") === true;
  if (!supported || typeof delayDeliveryTime?.setAsync !== "function") return null;
  return async (until) => {
    try {
      await officeCall((callback) => delayDeliveryTime.setAsync(until, callback), draftTime);
      return true;
    } catch {
      return false;
    }
  };
}
