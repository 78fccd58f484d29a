import { afterEach, expect, test } from "vitest";
import { loadWords } from "../locales/words";
import { formatDay, formatDistance, formatMoment, toInstant } from "./dates";

afterEach(() => loadWords("en"));

const now = new Date(2026, 10, 23, 14, 0);
const at = (dateTime: string, timeZone = "Europe/Paris") => ({ dateTime, timeZone });

test.each([
  ["2027-01-05T09:00:00", "Europe/Paris", "2027-01-05T08:00:00.000Z"],
  ["2027-07-06T09:00:00", "Europe/Paris", "2027-07-06T07:00:00.000Z"],
  ["2027-01-05T09:00:00", "America/New_York", "2027-01-05T14:00:00.000Z"],
  // Ahead of UTC, over midnight.
  ["2027-01-05T09:00:00", "Pacific/Auckland", "2027-01-04T20:00:00.000Z"],
  // The hour that the clock skips in spring.
  ["2027-03-28T02:30:00", "Europe/Paris", "2027-03-28T01:30:00.000Z"],
  ["2027-01-05T09:00:00.0000000", "UTC", "2027-01-05T09:00:00.000Z"],
])("toInstant_%s_%s", (dateTime, timeZone, instant) => {
  expect(toInstant(at(dateTime, timeZone)).toISOString()).toBe(instant);
});

test("toInstant_UnknownZone_IsTheDevicesOwn", () => {
  expect(toInstant(at("2027-01-05T09:00:00", "Nowhere/Land")).valueOf()).toBe(
    new Date(2027, 0, 5, 9).valueOf(),
  );
});

test.each([
  ["2026-11-24T09:00:00", "tomorrow"],
  ["2027-01-05T09:00:00", "in 6 weeks"],
  ["2027-02-23T09:00:00", "in 3 months"],
  ["2026-12-04T09:00:00", "in 11 days"],
])("formatDistance_%s_Is%s", (dateTime, words) => {
  expect(formatDistance(at(dateTime), now)).toBe(words);
});

test("formatDay_OtherYear_NamesIt", () => {
  expect(formatDay(at("2027-01-05T09:00:00"), now)).toBe("Tue, January 5, 2027");
  expect(formatDay(at("2026-12-01T09:00:00"), now)).toBe("Tue, December 1");
});

test("formatMoment_LateHour_IsTheLocalTimeOfItsZone", () => {
  expect(formatMoment(at("2026-11-25T23:10:00", "Pacific/Auckland"), now)).toMatch(
    /^Wed, November 25, 11:10\sPM$/,
  );
});

test("formatMoment_TodayAndTomorrow_AreCalledSo", () => {
  expect(formatMoment(at("2026-11-23T16:00:00"), now)).toMatch(/^today, 4:00\sPM$/);
  expect(formatMoment(at("2026-11-24T09:10:00"), now)).toMatch(/^tomorrow, 9:10\sAM$/);
});
