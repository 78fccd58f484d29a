import type { PlannedBlock } from "../api/contract";
import { t, tCount, tryWord } from "../locales/words";
import { disclosure } from "../ui/disclosure";
import { h, type Child } from "../ui/dom";
import { icon } from "../ui/icon";

/** Parts that must not be written: no choice, only listed with their reasons. */
export function leftOutList(blocks: readonly PlannedBlock[]): Child[] {
  const leftOut = blocks.filter(isLeftOut);
  if (leftOut.length === 0) return [];
  return [
    disclosure(
      "left-out",
      tCount("reply.leftOut", leftOut.length),
      h(
        "ul",
        { class: "left-out" },
        leftOut.map((block) => h("li", {}, h("strong", {}, labelOf(block)), h("span", {}, ` ${block.why}`))),
      ),
    ),
  ];
}

function isLeftOut(block: PlannedBlock): boolean {
  return block.locked && !block.on;
}

function labelOf({ id }: PlannedBlock): string {
  return tryWord(`block.${id}`) ?? id;
}

/** The other parts as check boxes; a fixed one can be reached and explains itself, but does not switch. */
export function blockChips(
  blocks: readonly PlannedBlock[],
  on: { toggle: (id: string, on: boolean) => void; explain: (block: PlannedBlock) => void },
): HTMLElement {
  return h(
    "fieldset",
    { class: "chips" },
    h("legend", {}, t("reply.parts")),
    blocks
      .filter((block) => !isLeftOut(block))
      .map((block) => {
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
          h("span", {}, labelOf(block)),
          h(
            "span",
            { id: why, class: "unseen" },
            block.locked ? `${t("reply.locked")}. ${block.why}` : block.why,
          ),
        );
      }),
  );
}
