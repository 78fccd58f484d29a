import { ProblemError } from "../api/problem-error";

/**
 * Waits for a promise that may never settle. What comes of it later is nobody's concern here.
 * @throws {ProblemError} `sign-in-timeout` when the time is over.
 * @throws {DOMException} AbortError when the signal ends.
 */
export function withinTime<T>(promise: Promise<T>, milliseconds: number, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new DOMException("Aborted", "AbortError"));
    const timer = setTimeout(() => {
      reject(new ProblemError({ code: "sign-in-timeout", status: 0 }));
    }, milliseconds);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    });
  });
}
