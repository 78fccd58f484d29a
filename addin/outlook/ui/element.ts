type Properties = Readonly<Record<string, string | boolean | number | undefined | EventListener>>;

/**
 * Makes an element. `class` and other names are attributes (true writes an empty one, false and undefined none),
 * functions are listeners by event name, strings among the children are text.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== undefined && value !== false)
      made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children);
  return made;
}
