import type { ReplyCheck } from "../api/contract";
import { t, tCount } from "../locales/words";
import { button } from "../ui/button";
import { disclosure } from "../ui/disclosure";
import { h, type Child } from "../ui/dom";
import { icon } from "../ui/icon";
import { notice } from "../ui/notice";
import { mayKeep } from "./reply-state";

export type ChecksShown = {
  checks: readonly ReplyCheck[];
  kept: readonly string[];
  unchecked: boolean;
  open: boolean;
};

export type ChecksActions = {
  remove: (check: ReplyCheck) => void;
  keep: (check: ReplyCheck) => void;
  toggle: (open: boolean) => void;
};

/** Those that Insert waits for stand open, each with a way out; the rest is one line that opens. */
export function checksList(state: ChecksShown, on: ChecksActions): Child[] {
  const failing = state.checks.filter((check) => !check.passed);
  const passed = state.checks.filter((check) => check.passed);
  const blocking = failing.filter((check) => check.severity === "block" && !state.kept.includes(check.id));
  const toSee = failing.filter((check) => !blocking.includes(check));
  return [
    ...blocking.map((check) => block(check, on)),
    state.unchecked ? h("p", { class: "hint" }, t("checks.failed")) : null,
    state.checks.length === 0
      ? null
      : disclosure(
          "checks",
          summary(passed.length, failing.length),
          h(
            "ul",
            { class: "checks" },
            [...toSee, ...passed].map((check) =>
              h(
                "li",
                { class: check.passed ? "check-fine" : "check-see", "data-check": check.id },
                icon(check.passed ? "check" : "info"),
                h("span", { class: "unseen" }, `${t(check.passed ? "checks.passed" : "checks.warn")}: `),
                h("span", {}, check.message),
                check.passed ? null : removal(check, on),
              ),
            ),
          ),
          { open: state.open, onToggle: on.toggle },
        ),
  ];
}

function summary(passed: number, failing: number): string {
  return [
    passed > 0 ? tCount("checks.fine", passed) : null,
    failing > 0 ? tCount("checks.see", failing) : null,
  ]
    .filter((words) => words !== null)
    .join(", ");
}

function block(check: ReplyCheck, on: ChecksActions): HTMLElement {
  const bar = notice(
    "warning",
    [h("p", { id: `blocked-${check.id}` }, check.message)],
    [
      removal(check, on),
      mayKeep(check.id)
        ? button({
            id: `keep-${check.id}`,
            label: t("action.keepSentence"),
            appearance: "transparent",
            size: "small",
            onPress: () => on.keep(check),
          })
        : null,
    ],
  );
  bar.dataset["check"] = check.id;
  return bar;
}

function removal(check: ReplyCheck, on: ChecksActions): Child {
  return check.spans && check.spans.length > 0
    ? button({
        id: `remove-${check.id}`,
        label: t("action.removeSentence"),
        size: "small",
        onPress: () => on.remove(check),
      })
    : null;
}
