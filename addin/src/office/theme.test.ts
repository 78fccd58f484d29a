import { expect, test } from "vitest";
import { isDarkColor, isDarkTheme } from "./theme";

test.each([
  ["#ffffff", false],
  ["#FAF9F8", false],
  ["#1b1a19", true],
  ["#292929", true],
  ["#000", true],
  ["#fff", false],
  ["white", null],
  ["", null],
])("isDarkColor_%s_Is%s", (color, dark) => {
  expect(isDarkColor(color)).toBe(dark);
});

test("isDarkTheme_OutlookOnTheWebGivesNone_IsUnknown", () => {
  expect(isDarkTheme(undefined)).toBeNull();
});
