import type { FolderName } from "./graph/types";

/** Where in the page one is; the part of the address after `#`. */
export type Route =
  | { readonly module: "mail"; readonly folder: FolderName; readonly message?: string }
  | { readonly module: "calendar"; readonly day?: string };

const folders: readonly FolderName[] = ["inbox", "drafts", "sentitems"];

/** `#/mail/inbox/<id>`, `#/calendar/2027-01-05`; anything else is the inbox. `?message=<id>` opens a message too. */
export function readRoute(hash: string, search: string): Route {
  const [, module, second, third] = hash.replace(/^#/, "").split("/").map(decode);
  if (module === "calendar")
    return /^\d{4}-\d{2}-\d{2}$/.test(second ?? "") ? { module, day: second ?? "" } : { module };
  const message = third ?? new URLSearchParams(search).get("message");
  return {
    module: "mail",
    folder: folders.find((folder) => folder === second) ?? "inbox",
    ...(message ? { message } : {}),
  };
}

export function writeRoute(route: Route): string {
  const parts = route.module === "mail" ? [route.folder, route.message] : [route.day];
  return `#/${[route.module, ...parts]
    .filter((part) => part !== undefined)
    .map(encodeURIComponent)
    .join("/")}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // A lone "%": taken as it stands.
  }
}
