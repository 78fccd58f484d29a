/** The same words twice: as plain text, and as HTML for editors that keep paragraphs. */
export type Copied = { text: string; html: string };

/**
 * Copies a reply. The clipboard API is blocked in Outlook on the web, and other browsers allow the old command only within
 * the press itself, so that comes first.
 * @param area Shows the text, and is left selected where all is blocked.
 * @returns False where all is blocked.
 */
export async function copyText(area: HTMLTextAreaElement, copied: Copied): Promise<boolean> {
  return copyByCommand(area, copied) || (await copyByApi(copied)) || select(area);
}

function copyByCommand(area: HTMLTextAreaElement, { text, html }: Copied): boolean {
  if (typeof document.execCommand !== "function") return false;
  const focused = document.activeElement;
  let filled = false;
  const fill = (event: ClipboardEvent) => {
    if (!event.clipboardData) return;
    event.clipboardData.setData("text/plain", text);
    event.clipboardData.setData("text/html", html);
    event.preventDefault();
    filled = true;
  };
  // Something must be selected, or some browsers copy nothing and tell nobody.
  select(area);
  document.addEventListener("copy", fill, { once: true });
  try {
    return document.execCommand("copy") && filled;
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", fill);
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}

async function copyByApi({ text, html }: Copied): Promise<boolean> {
  const clipboard: Partial<Clipboard> | undefined = navigator.clipboard;
  const both = () => {
    const item = new ClipboardItem({
      "text/plain": new Blob([text], { type: "text/plain" }),
      "text/html": new Blob([html], { type: "text/html" }),
    });
    return clipboard?.write?.([item]);
  };
  return (await works(both)) || (await works(() => clipboard?.writeText?.(text)));
}

async function works(copy: () => Promise<void> | undefined): Promise<boolean> {
  try {
    const copying = copy();
    await copying;
    return copying !== undefined;
  } catch {
    return false;
  }
}

function select(area: HTMLTextAreaElement): false {
  area.focus({ preventScroll: true });
  area.select();
  return false;
}
