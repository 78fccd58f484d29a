import type { ZonedTime } from "../api/contract";
import { wordsLanguage } from "../locales/words";

const day = 24 * 60 * 60 * 1000;

/** The local time taken as if it were UTC, to format it in its own zone without conversion. */
function naive({ dateTime }: ZonedTime): Date {
  return new Date(`${dateTime.slice(0, 19)}Z`);
}

/** "Tue, 5 January", with the year where it is not this one. */
export function formatDay(time: ZonedTime, now: Date): string {
  const date = naive(time);
  return new Intl.DateTimeFormat(wordsLanguage(), {
    weekday: "short",
    day: "numeric",
    month: "long",
    ...(date.getUTCFullYear() === now.getFullYear() ? {} : { year: "numeric" }),
    timeZone: "UTC",
  }).format(date);
}

/** "Tue, 5 January, 09:00"; the next two days as one would say them, "tomorrow, 09:00". */
export function formatMoment(time: ZonedTime, now: Date): string {
  const days = daysUntil(time, now);
  const when = days === 0 || days === 1 ? formatDistance(time, now) : formatDay(time, now);
  const clock = new Intl.DateTimeFormat(wordsLanguage(), {
    hour: "numeric",
    minute: "2-digit",
    timeZone: "UTC",
  });
  return `${when}, ${clock.format(naive(time))}`;
}

/** "Monday". */
export function formatWeekday(time: ZonedTime): string {
  return new Intl.DateTimeFormat(wordsLanguage(), { weekday: "long", timeZone: "UTC" }).format(naive(time));
}

/** "tomorrow", "in 6 weeks", "in 3 months": as one would say it. */
export function formatDistance(time: ZonedTime, now: Date): string {
  const days = daysUntil(time, now);
  const relative = new Intl.RelativeTimeFormat(wordsLanguage(), { numeric: "auto" });
  if (days < 14) return relative.format(days, "day");
  return days < 75
    ? relative.format(Math.round(days / 7), "week")
    : relative.format(Math.round(days / 30.44), "month");
}

/** Of the calendar: 1 is tomorrow. */
export function daysUntil(time: ZonedTime, now: Date): number {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.floor((naive(time).valueOf() - today) / day);
}

/** The instant of a local time in its zone; in an hour that the clock skips, the one after it. */
export function toInstant(time: ZonedTime): Date {
  const wanted = naive(time).valueOf();
  let instant = wanted - offsetAt(new Date(wanted), time.timeZone);
  instant = wanted - offsetAt(new Date(instant), time.timeZone);
  return new Date(instant);
}

/** Milliseconds east of Greenwich; an unknown zone is taken as the device's own. */
function offsetAt(instant: Date, timeZone: string): number {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const get = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const local = Date.UTC(
    get("year"),
    get("month") - 1,
    get("day"),
    get("hour"),
    get("minute"),
    get("second"),
  );
  return local - Math.floor(instant.valueOf() / 1000) * 1000;
}

function formatterOf(timeZone: string | undefined): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US-u-hc-h23-ca-gregory-nu-latn", {
      ...(timeZone ? { timeZone } : {}),
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    return formatterOf(undefined);
  }
}
