import { afterEach, expect, test, vi } from "vitest";
import { h } from "./dom";
import { part } from "./part";

afterEach(() => document.body.replaceChildren());

test("part_SameState_IsNotDrawnAgain", () => {
  const view = vi.fn(() => ["text"]);
  const draw = part(h("div"), view);

  draw({ a: 1 });
  draw({ a: 1 });

  expect(view).toHaveBeenCalledOnce();
});

test("part_DrawnAgain_KeepsTheFocusById", () => {
  const host = h("div");
  document.body.append(host);
  const draw = part(host, (count: number) => [
    h("button", { id: "one" }, String(count)),
    h("button", { id: "two" }),
  ]);
  draw(1);
  host.querySelector<HTMLElement>("#one")?.focus();

  draw(2);

  expect(document.activeElement?.textContent).toBe("2");
});

test("part_FocusedOneGone_GivesTheFocusToItsHeir", () => {
  const host = h("div");
  document.body.append(host);
  const draw = part(host, (done: boolean) =>
    done ? [h("button", { id: "undo", "data-takes-focus": true })] : [h("button", { id: "do" })],
  );
  draw(false);
  host.querySelector<HTMLElement>("#do")?.focus();

  draw(true);

  expect(document.activeElement?.id).toBe("undo");
});

test("part_FocusElsewhere_IsLeftAlone", () => {
  const host = h("div");
  const other = h("button", { id: "other" });
  document.body.append(host, other);
  const draw = part(host, (count: number) => [h("button", { "data-takes-focus": true }, String(count))]);
  draw(1);
  other.focus();

  draw(2);

  expect(document.activeElement).toBe(other);
});

test("part_NothingToShow_IsHidden", () => {
  const host = h("div");
  const draw = part(host, (words: string | null) => [words]);

  draw(null);
  expect(host.hidden).toBe(true);

  draw("words");
  expect(host.hidden).toBe(false);
});
