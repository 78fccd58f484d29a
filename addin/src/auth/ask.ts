import { t, type WordKey } from "../locales/words";
import type { Problem } from "../ui/problem-words";
import type { SignInAsk } from "./access";

/** What the person can be asked for, by the code of the problem; null where Microsoft's window would change nothing. */
const asks: Readonly<Record<string, WordKey | null>> = {
  "sign-in-required": "action.signIn",
  "token-invalid": "action.signIn",
  "claims-challenge": "action.signIn",
  "consent-required": "action.allow",
  "consent-refused": "action.again",
  "sign-in-timeout": "action.again",
  "sign-in-blocked": "action.again",
  "sign-in-cancelled": "action.again",
  "sign-in-failed": "action.again",
  "sign-in-unavailable": null,
  "sign-in-unsupported": null,
  "scope-missing": null,
  "client-not-allowed": null,
  "sign-in-misconfigured": null,
};

export function aboutSigningIn(code: string): boolean {
  return code in asks;
}

export function askOf({ code, scopes, claims }: Problem): SignInAsk | null {
  if (!asks[code]) return null;
  // A challenge names the mailbox's scopes, too; the step itself is one of signing in.
  return claims ? { claims } : scopes ? { scopes } : {};
}

/** What the button says. */
export function askLabel(code: string): string {
  return t(asks[code] ?? "action.again");
}

const graph = "https://graph.microsoft.com/";

const reasons: Readonly<Record<string, WordKey>> = {
  "Mail.Read": "consent.mailRead",
  "Mail.Read.Shared": "consent.mailRead",
  "Mail.ReadWrite": "consent.mailReadWrite",
  "Mail.ReadWrite.Shared": "consent.mailReadWrite",
  "Calendars.ReadWrite": "consent.calendarsReadWrite",
};

/** Why Microsoft is going to ask for these permissions, to be read before it does. */
export function reasonsFor({ scopes = [] }: SignInAsk): string[] {
  const keys = scopes.map((scope) => reasons[scope.replace(graph, "")] ?? "consent.other");
  return [...new Set(keys)].map((key) => t(key));
}
