import type { OpenDraft, Recipient, ReplyBody } from "./mailbox";
import { OfficeError, OfficeTimeout, officeCall } from "./office-call";

const draftTime = 8_000;

/** The message that is being written beside the pane. */
export function openDraft(item: Office.MessageCompose): OpenDraft {
  return {
    read: async (signal) => {
      const [subject, html, to, others] = await Promise.all([
        officeCall<string>((callback) => item.subject.getAsync(callback), draftTime),
        officeCall<string>((callback) => item.body.getAsync(Office.CoercionType.Html, callback), draftTime),
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
  { body }: Office.MessageCompose,
  { html, text }: ReplyBody,
): Promise<"put" | "unknown" | "failed" | "unavailable"> {
  if (typeof body.prependAsync !== "function") return "unavailable";
  try {
    const type = await officeCall<Office.CoercionType>((callback) => body.getTypeAsync(callback), draftTime);
    const isText = type === Office.CoercionType.Text;
    await officeCall(
      (callback) => body.prependAsync(isText ? `${text}\n\n` : html, { coercionType: type }, callback),
      draftTime,
    );
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
