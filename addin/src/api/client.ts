import type { Access, SignInAsk } from "../auth/access";
import type {
  CheckAnswer,
  CheckRequest,
  DraftRequest,
  FollowUp,
  FollowUpRequest,
  SavedDraft,
  ServerStatus,
  Suggestion,
  SuggestionRequest,
} from "./contract";
import { ProblemError } from "./problem-error";

export type Client = {
  /** @param owner Address of the mailbox the message is in, where it is not the user's own. */
  suggest(request: SuggestionRequest, signal: AbortSignal, owner?: string | null): Promise<Suggestion>;
  check(request: CheckRequest, signal: AbortSignal, owner?: string | null): Promise<CheckAnswer>;
  saveDraft(
    request: DraftRequest,
    idempotencyKey: string,
    signal: AbortSignal,
    owner?: string | null,
  ): Promise<SavedDraft>;
  /** @returns `made: false` when the calendar held it already under the same key. */
  addFollowUp(
    request: FollowUpRequest,
    idempotencyKey: string,
    signal: AbortSignal,
  ): Promise<FollowUp & { made: boolean }>;
  removeFollowUp(id: string, signal: AbortSignal): Promise<void>;
  followUpFile(request: FollowUpRequest, signal: AbortSignal): Promise<Blob>;
  status(signal: AbortSignal): Promise<ServerStatus>;
  /** Opens Microsoft's window; to be called in a click. @throws {ProblemError} What came of it. */
  signIn(ask: SignInAsk, signal: AbortSignal): Promise<void>;
};

export type ClientOptions = {
  access: Access;
  /** BCP 47; the language of the server's sentences for the user. */
  language: () => string;
  fetch: typeof fetch;
  isOnline: () => boolean;
  /** Milliseconds. */
  timeout?: number;
};

type Call<T> = {
  method: string;
  path: string;
  signal: AbortSignal;
  read: (response: Response) => Promise<T>;
  body?: object;
  key?: string;
  owner?: string | null | undefined;
};

export function createClient(options: ClientOptions): Client {
  const { access } = options;

  const send = async <T>(
    { method, path, signal, read, body, key, owner }: Call<T>,
    credentials: Record<string, string>,
  ): Promise<T> => {
    const headers: Record<string, string> = { ...credentials, "Accept-Language": options.language() };
    if (body) headers["Content-Type"] = "application/json";
    if (key) headers["Idempotency-Key"] = key;
    if (owner) headers["X-Mailbox-Owner"] = owner;
    try {
      return await withinTime(options.timeout ?? 20_000, signal, async (both) => {
        const response = await options.fetch(path, {
          method,
          headers,
          signal: both,
          cache: "no-store",
          credentials: "omit",
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
        if (!response.ok) throw await readProblem(response);
        return await read(response);
      });
    } catch (error) {
      // fetch tells a missing network by a TypeError and nothing more.
      if (error instanceof TypeError)
        throw new ProblemError({ code: options.isOnline() ? "unreachable" : "offline", status: 0 });
      throw error;
    }
  };

  /** A refusal that is no more than a stale token is answered once, unseen. */
  const inMailbox = async <T>(call: Call<T>): Promise<T> => {
    try {
      return await send(call, await access.forMailbox(call.signal));
    } catch (error) {
      const isRefused = error instanceof ProblemError && error.status === 401;
      if (!isRefused || !(await access.renew(error, call.signal))) throw error;
      return send(call, await access.forMailbox(call.signal));
    }
  };
  /** A message that travels with the question needs no mailbox. */
  const about = <T>(request: object, call: Call<T>): Promise<T> =>
    "message" in request ? send(call, access.forOther()) : inMailbox(call);

  return {
    suggest: (request, signal, owner) =>
      about(request, {
        method: "POST",
        path: "/api/suggestions",
        signal,
        read: readJson<Suggestion>,
        body: request,
        owner,
      }),
    check: (request, signal, owner) =>
      about(request, {
        method: "POST",
        path: "/api/replies/check",
        signal,
        read: readJson<CheckAnswer>,
        body: request,
        owner,
      }),
    saveDraft: (request, key, signal, owner) =>
      inMailbox({
        method: "POST",
        path: "/api/replies/drafts",
        signal,
        read: readMade<Omit<SavedDraft, "made">>,
        body: request,
        key,
        owner,
      }),
    addFollowUp: (request, key, signal) =>
      inMailbox({
        method: "POST",
        path: "/api/follow-ups",
        signal,
        read: readMade<FollowUp>,
        body: request,
        key,
      }),
    removeFollowUp: (id, signal) =>
      inMailbox({
        method: "DELETE",
        path: `/api/follow-ups/${encodeURIComponent(id)}`,
        signal,
        read: () => Promise.resolve(),
      }),
    followUpFile: (request, signal) =>
      send(
        {
          method: "POST",
          path: "/api/follow-ups/ics",
          signal,
          read: (response) => response.blob(),
          body: request,
        },
        access.forOther(),
      ),
    status: (signal) =>
      send({ method: "GET", path: "/api/status", signal, read: readJson<ServerStatus> }, access.forOther()),
    signIn: (ask, signal) => access.ask(ask, signal),
  };
}

/** Answers come from our own server of the same version: their shape is trusted, that they are JSON is not. */
async function readJson<T>(response: Response): Promise<T> {
  try {
    return (await response.json()) as T;
  } catch (error) {
    if (error instanceof SyntaxError) throw new ProblemError({ code: "unexpected", status: response.status });
    throw error;
  }
}

/** 201 is new; 200 is what an earlier press has made. */
async function readMade<T>(response: Response): Promise<T & { made: boolean }> {
  return { ...(await readJson<T>(response)), made: response.status === 201 };
}

/** Runs a call that ends with the given signal or after its time; the latter is a problem, `timeout`. */
async function withinTime<T>(
  milliseconds: number,
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const both = new AbortController();
  const stop = () => both.abort(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    both.abort();
  }, milliseconds);
  try {
    return await run(both.signal);
  } catch (error) {
    if (late) throw new ProblemError({ code: "timeout", status: 0 });
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

async function readProblem(response: Response): Promise<ProblemError> {
  const wait = Number(response.headers.get("Retry-After"));
  // A proxy may answer in HTML: then the status is all there is.
  const body: unknown = await response.json().catch(() => null);
  const any = (name: string) =>
    body && typeof body === "object" ? (body as Record<string, unknown>)[name] : undefined;
  const member = (name: string) => {
    const value = any(name);
    return typeof value === "string" ? value : undefined;
  };
  const traceId = member("traceId");
  const claims = member("claims");
  const scopes = any("scopes");
  return new ProblemError({
    code: member("code") ?? codeOfStatus(response.status),
    status: response.status,
    ...(traceId ? { traceId } : {}),
    ...(Number.isFinite(wait) && wait > 0 ? { retryAfterSeconds: wait } : {}),
    ...(Array.isArray(scopes) ? { scopes: scopes.filter((scope) => typeof scope === "string") } : {}),
    ...(claims ? { claims } : {}),
  });
}

function codeOfStatus(status: number): string {
  if (status === 401) return "unauthorized";
  if (status === 404) return "not-found";
  if (status === 413) return "too-large";
  if (status === 429) return "throttled";
  return status >= 502 && status <= 504 ? "unreachable" : "unexpected";
}
