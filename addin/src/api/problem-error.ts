export type ProblemDetails = {
  /** Stable words with hyphens; views turn them into sentences. */
  code: string;
  /** 0 when no answer came at all. */
  status: number;
  traceId?: string;
  retryAfterSeconds?: number;
  /** With `consent-required`: what the person has to permit, as Entra names it. */
  scopes?: readonly string[];
  /** With `claims-challenge`: base64 of the JSON to sign in with. */
  claims?: string;
};

/** A request that did not go well, whatever the cause: the server's problem details, no network, no answer in time. */
export class ProblemError extends Error {
  readonly code: string;
  readonly status: number;
  readonly traceId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly scopes: readonly string[] | undefined;
  readonly claims: string | undefined;

  constructor(details: ProblemDetails) {
    super(details.code);
    this.name = "ProblemError";
    this.code = details.code;
    this.status = details.status;
    this.traceId = details.traceId;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.scopes = details.scopes;
    this.claims = details.claims;
  }
}

/** What to tell of any failure; null for the caller's own cancellation. */
export function problemOf(error: unknown): ProblemError | null {
  if (error instanceof ProblemError) return error;
  if (error instanceof DOMException && error.name === "AbortError") return null;
  return new ProblemError({ code: "unexpected", status: 0 });
}
