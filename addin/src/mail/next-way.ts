/** Failures of reading by id that reading through Outlook may get around. */
const otherwise = new Set([
  "message-not-found",
  "message-id-malformed",
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
