/** The line above the head of the mail that is answered: a rule of underscores, or words between hyphens. */
const rule = /^[ \t]*(?:_{20,}|-{3,}[^\n-][^\n]*-{3,})[ \t]*$/m;

/** A plain-text draft as the HTML that Outlook writes of one: what is quoted, and its head, can be told by their elements. */
export function plainDraftHtml(text: string): string {
  const plain = text.replace(/\r\n?/g, "\n");
  const found = rule.exec(plain);
  if (!found) return lines(plain);
  const below = plain.slice(found.index + found[0].length).replace(/^\n/, "");
  // Sender, date and subject stand together; an empty line parts them from the mail.
  const end = below.search(/\n[ \t]*\n/);
  const head = end < 0 ? "" : below.slice(0, end);
  return `${lines(plain.slice(0, found.index))}<hr><div id="divRplyFwdMsg">${lines(head)}</div>${lines(below.slice(head.length))}`;
}

function lines(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\n", "<br>");
}
