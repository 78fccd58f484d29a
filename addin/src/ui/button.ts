import { h } from "./dom";
import { icon, type Icon } from "./icon";

export type ButtonOptions = {
  /** Keeps the focus when the part around it is drawn anew. */
  id: string;
  label: string;
  appearance?: "primary" | "outline" | "subtle" | "transparent";
  size?: "small";
  icon?: Icon;
  /** Shows the icon alone; the label is what a screen reader says, and the tooltip. */
  iconOnly?: boolean;
  /** What the label is too short to say, for the tooltip and screen readers. */
  description?: string;
  /** Can be reached but not pressed. */
  disabled?: boolean;
  /** The same, with the id of the element that says why. */
  disabledBecause?: string | undefined;
  busy?: boolean;
  takesFocus?: boolean;
  onPress: () => void;
};

/** Fluent's button. Its role stands as an attribute too, for tools that cannot see into a custom element. */
export function button(options: ButtonOptions): HTMLElement {
  const disabled =
    options.disabled === true || options.disabledBecause !== undefined || options.busy === true;
  return h(
    "fluent-button",
    {
      id: options.id,
      role: "button",
      tabindex: 0,
      appearance: options.appearance,
      size: options.size,
      "icon-only": options.iconOnly,
      "aria-label": options.iconOnly ? options.label : undefined,
      title: options.description ?? (options.iconOnly ? options.label : undefined),
      // Not `disabled`: that would take it out of the tab order, and its reason with it.
      "disabled-focusable": disabled,
      "aria-disabled": disabled ? "true" : undefined,
      "aria-describedby": options.disabledBecause,
      "aria-busy": options.busy ? "true" : undefined,
      "data-takes-focus": options.takesFocus,
      onclick: () => {
        if (!disabled) options.onPress();
      },
    },
    options.icon ? icon(options.icon, options.iconOnly ? undefined : "start") : null,
    options.iconOnly ? null : options.label,
  );
}
