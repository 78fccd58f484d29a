import { t, tryWord } from "../locales/words";
import type { MessageSession } from "../mail/message-session";
import { verdictOf, type ReadMessage } from "../mail/message-state";
import type { View } from "../mail/view";
import { button } from "../ui/button";
import { h, type Child } from "../ui/dom";
import { icon } from "../ui/icon";
import { part } from "../ui/part";

type Shown = ReturnType<typeof shownOf>;

/** What stands above the cards where the message is no clear no: nothing to do, look twice, or a question. */
export function verdictView(session: MessageSession): View {
  const element = h("section", { id: "verdict", class: "plain" });
  const draw = part(element, (state: Shown): Child[] => {
    if (state.verdict === "rejection") return [];
    if (state.verdict === "unsure") return question(session);
    const reopened = state.verdict === "reopened";
    const category = reopened ? null : tryWord(`notRejection.category.${state.category}`);
    return [
      h("div", { class: "plain-icon" }, icon(reopened ? "letter" : "check")),
      h(
        "h2",
        { tabindex: -1, "data-takes-focus": true },
        t(reopened ? "reopened.title" : "notRejection.title"),
      ),
      category ? h("p", {}, category) : null,
      h("p", {}, t(reopened ? "reopened.text" : "notRejection.text")),
      h(
        "div",
        { class: "actions actions-middle" },
        button({
          id: "verdict-is-one",
          label: t("notRejection.itIs"),
          appearance: "subtle",
          onPress: () => void session.correct({ category: "rejection" }),
        }),
      ),
    ];
  });
  return { element, show: (state) => draw(shownOf(state)) };
}

function shownOf(state: ReadMessage) {
  const said = state.answered.category !== undefined;
  return { verdict: verdictOf(state), category: said ? "other" : state.suggestion.classification.category };
}

function question(session: MessageSession): Child[] {
  return [
    h("div", { class: "plain-icon" }, icon("question")),
    h("h2", { tabindex: -1 }, t("unsure.title")),
    h("p", {}, t("unsure.question")),
    h(
      "div",
      { class: "actions actions-middle" },
      button({
        id: "unsure-yes",
        label: t("unsure.yes"),
        appearance: "primary",
        onPress: () => void session.correct({ category: "rejection" }),
      }),
      button({
        id: "unsure-no",
        label: t("unsure.no"),
        onPress: () => void session.correct({ category: "other" }),
      }),
      button({
        id: "unsure-on-hold",
        label: t("unsure.onHold"),
        onPress: () => void session.correct({ category: "update", nuance: "onHold" }),
      }),
    ),
  ];
}
