import type { ReadMessage } from "./message-state";

/** A view of a message that has been read: made once, then shown each new state. */
export type View = { readonly element: HTMLElement; show(state: ReadMessage): void };
