import { t } from "../locales/words";
import { disclosure } from "../ui/disclosure";
import { h } from "../ui/dom";
import { part } from "../ui/part";
import { verdictOf, type ReadMessage } from "./message-state";
import type { View } from "./view";

/** A place for what is better not sent: nothing ever reads it, and it is gone with the pane. */
export function scratchPad(): HTMLElement {
  const pad = h("textarea", {
    id: "scratch",
    class: "input",
    rows: 4,
    autocomplete: "off",
    "aria-describedby": "scratch-hint",
  });
  return disclosure("scratch-pad", t("end.scratch"), [
    h("label", { for: "scratch", class: "unseen" }, t("end.scratchLabel")),
    pad,
    h("p", { id: "scratch-hint", class: "hint" }, t("end.scratchHint")),
  ]);
}

/** Below the cards: a closing line, and the scratch pad, which is the same beside every message. */
export function endView(scratch: HTMLElement): View {
  const line = h("div");
  const element = h("div", { class: "end" }, line, scratch);
  const draw = part(line, (done: boolean) => [
    h("p", { class: "end-line" }, t(done ? "end.line" : "end.forward")),
  ]);
  return {
    element,
    show: (state) => {
      element.hidden = verdictOf(state) !== "rejection";
      draw(isDone(state));
    },
  };
}

function isDone({ inserted, followUp }: ReadMessage): boolean {
  const answered =
    inserted?.kind === "opened" ||
    inserted?.kind === "draft" ||
    (inserted?.kind === "copy" && inserted.copied);
  return answered && followUp.added !== null;
}
