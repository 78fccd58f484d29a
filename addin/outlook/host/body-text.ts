import type { Message } from "../graph/types";
import { coercion } from "./mail-client";

/** The body in the form asked for. A document made by the parser runs no script and loads nothing. */
export function bodyText(body: Message["body"], form: number): string {
  if (form === coercion.html) return body.contentType === "html" ? body.content : textAsHtml(body.content);
  if (body.contentType === "text") return body.content;
  return new DOMParser().parseFromString(body.content, "text/html").body.textContent;
}

/** Plain text as HTML that shows the same lines. */
export function textAsHtml(text: string): string {
  return `<div style="white-space: pre-wrap">${escapeHtml(text)}</div>`;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
