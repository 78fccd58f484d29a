import {
  lengths,
  tones,
  type PlannedBlock,
  type Register,
  type ReplyCheck,
  type ReplyLength,
  type Tone,
  type ZonedTime,
} from "../api/contract";
import { t, tCount, wordsLanguage } from "../locales/words";
import { morningOf, type MessageSession } from "../mail/message-session";
import type { ReadMessage } from "../mail/message-state";
import type { View } from "../mail/view";
import { button } from "../ui/button";
import { card } from "../ui/card";
import { daysUntil, formatMoment, formatWeekday } from "../ui/dates";
import { disclosure } from "../ui/disclosure";
import { h } from "../ui/dom";
import { icon } from "../ui/icon";
import { notice } from "../ui/notice";
import { part } from "../ui/part";
import { select } from "../ui/select";
import { announce } from "../ui/status";
import { blockChips, leftOutList } from "./block-chips";
import { checksList, type ChecksShown } from "./checks-list";
import { copyText } from "./copy-text";
import { editOf } from "./edit-keys";
import { htmlOf } from "./html-of";
import type { Inserted } from "./insertion";
import { outcome } from "./outcome";
import {
  blocking,
  findSentence,
  isUnchecked,
  keepSentence,
  mend,
  removeSentences,
  takeOffered,
  type ReplyState,
  type Wishes,
} from "./reply-state";

export type ReplyCardOptions = {
  /** BCP 47 tags a reply can be written in. */
  languages: () => readonly string[];
  now: () => Date;
  /** Where the pane stands: beside the mail, or beside the answer that is being written. */
  beside: "mail" | "draft";
  /** Milliseconds from the last key in "One thing you enjoyed?" to a new suggestion. */
  noteDelay?: number;
};

/** The suggested reply. The text area is made once, so that its caret, its own undo and a running composition survive. */
export function replyCard(session: MessageSession, options: ReplyCardOptions): View {
  let checksOpen = false;
  let explained = "";
  let noteTimer: ReturnType<typeof setTimeout> | undefined;

  const area = h("textarea", {
    id: "reply-text",
    class: "input reply-text",
    rows: 9,
    spellcheck: "true",
    oninput: () => session.type(area.value),
    // The browser's own Undo does not know of parts put in and taken out.
    onbeforeinput: (event) => {
      const edit = editOf(event);
      if (!edit) return;
      event.preventDefault();
      takeStep(edit);
    },
  });
  const note = h("input", {
    id: "reply-note",
    class: "input",
    type: "text",
    maxlength: 200,
    autocomplete: "off",
    "aria-describedby": "reply-note-hint",
    oninput: () => {
      clearTimeout(noteTimer);
      noteTimer = setTimeout(sendNote, options.noteDelay ?? 700);
    },
    onchange: () => sendNote(),
  });
  // Back at this message, it is still there.
  note.value = session.state.kind === "read" ? (session.state.wishes.personalNote ?? "") : "";
  const sendNote = () => {
    clearTimeout(noteTimer);
    const { state } = session;
    const text = note.value.trim();
    if (state.kind !== "read" || text === (state.wishes.personalNote ?? "")) return;
    void session.wish({ personalNote: text });
  };

  /** What was asked for has come; a failure is told where it is shown. */
  const tellUpdated = () => {
    const { state } = session;
    if (state.kind === "read" && !state.asking && !state.problem) announce(t("reply.updated"));
  };
  const wish = (wishes: Wishes) => void session.wish(wishes).then(tellUpdated);

  const takeStep = (edit: "undo" | "redo") => {
    const { state } = session;
    const steps = state.kind === "read" && state.reply?.[edit === "undo" ? "past" : "future"];
    if (!steps || steps.length === 0) return;
    session[edit]();
    announce(t(edit === "undo" ? "reply.undone" : "reply.redone"));
  };

  const count = h("span", { class: "card-remark" });
  const why = h("div");
  const offered = h("div");
  const chips = h("div");
  const leftOut = h("div");
  const explanation = h("p", { class: "hint chip-why", "aria-live": "polite" });
  const choices = h("div", { class: "pair" });
  const checks = h("div", { class: "stack" });
  const actions = h("div", { class: "actions sticky" });
  const result = h("div");
  const tools = h("div", { class: "actions tools" });
  const moment = h("div", { class: "keep" });
  const unanswered = h("div");
  const more = disclosure("reply-more", t("reply.more"), [choices, unanswered]);
  const body = h(
    "div",
    { class: "stack" },
    h("div", { class: "field" }, h("label", { for: "reply-text", class: "unseen" }, t("reply.text")), area),
    offered,
    tools,
    h("div", {}, chips, explanation, leftOut),
    h(
      "div",
      { class: "field" },
      h("label", { for: "reply-note" }, t("reply.note")),
      note,
      h("p", { id: "reply-note-hint", class: "hint" }, t("reply.noteHint")),
    ),
    checks,
    actions,
    result,
    moment,
  );
  const none = h("div", { class: "stack" });
  const element = card("reply", t("reply.title"), count, why, none, body, more);

  const heading = element.querySelector("h2") ?? element;

  const drawCount = part(count, (words: number | null) => [
    words === null ? null : tCount("reply.words", words),
  ]);
  const drawWhy = part(why, (text: string | null) => [text ? h("p", { class: "card-lead" }, text) : null]);
  const drawNone = part(none, (text: string | null) => [
    text ? h("p", { class: "card-note" }, icon("check"), h("span", {}, text)) : null,
  ]);
  const drawOffered = part(offered, (is: boolean) => [
    is
      ? notice(
          "info",
          [h("p", {}, t("reply.kept"))],
          [
            button({
              id: "reply-take",
              label: t("reply.take"),
              size: "small",
              onPress: () => {
                session.changeReply(takeOffered);
                announce(t("reply.updated"));
              },
            }),
          ],
        )
      : null,
  ]);
  const drawTools = part(tools, (can: Record<"undo" | "redo", boolean>) => [
    (["undo", "redo"] as const).map((edit) =>
      button({
        id: `reply-${edit}`,
        label: t(`action.${edit}`),
        appearance: "subtle",
        size: "small",
        icon: edit,
        iconOnly: true,
        disabled: !can[edit],
        onPress: () => takeStep(edit),
      }),
    ),
    button({
      id: "reply-start-over",
      label: t("action.startOver"),
      appearance: "subtle",
      size: "small",
      onPress: () => {
        void session.beginAgain().then(tellUpdated);
      },
    }),
  ]);
  const drawChips = part(chips, (blocks: readonly PlannedBlock[]) =>
    blocks.length === 0
      ? []
      : [
          blockChips(blocks, {
            toggle: (id, on) => void session.toggleBlock(id, on).then(tellUpdated),
            explain: (block) => {
              explained = block.id;
              explanation.textContent = block.why;
            },
          }),
        ],
  );
  const drawLeftOut = part(leftOut, leftOutList);
  const drawChoices = part(choices, (state: ChoicesShown) => [
    select({
      id: "reply-tone",
      label: t("reply.tone"),
      value: state.tone,
      choices: tones.map((value) => ({ value, label: t(`reply.tone.${value}`) })),
      onChoose: (tone) => wish({ tone: tone as Tone }),
    }),
    select({
      id: "reply-length",
      label: t("reply.length"),
      value: state.length,
      choices: lengths.map((value) => ({ value, label: t(`reply.length.${value}`) })),
      onChoose: (length) => wish({ length: length as ReplyLength }),
    }),
    select({
      id: "reply-register",
      label: t("reply.register"),
      value: state.register === "mixed" ? "formal" : state.register,
      choices: (["formal", "informal"] as const).map((value) => ({
        value,
        label: t(`reply.register.${value}`),
      })),
      onChoose: (register) => wish({ register: register as Register }),
    }),
    select({
      id: "reply-language",
      label: t("reply.language"),
      value: state.language,
      choices: state.tags.map((value) => ({ value, label: languageName(value) })),
      onChoose: (language) => wish({ language }),
    }),
  ]);
  const drawChecks = part(checks, (state: ChecksShown) =>
    checksList(
      state,
      { open: checksOpen, onToggle: (open) => (checksOpen = open) },
      {
        show: (check) => {
          const { state: now } = session;
          const range = now.kind === "read" && now.reply && findSentence(now.reply, check.spans ?? []);
          if (!range) return;
          area.focus();
          area.setSelectionRange(range.start, range.end);
        },
        remove: (check) => {
          session.changeReply((reply) => withoutSentence(reply, check));
          announce(t("reply.removed"));
        },
        mend: (check) => {
          session.changeReply((reply) => mend(reply, check));
          announce(t("reply.mended"));
        },
        keep: (check) => session.changeReply((reply) => keepSentence(reply, check.id)),
      },
    ),
  );
  const drawActions = part(actions, ({ blockedBy, busy }: { blockedBy: string | null; busy: boolean }) => [
    button({
      id: "reply-insert",
      label: t("action.insert"),
      appearance: "primary",
      busy,
      disabledBecause: blockedBy === null ? undefined : "reply-blocked",
      onPress: () => {
        announce(t("reply.opening"));
        void session.insert();
      },
    }),
    button({
      id: "reply-copy",
      label: t("action.copy"),
      onPress: () => {
        const { state } = session;
        if (state.kind !== "read" || !state.reply) return;
        const { reply } = state;
        void copyText(area, { text: reply.text, html: htmlOf(reply) }).then((copied) =>
          session.copied(copied),
        );
      },
    }),
    blockedBy === null ? null : h("p", { id: "reply-blocked", class: "hint" }, t("reply.blocked")),
  ]);
  const drawResult = part(result, (inserted: Inserted | null) => {
    if (!inserted) return [];
    const { spoken, children } = outcome(inserted, options.now(), {
      remind: () => void session.remind(),
      signIn: (ask) => void session.signInForDraft(ask),
      byForm: () => void session.keep("form"),
    });
    announce(spoken);
    // Below the buttons, which stay in sight by themselves; what they brought about shall be in sight as well.
    queueMicrotask(() => result.scrollIntoView({ block: "nearest" }));
    return children;
  });
  const drawMoment = part(
    moment,
    (state: { start: ZonedTime; why: string; busy: boolean; blocked: boolean } | null) =>
      state
        ? [
            h(
              "p",
              { class: "hint moment", title: state.why },
              icon("clock"),
              h(
                "span",
                {},
                t("reply.sendAt", { when: formatMoment(state.start, options.now()) }),
                ". ",
                t("reply.sendNow"),
              ),
            ),
            button({
              id: "reply-keep",
              label: keepWords(state.start, options.now()),
              size: "small",
              busy: state.busy,
              disabledBecause: state.blocked ? "reply-blocked" : undefined,
              onPress: () => {
                announce(t("reply.keeping"));
                void session.keep();
              },
            }),
          ]
        : [],
  );
  const drawUnanswered = part(unanswered, (count: number) => [
    select({
      id: "reply-unanswered",
      label: t("reply.unanswered"),
      value: String(count),
      choices: (["0", "1", "2"] as const).map((value) => ({ value, label: t(`reply.unanswered.${value}`) })),
      onChoose: (value) => void session.wish({ unanswered: Number(value) }),
    }),
  ]);

  const show = (state: ReadMessage) => {
    const { plan } = state.suggestion;
    const { reply } = state;
    body.hidden = !reply;
    drawCount(reply?.words ?? null);
    drawWhy(reply ? leadOf(state) : null);
    drawNone(reply ? null : noReplyWords(state));
    choices.hidden = !reply;
    // Where no reply is due, the one thing to change is what made it so.
    more.hidden = !reply && (state.wishes.unanswered ?? 0) === 0;
    heading.textContent = t(reply ? "reply.title" : "reply.none.title");
    drawUnanswered(state.wishes.unanswered ?? 0);
    if (!reply) return;
    showText(area, reply.text);
    const wished = state.wishes.personalNote ?? "";
    // What is just being written there is not yet a wish.
    if (document.activeElement !== note && note.value.trim() !== wished) note.value = wished;
    area.lang = reply.suggested.language;
    fit(area);
    drawOffered(reply.offered !== null);
    drawTools({ undo: reply.past.length > 0, redo: reply.future.length > 0 });
    drawChips(plan.blocks);
    drawLeftOut(plan.blocks);
    if (explained) explanation.textContent = plan.blocks.find(({ id }) => id === explained)?.why ?? "";
    const { register, language } = reply.offered ?? reply.suggested;
    drawChoices({
      tone: state.wishes.tone ?? "even",
      length: state.wishes.length ?? "usual",
      register: state.wishes.register ?? register,
      language,
      tags: tagsWith(options.languages(), language),
    });
    drawChecks({
      checks: reply.checks,
      checkedText: reply.checkedText,
      kept: reply.kept,
      unchecked: isUnchecked(reply),
    });
    drawActions({ blockedBy: blocking(reply)[0]?.id ?? null, busy: state.inserting === "form" });
    drawResult(state.inserted);
    // Beside a draft, keeping is a matter of that draft.
    const morning = options.beside === "mail" ? morningOf(state) : null;
    drawMoment(
      morning && {
        start: morning.start,
        why: morning.why,
        busy: state.inserting === "later",
        blocked: blocking(reply).length > 0,
      },
    );
    body.setAttribute("aria-busy", String(state.asking));
  };
  body.addEventListener("keydown", (event) => {
    const edit = editOf(event);
    // The line for one thing enjoyed has an Undo of its own.
    if (!edit || event.target === note) return;
    event.preventDefault();
    takeStep(edit);
  });
  return { element, show };
}

type ChoicesShown = {
  tone: Tone;
  length: ReplyLength;
  register: Register;
  language: string;
  tags: readonly string[];
};

function withoutSentence(reply: ReplyState, check: ReplyCheck): ReplyState {
  return (check.mends ?? []).length > 0 ? mend(reply, check) : removeSentences(reply, check.spans ?? []);
}

/** Puts a text in, with the caret behind what changed in it. */
function showText(area: HTMLTextAreaElement, text: string): void {
  const before = area.value;
  if (before === text) return;
  const hadFocus = document.activeElement === area;
  area.value = text;
  if (!hadFocus) return;
  let tail = 0;
  const most = Math.min(before.length, text.length);
  while (tail < most && before.at(-1 - tail) === text.at(-1 - tail)) tail++;
  area.setSelectionRange(text.length - tail, text.length - tail);
}

function leadOf({ suggestion: { plan } }: ReadMessage): string {
  return plan.reply === "optional" ? `${t("reply.optional")} ${plan.why}` : plan.why;
}

function noReplyWords({ suggestion, wishes }: ReadMessage): string {
  if ((wishes.unanswered ?? 0) >= 2) return t("reply.none.stop");
  if (!suggestion.classification.canReply) return t("reply.none.noReply");
  return suggestion.plan.why;
}

/** "Keep for tomorrow", "Keep for Monday". */
export function keepWords(start: ZonedTime, now: Date): string {
  return daysUntil(start, now) === 1
    ? t("reply.keepTomorrow")
    : t("reply.keepFor", { day: formatWeekday(start) });
}

function tagsWith(tags: readonly string[], tag: string): readonly string[] {
  return tags.includes(tag) ? tags : [tag, ...tags];
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([wordsLanguage()], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** As tall as its text, for browsers that cannot do so by style. */
function fit(area: HTMLTextAreaElement): void {
  if (typeof CSS !== "undefined" && CSS.supports?.("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}
