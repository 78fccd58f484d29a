import { t } from "../locales/words";
import { h } from "../ui/dom";

/** The shape of what is coming, so that nothing jumps when it comes. */
export function loadingView(): HTMLElement {
  const lines = (...widths: string[]) => widths.map((width) => h("span", { class: `bone bone-${width}` }));
  return h(
    "div",
    { id: "loading", class: "stack-wide", "aria-busy": "true" },
    h("p", { class: "unseen" }, t("loading")),
    h("div", { class: "bones bones-kind" }, lines("wide", "half")),
    h("div", { class: "card bones" }, lines("third", "wide", "half", "wide", "half", "wide")),
    h("div", { class: "card bones" }, lines("third", "box")),
    h("div", { class: "card bones" }, lines("third", "wide", "half")),
  );
}
