import type { Evidence } from "../api/contract";
import { t, tryWord } from "../locales/words";
import { h } from "../ui/dom";

/** The mail's own sentences, each said to be one, and what it shows. */
export function evidenceList(evidence: readonly Evidence[], language: string): HTMLElement {
  return h(
    "ul",
    { class: "evidence" },
    evidence.map(({ says, text }) =>
      h(
        "li",
        {},
        h("span", { class: "evidence-says" }, tryWord(`says.${says}`) ?? t("says.other")),
        h("span", { class: "unseen" }, ` ${t("facts.quoted")} `),
        h("q", { lang: language }, text),
      ),
    ),
  );
}
