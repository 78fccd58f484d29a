import type { CalendarEvent } from "../graph/types";

/** A calendar day, YYYY-MM-DD. */
export type Day = string;

/** The wall clock of an instant in a zone, YYYY-MM-DDTHH:mm. */
export function wallClock(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((of) => of.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/** Days are counted in UTC: they have no zone and no clock changes. */
export function addDays(day: Day, count: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** The seven days, Monday first, of the week that holds the day. */
export function weekOf(day: Day): readonly Day[] {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const monday = addDays(day, -((weekday + 6) % 7));
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}

/** An event of one day, with the minutes since midnight and the column it takes among those that overlap. */
export type PlacedEvent = {
  readonly event: CalendarEvent;
  readonly from: number;
  readonly to: number;
  readonly column: number;
  readonly columns: number;
};

/** Shorter events are drawn as long as this, in minutes, so that their subject can be read. */
export const shortestDrawn = 30;

/** Places the events of one day side by side where they overlap; all-day events are left out. */
export function placeDay(events: readonly CalendarEvent[], day: Day): readonly PlacedEvent[] {
  const spans = events
    .filter((event) => !event.isAllDay && touches(event, day))
    .map((event) => {
      const from = event.start.dateTime.slice(0, 10) < day ? 0 : minutes(event.start.dateTime);
      const end = event.end.dateTime.slice(0, 10) > day ? 24 * 60 : minutes(event.end.dateTime);
      return { event, from, to: Math.max(end, from + shortestDrawn) };
    })
    .sort((a, b) => a.from - b.from || b.to - a.to);

  const placed: PlacedEvent[] = [];
  let group: (Omit<PlacedEvent, "columns"> & { column: number })[] = [];
  let groupEnd = 0;
  const closeGroup = () => {
    const columns = Math.max(0, ...group.map((of) => of.column + 1));
    placed.push(...group.map((of) => ({ ...of, columns })));
    group = [];
  };
  for (const span of spans) {
    if (span.from >= groupEnd) closeGroup();
    let column = 0;
    while (group.some((of) => of.column === column && of.to > span.from)) column++;
    group.push({ ...span, column });
    groupEnd = Math.max(groupEnd, span.to);
  }
  closeGroup();
  return placed;
}

/** Whether an event lies on the day; an end at midnight does not reach into the next one. */
export function touches(event: CalendarEvent, day: Day): boolean {
  const start = event.start.dateTime;
  const end = event.end.dateTime;
  return (
    start.slice(0, 10) <= day &&
    (end.slice(0, 10) > day || (end.slice(0, 10) === day && minutes(end) > 0) || start.slice(0, 10) === day)
  );
}

function minutes(wall: string): number {
  return Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
}
