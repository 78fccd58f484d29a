import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OfficeError, OfficeTimeout, officeCall } from "./office-call";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("officeCall_Succeeded_GivesTheValue", async () => {
  await expect(officeCall((done) => done({ status: "succeeded", value: 7 }), 100)).resolves.toBe(7);
});

test("officeCall_Failed_TellsTheCode", async () => {
  const call = officeCall(
    (done) => done({ status: "failed", value: 0, error: { code: 9020, message: "no" } }),
    100,
  );

  await expect(call).rejects.toMatchObject({ name: "OfficeError", code: 9020 });
});

test("officeCall_NeverCallsBack_EndsInTime", async () => {
  const call = officeCall(() => undefined, 100);
  const ended = expect(call).rejects.toBeInstanceOf(OfficeTimeout);

  await vi.advanceTimersByTimeAsync(100);

  await ended;
});

test("officeCall_Throws_IsAnErrorOfOutlook", async () => {
  const call = officeCall(() => {
    throw new Error("too long");
  }, 100);

  await expect(call).rejects.toBeInstanceOf(OfficeError);
});
