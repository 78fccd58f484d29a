/**
 * Leaves the Tab key to the browser. On the web office.js takes it and walks through the page itself, by a list that
 * has no `summary`, takes each radio button for a stop, and leaves the pane from any place that is not on it, such as
 * a heading that was given the focus.
 */
export function keepTabKeyNative(signal: AbortSignal): void {
  window.addEventListener(
    "keydown",
    (event) => {
      // Before office.js, which listens on the window too, but not in the capturing phase.
      if (event.key === "Tab") event.stopImmediatePropagation();
    },
    { capture: true, signal },
  );
}
