/**
 * Copies the text of a text area. The clipboard API is blocked in Outlook on the web, so this falls back to the old command.
 * @returns False when both are blocked; the text is then selected.
 */
export async function copyText(area: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(area.value);
    return true;
  } catch {
    return copySelected(area);
  }
}

function copySelected(area: HTMLTextAreaElement): boolean {
  const focused = document.activeElement;
  area.focus({ preventScroll: true });
  area.select();
  const copied = typeof document.execCommand === "function" && document.execCommand("copy");
  if (copied && focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return copied;
}
