/** Where Outlook's quotation begins; the web marks it by ids, others by a rule or a quotation element. */
const cuts = [
  'id="appendonsend"',
  'id="divRplyFwdMsg"',
  "id=appendonsend",
  "id=divRplyFwdMsg",
  // Outlook on Windows parts it by a line of its own colors alone.
  "border-top:solid #e1e1e1",
  "border-top:solid #b5c4df",
  "<hr",
  "<blockquote",
];

/** Where Outlook has put the user's signature. */
const signatures = [
  'id="signature"',
  "id=signature",
  'id="x_signature"',
  'name="_mailautosig"',
  "name=_mailautosig",
  'id="ms-outlook-mobile-signature"',
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

export type DraftParts = {
  /** What its writer wrote, as text. */
  own: string;
  /** The signature that Outlook added, as text. */
  signature: string;
  /**
   * The HTML of the mail that is answered, without the block of sender and date above it: with it, the mail would look like
   * a quotation of itself.
   */
  quoted: string;
};

export function draftParts(html: string): DraftParts {
  const end = firstOf(cuts, html) ?? html.length;
  const written = html.slice(0, end);
  const signed = firstOf(signatures, written) ?? end;
  return {
    own: plainText(written.slice(0, signed)),
    signature: plainText(written.slice(signed)),
    quoted: withoutHead(html.slice(end)),
  };
}

/** Where the tag begins that holds the first of the marks. */
function firstOf(marks: readonly string[], html: string): number | null {
  const lower = html.toLowerCase();
  const found = marks.map((mark) => lower.indexOf(mark.toLowerCase())).filter((at) => at >= 0);
  if (found.length === 0) return null;
  const at = Math.min(...found);
  return html[at] === "<" ? at : Math.max(0, html.lastIndexOf("<", at));
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
