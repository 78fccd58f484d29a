import { describe, expect, it } from "vitest";
import { readRoute, writeRoute, type Route } from "./route";

describe("routes", () => {
  it.each<[Route]>([
    [{ module: "mail", folder: "inbox" }],
    [{ module: "mail", folder: "drafts", message: "AA/Mk+1_-=" }],
    [{ module: "calendar", day: "2027-01-05" }],
    [{ module: "calendar" }],
  ])("%j comes back as it was", (route) => expect(readRoute(writeRoute(route), "")).toEqual(route));

  it.each([
    ["", ""],
    ["#/nowhere", ""],
    ["#/mail/trash", ""],
  ])("%s is the inbox", (hash, search) =>
    expect(readRoute(hash, search)).toEqual({ module: "mail", folder: "inbox" }),
  );

  it("takes a message from the query, and no day that is none", () => {
    expect(readRoute("", "?message=A%2Fb")).toEqual({ module: "mail", folder: "inbox", message: "A/b" });
    expect(readRoute("#/calendar/soon", "")).toEqual({ module: "calendar" });
    expect(readRoute("#/mail/inbox/%E0%A4", "")).toEqual({
      module: "mail",
      folder: "inbox",
      message: "%E0%A4",
    });
  });
});
