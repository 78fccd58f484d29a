import { afterEach, expect, test, vi } from "vitest";
import type { ProblemError } from "../api/problem-error";
import { nestedApp } from "./nested-app";

/** The real library over a bridge of our own: what it asks of Outlook, and what it makes of the answers. */

type Asked = { method: string; requestId: string; tokenParams?: Record<string, unknown> };
type Answer = Record<string, unknown> | null;

const settings = {
  clientId: "11111111-2222-3333-4444-555555555555",
  authority: "https://login.microsoftonline.com/99999999-2222-3333-4444-555555555555",
  scopes: ["api://11111111-2222-3333-4444-555555555555/access_as_user"],
};
const account = {
  homeAccountId: "oid.tid",
  environment: "login.microsoftonline.com",
  tenantId: "tid",
  username: "sam@mailbox.example",
  localAccountId: "oid",
  name: "Sam Doe",
};
const part = (value: object) => btoa(JSON.stringify(value)).replaceAll("=", "");
const idToken = [part({ alg: "none" }), part({ oid: "oid", tid: "tid", iss: "x", sub: "s" }), "x"].join(".");
const token = (access: string, expiresIn = 3600): Answer => ({
  success: true,
  account,
  token: {
    access_token: access,
    id_token: idToken,
    expires_in: expiresIn,
    scope: settings.scopes.join(" "),
    properties: null,
  },
});
const refusal = (status: string, code = "code"): Answer => ({ success: false, error: { status, code } });
const started: Answer = {
  success: true,
  initContext: { sdkName: "host", sdkVersion: "1", capabilities: {}, accountContext: undefined },
};

/** @param answer Null never answers. */
function bridge(answer: (asked: Asked) => Answer) {
  const asked: Asked[] = [];
  const listeners = new Set<(message: string) => void>();
  window.nestedAppAuthBridge = {
    addEventListener: (_: string, listener: (message: string) => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: (message: string) => void) => listeners.delete(listener),
    postMessage: (text: string) => {
      const request = JSON.parse(text) as Asked;
      asked.push(request);
      const reply = request.method === "GetInitContext" ? started : answer(request);
      if (!reply) return;
      const message = { messageType: "NestedAppAuthResponse", requestId: request.requestId, ...reply };
      queueMicrotask(() => {
        for (const listener of listeners) listener(JSON.stringify(message));
      });
    },
  };
  return asked;
}

const offered = () => true;
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail("It should have failed."),
    (error: unknown) => (error as ProblemError).code,
  );

afterEach(() => {
  delete window.nestedAppAuthBridge;
  sessionStorage.clear();
  localStorage.clear();
  vi.restoreAllMocks();
});

test("silent_SignedInInOutlook_GivesTheAccessTokenOfTheApi", async () => {
  const asked = bridge(() => token("access-token"));

  const tokens = await nestedApp(settings, offered);

  await expect(tokens.silent({})).resolves.toBe("access-token");
  expect(asked.map(({ method }) => method)).toEqual(["GetInitContext", "GetToken"]);
  expect(asked[1]?.tokenParams).toMatchObject({
    clientId: settings.clientId,
    authority: settings.authority,
    scope: settings.scopes[0],
    claims: '{"access_token":{"xms_cc":{"values":["CP1"]}}}',
  });
});

test("silent_Again_ComesFromMemoryAndNothingIsStored", async () => {
  const asked = bridge(() => token("access-token"));
  const tokens = await nestedApp(settings, offered);

  await tokens.silent({});
  await expect(tokens.silent({})).resolves.toBe("access-token");

  expect(asked.filter(({ method }) => method === "GetToken")).toHaveLength(1);
  const kept = [sessionStorage, localStorage].flatMap((storage) => Object.values({ ...storage }));
  expect(JSON.stringify(kept)).not.toMatch(/access-token|oid|sam@mailbox/);
});

test("silent_Fresh_ReplacesTheTokenAtHand", async () => {
  let count = 0;
  bridge(() => token(`access-${++count}`));
  const tokens = await nestedApp(settings, offered);
  await tokens.silent({});

  await expect(tokens.silent({ fresh: true })).resolves.toBe("access-2");
  await expect(tokens.silent({})).resolves.toBe("access-2");
});

test("silent_WithClaims_AsksForThemAndKeepsTheAnswer", async () => {
  let count = 0;
  const asked = bridge(() => token(`access-${++count}`));
  const tokens = await nestedApp(settings, offered);
  await tokens.silent({});

  await expect(tokens.silent({ claims: '{"access_token":{"acrs":{"value":"c1"}}}' })).resolves.toBe(
    "access-2",
  );

  expect(JSON.parse(String(asked.at(-1)?.tokenParams?.["claims"]))).toMatchObject({
    access_token: { acrs: { value: "c1" } },
  });
  await expect(tokens.silent({})).resolves.toBe("access-2");
  await expect(tokens.silent({ fresh: true })).resolves.toBe("access-3");
  await expect(tokens.silent({})).resolves.toBe("access-3");
});

test("popup_WithClaims_ItsTokenIsTheNextOne", async () => {
  const asked = bridge(({ method }) => token(method));
  const tokens = await nestedApp(settings, offered);
  await tokens.silent({});

  await tokens.popup({ claims: '{"access_token":{"acrs":{"value":"c1"}}}' });

  await expect(tokens.silent({})).resolves.toBe("GetTokenPopup");
  expect(asked.at(-1)?.tokenParams).toMatchObject({ scope: settings.scopes[0] });
});

test("silent_Expired_AsksOutlookAgain", async () => {
  let count = 0;
  bridge(() => token(`access-${++count}`, 1));
  const tokens = await nestedApp(settings, offered);

  await tokens.silent({});

  await expect(tokens.silent({})).resolves.toBe("access-2");
});

test("popup_ForScopes_AsksForThemAlone", async () => {
  const asked = bridge(() => token("for-the-mailbox"));
  const tokens = await nestedApp(settings, offered);

  await expect(tokens.popup({ scopes: ["https://graph.microsoft.com/Mail.Read"] })).resolves.toBeUndefined();

  expect(asked.at(-1)).toMatchObject({
    method: "GetTokenPopup",
    tokenParams: { scope: "https://graph.microsoft.com/Mail.Read" },
  });
});

test("popup_ForScopes_ItsTokenIsNeverTakenForTheApis", async () => {
  bridge(({ method }) =>
    method === "GetTokenPopup"
      ? {
          ...token("for-the-mailbox"),
          token: {
            access_token: "for-the-mailbox",
            id_token: idToken,
            expires_in: 3600,
            scope: "https://graph.microsoft.com/Mail.Read",
            properties: null,
          },
        }
      : token("for-the-api"),
  );
  const tokens = await nestedApp(settings, offered);

  await tokens.popup({ scopes: ["https://graph.microsoft.com/Mail.Read"] });

  await expect(tokens.silent({})).resolves.toBe("for-the-api");
});

test.each([
  ["USER_INTERACTION_REQUIRED", "interaction_required", "sign-in-required"],
  ["ACCOUNT_UNAVAILABLE", "", "sign-in-required"],
  ["USER_CANCEL", "", "sign-in-cancelled"],
  ["PERSISTENT_ERROR", "access_denied", "sign-in-cancelled"],
  ["PERSISTENT_ERROR", "popup_window_error", "sign-in-blocked"],
  ["NO_NETWORK", "", "sign-in-unavailable"],
  ["TRANSIENT_ERROR", "temporarily_unavailable", "sign-in-unavailable"],
  ["DISABLED", "", "sign-in-unsupported"],
  ["NESTED_APP_AUTH_UNAVAILABLE", "", "sign-in-unsupported"],
  // Outlook may claim to support it and yet answer with an empty error.
  ["TRANSIENT_ERROR", "", "sign-in-failed"],
  ["PERSISTENT_ERROR", "invalid_grant", "sign-in-failed"],
  ["SOMETHING_NEW", "", "sign-in-failed"],
])("silent_%s%s_Is%s", async (status, code, expected) => {
  bridge(() => refusal(status, code));
  const tokens = await nestedApp(settings, offered);

  await expect(codeOf(tokens.silent({}))).resolves.toBe(expected);
});

test("nestedApp_OutlookOffersNone_LoadsNothing", async () => {
  await expect(codeOf(nestedApp(settings, () => false))).resolves.toBe("sign-in-unsupported");
});

test("nestedApp_OutlookClaimsItWithoutABridge_IsUnsupported", async () => {
  vi.spyOn(window.console, "log").mockImplementation(() => undefined);

  await expect(codeOf(nestedApp(settings, offered))).resolves.toBe("sign-in-unsupported");
});
