import type {
  CheckAnswer,
  CheckRequest,
  FollowUp,
  FollowUpRequest,
  ServerStatus,
  Suggestion,
  SuggestionRequest,
} from "./contract";
import { ProblemError } from "./problem-error";

export type Client = {
  suggest(request: SuggestionRequest, signal: AbortSignal): Promise<Suggestion>;
  check(request: CheckRequest, signal: AbortSignal): Promise<CheckAnswer>;
  /** @returns `made: false` when the calendar held it already under the same key. */
  addFollowUp(
    request: FollowUpRequest,
    idempotencyKey: string,
    signal: AbortSignal,
  ): Promise<FollowUp & { made: boolean }>;
  removeFollowUp(id: string, signal: AbortSignal): Promise<void>;
  followUpFile(request: FollowUpRequest, signal: AbortSignal): Promise<Blob>;
  status(signal: AbortSignal): Promise<ServerStatus>;
};

export type ClientOptions = {
  /** The per-start key that the page carries. */
  localKey: string;
  /** BCP 47; the language of the server's sentences for the user. */
  language: () => string;
  fetch: typeof fetch;
  isOnline: () => boolean;
  /** Milliseconds. */
  timeout?: number;
};

export function createClient(options: ClientOptions): Client {
  const call = async <T>(
    method: string,
    path: string,
    signal: AbortSignal,
    read: (response: Response) => Promise<T>,
    body?: object,
    key?: string,
  ): Promise<T> => {
    const headers: Record<string, string> = {
      "X-Local-Key": options.localKey,
      "Accept-Language": options.language(),
    };
    if (body) headers["Content-Type"] = "application/json";
    if (key) headers["Idempotency-Key"] = key;
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

  return {
    suggest: (request, signal) => call("POST", "/api/suggestions", signal, readJson<Suggestion>, request),
    check: (request, signal) => call("POST", "/api/replies/check", signal, readJson<CheckAnswer>, request),
    addFollowUp: (request, key, signal) =>
      call(
        "POST",
        "/api/follow-ups",
        signal,
        async (response) => ({ ...(await readJson<FollowUp>(response)), made: response.status === 201 }),
        request,
        key,
      ),
    removeFollowUp: (id, signal) =>
      call("DELETE", `/api/follow-ups/${encodeURIComponent(id)}`, signal, () => Promise.resolve()),
    followUpFile: (request, signal) =>
      call("POST", "/api/follow-ups/ics", signal, (response) => response.blob(), request),
    status: (signal) => call("GET", "/api/status", signal, readJson<ServerStatus>),
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
  const member = (name: string) => {
    const value = body && typeof body === "object" ? (body as Record<string, unknown>)[name] : undefined;
    return typeof value === "string" ? value : undefined;
  };
  const traceId = member("traceId");
  return new ProblemError({
    code: member("code") ?? codeOfStatus(response.status),
    status: response.status,
    ...(traceId ? { traceId } : {}),
    ...(Number.isFinite(wait) && wait > 0 ? { retryAfterSeconds: wait } : {}),
  });
}

function codeOfStatus(status: number): string {
  if (status === 401) return "unauthorized";
  if (status === 404) return "not-found";
  if (status === 413) return "too-large";
  if (status === 429) return "throttled";
  return status >= 502 && status <= 504 ? "unreachable" : "unexpected";
}
