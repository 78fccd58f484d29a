import { t } from "./locales/words";
import type { Settings, SettingsStore, ThemeChoice } from "./office/mailbox";
import { disclosure } from "./ui/disclosure";
import { h } from "./ui/dom";
import { select } from "./ui/select";
import { announce } from "./ui/status";

/** Below everything: the few choices there are, and how mail is handled. */
export function settingsView(
  settings: SettingsStore,
  onChange: (change: Partial<Settings>) => void,
): HTMLElement {
  const now = settings.read();
  const save = (change: Partial<Settings>) => {
    void settings.save(change);
    onChange(change);
    announce(t("settings.saved"));
  };
  const name = h("input", {
    id: "settings-name",
    class: "input",
    type: "text",
    maxlength: 80,
    autocomplete: "name",
    "aria-describedby": "settings-name-hint",
    onchange: () => save({ signature: name.value.trim() }),
  });
  name.value = now.signature;
  const kindLines = h("input", {
    id: "settings-kind-lines",
    type: "checkbox",
    onchange: () => save({ kindLines: kindLines.checked }),
  });
  kindLines.checked = now.kindLines;
  return h(
    "footer",
    { class: "foot" },
    h("p", { class: "promise" }, t("app.promise")),
    disclosure(
      "settings",
      t("settings.title"),
      h(
        "div",
        { class: "stack" },
        h(
          "div",
          { class: "field" },
          h("label", { for: "settings-name" }, t("settings.name")),
          name,
          h("p", { id: "settings-name-hint", class: "hint" }, t("settings.nameHint")),
        ),
        select({
          id: "settings-theme",
          label: t("settings.theme"),
          value: now.theme,
          choices: (["auto", "light", "dark"] as const).map((value) => ({
            value,
            label: t(`settings.theme.${value}`),
          })),
          onChoose: (theme) => save({ theme: theme as ThemeChoice }),
        }),
        h("label", { class: "tick" }, kindLines, h("span", {}, t("settings.kindLines"))),
        h("h3", {}, t("privacy.title")),
        h("p", { class: "hint" }, t("privacy.text")),
      ),
    ),
  );
}
