import { iconFor, type AddInButton } from "../manifest/manifest";
import { element } from "../ui/element";
import { icon, type IconName } from "../ui/icon";
import type { Say } from "../words/words";

export type RibbonState = {
  /** "message" for a received or sent one, "draft" for one that is being written, "none" for nothing open. */
  readonly open: "message" | "draft" | "none";
  readonly addInOpen: boolean;
};

export type Ribbon = { readonly element: HTMLElement; show(state: RibbonState): void };

/** The commands for the open message, and the add-in's button as its manifest describes it. */
export function ribbon(
  say: Say,
  addIn: AddInButton | undefined,
  on: {
    back: () => void;
    reply: (all: boolean) => void;
    markUnread: () => void;
    edit: () => void;
    remove: () => void;
    addIn: () => void;
  },
): Ribbon {
  const command = (label: string, name: IconName, run: () => void, kind: string) =>
    element(
      "button",
      { type: "button", class: `command ${kind}`, title: label, click: run },
      icon(name),
      element("span", {}, label),
    );
  const addInButton = addIn && ribbonButton(addIn, on.addIn);

  const forMessage = [
    command(say("reply"), "reply", () => on.reply(false), "for-message"),
    command(say("replyAll"), "replyAll", () => on.reply(true), "for-message"),
    command(say("markUnread"), "unread", on.markUnread, "for-message"),
  ];
  const forDraft = [
    command(say("edit"), "draft", on.edit, "for-draft"),
    command(say("deleteDraft"), "trash", on.remove, "for-draft"),
  ];
  const back = command(say("backToList"), "left", on.back, "back");

  return {
    element: element(
      "div",
      { class: "ribbon", role: "group", "aria-label": say("commands") },
      back,
      ...forMessage,
      ...forDraft,
      ...(addInButton ? [element("span", { class: "divider" }), addInButton] : []),
    ),
    show: ({ open, addInOpen }) => {
      for (const button of forMessage) {
        button.hidden = open === "draft";
        button.disabled = open !== "message";
      }
      for (const button of forDraft) button.hidden = open !== "draft";
      back.disabled = open === "none";
      if (!addInButton) return;
      addInButton.disabled = open !== "message";
      addInButton.setAttribute("aria-pressed", String(addInOpen));
    },
  };
}

function ribbonButton(button: AddInButton, open: () => void): HTMLButtonElement {
  return element(
    "button",
    {
      type: "button",
      class: "command add-in-button",
      id: button.id,
      title: `${button.title}\n${button.description}`,
      click: open,
    },
    element("img", {
      src: iconFor(button, 20),
      srcset: `${iconFor(button, 20)} 1x, ${iconFor(button, 40)} 2x`,
      alt: "",
      width: 20,
      height: 20,
    }),
    element("span", {}, button.label),
  );
}
