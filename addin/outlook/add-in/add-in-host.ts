import type { Theme } from "../host/add-in-frame";
import type { OpenItem } from "../host/initial-data";
import type { MailClient } from "../host/mail-client";
import type { AddIn } from "../manifest/manifest";
import type { Say } from "../words/words";
import { taskPane, type TaskPane } from "./task-pane";

export type AddInHost = {
  /** Over what the open pane stands; undefined where none is open. */
  surface(): "read" | "compose" | undefined;
  /** Opens the add-in's pane over a surface, or moves the focus into it when it is open. */
  open(surface: "read" | "compose"): void;
  close(): void;
  /** Another item is open: a pinned pane is told, another one closes, as in Outlook. */
  itemChanged(item: OpenItem): void;
  /** What was being written is closed; a pane over it has nothing left to show. */
  composeClosed(): void;
  themeChanged(): void;
};

/** At most one pane, and the rules by which it stays. */
export function addInHost(
  addIn: AddIn | undefined,
  stage: HTMLElement,
  context: { say: Say; locale: string; theme: () => Theme; client: MailClient },
  changed: () => void,
): AddInHost {
  let pane: TaskPane | undefined;
  let pinned = false;

  const close = () => {
    if (!pane) return;
    pinned = pane.isPinned();
    // The focus goes back to where the pane was opened, and not to the top of the page.
    const back = pane.element.contains(document.activeElement)
      ? stage.querySelector<HTMLElement>(
          pane.surface === "read" ? ".ribbon .add-in-button" : ".reply .add-in-button",
        )
      : null;
    pane.dispose();
    back?.focus();
    pane = undefined;
    changed();
  };

  return {
    surface: () => pane?.surface,
    open: (surface) => {
      const button = surface === "read" ? addIn?.read : addIn?.compose;
      if (!addIn || !button) return;
      if (pane?.surface === surface) {
        pane.focus();
        return;
      }
      close();
      pane = taskPane(button, surface, addIn.name, pinned, context);
      stage.append(pane.element);
      changed();
    },
    close,
    itemChanged: (item) => {
      if (pane?.surface !== "read") return;
      if (pane.isPinned()) pane.itemChanged(item);
      else close();
    },
    composeClosed: () => {
      if (pane?.surface === "compose") close();
    },
    themeChanged: () => pane?.themeChanged(),
  };
}
