/** Outlook said no. */
export class OfficeError extends Error {
  /** For instance 9020, 9030; 0 when Outlook gave none, or threw. */
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = "OfficeError";
    this.code = code;
  }
}

/** Outlook said nothing. The call may have worked all the same. */
export class OfficeTimeout extends Error {}

type Result<T> = { status: unknown; value: T; error?: { code: number; message: string } };

/**
 * One asynchronous call of Outlook's library as a promise. The library may never call back (an answer without data, a
 * dropped message), so every call has its own time.
 */
export function officeCall<T>(
  start: (callback: (result: Result<T>) => void) => void,
  milliseconds: number,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new OfficeTimeout("Outlook did not answer.")), milliseconds);
    try {
      start((result) => {
        clearTimeout(timer);
        if (result.status === "succeeded") resolve(result.value);
        else reject(new OfficeError(result.error?.code ?? 0, result.error?.message ?? "Outlook refused."));
      });
    } catch (error) {
      clearTimeout(timer);
      reject(new OfficeError(0, error instanceof Error ? error.message : "Outlook refused."));
    }
  });
}
