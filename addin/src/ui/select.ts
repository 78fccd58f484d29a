import { h } from "./dom";

export type SelectOptions = {
  id: string;
  label: string;
  value: string;
  choices: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
};

/** A labelled native select: Fluent's dropdown has no accessible name. */
export function select(options: SelectOptions): HTMLElement {
  const element = h(
    "select",
    {
      id: options.id,
      class: "input",
      onchange: (event) => options.onChoose((event.currentTarget as HTMLSelectElement).value),
    },
    options.choices.map(({ value, label }) =>
      h("option", { value, selected: value === options.value }, label),
    ),
  );
  return h("div", { class: "field" }, h("label", { for: options.id }, options.label), element);
}
