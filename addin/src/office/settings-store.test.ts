import { expect, test, vi } from "vitest";
import { settingsStore } from "./settings-store";

function roaming(kept: Record<string, unknown>, status = "succeeded") {
  return {
    get: (name: string): unknown => kept[name],
    set: (name: string, value: unknown) => {
      kept[name] = value;
    },
    saveAsync: vi.fn((done: (result: object) => void) =>
      done({ status, error: { code: 9057, message: "" } }),
    ),
  } as unknown as Parameters<typeof settingsStore>[0] & { saveAsync: ReturnType<typeof vi.fn> };
}

test("settingsStore_NothingKept_HasDefaults", () => {
  expect(settingsStore(roaming({})).read()).toEqual({
    started: false,
    signature: "",
    kindLines: true,
    theme: "auto",
  });
});

test("settingsStore_DamagedValues_AreDefaults", () => {
  const kept = { started: "yes", signature: 7, kindLines: null, theme: "pink" };

  expect(settingsStore(roaming(kept)).read()).toEqual({
    started: false,
    signature: "",
    kindLines: true,
    theme: "auto",
  });
});

test("save_InOutlook_IsKeptThere", async () => {
  const kept: Record<string, unknown> = {};
  const store = roaming(kept);

  await settingsStore(store).save({ signature: "Sam Doe", started: true });

  expect(kept).toEqual({ signature: "Sam Doe", started: true });
  expect(store?.saveAsync).toHaveBeenCalledOnce();
  expect(settingsStore(store).read().signature).toBe("Sam Doe");
});

test("save_OutlookRefuses_LastsAsLongAsThePane", async () => {
  const store = settingsStore(roaming({}, "failed"));

  await store.save({ signature: "Sam Doe" });

  expect(store.read().signature).toBe("Sam Doe");
});

test("save_OutsideOutlook_LastsAsLongAsThePane", async () => {
  const store = settingsStore(null);

  await store.save({ theme: "dark" });

  expect(store.read().theme).toBe("dark");
});
