import { expect, test } from "vitest";
import { idempotencyKey } from "./idempotency-key";

const start = { dateTime: "2027-01-05T09:00:00", timeZone: "Europe/Paris" };

test("idempotencyKey_SamePress_IsTheSame", async () => {
  const key = await idempotencyKey("AA", "stayInTouch", start, 0);

  expect(await idempotencyKey("AA", "stayInTouch", { ...start }, 0)).toBe(key);
  expect(key).toMatch(/^[\w-]{43}$/);
});

test("idempotencyKey_AnythingElse_IsAnother", async () => {
  const keys = await Promise.all([
    idempotencyKey("AA", "stayInTouch", start, 0),
    idempotencyKey("AB", "stayInTouch", start, 0),
    idempotencyKey("AA", "agency", start, 0),
    idempotencyKey("AA", "stayInTouch", { ...start, dateTime: "2027-01-06T09:00:00" }, 0),
    idempotencyKey("AA", "stayInTouch", { ...start, timeZone: "Europe/London" }, 0),
    idempotencyKey("AA", "stayInTouch", start, 1),
  ]);

  expect(new Set(keys).size).toBe(keys.length);
});
