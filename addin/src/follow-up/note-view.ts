import type { LaterNote } from "../api/contract";
import { t } from "../locales/words";
import { copyText } from "../reply/copy-text";
import { copyKeys } from "../reply/edit-keys";
import { button } from "../ui/button";
import { disclosure } from "../ui/disclosure";
import { h } from "../ui/dom";
import { announce } from "../ui/status";

/** What professional networks take with an invitation, in characters. */
const longestForNetwork = 300;

/** Words prepared for a later day or another place: to read and to copy, nothing more. */
export function noteView(
  id: string,
  note: LaterNote,
  fold: { open: boolean; onToggle: (open: boolean) => void },
): HTMLElement {
  const isForNetwork = note.channel === "network";
  const area = h("textarea", {
    id: `${id}-text`,
    class: "input note-text",
    lang: note.language,
    rows: 5,
    readonly: true,
    "aria-describedby": `${id}-hint`,
  });
  area.value = note.text;
  const outcome = h("p", { class: "hint" });
  const copy = async () => {
    const copied = await copyText(area, note);
    outcome.textContent = copied ? t("note.copied") : t("reply.notCopied", { keys: copyKeys() });
    announce(outcome.textContent);
  };
  const title = t(isForNetwork ? "note.network.title" : "note.later.title");
  const content = [
    h("label", { for: `${id}-text`, class: "unseen" }, title),
    area,
    h(
      "p",
      { id: `${id}-hint`, class: "hint" },
      isForNetwork
        ? t("note.network.hint", { count: note.characters, most: longestForNetwork })
        : t("note.later.hint"),
    ),
    h(
      "div",
      { class: "actions" },
      button({ id: `${id}-copy`, label: t("note.copy"), size: "small", onPress: () => void copy() }),
      outcome,
    ),
  ];
  return disclosure(id, title, content, fold);
}
