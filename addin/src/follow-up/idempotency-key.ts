import type { ZonedTime } from "../api/contract";

/**
 * The same press gives the same key, however often, on whatever device: one date in the calendar, one draft.
 * @param start Null for what has no date.
 * @param round How often this date was taken out again; adding it after that is another press.
 * @returns 43 characters, URL-safe.
 */
export async function idempotencyKey(
  messageKey: string,
  kind: string,
  start: ZonedTime | null,
  round = 0,
): Promise<string> {
  const what = JSON.stringify([messageKey, kind, start?.dateTime, start?.timeZone, round]);
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(what));
  return btoa(String.fromCharCode(...new Uint8Array(hash)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
