import { expect, test, vi } from "vitest";
import { keepTabKeyNative } from "./native-tab-key";

test("tab_WithAnotherListenerOnTheWindow_StaysTheBrowsers", () => {
  const page = new AbortController();
  const other = vi.fn((event: Event) => event.preventDefault());
  window.addEventListener("keydown", other, { signal: page.signal });
  keepTabKeyNative(page.signal);
  const press = (key: string) =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

  expect(press("Tab")).toBe(true);
  expect(other).not.toHaveBeenCalled();
  expect(press("Escape")).toBe(false);
  page.abort();
});
