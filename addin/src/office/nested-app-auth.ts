declare global {
  interface Window {
    /** Put there by Outlook's library where Outlook signs the person in for its add-ins. */
    nestedAppAuthBridge?: unknown;
    __initializeNestedAppAuth?(): Promise<void>;
  }
}

/** Whether this Outlook signs the person in for its add-ins. It may say so and still fail. */
export function offersNestedAppAuth(): boolean {
  return (
    window.nestedAppAuthBridge !== undefined ||
    typeof window.__initializeNestedAppAuth === "function" ||
    (typeof Office !== "undefined" &&
      Office.context?.requirements?.isSetSupported("NestedAppAuth", "1.1") === true)
  );
}
