import type { Child } from "./dom";

/**
 * A part of a page that is drawn anew when what it shows has changed, and only then, without losing the keyboard focus: the
 * element with the same id takes it, else the one marked `data-takes-focus`.
 * @param view State must be plain data: it is compared by its JSON.
 */
export function part<T>(host: HTMLElement, view: (state: T) => Child[]): (state: T) => void {
  let shown: string | undefined;
  return (state) => {
    const next = JSON.stringify(state) ?? "";
    if (next === shown) return;
    shown = next;
    const focused = focusedIn(host);
    host.replaceChildren(...flatten(view(state)));
    host.hidden = host.childNodes.length === 0;
    if (focused) restore(host, focused);
  };
}

type Focused = { id: string; start: number | null; end: number | null };

function focusedIn(host: HTMLElement): Focused | null {
  const active = document.activeElement;
  if (!active || !host.contains(active)) return null;
  const text = active instanceof HTMLInputElement && active.type === "text" ? active : null;
  return { id: active.id, start: text?.selectionStart ?? null, end: text?.selectionEnd ?? null };
}

function restore(host: HTMLElement, { id, start, end }: Focused): void {
  const same = id ? host.querySelector<HTMLElement>(`#${CSS.escape(id)}`) : null;
  const heir = same ?? host.querySelector<HTMLElement>("[data-takes-focus]");
  heir?.focus({ preventScroll: same !== null });
  if (same instanceof HTMLInputElement && start !== null && end !== null) same.setSelectionRange(start, end);
}

function flatten(children: Child[]): (Node | string)[] {
  return children.flatMap((child) => {
    if (child === null || child === undefined || child === false) return [];
    return Array.isArray(child) ? flatten(child) : [child as Node | string];
  });
}
