/// <reference types="vite/client" />
import en from "./en.json";

export type Word = keyof typeof en;
export type Say = (word: Word, values?: Readonly<Record<string, string>>) => string;

/** Languages of the page, by the tag that the add-in is told. */
export const languages = [
  { tag: "en-US", name: "English" },
  { tag: "de-DE", name: "Deutsch" },
  { tag: "es-ES", name: "Español" },
  { tag: "fr-FR", name: "Français" },
  { tag: "it-IT", name: "Italiano" },
  { tag: "nl-NL", name: "Nederlands" },
  { tag: "pt-BR", name: "Português" },
] as const;

/** The page's own words in a language; English where a word has no translation. */
export function wordsOf(translations: Readonly<Partial<Record<Word, string>>>): Say {
  return (word, values = {}) =>
    (translations[word] ?? en[word]).replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

const files = import.meta.glob<Partial<Record<Word, string>>>(["./*.json", "!./en.json"], {
  import: "default",
});

/** @param tag One of `languages`. */
export async function loadWords(tag: string): Promise<Say> {
  const load = files[`./${tag.split("-")[0] ?? "en"}.json`];
  return wordsOf(load ? await load() : en);
}
