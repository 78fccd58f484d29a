import { factsCard } from "../classification/facts-card";
import { verdictView } from "../classification/verdict-view";
import { followUpCard } from "../follow-up/follow-up-card";
import { t } from "../locales/words";
import type { SettingsStore } from "../office/mailbox";
import { replyCard } from "../reply/reply-card";
import { h } from "../ui/dom";
import { announce } from "../ui/status";
import { endView } from "./end-view";
import { failedView } from "./failed-view";
import { kindView } from "./kind-view";
import { loadingView } from "./loading-view";
import type { MessageSession } from "./message-session";
import { verdictOf, type MessageState, type ReadMessage } from "./message-state";
import { noticesView } from "./notices";
import { pasteView } from "./paste-view";

export type MessageViewOptions = {
  messageKey: string;
  scratch: HTMLElement;
  settings: SettingsStore;
  languages: () => readonly string[];
  timeZone: string;
  now: () => Date;
  beside: "mail" | "draft";
};

/** All that is shown of one message, whatever its state. */
export function messageView(
  session: MessageSession,
  options: MessageViewOptions,
): { element: HTMLElement; show: (state: MessageState) => void } {
  const element = h("div", { class: "message" });
  let shown: MessageState["kind"] | undefined;
  let showRead: ((state: ReadMessage) => void) | undefined;

  const show = (state: MessageState) => {
    if (state.kind === "read") {
      if (shown !== "read") {
        showRead = readView(session, element, options);
        // Drawn before it is announced, so that what is said is there to be read.
        queueMicrotask(() => announce(t("loaded", { summary: summaryOf(state) })));
      }
      showRead?.(state);
    } else if (state.kind === "failed") {
      element.replaceChildren(failedView(state.problem, () => void session.load()));
    } else if (state.kind === "paste") {
      element.replaceChildren(pasteView(state.why, (text) => void session.loadText(text)));
    } else if (shown !== "loading") {
      element.replaceChildren(loadingView());
      announce(t("loading"));
    }
    shown = state.kind;
  };
  return { element, show };
}

function readView(session: MessageSession, element: HTMLElement, options: MessageViewOptions) {
  const notices = noticesView(session);
  const kind = kindView(options.messageKey, options.settings);
  const verdict = verdictView(session);
  const facts = factsCard(session);
  const reply = replyCard(session, options);
  const followUp = followUpCard(session, options);
  const end = endView(options.scratch);
  // Who is writing already has been told the rest beside the mail itself.
  const views =
    options.beside === "draft"
      ? [notices, verdict, reply, facts]
      : [kind, notices, verdict, facts, reply, followUp, end];
  element.replaceChildren(...views.map((view) => view.element));
  return (state: ReadMessage) => {
    const isNo = verdictOf(state) === "rejection";
    reply.element.hidden = !isNo;
    followUp.element.hidden = !isNo;
    for (const view of views) view.show(state);
  };
}

function summaryOf(state: ReadMessage): string {
  switch (verdictOf(state)) {
    case "rejection":
      return t("category.rejection");
    case "unsure":
      return `${t("unsure.title")} ${t("unsure.question")}`;
    case "reopened":
      return t("reopened.title");
    case "notRejection":
      return t("notRejection.title");
  }
}
