import { h, type Child } from "./dom";
import { icon, type Icon } from "./icon";

export type Intent = "info" | "success" | "warning" | "error";

const icons: Record<Intent, Icon> = { info: "info", success: "check", warning: "warning", error: "warning" };

/** Fluent's message bar. A note on the page: what must be heard at once is announced apart, in the status line. */
export function notice(intent: Intent, content: Child[], actions: Child[] = []): HTMLElement {
  return h(
    "fluent-message-bar",
    {
      role: "note",
      intent,
      layout: actions.length > 0 ? "multiline" : undefined,
      shape: "rounded",
      class: "notice",
    },
    icon(icons[intent], "icon"),
    h("div", { class: "notice-text" }, content),
    actions.length > 0 ? h("div", { slot: "actions", class: "notice-actions" }, actions) : null,
  );
}
