import { h, type Child } from "./dom";
import { icon } from "./icon";

/** A line that opens and closes what is below it. */
export function disclosure(
  id: string,
  title: Child,
  content: Child,
  options: { open?: boolean; onToggle?: (open: boolean) => void } = {},
): HTMLDetailsElement {
  const summary = h("summary", { id: `${id}-summary` }, icon("chevron"), h("span", {}, title));
  return h(
    "details",
    {
      id,
      class: "disclosure",
      open: options.open,
      ontoggle: (event) => options.onToggle?.((event.currentTarget as HTMLDetailsElement).open),
    },
    summary,
    h("div", { class: "disclosure-content" }, content),
  );
}
