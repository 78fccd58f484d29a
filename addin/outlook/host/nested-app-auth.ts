/** What an add-in asks for when it asks for a token. */
export type TokenRequest = {
  readonly clientId: string;
  readonly scope: string;
  /** JSON, as the add-in's library wrote it; it may do no more than name the library's capabilities. */
  readonly claims?: string;
};

/** A token and whose it is, as MSAL.js wants them. */
export type Token = {
  readonly token: {
    readonly access_token: string;
    readonly id_token: string;
    readonly expires_in: number;
    readonly scope: string;
    readonly properties: null;
  };
  readonly account: Readonly<Record<string, string>>;
};

export type RefusalStatus =
  | "USER_INTERACTION_REQUIRED"
  | "USER_CANCEL"
  | "NO_NETWORK"
  | "TRANSIENT_ERROR"
  | "PERSISTENT_ERROR"
  | "DISABLED";

/** Why there is no token. */
export class TokenRefused extends Error {
  constructor(
    readonly status: RefusalStatus,
    readonly code = "",
    readonly subError = "",
  ) {
    super(`${status} ${code}`);
  }
}

/** Who signs the person in for add-ins. Both reject with {@link TokenRefused}. */
export type Broker = {
  silent(request: TokenRequest): Promise<Token>;
  /** With a window of its own; called in the click that the add-in got. */
  popup(request: TokenRequest): Promise<Token>;
};

type Request = { requestId: string; method: string; tokenParams?: TokenRequest };

/**
 * Answers one text that the add-in's sign-in library posted; undefined for any other message.
 * @param broker Undefined where nobody is signed in: every token is refused.
 */
export function nestedAppAnswer(posted: unknown, broker: Broker | undefined): Promise<string> | undefined {
  const request = read(posted);
  return request && answer(request, broker);
}

async function answer(request: Request, broker: Broker | undefined): Promise<string> {
  try {
    return write(request, { success: true, ...(await result(request, broker)) });
  } catch (error) {
    const { status, code, subError } =
      error instanceof TokenRefused ? error : new TokenRefused("PERSISTENT_ERROR", "unexpected");
    return write(request, { success: false, error: { status, code, subError, description: "" } });
  }
}

async function result({ method, tokenParams }: Request, broker: Broker | undefined): Promise<object> {
  if (!broker) throw new TokenRefused("DISABLED");
  if (method === "GetInitContext")
    return { initContext: { sdkName: "simulated-outlook", sdkVersion: "1", capabilities: {} } };
  if (tokenParams && method === "GetToken") return broker.silent(tokenParams);
  if (tokenParams && method === "GetTokenPopup") return broker.popup(tokenParams);
  throw new TokenRefused("PERSISTENT_ERROR", "unsupported_method");
}

function read(posted: unknown): Request | undefined {
  if (typeof posted !== "string" || !posted.includes('"NestedAppAuthRequest"')) return undefined;
  try {
    const message = JSON.parse(posted) as Partial<Request> & { messageType?: unknown };
    return message.messageType === "NestedAppAuthRequest" && typeof message.requestId === "string"
      ? (message as Request)
      : undefined;
  } catch {
    return undefined; // Another library's message.
  }
}

function write({ requestId }: Request, body: object): string {
  return JSON.stringify({ messageType: "NestedAppAuthResponse", requestId, ...body });
}
