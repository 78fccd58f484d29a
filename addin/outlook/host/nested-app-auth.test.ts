import { describe, expect, it, vi } from "vitest";
import { appContext } from "./app-context";
import { nestedAppAnswer, TokenRefused, type Broker, type Token } from "./nested-app-auth";

const token: Token = {
  token: { access_token: "a", id_token: "i", expires_in: 3600, scope: "s", properties: null },
  account: { username: "sam@home.example" },
};
const broker: Broker = {
  silent: vi.fn(() => Promise.resolve(token)),
  popup: vi.fn(() => Promise.reject(new TokenRefused("USER_CANCEL", "user_canceled"))),
};
const tokenParams = { clientId: "c", scope: "s" };
const request = (method: string, more: object = {}) =>
  JSON.stringify({ messageType: "NestedAppAuthRequest", requestId: "r1", method, ...more });
const answerTo = async (posted: unknown, of: Broker | undefined = broker) =>
  JSON.parse((await nestedAppAnswer(posted, of)) ?? expect.fail("No answer.")) as Record<string, unknown>;

describe("nestedAppAnswer", () => {
  it.each([
    [undefined],
    [{ messageType: "NestedAppAuthRequest", requestId: "r1" }],
    ['not json "NestedAppAuthRequest"'],
    ['{"_messageType":0,"_actionName":"NestedAppAuthRequest"}'],
    ['{"messageType":"NestedAppAuthRequest"}'],
    ['{"messageType":"other","requestId":"NestedAppAuthRequest"}'],
  ])("takes %o for something else", (posted) => expect(nestedAppAnswer(posted, broker)).toBeUndefined());

  it("introduces the host", async () =>
    expect(await answerTo(request("GetInitContext"))).toMatchObject({
      messageType: "NestedAppAuthResponse",
      requestId: "r1",
      success: true,
      initContext: { sdkName: "simulated-outlook" },
    }));

  it("gives a token with its account", async () => {
    expect(await answerTo(request("GetToken", { tokenParams }))).toEqual({
      messageType: "NestedAppAuthResponse",
      requestId: "r1",
      success: true,
      ...token,
    });
    expect(broker.silent).toHaveBeenCalledWith(tokenParams);
  });

  it("says why there is none", async () =>
    expect(await answerTo(request("GetTokenPopup", { tokenParams }))).toMatchObject({
      success: false,
      error: { status: "USER_CANCEL", code: "user_canceled" },
    }));

  it("answers what it does not know, for the library would wait for ever", async () =>
    expect(await answerTo(request("GetMoon"))).toMatchObject({
      success: false,
      error: { status: "PERSISTENT_ERROR" },
    }));

  it("is disabled where nobody is signed in", async () => {
    expect(JSON.parse((await nestedAppAnswer(request("GetInitContext"), undefined)) ?? "")).toMatchObject({
      success: false,
      error: { status: "DISABLED" },
    });
  });
});

describe("appContext", () => {
  it.each([
    [true, "1.1"],
    [false, undefined],
  ])("says with signing in %s: %s", (signsIn, version) => {
    const context = appContext("c", "en-US", "http://here/", {}, signsIn) as {
      _requirementMatrix: string;
    };

    expect((JSON.parse(context._requirementMatrix) as Record<string, string>)["NestedAppAuth"]).toBe(version);
  });
});
