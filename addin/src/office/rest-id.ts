declare const restId: unique symbol;

/** The id of a message as Graph writes it. Made in this folder only. */
export type RestId = string & { readonly [restId]: true };

/**
 * From the id that Outlook's library gives. Desktop and web give the EWS form, which differs by two characters that a URL
 * cannot carry; mobile gives the REST form already. The change is the same either way, and harmless the second time.
 */
export function toRestId(itemId: string): RestId {
  return itemId.replaceAll("/", "-").replaceAll("+", "_") as RestId;
}
