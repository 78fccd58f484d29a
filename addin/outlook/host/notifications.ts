export type Notification = {
  readonly key: string;
  readonly type: number;
  readonly message: string;
  readonly icon?: string;
  readonly persistent?: boolean;
};

/** Codes of office.js. */
export const notificationErrors = { duplicateKey: 9023, keyNotFound: 9024, tooMany: 9025 } as const;

const mostPerItem = 5;

/** The bars above one message; each call returns an error code, or undefined for success. */
export class Notifications {
  readonly #bars = new Map<string, Notification>();
  readonly #changed: (bars: readonly Notification[]) => void;

  constructor(changed: (bars: readonly Notification[]) => void) {
    this.#changed = changed;
  }

  all(): readonly Notification[] {
    return [...this.#bars.values()];
  }

  add(bar: Notification): number | undefined {
    if (this.#bars.has(bar.key)) return notificationErrors.duplicateKey;
    if (this.#bars.size >= mostPerItem) return notificationErrors.tooMany;
    return this.#put(bar);
  }

  replace(bar: Notification): number | undefined {
    return this.#bars.has(bar.key) ? this.#put(bar) : notificationErrors.keyNotFound;
  }

  remove(key: string): number | undefined {
    if (!this.#bars.delete(key)) return notificationErrors.keyNotFound;
    this.#changed(this.all());
    return undefined;
  }

  #put(bar: Notification): undefined {
    this.#bars.set(bar.key, bar);
    this.#changed(this.all());
  }
}
