import type { ServerStatus, SignInSettings } from "../api/contract";
import { ProblemError, problemOf } from "../api/problem-error";
import type { Access, SignInAsk } from "./access";
import { withinTime } from "./time-limit";

/** Where access tokens for our own API come from. */
export type TokenSource = {
  /**
   * Without asking the person.
   * @param request `claims` as JSON; `fresh` passes over a token that is at hand.
   * @throws {ProblemError}
   */
  silent(request: { claims?: string; fresh?: boolean }): Promise<string>;
  /** In Microsoft's window; afterwards a silent request gives a token. @throws {ProblemError} */
  popup(request: { scopes?: readonly string[]; claims?: string }): Promise<void>;
};

export type SignedInOptions = {
  status: () => Promise<ServerStatus>;
  load: (settings: SignInSettings) => Promise<TokenSource>;
  /** Milliseconds for a token without asking: the pane waits for it. */
  silentTime?: number;
  /** Milliseconds for the person in Microsoft's window. */
  popupTime?: number;
};

/** Passing trouble: the next call tries again by itself. After any other it takes the person. */
const passing = new Set(["sign-in-unavailable"]);

/** Refusals that another token may answer. */
const renewable = new Set(["sign-in-required", "token-invalid", "claims-challenge"]);

/** With an Entra registration: an access token for our own API, which the server exchanges for one to the mailbox. */
export function signedInAccess(options: SignedInOptions): Access {
  const { silentTime = 6_000, popupTime = 120_000 } = options;
  let source: Promise<TokenSource | null> | null = null;
  let underWay: Promise<string> | null = null;
  let refused: ProblemError | null = null;

  /** Null where the server wants no sign-in. A failure is not kept: the next call may fare better. */
  const sourceOf = (): Promise<TokenSource | null> => {
    source ??= options
      .status()
      .then(({ signIn }) => (signIn ? options.load(signIn) : null))
      .catch((error: unknown) => {
        source = null;
        throw error;
      });
    return source;
  };

  const remember = (problem: ProblemError | null) => {
    if (problem && !passing.has(problem.code)) refused = problem;
  };

  const silent = async (
    tokens: TokenSource,
    request: { claims?: string; fresh?: boolean },
    signal: AbortSignal,
  ): Promise<string> => {
    const isPlain = !request.claims && !request.fresh;
    const asked = (isPlain ? underWay : null) ?? tokens.silent(request);
    if (isPlain) underWay = asked;
    const done = () => {
      if (underWay === asked) underWay = null;
    };
    // A token that comes too late is at hand the next time.
    asked.then(() => {
      refused = null;
      done();
    }, done);
    return withinTime(asked, silentTime, signal);
  };

  return {
    forMailbox: async (signal) => {
      const tokens = await withinTime(sourceOf(), silentTime, signal);
      if (!tokens) return {};
      if (refused) throw refused;
      try {
        return { Authorization: `Bearer ${await silent(tokens, {}, signal)}` };
      } catch (error) {
        remember(problemOf(error));
        throw error;
      }
    },
    forOther: () => ({}),
    renew: async ({ code, claims }, signal) => {
      if (!renewable.has(code)) return false;
      try {
        const tokens = await sourceOf();
        if (!tokens) return false;
        const challenge = readClaims(claims);
        await silent(tokens, challenge ? { claims: challenge } : { fresh: true }, signal);
        return true;
      } catch (error) {
        const problem = problemOf(error);
        if (!problem) throw error;
        // A token that cannot be renewed is not tried again; one that lacks a step may do for other calls.
        if (code !== "claims-challenge") remember(problem);
        return false;
      }
    },
    ask: async (ask, signal) => {
      try {
        const tokens = await withinTime(sourceOf(), silentTime, signal);
        const challenge = readClaims(ask.claims);
        const request = {
          ...(ask.scopes ? { scopes: ask.scopes } : {}),
          ...(challenge ? { claims: challenge } : {}),
        };
        if (!tokens) return;
        const done = tokens.popup(request).then(() => {
          refused = null;
        });
        await withinTime(done, popupTime, signal);
      } catch (error) {
        const problem = problemOf(error);
        throw problem ? askedAgain(problem, ask) : error;
      }
    },
  };
}

/** The same problem, with what to ask the next time. A "no" to a permission is a word of its own. */
function askedAgain(problem: ProblemError, ask: SignInAsk): ProblemError {
  const isNo = problem.code === "sign-in-cancelled" && ask.scopes !== undefined;
  return new ProblemError({
    code: isNo ? "consent-refused" : problem.code,
    status: problem.status,
    ...ask,
  });
}

/** From base64; what is not JSON in base64 is no challenge. */
function readClaims(claims: string | undefined): string | null {
  if (!claims) return null;
  try {
    const text = new TextDecoder().decode(Uint8Array.from(atob(claims), (char) => char.charCodeAt(0)));
    JSON.parse(text);
    return text;
  } catch {
    return null;
  }
}
