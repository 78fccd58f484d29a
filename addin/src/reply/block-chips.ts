import type { PlannedBlock } from "../api/contract";
import { t, tryWord } from "../locales/words";
import { h } from "../ui/dom";
import { icon } from "../ui/icon";

/** The parts of the reply as check boxes; a fixed one can be reached and explains itself, but does not switch. */
export function blockChips(
  blocks: readonly PlannedBlock[],
  on: { toggle: (id: string, on: boolean) => void; explain: (block: PlannedBlock) => void },
): HTMLElement {
  return h(
    "fieldset",
    { class: "chips" },
    h("legend", {}, t("reply.parts")),
    blocks.map((block) => {
      const why = `why-${block.id}`;
      const input = h("input", {
        id: `block-${block.id}`,
        type: "checkbox",
        "aria-disabled": block.locked ? "true" : undefined,
        "aria-describedby": why,
        onclick: (event) => {
          on.explain(block);
          if (block.locked) event.preventDefault();
        },
        onchange: () => {
          if (!block.locked) on.toggle(block.id, input.checked);
        },
      });
      input.checked = block.on;
      return h(
        "label",
        { class: block.locked ? "chip chip-locked" : "chip", title: block.why },
        input,
        icon(block.locked ? "lock" : "check"),
        h("span", {}, tryWord(`block.${block.id}`) ?? block.id),
        h(
          "span",
          { id: why, class: "unseen" },
          block.locked ? `${t("reply.locked")}. ${block.why}` : block.why,
        ),
      );
    }),
  );
}
