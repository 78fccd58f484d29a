import type { CalendarEvent } from "../graph/types";
import { element } from "../ui/element";
import type { Say } from "../words/words";
import { dayName, timeSpan } from "./week-view";

/** One event in a dialog, with a way to delete it. */
export function eventDetails(event: CalendarEvent, say: Say, locale: string, remove: () => void): void {
  const day = dayName(event.start.dateTime.slice(0, 10), locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  const marks = [
    ...(event.sensitivity === "private" ? [say("private")] : []),
    ...(event.showAs === "free" ? [say("free")] : []),
  ];
  const dialog = element(
    "dialog",
    { class: "event-details", "aria-labelledby": "event-subject" },
    element("h2", { id: "event-subject" }, event.subject || say("noSubject")),
    element("p", { class: "event-when" }, event.isAllDay ? day : `${day}, ${timeSpan(event, locale)}`),
    ...(marks.length > 0 ? [element("p", { class: "marks" }, marks.join(" · "))] : []),
    ...(event.location?.displayName ? [element("p", {}, event.location.displayName)] : []),
    ...(event.bodyPreview ? [element("p", { class: "event-notes" }, event.bodyPreview)] : []),
    element(
      "div",
      { class: "buttons" },
      element("button", { type: "button", class: "primary", click: () => dialog.close() }, say("close")),
      element(
        "button",
        {
          type: "button",
          click: () => {
            dialog.close();
            remove();
          },
        },
        say("deleteEvent"),
      ),
    ),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
