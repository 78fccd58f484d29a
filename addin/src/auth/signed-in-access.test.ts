import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ProblemError } from "../api/problem-error";
import { signedInAccess, type TokenSource } from "./signed-in-access";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const settings = { clientId: "app", authority: "https://login.example/tenant", scopes: ["api://app/access"] };
const status = { mode: "graph", version: "1", languages: [], signIn: settings };
const signal = () => new AbortController().signal;
const failing = (code: string) => () => Promise.reject(new ProblemError({ code, status: 0 }));
const never = () => new Promise<never>(() => undefined);
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail("It should have failed."),
    (error: unknown) => (error instanceof ProblemError ? error.code : (error as Error).name),
  );

function access(parts: Partial<TokenSource> = {}, load?: () => Promise<TokenSource>) {
  let count = 0;
  const tokens = {
    silent: vi.fn(parts.silent ?? (() => Promise.resolve(`token-${++count}`))),
    popup: vi.fn(parts.popup ?? (() => Promise.resolve())),
  };
  const loading = vi.fn(load ?? (() => Promise.resolve(tokens)));
  return {
    tokens,
    loading,
    access: signedInAccess({ status: () => Promise.resolve(status), load: loading }),
  };
}

test("forMailbox_SignedIn_CarriesTheTokenOfTheApi", async () => {
  const { access: of, loading } = access();

  await expect(of.forMailbox(signal())).resolves.toEqual({ Authorization: "Bearer token-1" });
  await of.forMailbox(signal());

  expect(loading).toHaveBeenCalledExactlyOnceWith(settings);
  expect(of.forOther()).toEqual({});
});

test("forMailbox_ServerWithoutSignIn_LoadsNothing", async () => {
  const loading = vi.fn();
  const of = signedInAccess({
    status: () => Promise.resolve({ ...status, mode: "local", signIn: null }),
    load: loading,
  });

  await expect(of.forMailbox(signal())).resolves.toEqual({});
  expect(loading).not.toHaveBeenCalled();
});

test("forMailbox_StatusFailsOnce_IsAskedAgain", async () => {
  const { tokens } = access();
  const answers = [failing("unreachable"), () => Promise.resolve(status)];
  const of = signedInAccess({
    status: () => (answers.shift() ?? never)(),
    load: () => Promise.resolve(tokens),
  });

  await expect(codeOf(of.forMailbox(signal()))).resolves.toBe("unreachable");
  await expect(of.forMailbox(signal())).resolves.toEqual({ Authorization: "Bearer token-1" });
});

test("forMailbox_TwoAtOnce_AskForOneToken", async () => {
  const { access: of, tokens } = access();

  const both = await Promise.all([of.forMailbox(signal()), of.forMailbox(signal())]);

  expect(tokens.silent).toHaveBeenCalledOnce();
  expect(both[0]).toEqual(both[1]);
});

test("forMailbox_SignInHangs_GivesUpAndDoesNotWaitAgain", async () => {
  const { access: of, tokens } = access({ silent: never });

  const first = codeOf(of.forMailbox(signal()));
  await vi.advanceTimersByTimeAsync(6_000);
  await expect(first).resolves.toBe("sign-in-timeout");

  await expect(codeOf(of.forMailbox(signal()))).resolves.toBe("sign-in-timeout");
  expect(tokens.silent).toHaveBeenCalledOnce();
});

test("forMailbox_LibraryNeverLoads_GivesUp", async () => {
  const { access: of } = access({}, never);

  const first = codeOf(of.forMailbox(signal()));
  await vi.advanceTimersByTimeAsync(6_000);

  await expect(first).resolves.toBe("sign-in-timeout");
});

test("forMailbox_TokenComesLate_ServesTheNextCall", async () => {
  let give: (token: string) => void = () => undefined;
  const answers = [() => new Promise<string>((resolve) => (give = resolve)), () => Promise.resolve("late")];
  const { access: of } = access({ silent: () => (answers.shift() ?? never)() });

  const first = codeOf(of.forMailbox(signal()));
  await vi.advanceTimersByTimeAsync(6_000);
  await first;
  give("late");
  await vi.advanceTimersByTimeAsync(0);

  await expect(of.forMailbox(signal())).resolves.toEqual({ Authorization: "Bearer late" });
});

test("forMailbox_MessageClosed_IsNoProblemAndNotRemembered", async () => {
  let give: (token: string) => void = () => undefined;
  const { access: of } = access({ silent: () => new Promise((resolve) => (give = resolve)) });
  const closed = new AbortController();

  const first = codeOf(of.forMailbox(closed.signal));
  await vi.advanceTimersByTimeAsync(0);
  closed.abort();
  await expect(first).resolves.toBe("AbortError");

  const second = of.forMailbox(signal());
  await vi.advanceTimersByTimeAsync(0);
  give("token");
  await expect(second).resolves.toEqual({ Authorization: "Bearer token" });
});

test.each([
  ["sign-in-required", 1],
  ["sign-in-failed", 1],
  // Passes by itself.
  ["sign-in-unavailable", 2],
])("forMailbox_%sTwice_AsksSilently%i", async (code, times) => {
  const { access: of, tokens } = access({ silent: failing(code) });

  await expect(codeOf(of.forMailbox(signal()))).resolves.toBe(code);
  await expect(codeOf(of.forMailbox(signal()))).resolves.toBe(code);

  expect(tokens.silent).toHaveBeenCalledTimes(times);
});

const challenge = { access_token: { acrs: { essential: true, value: "c1" } } };

test.each([
  ["token-invalid", {}, { fresh: true }],
  ["sign-in-required", {}, { fresh: true }],
  ["claims-challenge", { claims: btoa(JSON.stringify(challenge)) }, { claims: JSON.stringify(challenge) }],
])("renew_%s_AsksForAnotherToken", async (code, more, request) => {
  const { access: of, tokens } = access();

  await expect(of.renew(new ProblemError({ code, status: 401, ...more }), signal())).resolves.toBe(true);

  expect(tokens.silent).toHaveBeenCalledExactlyOnceWith(request);
});

test("renew_ConsentRequired_NeedsThePerson", async () => {
  const { access: of, tokens } = access();
  const refusal = new ProblemError({ code: "consent-required", status: 401, scopes: ["Mail.Read"] });

  await expect(of.renew(refusal, signal())).resolves.toBe(false);
  expect(tokens.silent).not.toHaveBeenCalled();
});

test("renew_Fails_TheNextCallFailsAtOnce", async () => {
  const { access: of, tokens } = access({ silent: failing("sign-in-required") });

  await expect(of.renew(new ProblemError({ code: "token-invalid", status: 401 }), signal())).resolves.toBe(
    false,
  );
  await expect(codeOf(of.forMailbox(signal()))).resolves.toBe("sign-in-required");

  expect(tokens.silent).toHaveBeenCalledOnce();
});

test("ask_Done_OpensTheWayAgain", async () => {
  const answers = [failing("sign-in-required"), () => Promise.resolve("token")];
  const { access: of, tokens } = access({ silent: () => (answers.shift() ?? never)() });
  await codeOf(of.forMailbox(signal()));

  await of.ask({}, signal());

  expect(tokens.popup).toHaveBeenCalledExactlyOnceWith({});
  await expect(of.forMailbox(signal())).resolves.toEqual({ Authorization: "Bearer token" });
});

test("ask_ForScopesOrClaims_PassesThemOn", async () => {
  const { access: of, tokens } = access();

  await of.ask({ scopes: ["https://graph.microsoft.com/Mail.Read"] }, signal());
  await of.ask({ claims: btoa(JSON.stringify(challenge)) }, signal());

  expect(tokens.popup.mock.calls).toEqual([
    [{ scopes: ["https://graph.microsoft.com/Mail.Read"] }],
    [{ claims: JSON.stringify(challenge) }],
  ]);
});

test("ask_OnceLoaded_OpensTheWindowWhileTheClickStillCounts", async () => {
  const { access: of, tokens } = access();
  await of.forMailbox(signal());

  void of.ask({}, signal());
  // A few turns of the microtask queue, and no timer.
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();

  expect(tokens.popup).toHaveBeenCalledOnce();
});

test.each([
  ["sign-in-cancelled", { scopes: ["Mail.Read"] }, "consent-refused"],
  ["sign-in-cancelled", {}, "sign-in-cancelled"],
  ["sign-in-blocked", { scopes: ["Mail.Read"] }, "sign-in-blocked"],
])("ask_%sFor%o_Is%sAndCanBeAskedAgain", async (code, ask, expected) => {
  const { access: of } = access({ popup: failing(code) });

  await expect(of.ask(ask, signal())).rejects.toMatchObject({ code: expected, ...ask });
});

test("ask_NobodyEverAnswers_EndsAfterTwoMinutes", async () => {
  const { access: of } = access({ popup: never });

  const asked = codeOf(of.ask({}, signal()));
  await vi.advanceTimersByTimeAsync(120_000);

  await expect(asked).resolves.toBe("sign-in-timeout");
});

test("ask_ClaimsThatAreNone_SignsInWithoutThem", async () => {
  const { access: of, tokens } = access();

  await of.ask({ claims: "not base64 !" }, signal());

  expect(tokens.popup).toHaveBeenCalledExactlyOnceWith({});
});
