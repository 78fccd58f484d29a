import { describe, expect, it } from "vitest";
import type { CalendarEvent } from "../graph/types";
import { addDays, placeDay, touches, wallClock, weekOf } from "./week";

const event = (id: string, start: string, end: string): CalendarEvent => ({
  id,
  subject: id,
  start: { dateTime: start, timeZone: "Europe/Paris" },
  end: { dateTime: end, timeZone: "Europe/Paris" },
});

describe("weekOf", () => {
  it.each([
    ["2026-11-23", "2026-11-23"], // A Monday is its own first day,
    ["2026-11-29", "2026-11-23"], // a Sunday the last,
    ["2027-01-01", "2026-12-28"], // and a week may hold two years.
  ])("the week of %s starts on %s", (day, monday) => {
    expect(weekOf(day)[0]).toBe(monday);
    expect(weekOf(day)).toHaveLength(7);
  });
});

describe("addDays", () => {
  it("counts over a change of the clock", () => expect(addDays("2027-03-27", 2)).toBe("2027-03-29"));
});

describe("wallClock", () => {
  it("is the zone's", () => {
    expect(wallClock(new Date("2027-01-05T08:00:00Z"), "Europe/Paris")).toBe("2027-01-05T09:00");
    expect(wallClock(new Date("2027-01-04T23:30:00Z"), "Asia/Tokyo")).toBe("2027-01-05T08:30");
    expect(wallClock(new Date("2027-01-05T00:00:00Z"), "UTC")).toBe("2027-01-05T00:00"); // Not 24:00.
  });
});

describe("placeDay", () => {
  it("puts events side by side only where they overlap", () => {
    const placed = placeDay(
      [
        event("a", "2027-01-05T09:00:00", "2027-01-05T10:00:00"),
        event("b", "2027-01-05T09:30:00", "2027-01-05T10:30:00"),
        event("c", "2027-01-05T10:00:00", "2027-01-05T11:00:00"),
        event("d", "2027-01-05T14:00:00", "2027-01-05T14:15:00"),
      ],
      "2027-01-05",
    );

    expect(placed.map(({ event: { id }, column, columns }) => [id, column, columns])).toEqual([
      ["a", 0, 2],
      ["b", 1, 2],
      ["c", 0, 2],
      ["d", 0, 1],
    ]);
    expect(placed[3]).toMatchObject({ from: 14 * 60, to: 14 * 60 + 30 }); // Drawn long enough to be read.
  });

  it("cuts an event at midnight", () => {
    const night = event("n", "2027-01-05T22:00:00", "2027-01-06T02:00:00");

    expect(placeDay([night], "2027-01-05")[0]).toMatchObject({ from: 22 * 60, to: 24 * 60 });
    expect(placeDay([night], "2027-01-06")[0]).toMatchObject({ from: 0, to: 120 });
  });
});

describe("touches", () => {
  it("does not reach into a day at its first minute", () => {
    const untilMidnight = event("m", "2027-01-05T20:00:00", "2027-01-06T00:00:00");

    expect(touches(untilMidnight, "2027-01-05")).toBe(true);
    expect(touches(untilMidnight, "2027-01-06")).toBe(false);
  });
});
