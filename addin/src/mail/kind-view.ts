import { kindLine } from "../classification/kind-line";
import { t } from "../locales/words";
import type { SettingsStore } from "../office/mailbox";
import { button } from "../ui/button";
import { h } from "../ui/dom";
import { part } from "../ui/part";
import { verdictOf } from "./message-state";
import type { View } from "./view";

/** The line of kindness, until the user has had enough of it. */
export function kindView(messageKey: string, settings: SettingsStore): View {
  const element = h("div", { id: "kind" });
  const draw = part(element, (line: { first: string; rest: string } | null) =>
    line
      ? [
          h(
            "div",
            { class: "kind" },
            h("p", {}, h("strong", {}, line.first), " ", h("span", {}, line.rest)),
            button({
              id: "kind-hide",
              label: t("action.hide"),
              description: t("action.hideHint"),
              appearance: "transparent",
              size: "small",
              onPress: () => {
                void settings.save({ kindLines: false });
                draw(null);
              },
            }),
          ),
        ]
      : [],
  );
  return {
    element,
    show: (state) =>
      draw(
        verdictOf(state) === "rejection" && settings.read().kindLines
          ? kindLine(state.suggestion.classification, messageKey)
          : null,
      ),
  };
}
