import type { Classification } from "../api/contract";
import { tryWord } from "../locales/words";

/** The few words at the top, the same each time the same message is opened; null where none fit. */
export function kindLine(
  classification: Classification,
  messageKey: string,
): { first: string; rest: string } | null {
  const name = lineOf(classification, messageKey);
  const first = tryWord(`kind.${name}.first`);
  const rest = tryWord(`kind.${name}.rest`);
  return first && rest ? { first, rest } : null;
}

function lineOf(
  { nuance, stage, stageSource, reason, canReply }: Classification,
  messageKey: string,
): string {
  if (nuance === "offerWithdrawn" || nuance === "onHold") return nuance;
  if (nuance === "softRejection") return "soft";
  // A road that may not have been walked is not spoken of.
  if (stageSource !== "guess" && (stage === "final" || stage === "offer")) return "4";
  // The second speaks of another candidate, the fifth of answering.
  const lines = ["1", "3", ...(reason === "otherCandidate" ? ["2"] : []), ...(canReply ? ["5"] : [])];
  let sum = 0;
  for (const character of messageKey) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return lines[sum % lines.length] ?? "1";
}
