import { h } from "./dom";

let region: HTMLElement | undefined;

/** The one polite live region of the page; put it in once, before anything is announced. */
export function statusRegion(): HTMLElement {
  region = h("p", { id: "status", role: "status", "aria-live": "polite", class: "unseen" });
  return region;
}

/** Said by screen readers when they come to it; what is seen stands elsewhere. */
export function announce(text: string): void {
  if (!region) return;
  // The same words twice in a row are no change, and would not be said.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}
