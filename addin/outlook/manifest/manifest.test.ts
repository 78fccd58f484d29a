import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { iconFor, readManifest } from "./manifest";

const xml = readFileSync(resolve(import.meta.dirname, "../../../manifest.xml"), "utf8");

describe("readManifest", () => {
  it("finds both buttons, with the newest overrides winning", () => {
    const { permission, read, compose } = readManifest(xml, "en-US");

    expect(permission).toBe("ReadWriteItem");
    expect(read).toMatchObject({
      label: "Answer a no",
      pinnable: true,
      target: "https://localhost:5443/taskpane.html",
    });
    expect(compose).toMatchObject({ label: "Check my reply" });
    expect(read?.icons.map(({ size }) => size)).toEqual([16, 20, 24, 32, 40, 48, 64, 80]);
  });

  it.each([
    ["de-DE", "Absage beantworten"],
    ["de-AT", "Absage beantworten"], // Another country of the same language.
    ["pt-PT", "Responder ao não"],
    ["sv-SE", "Answer a no"],
  ])("speaks %s", (locale, label) => expect(readManifest(xml, locale).read?.label).toBe(label));

  it("refuses what is no manifest", () =>
    expect(() => readManifest("<html/>", "en-US")).toThrow("not an add-in manifest"));
});

describe("iconFor", () => {
  it("never stretches while a larger one is there", () => {
    const { read } = readManifest(xml, "en-US");
    if (!read) throw new Error("No button.");

    expect(iconFor(read, 18)).toContain("icon-20.png");
    expect(iconFor(read, 500)).toContain("icon-80.png");
  });
});
