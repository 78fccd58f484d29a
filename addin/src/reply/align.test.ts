import { expect, test } from "vitest";
import { align } from "./align";

test("span_UnchangedWordsFurtherOn_IsFoundThere", () => {
  const { span } = align("Thank you. Please reconsider.", "Dear Anna, thank you. Please reconsider.");

  expect(span(11, 18)).toEqual({ start: 22, length: 18 });
});

test("span_ChangedInside_IsGone", () => {
  expect(align("Please reconsider it.", "Please consider it.").span(0, 21)).toBeNull();
});

test.each([
  // Put in exactly at a boundary: before what starts there, after what ends there.
  ["One. Two.", "One. New. Two.", 5, "start", 10],
  ["One. Two.", "One, and. Two.", 4, "end", 9],
  ["One.", "One. New.", 4, "end", 4],
  ["One.", "Well. One.", 0, "start", 6],
  // Rewritten over a boundary: all of it is what stands before.
  ["One. Two. Three.", "Only. Three.", 4, "end", 4],
] as const)("place_%j_%j_%i%s", (before, after, position, boundary, expected) => {
  expect(align(before, after).place(position, boundary)).toBe(expected);
});

test("align_AWholeBookPastedIn_IsQuick", () => {
  const started = performance.now();

  align("Thank you. ".repeat(100), "Something else entirely. ".repeat(20_000));

  expect(performance.now() - started).toBeLessThan(2_000);
});
