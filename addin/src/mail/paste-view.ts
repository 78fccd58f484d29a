import { t } from "../locales/words";
import { button } from "../ui/button";
import { h } from "../ui/dom";

/** Where Outlook gives no text: the user can. */
export function pasteView(
  why: "unavailable" | "outside" | "silent",
  onText: (text: string) => void,
): HTMLElement {
  const hint = h("p", { id: "paste-hint", class: "hint", "aria-live": "polite" });
  const area = h("textarea", { id: "paste", class: "input", rows: 10, "aria-describedby": "paste-hint" });
  return h(
    "section",
    { id: "paste-view", class: "card", "aria-labelledby": "paste-title" },
    h("h2", { id: "paste-title", tabindex: -1 }, t(why === "unavailable" ? "paste.title" : "app.name")),
    h(
      "p",
      { class: "card-lead" },
      t(why === "unavailable" ? "paste.text" : why === "outside" ? "paste.outside" : "paste.silent"),
    ),
    h("div", { class: "field" }, h("label", { for: "paste" }, t("paste.label")), area, hint),
    h(
      "div",
      { class: "actions" },
      button({
        id: "paste-read",
        label: t("paste.read"),
        appearance: "primary",
        onPress: () => {
          const text = area.value.trim();
          if (text) onText(text);
          else {
            hint.textContent = t("paste.empty");
            area.focus();
          }
        },
      }),
    ),
  );
}
