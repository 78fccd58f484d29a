import english from "./en.json";

export type WordKey = keyof typeof english;
type Words = Readonly<Record<string, string>>;

/** Every other file of this folder is a language; each is fetched only when it is the one to show. */
const languages = import.meta.glob<Words>(["./*.json", "!./en.json"], { import: "default" });

let words: Words = english;
let tag = "en";

/** The BCP 47 tag of the words in use; also the language asked of the server and of dates. */
export function wordsLanguage(): string {
  return tag;
}

/**
 * Chooses the pane's words: the tag itself, then its language, then English. Words missing from a file are English.
 * @param wanted BCP 47, as Outlook gives its display language.
 */
export async function loadWords(
  wanted: string,
  files: Record<string, () => Promise<Words>> = languages,
): Promise<void> {
  const known = new Map(Object.keys(files).map((path) => [path.slice(2, -5).toLowerCase(), path]));
  const lower = wanted.toLowerCase();
  const [language = ""] = lower.split("-");
  const path = known.get(lower) ?? known.get(language);
  const load = path === undefined ? undefined : files[path];
  words = english;
  tag = language === "en" ? wanted : "en";
  if (!load) return;
  try {
    words = { ...english, ...(await load()) };
    // The region stays: it decides how dates are written.
    tag = wanted;
  } catch {
    // A file that does not come leaves English, which is here.
    return;
  }
}

/** @param values For the `{name}` places. */
export function t(key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(words[key] ?? key, values);
}

/** The words of a value that a newer server may add to; null when there are none. */
export function tryWord(key: string): string | null {
  return words[key] ?? null;
}

/** @param key Stands in the files as `key.one`, `key.other` and whatever plural forms the language has. */
export function tCount(key: string, count: number): string {
  const form = new Intl.PluralRules(tag).select(count);
  const found = words[`${key}.${form}`] ?? words[`${key}.other`] ?? key;
  return fill(found, { count: new Intl.NumberFormat(tag).format(count) });
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
