import { TokenRefused, type Broker, type Token, type TokenRequest } from "../host/nested-app-auth";

/** Shows the person what is asked for. False: they said no. */
export type Consent = (request: TokenRequest) => Promise<boolean>;

type Answer = Token["token"] & { account: Token["account"]; error?: string; suberror?: string };

/** What a silent request is refused with when it takes the person. */
const interactive = new Set(["interaction_required", "login_required", "consent_required", "invalid_grant"]);

/**
 * Signs in at the stand-in for Entra that the tests run.
 * @param user Whose Outlook this is: an address.
 * @param consent Opens its window at once. Rejects with {@link TokenRefused} when there is no window, or it was closed.
 */
export function standInBroker(user: string, consent: Consent): Broker {
  const ask = async (request: TokenRequest, isInteractive: boolean): Promise<Token> => {
    const query = new URLSearchParams({ user, scope: request.scope });
    if (isInteractive) query.set("interactive", "true");
    if (request.claims && isChallenge(request.claims)) query.set("claims", request.claims);
    let response: Response;
    try {
      response = await fetch(`/stand-in/token?${query.toString()}`, { method: "POST" });
    } catch {
      throw new TokenRefused("NO_NETWORK");
    }
    const answer = ((await response.json().catch(() => null)) ?? {}) as Answer;
    if (!response.ok) throw refusal(response.status, answer);
    const { access_token, id_token, expires_in, scope, account } = answer;
    return { token: { access_token, id_token, expires_in, scope, properties: null }, account };
  };

  return {
    silent: (request) => {
      // A challenge is a step that only the person can take.
      if (request.claims && isChallenge(request.claims))
        return Promise.reject(new TokenRefused("USER_INTERACTION_REQUIRED", "interaction_required"));
      return ask(request, false);
    },
    popup: async (request) => {
      if (!(await consent(request))) throw new TokenRefused("PERSISTENT_ERROR", "access_denied");
      return ask(request, true);
    },
  };
}

function refusal(status: number, { error = "", suberror = "" }: Partial<Answer>): TokenRefused {
  if (status >= 500) return new TokenRefused("TRANSIENT_ERROR", "temporarily_unavailable");
  if (interactive.has(error)) return new TokenRefused("USER_INTERACTION_REQUIRED", error, suberror);
  return new TokenRefused("PERSISTENT_ERROR", error, suberror);
}

/** MSAL.js always sends claims: what it is capable of. More than that is a challenge. */
function isChallenge(claims: string): boolean {
  const { access_token: asked = {} } = JSON.parse(claims) as { access_token?: Record<string, unknown> };
  return Object.keys(asked).some((name) => name !== "xms_cc");
}
