import { t } from "./locales/words";
import { button } from "./ui/button";
import { disclosure } from "./ui/disclosure";
import { h } from "./ui/dom";
import { icon, type Icon } from "./ui/icon";

/** The one screen before the first message: what this does, what it does not, and the name to sign with. */
export function firstRunView(name: string, onStart: (name: string) => void): HTMLElement {
  const input = h("input", {
    id: "first-name",
    class: "input",
    type: "text",
    maxlength: 80,
    autocomplete: "name",
    "aria-describedby": "first-name-hint",
  });
  input.value = name;
  const promise = (drawing: Icon, words: string) => h("li", {}, icon(drawing), h("span", {}, words));
  return h(
    "section",
    { id: "first-run", class: "first-run", "aria-labelledby": "first-title" },
    h("h2", { id: "first-title", tabindex: -1 }, t("first.title")),
    h("p", { class: "first-text" }, t("first.text")),
    h(
      "ul",
      { class: "promises" },
      promise("letter", t("first.promise.reads")),
      promise("shield", t("first.promise.keeps")),
      promise("check", t("first.promise.sends")),
    ),
    h(
      "form",
      {
        class: "stack",
        onsubmit: (event) => {
          event.preventDefault();
          onStart(input.value.trim());
        },
      },
      h(
        "div",
        { class: "field" },
        h("label", { for: "first-name" }, t("first.name")),
        input,
        h("p", { id: "first-name-hint", class: "hint" }, t("settings.nameHint"), " ", t("first.nameHint")),
      ),
      h(
        "div",
        { class: "actions" },
        button({
          id: "first-start",
          label: t("first.start"),
          appearance: "primary",
          onPress: () => onStart(input.value.trim()),
        }),
      ),
    ),
    disclosure("first-privacy", t("privacy.title"), h("p", {}, t("privacy.text"))),
  );
}
