import type { SignInAsk } from "../auth/access";
import { askLabel, askOf, reasonsFor } from "../auth/ask";
import { t } from "../locales/words";
import { button } from "../ui/button";
import { formatMoment } from "../ui/dates";
import { h, type Child } from "../ui/dom";
import { notice, type Intent } from "../ui/notice";
import { problemWords, type Problem } from "../ui/problem-words";
import { copyKeys } from "./edit-keys";
import type { FormFailure, Inserted, Reminder } from "./insertion";

type Words = {
  intent: Intent;
  lines: string[];
  link?: string | null;
  reminder?: Reminder | null;
  asks?: { problem: Problem; waiting: boolean };
};

export type OutcomeActions = {
  remind: () => void;
  signIn: (ask: SignInAsk) => void;
  byForm: () => void;
};

/** What became of the reply, and what can be done next. */
export function outcome(
  inserted: Inserted,
  now: Date,
  on: OutcomeActions,
): { spoken: string; children: Child[] } {
  const { intent, lines, link, reminder, asks } = wordsOf(inserted, now);
  const reminded = reminder ? reminderWords(reminder, now) : [];
  const all = [...lines, ...reminded];
  return {
    spoken: all.join(" "),
    children: [
      notice(
        intent,
        all.map((line, at) => h("p", at > 0 ? { class: "hint" } : {}, line)),
        [
          ...(asks ? signingIn(asks, on) : []),
          link && isSafe(link)
            ? h(
                "a",
                {
                  id: "reply-open-draft",
                  class: "link",
                  href: link,
                  target: "_blank",
                  rel: "noopener noreferrer",
                },
                t("reply.openDraft"),
              )
            : null,
          reminder && reminder.added === null
            ? button({
                id: "reply-remind",
                label: t("reply.remind"),
                size: "small",
                icon: "calendar",
                busy: reminder.busy,
                onPress: on.remind,
              })
            : null,
        ].filter((action) => action !== null),
      ),
    ],
  };
}

/** Failures of Outlook's; the others say themselves what can be done. */
const mayCopy: ReadonlySet<FormFailure> = new Set(["failed", "tooLong", "unavailable"]);

function wordsOf(inserted: Inserted, now: Date): Words {
  switch (inserted.kind) {
    case "opened": {
      const { sure, noDraft, reminder } = inserted;
      const how = sure
        ? [t(reminder ? "reply.keptOpen" : "reply.opened"), t("reply.openedUndo")]
        : [t("reply.openedUnknown")];
      return {
        intent: sure ? "success" : "info",
        lines: [...(noDraft ? [draftFailed(noDraft)] : []), ...how],
        reminder,
      };
    }
    case "put":
      return { intent: "success", lines: [t("reply.put")] };
    case "asks": {
      const { problem, waiting } = inserted;
      const ask = askOf(problem);
      const why = waiting ? t("signIn.waiting") : problemWords(problem);
      return { intent: "info", lines: [why, ...(ask ? reasonsFor(ask) : [])], asks: inserted };
    }
    case "draft": {
      const { made, because, until, link, reminder } = inserted;
      const what = until
        ? t("reply.keptUntil", { when: formatMoment(until, now) })
        : t(made ? "reply.draftInstead" : "reply.draftBefore");
      const lines = [...(because ? [t(`reply.${because}`)] : []), what];
      return {
        intent: made ? "success" : "info",
        lines: made ? [...lines, t("reply.openedUndo")] : lines,
        link,
        reminder,
      };
    }
    case "failed": {
      const { because, noDraft } = inserted;
      const lines = [
        t(`reply.${because}`),
        ...(noDraft ? [draftFailed(noDraft)] : []),
        ...(mayCopy.has(because) ? [t("reply.copyInstead")] : []),
      ];
      return { intent: because === "already" ? "info" : "warning", lines };
    }
    case "unchecked":
      return { intent: "warning", lines: [t("reply.unchecked")] };
    case "copy":
      return inserted.copied
        ? { intent: "success", lines: [t("reply.copied")] }
        : {
            intent: "warning",
            lines: [t("reply.notCopied", { keys: copyKeys() })],
          };
  }
}

function signingIn(
  { problem, waiting }: { problem: Problem; waiting: boolean },
  on: OutcomeActions,
): (HTMLElement | null)[] {
  const ask = askOf(problem);
  return [
    ask &&
      button({
        id: "reply-sign-in",
        label: askLabel(problem.code),
        size: "small",
        busy: waiting,
        onPress: () => on.signIn(ask),
      }),
    button({ id: "reply-by-form", label: t("followUp.byForm"), size: "small", onPress: on.byForm }),
  ];
}

function draftFailed(problem: Problem): string {
  return t("reply.noDraft", { why: problemWords(problem) });
}

function reminderWords({ proposal, added, problem }: Reminder, now: Date): string[] {
  if (problem) return [t("followUp.failed", { why: problemWords(problem) })];
  switch (added) {
    case "calendar":
      return [t("reply.reminded", { when: formatMoment(proposal.start, now) })];
    case "form":
      return [t("followUp.form")];
    case "file":
      return [t("followUp.file")];
    case null:
      return [];
  }
}

/** The mailbox gives the address; it leads to a page, and to nothing that runs here. */
function isSafe(link: string): boolean {
  try {
    const { protocol, origin } = new URL(link);
    return protocol === "https:" || origin === location.origin;
  } catch {
    return false;
  }
}
