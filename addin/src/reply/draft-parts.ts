/** Where Outlook's quotation begins; the web marks it by ids, others by a rule or a quotation element. */
const cuts = [
  'id="appendonsend"',
  'id="divRplyFwdMsg"',
  "id=appendonsend",
  "id=divRplyFwdMsg",
  "<hr",
  "<blockquote",
];

/** Elements that begin a line of their own. */
const lines = new Set([
  "address",
  "blockquote",
  "br",
  "div",
  "h1",
  "h2",
  "h3",
  "li",
  "ol",
  "p",
  "table",
  "tr",
  "ul",
]);

/** Elements whose content is not text. */
const silent = new Set(["head", "script", "style", "title"]);

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/**
 * A draft's HTML parted into what its writer wrote, as text, and the HTML of the mail they answer, without the block of
 * sender and date above it: with it, the mail would look like a quotation of itself.
 */
export function draftParts(html: string): { own: string; quoted: string } {
  const lower = html.toLowerCase();
  const found = cuts.map((cut) => lower.indexOf(cut.toLowerCase())).filter((at) => at >= 0);
  if (found.length === 0) return { own: plainText(html), quoted: "" };
  const at = Math.min(...found);
  // An id stands inside its tag.
  const start = html[at] === "<" ? at : Math.max(0, html.lastIndexOf("<", at));
  return { own: plainText(html.slice(0, start)), quoted: withoutHead(html.slice(start)) };
}

/** What follows the division that holds the head; all of it where there is none, or it does not end. */
function withoutHead(quoted: string): string {
  const id = /\bid="?divRplyFwdMsg\b/i.exec(quoted);
  if (!id) return quoted;
  let depth = 0;
  for (const tag of quoted.slice(quoted.lastIndexOf("<", id.index)).matchAll(/<(\/?)div\b[^>]*>/gi)) {
    depth += tag[1] ? -1 : 1;
    if (depth === 0) return quoted.slice(quoted.lastIndexOf("<", id.index) + tag.index + tag[0].length);
  }
  return quoted;
}

/** One pass over the characters: the quotation is somebody's mail, which no parser of the browser's gets to see. */
function plainText(html: string): string {
  let text = "";
  let at = 0;
  let muted = "";
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (!muted) text += html.slice(at, open < 0 ? html.length : open).replace(/[\s]+/g, " ");
    if (open < 0) break;
    const close = html.indexOf(">", open);
    if (close < 0) break;
    const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(open, Math.min(close, open + 40)));
    const name = tag?.[2]?.toLowerCase() ?? "";
    if (muted) {
      if (tag?.[1] && name === muted) muted = "";
    } else if (silent.has(name) && !tag?.[1]) {
      muted = name;
    } else if (lines.has(name)) {
      // A paragraph stands apart; the end of a division only ends its line.
      text += name === "p" && tag?.[1] ? "\n\n" : "\n";
    }
    at = close + 1;
  }
  return text
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi,
      (whole, decimal?: string, hex?: string, name?: string) =>
        name
          ? (entities[name.toLowerCase()] ?? whole)
          : character(decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16)),
    )
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function character(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
}
