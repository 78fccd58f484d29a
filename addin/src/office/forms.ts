import type { Appointment, FormOutcome, ReplyBody } from "./mailbox";
import { OfficeTimeout, officeCall } from "./office-call";
import { inFont, usualFont } from "./reply-font";

/** Of the HTML of a reply or the body of an appointment, in bytes. */
export const formLimit = 32 * 1024;

const formTime = 10_000;

/** Never "reply all": a thank-you is for the one who wrote. */
export function openReply(item: Office.MessageRead, reply: ReplyBody): Promise<FormOutcome> {
  const html = inFont(reply.html, usualFont);
  if (bytes(html) > formLimit) return Promise.resolve("tooLong");
  return climb(
    typeof item.displayReplyFormAsync === "function"
      ? (done) => item.displayReplyFormAsync({ htmlBody: html }, done)
      : null,
    typeof item.displayReplyForm === "function" ? () => item.displayReplyForm(html) : null,
  );
}

/** Without attendees, so that nobody is invited; nothing is kept until the user saves. */
export function openAppointment(mailbox: Office.Mailbox, appointment: Appointment): Promise<FormOutcome> {
  const parameters = {
    subject: appointment.subject.slice(0, 255),
    body: appointment.body,
    start: appointment.start,
    end: appointment.end,
  };
  if (bytes(parameters.body) > formLimit) return Promise.resolve("tooLong");
  // Outlook tells reading from writing by leaving the form out.
  return climb(
    typeof mailbox.displayNewAppointmentFormAsync === "function"
      ? (done) => mailbox.displayNewAppointmentFormAsync(parameters, done)
      : null,
    typeof mailbox.displayNewAppointmentForm === "function"
      ? () => mailbox.displayNewAppointmentForm(parameters)
      : null,
  );
}

/**
 * The call that answers first, for it can tell of a failure; then the one that cannot. After a silence there is no second
 * try: the form may be open, and two would be worse than none.
 */
async function climb(
  answering: ((done: (result: Office.AsyncResult<void>) => void) => void) | null,
  silent: (() => void) | null,
): Promise<FormOutcome> {
  if (answering) {
    try {
      await officeCall(answering, formTime);
      return "opened";
    } catch (error) {
      if (error instanceof OfficeTimeout) return "unknown";
    }
  }
  if (!silent) return answering ? "failed" : "unavailable";
  try {
    silent();
    return "opened";
  } catch {
    return "failed";
  }
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
