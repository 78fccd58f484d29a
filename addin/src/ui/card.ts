import { h, type Child } from "./dom";

/** One of the pane's cards: a named region with a heading, and room for a remark beside it. */
export function card(id: string, title: string, remark: Child, ...children: Child[]): HTMLElement {
  return h(
    "section",
    { id, class: "card", "aria-labelledby": `${id}-title` },
    h("header", { class: "card-head" }, h("h2", { id: `${id}-title`, tabindex: -1 }, title), remark),
    ...children,
  );
}
