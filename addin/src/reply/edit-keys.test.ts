import { afterEach, expect, test, vi } from "vitest";
import { editOf } from "./edit-keys";

afterEach(() => {
  vi.unstubAllGlobals();
});

const windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
const mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";

test.each([
  [windows, { key: "z", ctrlKey: true }, "undo"],
  [windows, { key: "Z", ctrlKey: true, shiftKey: true }, "redo"],
  [windows, { key: "y", ctrlKey: true }, "redo"],
  [windows, { key: "z" }, null],
  [windows, { key: "a", ctrlKey: true }, null],
  // Alt with Ctrl writes letters on some keyboards.
  [windows, { key: "z", ctrlKey: true, altKey: true }, null],
  [windows, { key: "z", ctrlKey: true, isComposing: true }, null],
  [mac, { key: "z", metaKey: true }, "undo"],
  [mac, { key: "z", metaKey: true, shiftKey: true }, "redo"],
  [mac, { key: "z", ctrlKey: true }, null],
])("editOf_%s_%j_Is%s", (userAgent, press, edit) => {
  vi.stubGlobal("navigator", { userAgent });

  expect(editOf(new KeyboardEvent("keydown", press))).toBe(edit);
});

test.each([
  ["historyUndo", "undo"],
  ["historyRedo", "redo"],
  ["insertText", null],
])("editOf_%s_Is%s", (inputType, edit) => {
  expect(editOf(new InputEvent("beforeinput", { inputType }))).toBe(edit);
});
