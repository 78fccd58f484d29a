import type { FolderName } from "../graph/types";
import { element } from "../ui/element";
import { icon, type IconName } from "../ui/icon";
import type { Say, Word } from "../words/words";

export type FolderList = {
  readonly element: HTMLElement;
  select(folder: FolderName): void;
  showUnread(count: number): void;
};

const folders: readonly { readonly name: FolderName; readonly word: Word; readonly icon: IconName }[] = [
  { name: "inbox", word: "inbox", icon: "inbox" },
  { name: "drafts", word: "drafts", icon: "draft" },
  { name: "sentitems", word: "sent", icon: "sent" },
];

export function folderList(say: Say, open: (folder: FolderName) => void): FolderList {
  const count = element("span", { class: "count" });
  const buttons = folders.map(({ name, word, icon: picture }) =>
    element(
      "button",
      { type: "button", "data-folder": name, click: () => open(name) },
      icon(picture),
      element("span", { class: "folder-name" }, say(word)),
      ...(name === "inbox" ? [count] : []),
    ),
  );
  return {
    element: element("nav", { class: "folders", "aria-label": say("folders") }, ...buttons),
    select: (folder) => {
      for (const button of buttons)
        if (button.dataset["folder"] === folder) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
    },
    showUnread: (unread) => {
      count.replaceChildren(
        ...(unread > 0
          ? [String(unread), element("span", { class: "visually-hidden" }, ` ${say("unread")}`)]
          : []),
      );
    },
  };
}
