import type { ReplyPart } from "../api/contract";
import { align } from "./align";

/** A reply's text and what it is made of; the parts in order, none over another. */
export type PartedText = { readonly text: string; readonly parts: readonly ReplyPart[] };

type Piece = { readonly block: string; readonly text: string };

/** Pieces, and what stands before, between and after them: always one more. */
type Pieces = { readonly pieces: readonly Piece[]; readonly gaps: readonly string[] };

/**
 * A newer reply with the user's changes of the older one. A part that the user rewrote stays theirs, and one that they took
 * out stays out; a part that the newer reply no longer has goes, rewritten or not; what they added of their own stays after
 * the part it followed. Everything else is the newer reply's.
 * @param mine What the user made of `before`.
 */
export function mergeReply(before: PartedText, mine: string, after: PartedText): string {
  const own = cut(before, mine);
  const gone = new Set(
    own.pieces.filter(({ text }) => !/[\p{L}\p{N}]/u.test(text)).map(({ block }) => block),
  );
  const old = without(split(before), gone, stronger);
  const edited = without(own, gone, (first, second, piece) => first + piece + second);
  const next = without(split(after), gone, stronger);

  const oldText = new Map(old.pieces.map(({ block, text }) => [block, text]));
  const ownText = new Map(edited.pieces.map(({ block, text }) => [block, text]));
  const pieces = next.pieces.map(({ block, text }) => {
    const now = ownText.get(block);
    return now !== undefined && now !== oldText.get(block) ? now : text;
  });
  const gaps = mergeGaps(old, edited, next);
  return pieces.reduce((text, piece, at) => text + piece + (gaps[at + 1] ?? ""), gaps[0] ?? "");
}

function split({ text, parts }: PartedText): Pieces {
  const ends = [0, ...parts.map(({ start, length }) => start + length)];
  return {
    pieces: parts.map(({ block, start, length }) => ({ block, text: text.slice(start, start + length) })),
    gaps: ends.map((end, at) => text.slice(end, parts[at]?.start ?? text.length)),
  };
}

/** The user's text, cut where the parts of the older reply have come to stand. */
function cut(before: PartedText, mine: string): Pieces {
  const { place } = align(before.text, mine);
  let last = 0;
  const parts = before.parts.map(({ block, start, length }) => {
    const from = Math.max(last, place(start, "start"));
    last = Math.max(from, place(start + length, "end"));
    return { block, start: from, length: last - from };
  });
  return split({ text: mine, parts });
}

function without({ pieces, gaps }: Pieces, gone: ReadonlySet<string>, join: Join): Pieces {
  const kept: Piece[] = [];
  const between = [gaps[0] ?? ""];
  pieces.forEach((piece, at) => {
    const gap = gaps[at + 1] ?? "";
    if (gone.has(piece.block)) {
      between.push(join(between.pop() ?? "", gap, piece.text, kept.length === 0, at === pieces.length - 1));
    } else {
      kept.push(piece);
      between.push(gap);
    }
  });
  return { pieces: kept, gaps: between };
}

type Join = (first: string, second: string, piece: string, atStart: boolean, atEnd: boolean) => string;

/** Of the breaks around a part that goes, the greater one; none at either end of the letter. */
const stronger: Join = (first, second, _, atStart, atEnd) => {
  if (atStart) return first;
  if (atEnd) return second;
  return breaks(second) > breaks(first) ? second : first;
};

function breaks(gap: string): number {
  return gap.split("\n").length;
}

/** Between the parts: the newer reply's breaks, but what the user put or broke there. */
function mergeGaps(old: Pieces, edited: Pieces, next: Pieces): string[] {
  const gaps = [...next.gaps];
  const touched = new Set<number>();
  const where = new Map(next.pieces.map(({ block }, at) => [block, at + 1]));
  edited.gaps.forEach((gap, at) => {
    if (gap === old.gaps[at]) return;
    const to = lastPlace(old, at, where);
    const same = to.exact && old.pieces[at]?.block === next.pieces[to.at]?.block;
    if (same) {
      gaps[to.at] = touched.has(to.at) ? joinTexts(gaps[to.at] ?? "", gap) : gap;
      touched.add(to.at);
    } else if (gap.trim()) {
      gaps[to.at] = touched.has(to.at)
        ? joinTexts(gaps[to.at] ?? "", withBreak(gap, to.at, next))
        : withBreak(gap, to.at, next);
      touched.add(to.at);
    }
  });
  return gaps;
}

/** The gap of the newer reply after the nearest part before that it still has. */
function lastPlace(old: Pieces, gap: number, where: ReadonlyMap<string, number>) {
  for (let at = gap - 1; at >= 0; at--) {
    const found = where.get(old.pieces[at]?.block ?? "");
    if (found !== undefined) return { at: found, exact: at === gap - 1 };
  }
  return { at: 0, exact: gap === 0 };
}

/** What was added, with the break that the newer reply has there. */
function withBreak(gap: string, at: number, next: Pieces): string {
  const added = at === 0 ? gap.trimStart() : gap;
  const rest = at === 0 ? "\n\n" : (next.gaps[at] ?? "");
  const lead = at === 0 || /^\s/.test(added) ? "" : " ";
  return lead + added.trimEnd() + rest;
}

function joinTexts(first: string, second: string): string {
  return first.trim() ? first.trimEnd() + (/^\s/.test(second) ? "" : " ") + second : second;
}
