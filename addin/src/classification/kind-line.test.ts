import { expect, test } from "vitest";
import type { FactSource } from "../api/contract";
import { sampleClassification } from "../testing/samples";
import { kindLine } from "./kind-line";

const final = (stageSource: FactSource) =>
  kindLine(sampleClassification({ nuance: null, stage: "final", stageSource }), "a")?.first;

test("a last round that the mail tells is spoken of, one that is only guessed is not", () => {
  expect(final("mail")).toBeDefined();
  expect(final("thread")).toBe(final("mail"));
  expect(final("guess")).not.toBe(final("mail"));
});
