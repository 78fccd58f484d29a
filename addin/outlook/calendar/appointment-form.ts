import type { NewEvent } from "../graph/types";
import type { AppointmentForm } from "../host/mail-client";
import { element } from "../ui/element";
import type { Say } from "../words/words";
import { wallClock } from "./week";

/** A new event to look over and save; an add-in may have filled it. Nothing is saved without the button. */
export function appointmentForm(
  form: AppointmentForm,
  timeZone: string,
  say: Say,
  save: (event: NewEvent) => void,
): void {
  const start = form.start ?? nextHour();
  const end = form.end ?? new Date(start.getTime() + 30 * 60_000);
  const subject = element("input", { name: "subject", required: true, value: form.subject });
  const starts = element("input", {
    type: "datetime-local",
    required: true,
    value: wallClock(start, timeZone),
  });
  const ends = element("input", { type: "datetime-local", required: true, value: wallClock(end, timeZone) });
  const place = element("input", { name: "location", value: form.location });
  const notes = element("textarea", { rows: 5 });
  notes.value = form.body;

  const dialog = element(
    "dialog",
    { class: "appointment", "aria-label": say("newEvent") },
    element(
      "form",
      {
        submit: (submitted) => {
          submitted.preventDefault();
          dialog.close();
          save({
            subject: subject.value,
            body: { contentType: "text", content: notes.value },
            start: { dateTime: `${starts.value}:00`, timeZone },
            end: { dateTime: `${ends.value < starts.value ? starts.value : ends.value}:00`, timeZone },
            ...(place.value ? { location: { displayName: place.value } } : {}),
          });
        },
      },
      element("h2", {}, say("newEvent")),
      element("label", {}, say("subject"), subject),
      element("label", {}, say("start"), starts),
      element("label", {}, say("end"), ends),
      element("label", {}, say("location"), place),
      element("label", {}, say("notes"), notes),
      element(
        "div",
        { class: "buttons" },
        element("button", { class: "primary" }, say("save")),
        element("button", { type: "button", click: () => dialog.close() }, say("discard")),
      ),
    ),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function nextHour(): Date {
  const hour = 3_600_000;
  return new Date(Math.ceil(Date.now() / hour) * hour);
}
