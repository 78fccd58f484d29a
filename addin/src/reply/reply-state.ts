import type { Corrections, Preferences, Reply, ReplyCheck, Span } from "../api/contract";
import { align } from "./align";
import { mergeReply } from "./merge-reply";

/** What the user wants of the reply, apart from what they say of the mail. */
export type Wishes = Omit<Preferences, keyof Corrections>;

/** What Undo and Redo go to: a text, the suggestion it came from, and what the user wished for by then. */
export type Step = {
  readonly text: string;
  readonly suggested: Reply;
  /** `suggested` is from before the last of them until its answer has come. */
  readonly wishes: Wishes;
  /** A newer suggestion in other words throughout, not put in because the user has edited the text. */
  readonly offered: Reply | null;
};

/** The reply as it stands: what was suggested, and what the user made of it. */
export type ReplyState = Step & {
  /** Oldest first, for Undo. */
  readonly past: readonly Step[];
  /** The last undone first, for Redo. */
  readonly future: readonly Step[];
  /** The last change was typing; further typing belongs to it. */
  readonly typing: boolean;
  readonly checks: readonly ReplyCheck[];
  /** The text that the checks are about; their spans point into it. */
  readonly checkedText: string;
  readonly words: number;
  /** The checks could not be asked for this text. */
  readonly unchecked: boolean;
  /** Ids of blocking checks whose sentence the user decided to keep. */
  readonly kept: readonly string[];
};

const longestPast = 100;

/** A request to think again may not be kept: it is the one thing that surely does harm. */
const neverKept = "L12";

export function startReply(suggested: Reply, wishes: Wishes = {}): ReplyState {
  return { ...fresh(suggested), wishes, past: [], future: [], kept: [] };
}

export function isEdited(state: ReplyState): boolean {
  return state.text.trim() !== state.suggested.text.trim();
}

export function editText(state: ReplyState, text: string): ReplyState {
  if (text === state.text) return state;
  return { ...(state.typing ? state : remember(state)), text, typing: true };
}

/** A burst of typing is over: what is typed next can be undone apart from it. */
export function endTyping(state: ReplyState): ReplyState {
  return state.typing ? { ...state, typing: false } : state;
}

/** A wish is a step from the moment it is made, so that Undo before its answer takes back the wish and nothing else. */
export function wishFor(state: ReplyState, wishes: Wishes): ReplyState {
  return sameWishes(wishes, state.wishes) ? state : { ...remember(state), wishes };
}

/**
 * A new suggestion. The user's own changes are carried over part by part; into another language or form of address they
 * cannot be, so there the new one is offered beside the edited text.
 */
export function receiveReply(state: ReplyState, received: Reply): ReplyState {
  const reply = ownBreaksOf(received);
  const same = reply.html === state.suggested.html && reply.text === state.suggested.text;
  if (same) return { ...state, offered: null };
  if (!isEdited(state)) return putIn(state, reply);
  if (reply.language !== state.suggested.language || reply.register !== state.suggested.register)
    return { ...state, offered: reply };
  const text = mergeReply(state.suggested, state.text, reply);
  return { ...state, suggested: reply, offered: null, text, typing: false };
}

export function takeOffered(state: ReplyState): ReplyState {
  return state.offered ? putIn(remember(state), state.offered) : state;
}

/** The suggestion without the user's edits, to be asked anew with these wishes. */
export function startOver(state: ReplyState, wishes: Wishes): ReplyState {
  return { ...putIn(remember(state), state.offered ?? state.suggested), wishes };
}

/** To the step before: its text, and the wishes it stood for. */
export function undo(state: ReplyState): ReplyState {
  const step = state.past.at(-1);
  if (!step) return state;
  return { ...goTo(state, step), past: state.past.slice(0, -1), future: [stepOf(state), ...state.future] };
}

export function redo(state: ReplyState): ReplyState {
  const [step, ...future] = state.future;
  return step ? { ...goTo(state, step), past: [...state.past, stepOf(state)], future } : state;
}

export function receiveChecks(state: ReplyState, checks: readonly ReplyCheck[], words: number): ReplyState {
  const failing = new Set(checks.filter((check) => !check.passed).map((check) => check.id));
  return {
    ...state,
    checks,
    checkedText: state.text,
    words,
    unchecked: false,
    kept: state.kept.filter((id) => failing.has(id)),
  };
}

export function keepSentence(state: ReplyState, checkId: string): ReplyState {
  return mayKeep(checkId) ? { ...state, kept: [...state.kept, checkId] } : state;
}

export function mayKeep(checkId: string): boolean {
  return checkId !== neverKept;
}

/** The checks could not be had; the server's own text needs no other than those that came with it. */
export function missChecks(state: ReplyState): ReplyState {
  const { text, checks, words } = state.suggested;
  return isEdited(state)
    ? { ...state, unchecked: true }
    : { ...state, checks, checkedText: text, words, unchecked: false };
}

/** The server has seen this text: it wrote it, or has checked it. */
export function isChecked(state: ReplyState): boolean {
  return !isEdited(state) || state.checkedText === state.text;
}

/** The checks that Insert waits for; where they are of another text and cannot be had anew, a press asks for them again. */
export function blocking(state: ReplyState): ReplyCheck[] {
  if (isUnchecked(state)) return [];
  return state.checks.filter(
    (check) => !check.passed && check.severity === "block" && !state.kept.includes(check.id),
  );
}

/** The checks of this text could not be had: it may be copied, but goes nowhere else. */
export function isUnchecked(state: ReplyState): boolean {
  return state.unchecked && !isChecked(state);
}

/** The sentences that a check is about, as they stood when it ran. */
export function sentencesOf(state: Pick<ReplyState, "checkedText">, spans: readonly Span[]): string[] {
  const sentences = spans.map((span) => {
    const { start, end } = sentenceAround(state.checkedText, span);
    return state.checkedText.slice(start, end).trim();
  });
  return [...new Set(sentences)].filter((sentence) => sentence.length > 0);
}

/** Does what one press can do about a check; what was rewritten since it ran is left alone. */
export function mend(state: ReplyState, check: ReplyCheck): ReplyState {
  const { span } = align(state.checkedText, state.text);
  const { text } = [...(check.mends ?? [])].reverse().reduce(
    ({ text }, { start, length, replacement }) => {
      const now = span(start, length);
      return now
        ? { text: text.slice(0, now.start) + replacement + text.slice(now.start + now.length) }
        : { text };
    },
    { text: state.text },
  );
  return text === state.text ? state : { ...remember(state), text };
}

/** Where the first of them stands in the text as it is now; null when it is gone. */
export function findSentence(
  state: ReplyState,
  spans: readonly Span[],
): { start: number; end: number } | null {
  for (const sentence of sentencesOf(state, spans)) {
    const start = state.text.indexOf(sentence);
    if (start >= 0) return { start, end: start + sentence.length };
  }
  return null;
}

/** Takes those sentences out of the text, and the gaps they leave. */
export function removeSentences(state: ReplyState, spans: readonly Span[]): ReplyState {
  let { text } = state;
  for (const sentence of sentencesOf(state, spans)) {
    const start = text.indexOf(sentence);
    if (start < 0) continue;
    const after = text.slice(start + sentence.length);
    text = text.slice(0, start) + after.replace(/^[ \t]+/, "");
  }
  const tidy = text
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+/, "");
  return text === state.text ? state : { ...remember(state), text: tidy };
}

/** From the end of the sentence before to the end of this one and the space after it, within its line. */
function sentenceAround(text: string, span: Span): { start: number; end: number } {
  const from = Math.max(0, Math.min(span.start, text.length));
  const to = Math.max(from, Math.min(span.start + span.length, text.length));
  const lineStart = text.lastIndexOf("\n", from - 1) + 1;
  const nextLine = text.indexOf("\n", to);
  const lineEnd = nextLine < 0 ? text.length : nextLine;
  let start = lineStart;
  for (const match of text.slice(lineStart, from).matchAll(/[.!?…]["”»’)]*\s+/g))
    start = lineStart + match.index + match[0].length;
  const last = Math.max(from, to - 1);
  const rest = /[.!?…]["”»’)]*(?:\s+|$)/.exec(text.slice(last, lineEnd));
  return { start, end: rest ? last + rest.index + rest[0].length : lineEnd };
}

function putIn(state: ReplyState, reply: Reply): ReplyState {
  return { ...state, ...fresh(reply), kept: [] };
}

/** @param suggested Its line breaks become those of a text area, or it would look edited at once. */
function fresh(suggested: Reply): Omit<ReplyState, "past" | "future" | "kept" | "wishes"> {
  const reply = ownBreaksOf(suggested);
  return {
    suggested: reply,
    offered: null,
    text: reply.text,
    typing: false,
    checks: reply.checks,
    checkedText: reply.text,
    words: reply.words,
    unchecked: false,
  };
}

/** With the line breaks that a text area keeps. The server writes none other; a carriage return would shift every span. */
function ownBreaksOf(reply: Reply): Reply {
  return { ...reply, text: reply.text.replace(/\r\n?/g, "\n") };
}

function goTo(state: ReplyState, step: Step): ReplyState {
  const { text, suggested, wishes } = step;
  const at = text === suggested.text ? fresh(suggested) : { suggested, text, typing: false };
  // What has been offered for the same wishes since then is still on offer.
  const offered = step.offered ?? (sameWishes(wishes, state.wishes) ? state.offered : null);
  return { ...state, ...at, wishes, offered };
}

function stepOf({ text, suggested, wishes, offered }: ReplyState): Step {
  return { text, suggested, wishes, offered };
}

function remember(state: ReplyState): ReplyState {
  return { ...state, past: [...state.past, stepOf(state)].slice(-longestPast), future: [], typing: false };
}

export function sameWishes(one: Wishes, other: Wishes): boolean {
  const plain = (wishes: Wishes) =>
    JSON.stringify(Object.entries(wishes).sort(([a], [b]) => a.localeCompare(b)));
  return plain(one) === plain(other);
}
