import type { ReplyCheck } from "../api/contract";
import { t, tCount } from "../locales/words";
import { button } from "../ui/button";
import { disclosure } from "../ui/disclosure";
import { h, type Child } from "../ui/dom";
import { icon } from "../ui/icon";
import { notice } from "../ui/notice";
import { mayKeep, sentencesOf } from "./reply-state";

export type ChecksShown = {
  checks: readonly ReplyCheck[];
  checkedText: string;
  kept: readonly string[];
  unchecked: boolean;
};

/** What can be done about a failed check; without them the list only tells. */
export type ChecksActions = {
  show: (check: ReplyCheck) => void;
  remove: (check: ReplyCheck) => void;
  mend: (check: ReplyCheck) => void;
  keep: (check: ReplyCheck) => void;
};

/** Those that Insert waits for stand open, each with a way out; the rest is one line that opens. */
export function checksList(
  state: ChecksShown,
  fold: { open: boolean; onToggle: (open: boolean) => void },
  actions: ChecksActions | null,
): Child[] {
  const failing = state.checks.filter((check) => !check.passed);
  const passed = state.checks.filter((check) => check.passed);
  const blocking = failing.filter((check) => check.severity === "block" && !state.kept.includes(check.id));
  const toSee = failing.filter((check) => !blocking.includes(check));
  const item = (check: ReplyCheck) =>
    h(
      "li",
      { class: check.passed ? "check-fine" : "check-see", "data-check": check.id },
      icon(check.passed ? "check" : "info"),
      h("span", { class: "unseen" }, `${t(check.passed ? "checks.passed" : "checks.warn")}: `),
      h("span", {}, check.message),
      check.passed ? null : quotes(state, check),
      check.passed ? null : h("div", { class: "check-actions" }, waysOut(check, actions)),
    );
  return [
    ...blocking.map((check) => block(state, check, actions)),
    state.unchecked ? h("p", { class: "hint" }, t("checks.failed")) : null,
    // Of an older text.
    state.unchecked || toSee.length + passed.length === 0
      ? null
      : disclosure(
          "checks",
          summary(passed.length, toSee.length),
          h("ul", { class: "checks" }, [...toSee, ...passed].map(item)),
          fold,
        ),
  ];
}

function summary(passed: number, toSee: number): string {
  const words = [
    passed > 0 ? tCount("checks.fine", passed) : null,
    toSee > 0 ? tCount("checks.see", toSee) : null,
  ];
  return words.filter((part) => part !== null).join(", ");
}

function block(state: ChecksShown, check: ReplyCheck, actions: ChecksActions | null): HTMLElement {
  const bar = notice(
    "warning",
    [h("p", {}, check.message), quotes(state, check)],
    [
      ...waysOut(check, actions),
      actions && mayKeep(check.id)
        ? button({
            id: `keep-${check.id}`,
            label: t("action.keepSentence"),
            appearance: "transparent",
            size: "small",
            onPress: () => actions.keep(check),
          })
        : null,
    ],
  );
  bar.dataset["check"] = check.id;
  return bar;
}

function quotes(state: ChecksShown, check: ReplyCheck): Child[] {
  return sentencesOf(state, check.spans ?? []).map((sentence) =>
    h("p", { class: "hint" }, h("q", {}, sentence)),
  );
}

/** About the greeting, the closing and single signs: there a sentence less mends nothing. */
const aroundSentences = new Set(["L21", "L22", "L23", "L29"]);

function waysOut(check: ReplyCheck, actions: ChecksActions | null): Child[] {
  if (!actions || !check.spans || check.spans.length === 0) return [];
  const mends = check.mends ?? [];
  const rewords = mends.some(({ replacement }) => replacement !== "");
  const removes = !rewords && (mends.length > 0 || !aroundSentences.has(check.id));
  return [
    rewords
      ? button({
          id: `mend-${check.id}`,
          label: t("action.mend"),
          size: "small",
          onPress: () => actions.mend(check),
        })
      : null,
    removes
      ? button({
          id: `remove-${check.id}`,
          label: t("action.removeSentence"),
          size: "small",
          onPress: () => actions.remove(check),
        })
      : null,
    button({
      id: `show-${check.id}`,
      label: t("action.show"),
      appearance: "transparent",
      size: "small",
      onPress: () => actions.show(check),
    }),
  ];
}
