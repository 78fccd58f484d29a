import { afterEach, expect, test } from "vitest";
import english from "./en.json";
import { loadWords, t, tCount, wordsLanguage } from "./words";

afterEach(() => loadWords("en"));

const files = import.meta.glob<Record<string, string>>("./*.json", { import: "default", eager: true });
const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
const singleForms = new Set(["one", "other", "many", "few", "two", "zero"]);

test.each(Object.entries(files))("%s_HasEveryWordWithTheSamePlaces", (_, words) => {
  const meant = Object.entries(english);

  for (const [key, text] of meant) {
    expect(words, key).toHaveProperty([key]);
    expect(places(words[key] ?? ""), key).toEqual(places(text));
  }
  const known = new Set(Object.keys(english));
  const extra = Object.keys(words).filter((key) => !known.has(key));
  // A language may have plural forms that English lacks.
  expect(extra.filter((key) => !singleForms.has(key.split(".").at(-1) ?? ""))).toEqual([]);
});

test.each(Object.entries(files))("%s_SpeaksLevel", (_, words) => {
  for (const [key, text] of Object.entries(words)) {
    expect(text, key).not.toMatch(/!|\p{Extended_Pictographic}/u);
    expect(text.trim(), key).toBe(text);
    expect(text.length, key).toBeGreaterThan(0);
  }
});

const some = {
  "./fr.json": () => Promise.resolve({ "action.copy": "Copier" }),
  "./pt.json": () => Promise.resolve({ "action.copy": "Copiar" }),
  "./pt-PT.json": () => Promise.resolve({ "action.copy": "Copiar (PT)" }),
  "./nl.json": () => Promise.reject(new Error("offline")),
};

test.each([
  ["fr-CA", "Copier", "fr-CA"],
  ["pt-BR", "Copiar", "pt-BR"],
  ["pt-PT", "Copiar (PT)", "pt-PT"],
  ["en-GB", "Copy", "en-GB"],
  ["ja-JP", "Copy", "en"],
  ["nl-NL", "Copy", "en"],
])("loadWords_%s_Says%s", async (wanted, copy, tag) => {
  await loadWords(wanted, some);

  expect(t("action.copy")).toBe(copy);
  expect(wordsLanguage()).toBe(tag);
});

test("loadWords_WordMissingFromTheFile_IsEnglish", async () => {
  await loadWords("fr-FR", some);

  expect(t("action.insert")).toBe("Insert reply");
});

test("t_Values_AreFilledInOnce", () => {
  expect(t("action.edit", { what: "{what}" })).toBe("Edit {what}");
});

test("tCount_TakesThePluralForm", () => {
  expect(tCount("reply.words", 1)).toBe("1 word");
  expect(tCount("reply.words", 92)).toBe("92 words");
});
