const local =
  /^(?:do-?not-?reply|no-?reply|ne-?pas-?repondre|nicht-?antworten|no-?responder|no-?contestar|n[aã]o-?respond[ae]r?|non-?rispondere|niet-?(?:be)?antwoorden)/;

/** An address that says of itself that nobody reads answers: "no-reply+42@northwind.example". */
export function isNoReplyAddress(address: string): boolean {
  return local.test((address.split("@")[0] ?? "").toLowerCase().replace(/[._]/g, "-"));
}
