import { afterEach, expect, test, vi } from "vitest";
import { keyAccess, type Access } from "../auth/access";
import { createClient } from "./client";
import { ProblemError } from "./problem-error";

afterEach(() => {
  vi.useRealTimers();
});

type Seen = { path: string; init: RequestInit };

function client(
  answer: (seen: Seen) => Promise<Response> | Response,
  isOnline = true,
  access: Access = keyAccess("the-key"),
) {
  const seen: Seen[] = [];
  return {
    seen,
    client: createClient({
      access,
      language: () => "fr-FR",
      isOnline: () => isOnline,
      timeout: 1000,
      fetch: async (input, init) => {
        const request = { path: String(input), init: init ?? {} };
        seen.push(request);
        return answer(request);
      },
    }),
  };
}

const signal = () => new AbortController().signal;
const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });
const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail("It should have failed."),
    (error: unknown) => error as ProblemError,
  );

test("suggest_SendsTheKeyAndTheLanguage", async () => {
  const { client: api, seen } = client(() => json(200, {}));

  await api.suggest({ messageId: "AA", preferences: { stage: "final" } }, signal());

  const headers = new Headers(seen[0]?.init.headers);
  expect(seen[0]?.path).toBe("/api/suggestions");
  expect(headers.get("X-Local-Key")).toBe("the-key");
  expect(headers.get("Accept-Language")).toBe("fr-FR");
  expect(JSON.parse(String(seen[0]?.init.body))).toEqual({
    messageId: "AA",
    preferences: { stage: "final" },
  });
});

test("addFollowUp_SendsTheIdempotencyKey_AndTellsNewFromFound", async () => {
  let status = 201;
  const { client: api, seen } = client(() => json(status, { id: "e1" }));
  const request = {
    kind: "stayInTouch",
    subject: "Say hello",
    body: "",
    start: { dateTime: "2027-01-05T09:00:00", timeZone: "Europe/Paris" },
    end: { dateTime: "2027-01-05T09:15:00", timeZone: "Europe/Paris" },
  };

  await expect(api.addFollowUp(request, "k1", signal())).resolves.toEqual({ id: "e1", made: true });
  status = 200;
  await expect(api.addFollowUp(request, "k1", signal())).resolves.toEqual({ id: "e1", made: false });

  expect(new Headers(seen[0]?.init.headers).get("Idempotency-Key")).toBe("k1");
});

test("removeFollowUp_IdWithSlash_IsOnePathSegment", async () => {
  const { client: api, seen } = client(() => new Response(null, { status: 204 }));

  await api.removeFollowUp("a/b+c=", signal());

  expect(seen[0]?.path).toBe("/api/follow-ups/a%2Fb%2Bc%3D");
  expect(seen[0]?.init.method).toBe("DELETE");
});

test("anyCall_ProblemDetails_KeepsCodeTraceAndWait", async () => {
  const { client: api } = client(() =>
    json(503, { code: "throttled", traceId: "00-abc" }, { "Retry-After": "7" }),
  );

  const error = await caught(api.status(signal()));

  expect(error).toMatchObject({ code: "throttled", status: 503, traceId: "00-abc", retryAfterSeconds: 7 });
});

test.each([
  [401, "unauthorized"],
  [404, "not-found"],
  [413, "too-large"],
  [429, "throttled"],
  [502, "unreachable"],
  [500, "unexpected"],
])("anyCall_%iFromAProxyInHtml_Is%s", async (status, code) => {
  const { client: api } = client(() => new Response("<html>", { status }));

  expect((await caught(api.status(signal()))).code).toBe(code);
});

test.each([
  [true, "unreachable"],
  [false, "offline"],
])("anyCall_NoNetwork_Online%s_Is%s", async (isOnline, code) => {
  const { client: api } = client(() => Promise.reject(new TypeError("Failed to fetch")), isOnline);

  expect((await caught(api.status(signal()))).code).toBe(code);
});

test("anyCall_NoAnswer_IsATimeout", async () => {
  vi.useFakeTimers();
  const { client: api } = client(
    ({ init }) =>
      new Promise((_, reject) =>
        init.signal?.addEventListener("abort", () => reject(new DOMException("Aborted", "AbortError"))),
      ),
  );

  const failing = caught(api.status(signal()));
  await vi.advanceTimersByTimeAsync(1000);

  expect((await failing).code).toBe("timeout");
});

test("anyCall_Aborted_IsNoProblem", async () => {
  const controller = new AbortController();
  const { client: api } = client(
    ({ init }) =>
      new Promise((_, reject) =>
        init.signal?.addEventListener("abort", () => reject(new DOMException("Aborted", "AbortError"))),
      ),
  );

  const failing = caught(api.status(controller.signal));
  controller.abort();

  expect((await failing).name).toBe("AbortError");
});

test("anyCall_AnswerIsNoJson_IsUnexpected", async () => {
  const { client: api } = client(() => new Response("<html>", { status: 200 }));

  expect((await caught(api.status(signal()))).code).toBe("unexpected");
});

/** Signed in; `renewals` is how often another token can be had. */
function signedIn(renewals: number) {
  let token = 1;
  const refusals: ProblemError[] = [];
  const access: Access = {
    forMailbox: () => Promise.resolve({ Authorization: `Bearer ${token}` }),
    forOther: () => ({}),
    renew: (refusal) => {
      refusals.push(refusal);
      return Promise.resolve(token++ <= renewals);
    },
    ask: () => Promise.resolve(),
  };
  return { access, refusals };
}

const tokensOf = (seen: Seen[]) => seen.map(({ init }) => new Headers(init.headers).get("Authorization"));
const request = {
  kind: "stayInTouch",
  subject: "Say hello",
  body: "",
  start: { dateTime: "2027-01-05T09:00:00", timeZone: "Europe/Paris" },
  end: { dateTime: "2027-01-05T09:15:00", timeZone: "Europe/Paris" },
};
const message = {
  subject: "s",
  from: null,
  replyTo: [],
  body: { contentType: "text" as const, content: "t" },
  receivedDateTime: null,
  internetMessageHeaders: [],
};

test("callsIntoTheMailbox_CarryTheToken_OthersNone", async () => {
  const { client: api, seen } = client(() => json(200, {}), true, signedIn(0).access);

  await api.suggest({ messageId: "AA", preferences: {} }, signal());
  await api.check({ messageId: "AA", text: "", language: "en", preferences: {} }, signal());
  await api.addFollowUp(request, "k", signal());
  await api.removeFollowUp("e", signal());
  await api.suggest({ message, preferences: {} }, signal());
  await api.check({ message, text: "", language: "en", preferences: {} }, signal());
  await api.followUpFile(request, signal());
  await api.status(signal());

  expect(tokensOf(seen)).toEqual([...Array<string>(4).fill("Bearer 1"), null, null, null, null]);
  expect(new Headers(seen[0]?.init.headers).has("X-Local-Key")).toBe(false);
});

test("addFollowUp_TokenEnded_IsRepeatedOnceWithAnotherAndTheSameKey", async () => {
  const { access, refusals } = signedIn(1);
  const { client: api, seen } = client(
    ({ init }) =>
      new Headers(init.headers).get("Authorization") === "Bearer 2"
        ? json(201, { id: "e1" })
        : json(401, { code: "token-invalid" }),
    true,
    access,
  );

  await expect(api.addFollowUp(request, "k1", signal())).resolves.toEqual({ id: "e1", made: true });

  expect(tokensOf(seen)).toEqual(["Bearer 1", "Bearer 2"]);
  expect(seen.map(({ init }) => new Headers(init.headers).get("Idempotency-Key"))).toEqual(["k1", "k1"]);
  expect(refusals.map(({ code }) => code)).toEqual(["token-invalid"]);
});

test("suggest_RefusedWithEveryToken_StopsAfterTheSecond", async () => {
  const { client: api, seen } = client(
    () => json(401, { code: "token-invalid" }),
    true,
    signedIn(Infinity).access,
  );

  const error = await caught(api.suggest({ messageId: "AA", preferences: {} }, signal()));

  expect(error.code).toBe("token-invalid");
  expect(seen).toHaveLength(2);
});

test.each([
  ["consent-required", { scopes: ["https://graph.microsoft.com/Mail.Read"] }],
  ["claims-challenge", { claims: "eyJhIjoxfQ==" }],
])("suggest_%sThatOnlyThePersonCanAnswer_KeepsWhatToAsk", async (code, more) => {
  const { client: api, seen } = client(() => json(401, { code, ...more }), true, signedIn(0).access);

  const error = await caught(api.suggest({ messageId: "AA", preferences: {} }, signal()));

  expect(error).toMatchObject({ code, ...more });
  expect(seen).toHaveLength(1);
});

test("suggest_403_IsNotRenewed", async () => {
  const { access, refusals } = signedIn(1);
  const { client: api } = client(() => json(403, { code: "scope-missing" }), true, access);

  expect((await caught(api.suggest({ messageId: "AA", preferences: {} }, signal()))).code).toBe(
    "scope-missing",
  );
  expect(refusals).toEqual([]);
});

test("suggest_NobodySignedIn_AsksTheServerNothing", async () => {
  const none = new ProblemError({ code: "sign-in-unsupported", status: 0 });
  const { client: api, seen } = client(() => json(200, {}), true, {
    ...signedIn(0).access,
    forMailbox: () => Promise.reject(none),
  });

  expect(await caught(api.suggest({ messageId: "AA", preferences: {} }, signal()))).toBe(none);
  expect(seen).toEqual([]);
});
