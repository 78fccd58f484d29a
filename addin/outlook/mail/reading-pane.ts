import type { Message } from "../graph/types";
import type { Notification } from "../host/notifications";
import { element } from "../ui/element";
import type { Say } from "../words/words";
import { longDate } from "./dates";
import { mailFrame } from "./mail-frame";
import { hueOf, initials, nameAndAddress, nameOf } from "./people";

export type ReadingPane = {
  readonly element: HTMLElement;
  show(message: Message): void;
  showHint(hint: string): void;
  showBars(bars: readonly Notification[]): void;
  focus(): void;
};

/** The open message: subject, people, the add-in's notices, and the text. */
export function readingPane(say: Say, locale: string, timeZone: string): ReadingPane {
  const bars = element("div", { class: "bars" });
  const pane = element("article", { class: "reading", tabindex: 0, "aria-label": say("readingPane") });

  return {
    element: pane,
    show: (message) => {
      bars.replaceChildren();
      pane.replaceChildren(
        element("h2", {}, message.subject || say("noSubject")),
        bars,
        header(message, say, locale, timeZone),
        mailFrame(message.body, say("mailContent")),
      );
      pane.scrollTop = 0;
    },
    showHint: (hint) => pane.replaceChildren(element("p", { class: "hint" }, hint)),
    showBars: (shown) =>
      bars.replaceChildren(...shown.map((bar) => element("p", { class: "bar" }, bar.message))),
    focus: () => pane.focus(),
  };
}

function header(message: Message, say: Say, locale: string, timeZone: string): HTMLElement {
  const sender = nameOf(message.from);
  const people = (label: string, list: Message["toRecipients"]) =>
    list.length > 0 ? [element("div", { class: "people" }, `${label}: ${list.map(nameOf).join(", ")}`)] : [];
  return element(
    "header",
    {},
    element("span", { class: "face", "data-hue": hueOf(sender), "aria-hidden": "true" }, initials(sender)),
    element(
      "div",
      { class: "names" },
      element("div", { class: "sender" }, message.from ? nameAndAddress(message.from) : ""),
      ...people(say("to"), message.toRecipients),
      ...people(say("cc"), message.ccRecipients),
    ),
    element(
      "time",
      { datetime: message.receivedDateTime },
      longDate(message.receivedDateTime, locale, timeZone),
    ),
  );
}
