import { afterEach, describe, expect, it, vi } from "vitest";
import { TokenRefused } from "../host/nested-app-auth";
import { standInBroker } from "./stand-in-broker";

const request = { clientId: "c", scope: "api://c/access_as_user" };
const capabilities = '{"access_token":{"xms_cc":{"values":["CP1"]}}}';
const challenge = '{"access_token":{"acrs":{"essential":true,"value":"c1"},"xms_cc":{"values":["CP1"]}}}';
const answer = {
  access_token: "a",
  id_token: "i",
  expires_in: 3600,
  scope: request.scope,
  refresh_token: null,
  account: { username: "sam@home.example" },
};

function standIn(
  status: number,
  body: unknown,
  consent: () => Promise<boolean> = () => Promise.resolve(true),
) {
  const asked: URL[] = [];
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(new URL(path, "http://here"));
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  });
  return { asked, broker: standInBroker("sam@home.example", consent) };
}

const statusOf = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail("It should have failed."),
    (error: unknown) => (error instanceof TokenRefused ? `${error.status} ${error.code}` : String(error)),
  );

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("standInBroker", () => {
  it("asks silently for the person whose mailbox it is", async () => {
    const { asked, broker } = standIn(200, answer);

    expect(await broker.silent({ ...request, claims: capabilities })).toEqual({
      token: {
        access_token: "a",
        id_token: "i",
        expires_in: 3600,
        scope: request.scope,
        properties: null,
      },
      account: answer.account,
    });
    expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
      user: "sam@home.example",
      scope: request.scope,
    });
  });

  it("leaves a claims challenge to the person", async () => {
    const { asked, broker } = standIn(200, answer);

    expect(await statusOf(broker.silent({ ...request, claims: challenge }))).toContain(
      "USER_INTERACTION_REQUIRED",
    );
    await broker.popup({ ...request, claims: challenge });

    expect(
      asked.map(({ searchParams }) => [searchParams.get("interactive"), searchParams.get("claims")]),
    ).toEqual([["true", challenge]]);
  });

  it("asks for nothing when the person says no", async () => {
    const { asked, broker } = standIn(200, answer, () => Promise.resolve(false));

    expect(await statusOf(broker.popup(request))).toBe("PERSISTENT_ERROR access_denied");
    expect(asked).toEqual([]);
  });

  it.each([
    [
      400,
      { error: "invalid_grant", suberror: "consent_required" },
      "USER_INTERACTION_REQUIRED invalid_grant",
    ],
    [400, { error: "access_denied" }, "PERSISTENT_ERROR access_denied"],
    [503, null, "TRANSIENT_ERROR temporarily_unavailable"],
  ])("makes of %i %o: %s", async (status, body, expected) => {
    const { broker } = standIn(status, body);

    expect(await statusOf(broker.silent(request))).toBe(expected);
  });

  it("tells when there is no network", async () => {
    const { broker } = standIn(200, answer);
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));

    expect(await statusOf(broker.silent(request))).toBe("NO_NETWORK ");
  });
});
