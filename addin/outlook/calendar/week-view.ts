import type { CalendarEvent } from "../graph/types";
import { element } from "../ui/element";
import { icon } from "../ui/icon";
import type { Say } from "../words/words";
import { addDays, placeDay, touches, wallClock, weekOf, type Day } from "./week";

export type WeekView = {
  readonly element: HTMLElement;
  readonly day: Day;
  show(day: Day, events: readonly CalendarEvent[], highlighted?: string): void;
  focus(): void;
};

/** Pixels of one hour; the same number stands in calendar.css. */
const hourHeight = 44;
const firstHourShown = 7.5;

/** A week, Monday to Sunday, in the mailbox's zone. */
export function weekView(
  say: Say,
  locale: string,
  timeZone: string,
  on: { turn: (day: Day) => void; create: () => void; open: (event: CalendarEvent) => void },
): WeekView {
  let shown: Day = today(timeZone);
  const title = element("h2", { "aria-live": "polite" });
  const days = element("div", { class: "days" });
  const scroller = element(
    "div",
    { class: "week-scroller", tabindex: 0, "aria-label": say("calendar"), role: "region" },
    days,
  );

  const turn = (label: string, name: "left" | "right", by: number) =>
    element(
      "button",
      { type: "button", class: "quiet", "aria-label": label, click: () => on.turn(addDays(shown, by)) },
      icon(name),
    );

  const view = element(
    "section",
    { class: "calendar", "aria-label": say("calendar") },
    element(
      "div",
      { class: "calendar-commands" },
      element("button", { type: "button", click: () => on.turn(today(timeZone)) }, say("today")),
      turn(say("previousWeek"), "left", -7),
      turn(say("nextWeek"), "right", 7),
      title,
      element("button", { type: "button", class: "primary", click: on.create }, icon("add"), say("newEvent")),
    ),
    scroller,
  );

  return {
    element: view,
    get day() {
      return shown;
    },
    focus: () => scroller.focus(),
    show: (day, events, highlighted) => {
      shown = day;
      const week = weekOf(day);
      const first = week[0] ?? day;
      title.textContent = monthTitle(week, locale);
      days.replaceChildren(
        hours(locale),
        ...week.map((of) => dayColumn(of, of === today(timeZone), events, highlighted, locale, say, on.open)),
      );
      days.setAttribute(
        "aria-label",
        say("week", { date: dayName(first, locale, { day: "numeric", month: "long" }) }),
      );
      scroller.scrollTop = firstHourShown * hourHeight;
      days.querySelector<HTMLElement>(".event.new")?.scrollIntoView({ block: "nearest" });
    },
  };
}

export function today(timeZone: string): Day {
  return wallClock(new Date(), timeZone).slice(0, 10);
}

function hours(locale: string): HTMLElement {
  const name = (hour: number) =>
    new Date(Date.UTC(2000, 0, 1, hour)).toLocaleTimeString(locale, { hour: "numeric", timeZone: "UTC" });
  return element(
    "div",
    { class: "hours", "aria-hidden": "true" },
    element("div", { class: "day-head" }),
    element(
      "div",
      { class: "clock" },
      ...Array.from({ length: 23 }, (_, index) => element("span", {}, name(index + 1))),
    ),
  );
}

function dayColumn(
  day: Day,
  isToday: boolean,
  events: readonly CalendarEvent[],
  highlighted: string | undefined,
  locale: string,
  say: Say,
  open: (event: CalendarEvent) => void,
): HTMLElement {
  const wholeDay = events.filter((event) => event.isAllDay && touches(event, day));
  const heading = dayName(day, locale, { weekday: "long", day: "numeric", month: "long" });
  const chip = (event: CalendarEvent, time: string) =>
    element(
      "button",
      {
        type: "button",
        class: event.id === highlighted ? "event new" : "event",
        "data-event": event.id,
        "aria-label": `${time}, ${event.subject}`,
        click: () => open(event),
      },
      ...(event.sensitivity === "private" ? [icon("lock")] : []),
      element("span", { class: "event-subject" }, event.subject || say("noSubject")),
      element("span", { class: "event-time" }, time),
    );

  const grid = element("div", { class: "grid" });
  for (const { event, from, to, column, columns } of placeDay(events, day)) {
    const button = chip(event, timeSpan(event, locale));
    button.style.top = `${String((from / 60) * hourHeight)}px`;
    button.style.height = `${String(((to - from) / 60) * hourHeight - 2)}px`;
    button.style.left = `${String((column / columns) * 100)}%`;
    button.style.width = `calc(${String(100 / columns)}% - 3px)`;
    grid.append(button);
  }
  return element(
    "div",
    { class: isToday ? "day today" : "day", role: "group", "aria-label": heading, "data-day": day },
    element(
      "div",
      { class: "day-head" },
      element(
        "span",
        { class: "weekday", "aria-hidden": "true" },
        dayName(day, locale, { weekday: "short" }),
      ),
      element("span", { class: "number", "aria-hidden": "true" }, String(Number(day.slice(8)))),
      ...wholeDay.map((event) => chip(event, say("allDay"))),
    ),
    grid,
  );
}

/** "9:00 – 9:15", of wall clocks. */
export function timeSpan(event: CalendarEvent, locale: string): string {
  const time = (wall: string) =>
    new Date(`${wall.slice(0, 16)}:00Z`).toLocaleTimeString(locale, {
      hour: "numeric",
      minute: "2-digit",
      timeZone: "UTC",
    });
  return `${time(event.start.dateTime)} – ${time(event.end.dateTime)}`;
}

export function dayName(day: Day, locale: string, form: Intl.DateTimeFormatOptions): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, { ...form, timeZone: "UTC" });
}

function monthTitle(week: readonly Day[], locale: string): string {
  const form = { month: "long", year: "numeric" } as const;
  const names = [...new Set([week[0] ?? "", week[6] ?? ""].map((day) => dayName(day, locale, form)))];
  return names.join(" – ");
}
