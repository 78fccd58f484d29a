import type { FollowUpProposal, LaterNote } from "../api/contract";
import { askLabel, askOf, reasonsFor } from "../auth/ask";
import { t } from "../locales/words";
import type { MessageSession } from "../mail/message-session";
import type { ReadMessage } from "../mail/message-state";
import type { View } from "../mail/view";
import { button } from "../ui/button";
import { card } from "../ui/card";
import { formatDay, formatDistance, formatMoment } from "../ui/dates";
import { h, type Child } from "../ui/dom";
import { notice } from "../ui/notice";
import { part } from "../ui/part";
import { problemWords, type Problem } from "../ui/problem-words";
import { announce } from "../ui/status";
import { noteView } from "./note-view";
import { chosenProposal, proposalsOf, type Added, type Choice } from "./follow-up-state";

export type FollowUpCardOptions = { now: () => Date; timeZone: string };

/** One date to come back on, or none. */
export function followUpCard(session: MessageSession, options: FollowUpCardOptions): View {
  let removed = false;

  const done = h("div");
  const list = h("div");
  const date = h("input", {
    id: "follow-up-date",
    class: "input",
    type: "date",
    min: tomorrow(options.now()),
    onchange: () => session.choose({ kind: "other", date: date.value }),
  });
  const dateField = h(
    "div",
    { class: "field follow-up-date" },
    h("label", { for: "follow-up-date" }, t("followUp.date")),
    date,
  );
  const goesIn = h("div");
  const problem = h("div");
  const actions = h("div", { class: "actions" });
  const way = h("div");
  const form = h("div", { class: "stack" }, list, dateField, goesIn, problem, actions, way);
  const later = h("div");
  const network = h("div");
  const element = card("follow-up", t("followUp.title"), null, done, form, later, network);

  const drawList = part(list, ({ proposals, choice }: { proposals: FollowUpProposal[]; choice: string }) => [
    proposals.length === 0 ? h("p", { class: "card-lead" }, t("followUp.nonePlanned")) : null,
    h(
      "fieldset",
      { class: "choices" },
      h("legend", { class: "unseen" }, t("followUp.choose")),
      proposals.map((proposal, index) =>
        radio(`proposal-${index}`, choice, {
          label: formatDay(proposal.start, options.now()),
          beside: formatDistance(proposal.start, options.now()),
          why: proposal.why,
          onChoose: () => choose({ kind: "proposal", index }),
        }),
      ),
      radio("none", choice, { label: t("followUp.none"), onChoose: () => choose({ kind: "none" }) }),
      radio("other", choice, {
        label: t("followUp.other"),
        onChoose: () => choose({ kind: "other", date: date.value }),
      }),
    ),
  ]);
  const drawGoesIn = part(goesIn, (subject: string | null) => [
    subject ? h("p", { class: "hint" }, t("followUp.goesIn", { subject })) : null,
  ]);
  // Opened once, a note stays open when its words change.
  const open = new Set<string>();
  const foldable = (id: string) => (note: LaterNote | null) => [
    note
      ? noteView(id, note, {
          open: open.has(id),
          onToggle: (now) => (now ? open.add(id) : open.delete(id)),
        })
      : null,
  ];
  const drawLater = part(later, foldable("note-later"));
  const drawNetwork = part(network, foldable("note-network"));
  const drawProblem = part(
    problem,
    ({ problem: state, busy }: { problem: Problem | null; busy: boolean }) => {
      if (!state) return [];
      const words = t(busy ? "signIn.waiting" : "followUp.failed", { why: problemWords(state) });
      announce(words);
      return [
        notice(
          state.code === "consent-required" ? "info" : "warning",
          [h("p", {}, words), ...reasons(state)],
          [
            signIn(state, busy),
            button({
              id: "follow-up-form",
              label: t("followUp.byForm"),
              size: "small",
              onPress: () => void session.openAppointment(),
            }),
            button({
              id: "follow-up-file",
              label: t("followUp.byFile"),
              size: "small",
              onPress: () => void session.downloadFollowUp(),
            }),
          ],
        ),
      ];
    },
  );
  const drawActions = part(actions, (state: { can: "add" | "pick"; busy: boolean } | null) =>
    state === null
      ? []
      : [
          button({
            id: "follow-up-add",
            label: t("action.add"),
            appearance: "primary",
            icon: "calendar",
            busy: state.busy,
            disabledBecause: state.can === "pick" ? "follow-up-pick" : undefined,
            takesFocus: true,
            onPress: () => {
              announce(t("followUp.adding"));
              void session.addFollowUp();
            },
          }),
          state.can === "pick"
            ? h("p", { id: "follow-up-pick", class: "hint" }, t("followUp.pickDate"))
            : null,
        ],
  );
  const drawWay = part(way, (throughOutlook: boolean) => [
    throughOutlook ? h("p", { class: "hint" }, t("way.dates")) : null,
  ]);
  const drawDone = part(
    done,
    ({
      added,
      busy,
      problem: failed,
    }: {
      added: Added | null;
      busy: boolean;
      problem: Problem | null;
    }): Child[] => {
      if (!added) return removed ? [h("p", { class: "card-lead" }, t("followUp.removed"))] : [];
      if (added.how === "calendar") return inCalendar(added, busy, failed);
      const unknown = added.how === "form" && added.outcome === "unknown";
      const words =
        added.how === "file" ? t("followUp.file") : t(unknown ? "followUp.formUnknown" : "followUp.form");
      announce(words);
      return [
        notice(
          unknown ? "info" : "success",
          [h("p", {}, words)],
          [
            unknown
              ? button({
                  id: "follow-up-file-instead",
                  label: t("followUp.byFile"),
                  size: "small",
                  onPress: () => void session.downloadFollowUp(),
                })
              : null,
            another(),
          ],
        ),
      ];
    },
  );

  const inCalendar = (added: Added & { how: "calendar" }, busy: boolean, failed: Problem | null): Child[] => {
    const when = formatMoment(added.proposal.start, options.now());
    const words = t(added.made ? "followUp.added" : "followUp.addedAgain", { when });
    if (!busy && !failed) announce(words);
    const why = failed ? t("followUp.removeFailed", { why: problemWords(failed) }) : null;
    if (why) announce(why);
    return [
      notice(
        "success",
        [h("p", {}, words), h("p", { class: "hint" }, t("followUp.addedUndo"))],
        [
          button({
            id: "follow-up-remove",
            label: t("action.remove"),
            size: "small",
            busy,
            takesFocus: true,
            onPress: () => {
              removed = true;
              void session.removeFollowUp().then(() => announce(t("followUp.removed")));
            },
          }),
          another(),
        ],
      ),
      failed && why
        ? notice(
            "warning",
            [h("p", {}, why), ...reasons(failed)],
            [signIn(failed, busy)].filter((of) => of !== null),
          )
        : null,
    ];
  };
  const reasons = (failed: Problem): Child[] => {
    const ask = askOf(failed);
    return ask ? reasonsFor(ask).map((reason) => h("p", { class: "hint" }, reason)) : [];
  };
  const signIn = (failed: Problem, busy: boolean): HTMLElement | null => {
    const ask = askOf(failed);
    return (
      ask &&
      button({
        id: "follow-up-sign-in",
        label: askLabel(failed.code),
        size: "small",
        busy,
        onPress: () => void session.signInForFollowUp(ask),
      })
    );
  };
  const another = () =>
    button({
      id: "follow-up-another",
      label: t("followUp.another"),
      appearance: "transparent",
      size: "small",
      onPress: () => session.chooseAnother(),
    });
  const choose = (choice: Choice) => {
    removed = false;
    session.choose(choice);
  };

  const show = (state: ReadMessage) => {
    const { followUp, suggestion } = state;
    const chosen = chosenProposal(followUp, suggestion, options.timeZone);
    const { choice } = followUp;
    const hadFocus = element.contains(document.activeElement);
    form.hidden = followUp.added !== null;
    dateField.hidden = choice.kind !== "other";
    drawDone({
      added: followUp.added,
      busy: followUp.busy,
      problem: followUp.added ? followUp.problem : null,
    });
    drawList({
      proposals: proposalsOf(suggestion),
      choice: choice.kind === "proposal" ? `proposal-${choice.index}` : choice.kind,
    });
    drawGoesIn(chosen?.subject ?? null);
    const { added } = followUp;
    const planned = added?.how === "calendar" ? added.proposal : chosen;
    drawLater(planned?.note?.channel === "mail" ? planned.note : null);
    const notes = suggestion.followUps.map(({ note }) => note);
    drawNetwork(notes.find((note) => note?.channel === "network") ?? null);
    drawProblem({ problem: followUp.added ? null : followUp.problem, busy: followUp.busy });
    drawActions(choice.kind === "none" ? null : { can: chosen ? "add" : "pick", busy: followUp.busy });
    drawWay(state.way.kind !== "mailbox");
    if (hadFocus) keepFocusIn(element);
  };
  return { element, show };
}

/** What was pressed is gone from sight when the date is added or removed: the way back takes the focus. */
function keepFocusIn(element: HTMLElement): void {
  const active = document.activeElement;
  if (active && element.contains(active) && !active.closest("[hidden]")) return;
  const heirs = [...element.querySelectorAll<HTMLElement>("[data-takes-focus]")];
  heirs.find((heir) => !heir.closest("[hidden]"))?.focus();
}

type RadioOptions = { label: string; beside?: string; why?: string; onChoose: () => void };

function radio(value: string, chosen: string, options: RadioOptions): HTMLElement {
  const id = `follow-up-${value}`;
  const input = h("input", {
    id,
    type: "radio",
    name: "follow-up",
    value,
    "aria-describedby": options.why ? `${id}-why` : undefined,
    onchange: options.onChoose,
  });
  input.checked = value === chosen;
  return h(
    "div",
    { class: "choice" },
    input,
    h(
      "div",
      { class: "choice-words" },
      h(
        "label",
        { for: id },
        h("span", { class: "choice-label" }, options.label),
        options.beside ? h("span", { class: "choice-beside" }, ` ${options.beside}`) : null,
      ),
      options.why ? h("p", { id: `${id}-why`, class: "hint" }, options.why) : null,
    ),
  );
}

function tomorrow(now: Date): string {
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${next.getFullYear()}-${two(next.getMonth() + 1)}-${two(next.getDate())}`;
}
