import { isEdited, type ReplyState } from "./reply-state";
import { textToHtml } from "./text-to-html";

/** The HTML twin of the reply's text: the server's own, or the user's text, in which nothing is markup. */
export function htmlOf(reply: ReplyState): string {
  return isEdited(reply) ? textToHtml(reply.text) : reply.suggested.html;
}
