import type { Person } from "../graph/types";

/** The name where there is one, else the address. */
export function nameOf(person: Person | undefined): string {
  return person?.emailAddress.name ?? person?.emailAddress.address ?? "";
}

export function nameAndAddress(person: Person): string {
  const { name, address } = person.emailAddress;
  return name && name !== address ? `${name} <${address}>` : address;
}

/** One or two letters for a round picture. */
export function initials(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const first = words[0]?.[0] ?? "?";
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? "") : "";
  return (first + last).toUpperCase();
}

/** One of eight hues, the same for the same name. */
export function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % 8;
}
