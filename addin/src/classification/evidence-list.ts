import type { Evidence } from "../api/contract";
import { t, tryWord } from "../locales/words";
import { h } from "../ui/dom";

export type Quote = { text: string; says: string[] };

/** One quote a sentence, however many things it shows; strongest first, as they come. */
export function quotesOf(evidence: readonly Evidence[]): Quote[] {
  const quotes = new Map<string, Quote>();
  for (const { text, says, start } of evidence) {
    const key = `${start} ${text}`;
    const quote = quotes.get(key);
    if (!quote) quotes.set(key, { text, says: [says] });
    else if (!quote.says.includes(says)) quote.says.push(says);
  }
  return [...quotes.values()];
}

/** The mail's own sentences, each said to be one, and what it shows. */
export function evidenceList(quotes: readonly Quote[], language: string): HTMLElement {
  return h(
    "ul",
    { class: "evidence" },
    quotes.map(({ says, text }) =>
      h(
        "li",
        {},
        h(
          "span",
          { class: "evidence-says" },
          says.map((one) => tryWord(`says.${one}`) ?? t("says.other")).join(", "),
        ),
        h("span", { class: "unseen" }, ` ${t("facts.quoted")} `),
        h("q", { lang: language }, text),
      ),
    ),
  );
}
