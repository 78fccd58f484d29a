/** Failures of reading by id that reading through Outlook may get around. */
const otherwise = new Set([
  "message-not-found",
  "message-id-malformed",
  "mailbox-owner-malformed",
  "sign-in-required",
  "sign-in-unsupported",
  "sign-in-unavailable",
  "sign-in-timeout",
  "sign-in-blocked",
  "sign-in-cancelled",
  "sign-in-failed",
  "token-invalid",
  "scope-missing",
  "client-not-allowed",
  "sign-in-misconfigured",
  "consent-required",
  "consent-refused",
  "claims-challenge",
  "mailbox-forbidden",
  "mailbox-unreachable",
  "mailbox-timeout",
  "mailbox-refused",
]);

export function nextWay(code: string): boolean {
  return otherwise.has(code);
}
