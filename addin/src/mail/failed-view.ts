import { t } from "../locales/words";
import { button } from "../ui/button";
import { h } from "../ui/dom";
import { icon } from "../ui/icon";
import { problemWords, type Problem } from "../ui/problem-words";

/** The message could not be read at all: what happened, and the way on. */
export function failedView(problem: Problem, onRetry: () => void): HTMLElement {
  const offline = problem.code === "offline";
  return h(
    "section",
    { id: "failed", class: "plain", role: "alert" },
    h("div", { class: "plain-icon" }, icon("warning")),
    h("h2", { tabindex: -1 }, t(offline ? "error.offlineTitle" : "error.title")),
    h("p", {}, problemWords(problem)),
    h(
      "div",
      { class: "actions actions-middle" },
      button({ id: "retry", label: t("action.again"), appearance: "primary", onPress: onRetry }),
    ),
    problem.traceId ? h("p", { class: "hint" }, t("error.reference", { id: problem.traceId })) : null,
  );
}
