import type { SignInAsk } from "../auth/access";
import { aboutSigningIn, askLabel, reasonsFor } from "../auth/ask";
import { t, tryWord } from "../locales/words";
import { button } from "../ui/button";
import { h, type Child } from "../ui/dom";
import { notice } from "../ui/notice";
import { part } from "../ui/part";
import { problemWords } from "../ui/problem-words";
import { announce } from "../ui/status";
import type { MessageSession } from "./message-session";
import { verdictOf, type ReadMessage } from "./message-state";
import type { View } from "./view";

type Shown = ReturnType<typeof shownOf>;

/** What to know before the cards: cautions first, then how the message was read, then what went wrong. */
export function noticesView(session: MessageSession): View {
  const element = h("div", { class: "stack notices" });
  const draw = part(element, (state: Shown): Child[] => {
    if (state.problem) announce(problemWords(state.problem));
    return [
      ...state.cautions.map((words) => notice("warning", [h("p", {}, words)])),
      ...state.remarks.map((words) => notice("info", [h("p", {}, words)])),
      state.signIn ? signInNotice(session, state.signIn) : null,
      state.problem
        ? notice(
            "error",
            [h("p", {}, problemWords(state.problem))],
            [
              button({
                id: "ask-again",
                label: t("action.again"),
                size: "small",
                onPress: () => void session.wish({}),
              }),
            ],
          )
        : null,
    ];
  });
  return { element, show: (state) => draw(shownOf(state)) };
}

function shownOf(state: ReadMessage) {
  const { safety = [], nuance, delivery } = state.suggestion.classification;
  const isNo = verdictOf(state) === "rejection";
  const known = (keys: readonly (string | null | undefined)[]) =>
    keys.flatMap((key) => (key ? (tryWord(key) ?? []) : []));
  return {
    cautions: known([
      ...safety.map((code) => `notice.${code}`),
      isNo && nuance === "offerWithdrawn" ? "notice.offerWithdrawn" : null,
    ]),
    remarks: known([isNo && delivery ? `notice.${delivery}` : null, wayKey(state)]),
    signIn: signInOf(state),
    problem: state.problem,
  };
}

type SignIn = { because: string; ask: SignInAsk | null; waiting: boolean };

/** Why signing in did not give the mailbox, what Microsoft would ask for and why, and the button that lets it ask. */
function signInNotice(session: MessageSession, { because, ask, waiting }: SignIn): HTMLElement {
  const words = waiting ? t("signIn.waiting") : problemWords({ code: because });
  announce(words);
  return notice(
    "info",
    [
      h("p", {}, words, " ", waiting ? null : t("way.signIn")),
      ...(ask ? reasonsFor(ask).map((reason) => h("p", { class: "hint" }, reason)) : []),
    ],
    ask
      ? [
          button({
            id: "sign-in",
            label: askLabel(because),
            size: "small",
            busy: waiting,
            onPress: () => void session.signIn(ask),
          }),
        ]
      : [],
  );
}

function signInOf({ way, signingIn }: ReadMessage): SignIn | null {
  if (way.kind !== "outlook" || way.because === null || !aboutSigningIn(way.because)) return null;
  return { because: way.because, ask: way.ask, waiting: signingIn };
}

/** Why the message was not read the usual way. */
function wayKey({ way }: ReadMessage): string | null {
  if (way.kind === "pasted") return "way.paste";
  if (way.kind === "mailbox" || way.because === null || aboutSigningIn(way.because)) return null;
  return way.because.startsWith("message-") ? "way.id" : "way.mailbox";
}
