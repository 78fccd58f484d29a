import { t } from "../locales/words";

/** What a key press, or the browser's own menu, asks of a text's history; null for everything else. */
export function editOf(event: Event): "undo" | "redo" | null {
  if (event instanceof KeyboardEvent) return ofKey(event);
  if (!(event instanceof InputEvent)) return null;
  if (event.inputType === "historyUndo") return "undo";
  return event.inputType === "historyRedo" ? "redo" : null;
}

function ofKey(event: KeyboardEvent): "undo" | "redo" | null {
  const { isComposing, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (isComposing || altKey || (isMac() ? !metaKey || ctrlKey : !ctrlKey || metaKey)) return null;
  const key = event.key.toLowerCase();
  if (key === "z") return shiftKey ? "redo" : "undo";
  return key === "y" && !shiftKey && !isMac() ? "redo" : null;
}

/** The keys that copy what is selected, as the keyboard has them. */
export function copyKeys(): string {
  return isMac() ? "⌘C" : t("reply.copyKeys");
}

function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.userAgent ?? "");
}
