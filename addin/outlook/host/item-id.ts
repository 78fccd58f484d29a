/**
 * Exchange's form of a Graph id: the same, with the two characters that URLs reserve. office.js turns it back with
 * `convertToRestId`.
 */
export function toEwsId(graphId: string): string {
  return graphId.replaceAll("-", "/").replaceAll("_", "+");
}

export function toGraphId(ewsId: string): string {
  return ewsId.replaceAll("/", "-").replaceAll("+", "_");
}
