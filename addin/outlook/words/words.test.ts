import { describe, expect, it } from "vitest";
import en from "./en.json";
import { languages, loadWords } from "./words";

const translations = import.meta.glob<Record<string, string>>("./*.json", { eager: true, import: "default" });

describe("the words of the page", () => {
  it.each(languages.map(({ tag }) => tag.slice(0, 2)))(
    "are all there in %s, with the same places to fill",
    (tag) => {
      const words = translations[`./${tag}.json`] ?? {};

      expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort());
      for (const [word, text] of Object.entries(en))
        expect(words[word]?.match(/\{\w+\}/g), word).toEqual(text.match(/\{\w+\}/g));
    },
  );

  it("are loaded by the tag that the add-in is told", async () => {
    const say = await loadWords("de-DE");

    expect(say("closePane", { name: "X" })).toBe("X schließen");
    expect((await loadWords("sv-SE"))("inbox")).toBe("Inbox");
  });
});
