export type ProblemDetails = {
  /** Stable words with hyphens; views turn them into sentences. */
  code: string;
  /** 0 when no answer came at all. */
  status: number;
  traceId?: string;
  retryAfterSeconds?: number;
};

/** A request that did not go well, whatever the cause: the server's problem details, no network, no answer in time. */
export class ProblemError extends Error {
  readonly code: string;
  readonly status: number;
  readonly traceId: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(details: ProblemDetails) {
    super(details.code);
    this.name = "ProblemError";
    this.code = details.code;
    this.status = details.status;
    this.traceId = details.traceId;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** What to tell of any failure; null for the caller's own cancellation. */
export function problemOf(error: unknown): ProblemError | null {
  if (error instanceof ProblemError) return error;
  if (error instanceof DOMException && error.name === "AbortError") return null;
  return new ProblemError({ code: "unexpected", status: 0 });
}
