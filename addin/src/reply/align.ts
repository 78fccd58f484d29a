/** A stretch that stands unchanged in two texts; UTF-16 code units. */
type Run = { before: number; after: number; length: number };

/** Above this many pairs of words the middle counts as rewritten: a whole letter pasted over a short one. */
const mostPairs = 4_000_000;

/** Where places of one text are in an edited version of it. */
export type Alignment = {
  /**
   * The place of a boundary: text put in exactly there stands after an `end` and before a `start`. What replaces text on
   * both sides of it belongs to what stands before.
   */
  place(position: number, boundary: "start" | "end"): number;
  /** The same stretch in the edited text; null where it was changed. */
  span(start: number, length: number): { start: number; length: number } | null;
};

/** Aligns two texts word by word. Quadratic in the words that differ, with a limit. */
export function align(before: string, after: string): Alignment {
  const runs = commonRuns(before, after);
  const left = (position: number) => runs.filter((run) => run.before < position).at(-1);
  const right = (position: number) => runs.find((run) => run.before + run.length > position);

  return {
    place: (position, boundary) => {
      const a = left(position);
      const b = right(position);
      const end = a ? a.after + Math.min(a.length, position - a.before) : 0;
      const start = b ? b.after + Math.max(0, position - b.before) : after.length;
      const keepsLeft = position === 0 || (a !== undefined && a.before + a.length >= position);
      const keepsRight = position === before.length || (b !== undefined && b.before <= position);
      if (keepsLeft && keepsRight) return boundary === "end" ? end : start;
      return keepsLeft ? end : start;
    },
    span: (start, length) => {
      const run = runs.find((one) => one.before <= start && one.before + one.length >= start + length);
      return run ? { start: run.after + start - run.before, length } : null;
    },
  };
}

function commonRuns(before: string, after: string): Run[] {
  const a = wordsOf(before);
  const b = wordsOf(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;

  const pairs: [number, number][] = [];
  for (let at = 0; at < head; at++) pairs.push([at, at]);
  for (const [x, y] of heaviest(a.slice(head, a.length - tail), b.slice(head, b.length - tail)))
    pairs.push([x + head, y + head]);
  for (let at = tail; at > 0; at--) pairs.push([a.length - at, b.length - at]);
  return joined(pairs, a, b);
}

/** Words, white space and single other characters; together they are the text. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];
}

/** The common subsequence that says most: long words count for more than the space between them. */
function heaviest(a: readonly string[], b: readonly string[]): [number, number][] {
  if (a.length === 0 || b.length === 0 || a.length * b.length > mostPairs) return [];
  const width = b.length + 1;
  const best = new Float32Array((a.length + 1) * width);
  const at = (x: number, y: number) => best[x * width + y] ?? 0;
  const weight = (word: string) => (word.trim() ? word.length : 0.1);
  for (let x = a.length - 1; x >= 0; x--) {
    for (let y = b.length - 1; y >= 0; y--) {
      const word = a[x] ?? "";
      const both = word === b[y] ? at(x + 1, y + 1) + weight(word) : 0;
      best[x * width + y] = Math.max(both, at(x + 1, y), at(x, y + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let x = 0, y = 0; x < a.length && y < b.length;) {
    if (at(x + 1, y) >= at(x, y)) x++;
    else if (at(x, y + 1) >= at(x, y)) y++;
    else pairs.push([x++, y++]);
  }
  return pairs;
}

function joined(pairs: readonly [number, number][], a: readonly string[], b: readonly string[]): Run[] {
  const starts = (words: readonly string[]) => {
    let sum = 0;
    return words.map((word) => (sum += word.length) - word.length);
  };
  const [inA, inB] = [starts(a), starts(b)];
  const runs: Run[] = [];
  for (const [x, y] of pairs) {
    const run = { before: inA[x] ?? 0, after: inB[y] ?? 0, length: a[x]?.length ?? 0 };
    const last = runs.at(-1);
    if (last && last.before + last.length === run.before && last.after + last.length === run.after)
      last.length += run.length;
    else runs.push(run);
  }
  return runs;
}
