import type { MessageSummary } from "../graph/types";
import { element } from "../ui/element";
import type { Say } from "../words/words";
import { shortDate } from "./dates";
import { nameOf } from "./people";

export type MessageList = {
  readonly element: HTMLElement;
  show(messages: readonly MessageSummary[], outgoing: boolean): void;
  select(id: string | undefined): void;
  markRead(id: string, isRead: boolean): void;
  focus(): void;
};

/** The messages of a folder as a list box: arrows move and open, Enter goes on to the text. */
export function messageList(
  say: Say,
  locale: string,
  timeZone: string,
  on: { open: (id: string) => void; enter: () => void },
): MessageList {
  const list = element("div", {
    class: "message-list",
    role: "listbox",
    "aria-label": say("messages"),
    tabindex: 0,
  });
  const empty = element("p", { class: "hint", hidden: true }, say("emptyFolder"));
  let rows: readonly HTMLElement[] = [];

  const selected = () => rows.findIndex((row) => row.getAttribute("aria-selected") === "true");
  const moves: Readonly<Record<string, (index: number) => number>> = {
    ArrowDown: (index) => index + 1,
    ArrowUp: (index) => index - 1,
    Home: () => 0,
    End: () => rows.length - 1,
  };

  list.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      on.enter();
      return;
    }
    const id = rows[moves[event.key]?.(selected()) ?? -1]?.dataset["id"];
    if (moves[event.key]) event.preventDefault();
    if (id) on.open(id);
  });
  list.addEventListener("click", (event) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-id]") : null;
    if (row?.dataset["id"]) on.open(row.dataset["id"]);
  });

  return {
    element: element("div", { class: "message-list-holder" }, list, empty),
    show: (messages, outgoing) => {
      rows = messages.map((message, index) => messageRow(message, index, outgoing, say, locale, timeZone));
      list.replaceChildren(...rows);
      list.removeAttribute("aria-activedescendant");
      list.hidden = rows.length === 0;
      empty.hidden = rows.length > 0;
    },
    select: (id) => {
      for (const row of rows) {
        const isIt = row.dataset["id"] === id;
        row.setAttribute("aria-selected", String(isIt));
        if (!isIt) continue;
        list.setAttribute("aria-activedescendant", row.id);
        row.scrollIntoView({ block: "nearest" });
      }
    },
    markRead: (id, isRead) => {
      const row = rows.find((of) => of.dataset["id"] === id);
      row?.classList.toggle("unread", !isRead);
      const mark = row?.querySelector(".unread-mark");
      if (mark) mark.textContent = isRead ? "" : say("unread");
    },
    focus: () => list.focus(),
  };
}

function messageRow(
  message: MessageSummary,
  index: number,
  outgoing: boolean,
  say: Say,
  locale: string,
  timeZone: string,
): HTMLElement {
  const who = outgoing ? message.toRecipients.map(nameOf).join(", ") : nameOf(message.from);
  return element(
    "div",
    {
      class: message.isRead ? "message" : "message unread",
      role: "option",
      id: `message-${String(index)}`,
      "data-id": message.id,
      "aria-selected": "false",
    },
    element("span", { class: "unread-mark visually-hidden" }, message.isRead ? "" : say("unread")),
    element("span", { class: "who" }, who),
    element("span", { class: "when" }, shortDate(message.receivedDateTime, new Date(), locale, timeZone)),
    element("span", { class: "what" }, message.subject || say("noSubject")),
    element("span", { class: "preview" }, message.bodyPreview),
  );
}
