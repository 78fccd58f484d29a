/** Outlook's own; text without any is shown in a face of the last century by Outlook on Windows, here and at the other end. */
export const usualFont = "font-family: Aptos, Calibri, Helvetica, sans-serif; font-size: 11pt";

const family = /font-family\s*:\s*((?:[\w\s,.-]|&quot;|')+)/i;
const size = /font-size\s*:\s*(\d{1,2}(?:\.\d+)?(?:pt|px|em|rem))/i;

/** The font that a draft is written in, from the first element that names one; null where none does. */
export function fontOf(html: string): string | null {
  const named = family.exec(html)?.[1]?.trim();
  if (!named) return null;
  const big = size.exec(html)?.[1];
  return `font-family: ${named}${big ? `; font-size: ${big}` : ""}`;
}

/** @param font Of ours, or from `fontOf`: nothing in it ends an attribute. */
export function inFont(html: string, font: string): string {
  return `<div style="${font}">${html}</div>`;
}
