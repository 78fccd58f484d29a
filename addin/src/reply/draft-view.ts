import type { Client } from "../api/client";
import type { MessageResource, Preferences } from "../api/contract";
import { problemOf } from "../api/problem-error";
import { t, wordsLanguage } from "../locales/words";
import type { OpenDraft, SettingsStore } from "../office/mailbox";
import { button } from "../ui/button";
import { card } from "../ui/card";
import { h, type Child } from "../ui/dom";
import { icon } from "../ui/icon";
import { notice } from "../ui/notice";
import { part } from "../ui/part";
import { problemWords, toProblem, type Problem } from "../ui/problem-words";
import { announce } from "../ui/status";
import { checksList, type ChecksShown } from "./checks-list";
import { draftParts } from "./draft-parts";

type DraftState =
  | { kind: "idle" | "checking" | "empty" | "unavailable" }
  | { kind: "failed"; problem: Problem }
  | ({ kind: "checked" } & ChecksShown);

export type DraftViewOptions = {
  draft: OpenDraft;
  client: Client;
  settings: SettingsStore;
  /** Ends when another item is opened. */
  signal: AbortSignal;
};

/** Beside a reply that is being written: the checks over what stands there now. Nothing in it is changed. */
export function draftView(options: DraftViewOptions): HTMLElement {
  let open = true;
  const outcome = h("div", { class: "stack" });
  const actions = h("div", { class: "actions" });
  const element = card(
    "draft",
    t("draft.title"),
    null,
    h("p", { class: "card-lead" }, t("draft.text")),
    actions,
    outcome,
  );

  const drawActions = part(actions, (busy: boolean) => [
    button({
      id: "draft-check",
      label: t("draft.check"),
      appearance: "primary",
      busy,
      onPress: () => void check(),
    }),
  ]);
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
  const show = (state: DraftState) => {
    drawActions(state.kind === "checking");
    drawOutcome(state);
    announce(outcome.textContent ?? "");
  };

  const check = async () => {
    show({ kind: "checking" });
    announce(t("draft.checking"));
    show(await checkDraft(options));
  };

  show({ kind: "idle" });
  return element;
}

async function checkDraft({ draft, client, settings, signal }: DraftViewOptions): Promise<DraftState> {
  let subject: string;
  let html: string;
  try {
    ({ subject, html } = await draft.read(signal));
  } catch {
    return { kind: "unavailable" };
  }
  const { own, quoted } = draftParts(html);
  if (!own) return { kind: "empty" };
  const message = quotedMessage(subject, quoted);
  const signature = settings.read().signature.trim();
  const preferences: Preferences = signature ? { signature } : {};
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

function quotedMessage(subject: string, quoted: string): MessageResource {
  return {
    subject,
    from: null,
    replyTo: [],
    body: { contentType: "html", content: quoted },
    receivedDateTime: null,
    internetMessageHeaders: [],
  };
}
