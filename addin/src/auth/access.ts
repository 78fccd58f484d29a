import type { ProblemError } from "../api/problem-error";

/** What Microsoft's window asks the person for: to sign in, to permit scopes, or to take the step that claims name. */
export type SignInAsk = {
  /** As Entra names them ("https://graph.microsoft.com/Mail.Read"). None: sign in only. */
  readonly scopes?: readonly string[];
  /** Base64 of the JSON that a claims challenge carries. */
  readonly claims?: string;
};

/** By what right the pane calls the server. */
export type Access = {
  /** Headers of a call that reaches into the mailbox. @throws {ProblemError} Nobody is signed in, and why. */
  forMailbox(signal: AbortSignal): Promise<Record<string, string>>;
  /** Headers of any other call: it works without anybody being signed in. */
  forOther(): Record<string, string>;
  /** After a refusal: whether the same call is worth another try. Asks the person nothing. */
  renew(refusal: ProblemError, signal: AbortSignal): Promise<boolean>;
  /**
   * Opens Microsoft's window. To be called in a click, for browsers block it anywhere else.
   * @throws {ProblemError} What came of it, with what was asked, so that it can be asked again.
   */
  ask(ask: SignInAsk, signal: AbortSignal): Promise<void>;
};

/** Without an Entra registration: the key that the server wrote into the page. */
export function keyAccess(key: string): Access {
  const headers = { "X-Local-Key": key };
  return {
    forMailbox: () => Promise.resolve(headers),
    forOther: () => headers,
    renew: () => Promise.resolve(false),
    ask: () => Promise.resolve(),
  };
}
