import { addInFrame, type AddInFrame, type Exit, type Theme } from "../host/add-in-frame";
import type { OpenItem } from "../host/initial-data";
import type { MailClient } from "../host/mail-client";
import { iconFor, type AddInButton } from "../manifest/manifest";
import { element } from "../ui/element";
import { icon } from "../ui/icon";
import type { Say } from "../words/words";

export type TaskPane = {
  readonly element: HTMLElement;
  readonly surface: "read" | "compose";
  isPinned(): boolean;
  itemChanged(item: OpenItem): void;
  themeChanged(): void;
  focus(): void;
  dispose(): void;
};

/** The column at the right that holds an add-in's page: title, pin where the manifest allows it, close, frame. */
export function taskPane(
  button: AddInButton,
  surface: "read" | "compose",
  name: string,
  pinned: boolean,
  context: { say: Say; locale: string; theme: () => Theme; client: MailClient },
): TaskPane {
  const { say, locale, theme, client } = context;
  let isPinned = pinned && button.pinnable;
  const frame: AddInFrame = addInFrame(
    new URL(button.target, location.href),
    name,
    locale,
    theme,
    client,
    (way) => placeAfter(way)?.focus(),
  );
  const close = element(
    "button",
    {
      type: "button",
      class: "quiet",
      "aria-label": say("closePane", { name }),
      click: () => client.closePane(),
    },
    icon("close"),
  );
  // The pane comes last on the page: after it one begins again at the top.
  const placeAfter = (way: Exit): HTMLElement | null => {
    if (way === "backward") return close;
    return document.querySelector<HTMLElement>(
      way === "forward" ? "select, button" : `.add-in-button:enabled`,
    );
  };

  const pin = element("button", { type: "button", class: "quiet pin" }, icon("pin"));
  const showPin = () => {
    pin.setAttribute("aria-pressed", String(isPinned));
    pin.title = say(isPinned ? "pinned" : "pin");
    pin.setAttribute("aria-label", say("pin"));
  };
  pin.addEventListener("click", () => {
    isPinned = !isPinned;
    showPin();
  });
  showPin();

  const panel = element(
    "aside",
    { class: "task-pane", "aria-label": `${say("addIn")}: ${name}` },
    element(
      "header",
      {},
      element("img", { src: iconFor(button, 20), alt: "", width: 20, height: 20 }),
      element("h2", {}, name),
      ...(button.pinnable ? [pin] : []),
      close,
    ),
    frame.element,
  );

  // As in Outlook, one is in the pane once it is open.
  frame.element.addEventListener("load", () => frame.element.focus(), { once: true });

  return {
    element: panel,
    surface,
    isPinned: () => isPinned,
    itemChanged: (item) => frame.itemChanged(item),
    themeChanged: () => frame.themeChanged(theme()),
    focus: () => frame.focus(),
    dispose: () => {
      frame.dispose();
      panel.remove();
    },
  };
}
