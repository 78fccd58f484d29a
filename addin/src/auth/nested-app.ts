import type { SignInSettings } from "../api/contract";
import { ProblemError } from "../api/problem-error";
import type { TokenSource } from "./signed-in-access";

type Msal = typeof import("./msal");
type Client = Awaited<ReturnType<Msal["createNestablePublicClientApplication"]>>;
type Result = Awaited<ReturnType<Client["acquireTokenSilent"]>>;

/** What comes right by itself when the network or the service is back. */
const unreachable = new Set(["no_network_connectivity", "network_error", "temporarily_unavailable"]);

/** Milliseconds, as the library has it for the tokens that it keeps. */
const renewBefore = 300_000;

/**
 * Sign-in through Outlook, which knows who is signed in already (nested app authentication). The library is fetched here,
 * so that a pane which needs none loads none.
 * @param isOffered Whether this Outlook says that it does so.
 * @throws {ProblemError} `sign-in-unsupported`, `sign-in-unavailable`
 */
export async function nestedApp(settings: SignInSettings, isOffered: () => boolean): Promise<TokenSource> {
  if (!isOffered()) throw unsupported();
  const msal = await import("./msal").catch(() => {
    throw new ProblemError({ code: "sign-in-unavailable", status: 0 });
  });
  const client = await msal.createNestablePublicClientApplication({
    auth: {
      clientId: settings.clientId,
      authority: settings.authority,
      supportsNestedAppAuth: true,
      // We answer claims challenges.
      clientCapabilities: ["CP1"],
    },
    // Outlook keeps the tokens; here they last as long as the pane.
    cache: { cacheLocation: msal.BrowserCacheLocation.MemoryStorage },
    // Nothing about the person goes to the console.
    system: { loggerOptions: { loggerCallback: () => undefined } },
  });
  if (!isNested(client)) throw unsupported();

  const run = async <T>(call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      throw new ProblemError({ code: codeOf(msal, error), status: 0 });
    }
  };
  // The library files a token that was got with claims where it does not look for it again.
  let withClaims: { token: string; until: number } | null = null;
  const keep = ({ accessToken, expiresOn }: Result) => {
    withClaims = { token: accessToken, until: (expiresOn?.valueOf() ?? 0) - renewBefore };
  };
  const { authority } = settings;

  return {
    silent: ({ claims, fresh = false }) =>
      run(async () => {
        if (fresh) withClaims = null;
        if (!claims && withClaims && Date.now() < withClaims.until) return withClaims.token;
        const result = await client.acquireTokenSilent({
          authority,
          scopes: settings.scopes,
          forceRefresh: fresh,
          ...(claims ? { claims } : {}),
        });
        if (claims) keep(result);
        return result.accessToken;
      }),
    popup: ({ scopes, claims }) =>
      run(async () => {
        const result = await client.acquireTokenPopup({
          authority,
          scopes: [...(scopes ?? settings.scopes)],
          ...(claims ? { claims } : {}),
        });
        // What comes back for other scopes is the mailbox's own token, which the pane has no use for.
        if (claims && !scopes) keep(result);
      }),
  };
}

/**
 * Where Outlook has no bridge the library falls back to windows of its own, which a frame in Outlook cannot use. Only its
 * nested client refuses this call.
 */
function isNested(client: Client): boolean {
  try {
    client.disableAccountStorageEvents();
    return false;
  } catch {
    return true;
  }
}

function codeOf({ AuthError, InteractionRequiredAuthError }: Msal, error: unknown): string {
  if (!(error instanceof AuthError)) return "sign-in-failed";
  const code = error.errorCode;
  if (/popup|empty_window/.test(code)) return "sign-in-blocked";
  if (code === "user_canceled" || code === "user_cancelled" || code === "access_denied")
    return "sign-in-cancelled";
  if (unreachable.has(code)) return "sign-in-unavailable";
  if (code === "nested_app_auth_bridge_disabled") return "sign-in-unsupported";
  if (error instanceof InteractionRequiredAuthError || code === "no_account_found") return "sign-in-required";
  return "sign-in-failed";
}

const unsupported = () => new ProblemError({ code: "sign-in-unsupported", status: 0 });
