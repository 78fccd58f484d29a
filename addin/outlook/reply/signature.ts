import type { Profile } from "../graph/types";
import { escapeHtml } from "../host/body-text";

/** What Outlook adds below what one writes: how to reach the owner of the mailbox. */
export function signature({ address }: Profile): string {
  return `<div id="Signature"><p style="color: #5b6478">${escapeHtml(address)}</p></div>`;
}

export function signatureText({ address }: Profile): string {
  return address;
}
