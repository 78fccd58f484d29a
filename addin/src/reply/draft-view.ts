import type { Client } from "../api/client";
import type { FollowUpProposal, Preferences } from "../api/contract";
import { problemOf } from "../api/problem-error";
import { t, wordsLanguage } from "../locales/words";
import type { OpenDraft, SettingsStore } from "../office/mailbox";
import { button } from "../ui/button";
import { card } from "../ui/card";
import { formatMoment, toInstant } from "../ui/dates";
import { h, type Child } from "../ui/dom";
import { icon } from "../ui/icon";
import { notice } from "../ui/notice";
import { part } from "../ui/part";
import { problemWords, toProblem, type Problem } from "../ui/problem-words";
import { announce } from "../ui/status";
import { quotedMessage, type ReadDraft } from "./answered-message";
import { checksList, type ChecksShown } from "./checks-list";
import { draftParts } from "./draft-parts";
import { keepWords } from "./reply-card";

type DraftState =
  | { kind: "idle" | "checking" | "empty" | "unavailable" }
  | { kind: "failed"; problem: Problem }
  | ({ kind: "checked" } & ChecksShown);

export type DraftViewOptions = {
  draft: OpenDraft;
  client: Client;
  settings: SettingsStore;
  now: () => Date;
  /** Ends when another item is opened. */
  signal: AbortSignal;
};

export type DraftView = {
  element: HTMLElement;
  /** The morning to send at, once the mail that is answered has been read. */
  offerMorning(morning: FollowUpProposal | null): void;
};

/** Beside a reply that is being written: the checks over what stands there now, and Outlook's own waiting until morning. */
export function draftView(options: DraftViewOptions): DraftView {
  const { draft } = options;
  let open = true;
  let checking = false;
  let morning: FollowUpProposal | null = null;
  let holding = false;
  const outcome = h("div", { class: "stack" });
  const actions = h("div", { class: "actions" });
  const held = h("div");
  const element = card(
    "draft",
    t("draft.title"),
    null,
    h("p", { class: "card-lead" }, t("draft.text")),
    actions,
    held,
    outcome,
  );

  const drawActions = part(
    actions,
    (state: { checking: boolean; morning: FollowUpProposal | null; holding: boolean }) => [
      button({
        id: "draft-check",
        label: t("draft.check"),
        appearance: "primary",
        busy: state.checking,
        onPress: () => void check(),
      }),
      state.morning && draft.hold
        ? button({
            id: "draft-hold",
            label: keepWords(state.morning.start, options.now()),
            description: state.morning.why,
            icon: "clock",
            busy: state.holding,
            onPress: () => void hold(),
          })
        : null,
    ],
  );
  const drawHeld = part(held, (done: { when: string; held: boolean } | null) => {
    if (!done) return [];
    const words = done.held ? t("draft.held", { when: done.when }) : t("draft.notHeld");
    announce(words);
    return [notice(done.held ? "success" : "warning", [h("p", {}, words)])];
  });
  const drawOutcome = part(outcome, (state: DraftState): Child[] => {
    switch (state.kind) {
      case "idle":
      case "checking":
        return [];
      case "empty":
      case "unavailable":
        return [notice("info", [h("p", {}, t(`draft.${state.kind}`))])];
      case "failed":
        return [notice("error", [h("p", {}, problemWords(state.problem))])];
      case "checked":
        return [
          state.checks.every((one) => one.passed)
            ? h("p", { class: "card-note" }, icon("check"), h("span", {}, t("draft.fine")))
            : null,
          ...checksList(state, { open, onToggle: (now) => (open = now) }, null),
        ];
    }
  });
  const refresh = () => drawActions({ checking, morning, holding });
  const show = (state: DraftState) => {
    checking = state.kind === "checking";
    refresh();
    drawOutcome(state);
    announce(outcome.textContent ?? "");
  };

  const check = async () => {
    show({ kind: "checking" });
    announce(t("draft.checking"));
    show(await checkDraft(options));
  };
  const hold = async () => {
    if (!morning || !draft.hold || holding) return;
    const { start } = morning;
    holding = true;
    refresh();
    const taken = await draft.hold(toInstant(start));
    holding = false;
    if (options.signal.aborted) return;
    refresh();
    drawHeld({ when: formatMoment(start, options.now()), held: taken });
  };

  show({ kind: "idle" });
  return {
    element,
    offerMorning: (next) => {
      morning = next && toInstant(next.start) > options.now() ? next : null;
      refresh();
    },
  };
}

async function checkDraft({ draft, client, settings, signal }: DraftViewOptions): Promise<DraftState> {
  let read: ReadDraft;
  try {
    read = await draft.read(signal);
  } catch {
    return { kind: "unavailable" };
  }
  const { own, quoted, signature: added } = draftParts(read.html);
  if (!own) return { kind: "empty" };
  const message = quotedMessage(read);
  const name = signingName(settings, added);
  const preferences: Preferences = name ? { signature: name } : {};
  try {
    // The quoted mail says what is being answered, and in which language.
    const language = quoted
      ? (await client.suggest({ message, preferences }, signal)).classification.language
      : (wordsLanguage().split("-")[0] ?? "en");
    const { checks } = await client.check({ message, text: own, language, preferences }, signal);
    return { kind: "checked", checks, checkedText: own, kept: [], unchecked: false };
  } catch (error) {
    const problem = problemOf(error);
    return problem ? { kind: "failed", problem: toProblem(problem) } : { kind: "idle" };
  }
}

/** The name to sign with; none where Outlook's signature says it already. */
export function signingName(settings: SettingsStore, signature: string): string {
  const name = settings.read().signature.trim();
  return name && signature.toLowerCase().includes(name.toLowerCase()) ? "" : name;
}
