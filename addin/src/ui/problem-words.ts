import type { ProblemError } from "../api/problem-error";
import { t, tryWord } from "../locales/words";

/** A problem as plain data, to keep in a state. */
export type Problem = {
  code: string;
  traceId?: string;
  seconds?: number;
  scopes?: readonly string[];
  claims?: string;
};

export function toProblem(error: ProblemError): Problem {
  return {
    code: error.code,
    ...(error.traceId ? { traceId: error.traceId } : {}),
    ...(error.retryAfterSeconds ? { seconds: error.retryAfterSeconds } : {}),
    ...(error.scopes ? { scopes: error.scopes } : {}),
    ...(error.claims ? { claims: error.claims } : {}),
  };
}

/** The sentence for a problem's code; codes we do not know yet get the general one. */
export function problemWords(problem: Problem): string {
  if (problem.code === "throttled" && problem.seconds !== undefined)
    return t("error.throttledFor", { seconds: problem.seconds });
  return tryWord(`error.${problem.code}`) ?? t("error.unexpected");
}
