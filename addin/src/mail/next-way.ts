/** Failures of reading by id that reading through Outlook may get around. */
const otherwise = new Set([
  "message-not-found",
  "message-id-malformed",
  "sign-in-required",
  "consent-required",
  "mailbox-forbidden",
  "mailbox-unreachable",
  "mailbox-timeout",
  "mailbox-refused",
]);

export function nextWay(code: string): boolean {
  return otherwise.has(code);
}
