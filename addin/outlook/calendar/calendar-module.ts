import type { GraphClient } from "../graph/client";
import type { CalendarEvent, NewEvent } from "../graph/types";
import type { AppointmentForm } from "../host/mail-client";
import type { Say } from "../words/words";
import { appointmentForm } from "./appointment-form";
import { eventDetails } from "./event-details";
import { addDays, weekOf, type Day } from "./week";
import { dayName, timeSpan, today, weekView } from "./week-view";

export type CalendarModule = {
  readonly element: HTMLElement;
  readonly day: Day;
  /** Without a day: the one shown last, which is that of the newest event once one was added. */
  show(day?: Day): Promise<void>;
  newEvent(form: AppointmentForm): void;
  openEvent(id: string): Promise<void>;
  /** Looks for events that somebody else has added, here the add-in's server; tells of each once. */
  lookForNew(): Promise<void>;
  focus(): void;
};

export function calendarModule(
  graph: GraphClient,
  say: Say,
  locale: string,
  timeZone: string,
  on: {
    turned: (day: Day) => void;
    added: (event: CalendarEvent, when: string) => void;
    failed: (failure: unknown) => void;
  },
): CalendarModule {
  let day = today(timeZone);
  let known: Set<string> | undefined;
  let highlighted: string | undefined;

  const view = weekView(say, locale, timeZone, {
    turn: (to) => on.turned(to),
    create: () => module.newEvent({ subject: "", body: "", location: "" }),
    open: (event) =>
      eventDetails(event, say, locale, () => {
        void graph.deleteEvent(event.id).then(() => module.show(), on.failed);
      }),
  });

  view.element.hidden = true;

  const added = (event: CalendarEvent) => {
    known?.add(event.id);
    highlighted = event.id;
    day = event.start.dateTime.slice(0, 10);
    const date = dayName(day, locale, { weekday: "short", day: "numeric", month: "short", year: "numeric" });
    on.added(event, `${date}, ${timeSpan(event, locale)}`);
  };
  const create = async (event: NewEvent) => {
    const made = await graph.createEvent(event);
    // The answer is in the server's zone; what was typed is in the mailbox's.
    added({ ...made, start: event.start, end: event.end });
    if (!view.element.hidden) await module.show();
  };

  const module: CalendarModule = {
    element: view.element,
    get day() {
      return day;
    },
    focus: () => view.focus(),
    show: async (to = day) => {
      day = to;
      const week = weekOf(day);
      // A day more on each side: the week's ends in the mailbox's zone differ from those in UTC.
      const from = new Date(`${addDays(week[0] ?? day, -1)}T00:00:00Z`);
      const until = new Date(`${addDays(week[6] ?? day, 2)}T00:00:00Z`);
      view.show(day, await graph.calendarView(from, until, timeZone), highlighted);
    },
    newEvent: (form) => appointmentForm(form, timeZone, say, (event) => void create(event).catch(on.failed)),
    openEvent: async (id) => {
      const event = (await graph.events(timeZone)).find((of) => of.id === id);
      if (!event) return;
      highlighted = id;
      on.turned(event.start.dateTime.slice(0, 10));
    },
    lookForNew: async () => {
      const events = await graph.events(timeZone);
      const first = known === undefined;
      const fresh = events.filter((event) => !known?.has(event.id));
      known = new Set(events.map((event) => event.id));
      if (first) return;
      for (const event of fresh) added(event);
      if (fresh.length > 0 && !view.element.hidden) await module.show();
    },
  };
  return module;
}
