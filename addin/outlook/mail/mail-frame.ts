import { textAsHtml } from "../host/body-text";
import type { Message } from "../graph/types";

// The frame inherits the page's policy; this one also forbids what the page may do: nothing is loaded or run.
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const paper = `
  html { color-scheme: light; background: #fff; }
  body { margin: 0; padding: 16px 20px; font: 15px/1.5 "Segoe UI", system-ui, sans-serif; color: #1f2430; overflow-wrap: anywhere; }
  img { max-width: 100%; height: auto; }
  a { color: #2f4fa8; }
  blockquote { margin: 12px 0 0; padding-left: 12px; border-left: 2px solid #c9cfdd; }
`;

/**
 * A frame that shows mail as it came: no scripts, nothing loaded from elsewhere, links in a new tab. Its height
 * follows its content.
 */
export function mailFrame(body: Message["body"], title: string): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.className = "mail-frame";
  frame.title = title;
  // Same origin without scripts: this page may measure the content, the content can do nothing.
  frame.setAttribute("sandbox", "allow-same-origin allow-popups allow-popups-to-escape-sandbox");
  frame.addEventListener("load", () => followHeight(frame));
  frame.srcdoc = mailDocument(body.contentType === "html" ? body.content : textAsHtml(body.content));
  return frame;
}

/** Mail as a document of its own; also what the reply window writes into. */
export function mailDocument(html: string, bodyAttributes = ""): string {
  return (
    `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<base target="_blank"><style>${paper}</style></head><body${bodyAttributes}>${html}</body></html>`
  );
}

function followHeight(frame: HTMLIFrameElement): void {
  const content = frame.contentDocument;
  if (!content) return;
  const fit = () => {
    frame.style.height = "0";
    frame.style.height = `${String(content.documentElement.scrollHeight + 2)}px`;
  };
  let width = 0;
  new ResizeObserver(() => {
    if (frame.clientWidth === width) return;
    width = frame.clientWidth;
    fit();
  }).observe(frame);
  fit();
}
