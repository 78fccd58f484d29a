import type { Reply, ReplyCheck, Span } from "../api/contract";

/** The reply as it stands: what was suggested, and what the user made of it. */
export type ReplyState = {
  /** The suggestion that the text was taken from. */
  readonly suggested: Reply;
  /** A newer suggestion that is not put in, because the user has edited the text. */
  readonly offered: Reply | null;
  readonly text: string;
  /** Earlier texts, oldest first, for Undo. */
  readonly past: readonly string[];
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

const longestPast = 50;

/** A request to think again may not be kept: it is the one thing that surely does harm. */
const neverKept = "L12";

export function startReply(suggested: Reply): ReplyState {
  return { ...fresh(suggested), past: [], kept: [] };
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

/** A new suggestion: put in where the text is still the old one's, else offered beside it. Edits are never lost. */
export function receiveReply(state: ReplyState, reply: Reply): ReplyState {
  if (reply.html === state.suggested.html && ownBreaks(reply.text) === state.suggested.text)
    return { ...state, offered: null };
  return isEdited(state) ? { ...state, offered: reply } : putIn(state, reply);
}

export function takeOffered(state: ReplyState): ReplyState {
  return state.offered ? putIn(remember(state), state.offered) : state;
}

export function startOver(state: ReplyState): ReplyState {
  return putIn(remember(state), state.offered ?? state.suggested);
}

export function undo(state: ReplyState): ReplyState {
  const text = state.past.at(-1);
  return text === undefined ? state : { ...state, text, past: state.past.slice(0, -1), typing: false };
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

/** The checks that Insert waits for. */
export function blocking(state: ReplyState): ReplyCheck[] {
  return state.checks.filter(
    (check) => !check.passed && check.severity === "block" && !state.kept.includes(check.id),
  );
}

/** The sentences that a check is about, as they stood when it ran. */
export function sentencesOf(state: Pick<ReplyState, "checkedText">, spans: readonly Span[]): string[] {
  const sentences = spans.map((span) => {
    const { start, end } = sentenceAround(state.checkedText, span);
    return state.checkedText.slice(start, end).trim();
  });
  return [...new Set(sentences)].filter((sentence) => sentence.length > 0);
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
  return { ...fresh(reply), past: state.past, kept: [] };
}

/** @param suggested Its line breaks become those of a text area, or it would look edited at once. */
function fresh(suggested: Reply): Omit<ReplyState, "past" | "kept"> {
  const reply = { ...suggested, text: ownBreaks(suggested.text) };
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

/** The line breaks that a text area keeps. */
function ownBreaks(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

function remember(state: ReplyState): ReplyState {
  return { ...state, past: [...state.past, state.text].slice(-longestPast), typing: false };
}
