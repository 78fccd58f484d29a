import type { MessageResource } from "../api/contract";
import type { OpenDraft, OpenMessage, PutOutcome, Recipient, ReplyBody } from "../office/mailbox";
import { draftParts } from "./draft-parts";
import { isNoReplyAddress } from "./no-reply-address";

export type ReadDraft = Awaited<ReturnType<OpenDraft["read"]>>;

/** The mail that a draft answers, as far as the draft quotes it. */
export function quotedMessage({ subject, html, to, others }: ReadDraft): MessageResource {
  const from = to.length === 1 && others.length === 0 ? to[0] : undefined;
  return {
    subject,
    // Whom one answers is who wrote.
    from: from ? { emailAddress: from } : null,
    replyTo: [],
    body: { contentType: "html", content: draftParts(html).quoted },
    receivedDateTime: null,
    internetMessageHeaders: [],
  };
}

/** The same as a message to work with: its reply goes into the draft. */
export function answeredMessage(draft: OpenDraft, read: ReadDraft, signal: AbortSignal): OpenMessage {
  const resource = quotedMessage(read);
  return {
    id: undefined,
    key: `draft ${read.subject}`,
    subject: read.subject,
    from: resource.from?.emailAddress ?? null,
    lookup: null,
    owner: () => Promise.resolve(null),
    read: () => Promise.resolve(resource),
    openReply: (reply) => putIn(draft, reply, signal),
  };
}

/** To the one who wrote and nobody else; looked at anew, for people change recipients while they write. */
async function putIn(draft: OpenDraft, reply: ReplyBody, signal: AbortSignal): Promise<PutOutcome> {
  let now: ReadDraft;
  try {
    now = await draft.read(signal);
  } catch {
    return "failed";
  }
  const everyone: readonly Recipient[] = [...now.to, ...now.others];
  if (everyone.length > 1) return "manyRecipients";
  if (everyone.some(({ address }) => isNoReplyAddress(address))) return "noReplyAddress";
  return oneLine(draftParts(now.html).own).includes(oneLine(reply.text)) ? "already" : draft.prepend(reply);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
