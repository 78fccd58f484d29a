import type { Mailbox } from "./mailbox";
import { outlookMailbox } from "./outlook-mailbox";
import { settingsStore } from "./settings-store";

/** `outside`: the page is open in a browser of its own. `silent`: Outlook's library did not load or never answered. */
export type Connection = { kind: "outlook" | "outside" | "silent"; mailbox: Mailbox };

const readyTime = 12_000;

/** Waits for Outlook's library to be ready; it may never say so. */
export async function connectToOutlook(milliseconds = readyTime): Promise<Connection> {
  if (typeof Office === "undefined") return { kind: "silent", mailbox: noMailbox() };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  const ready = await Promise.race([Office.onReady(), late]);
  clearTimeout(timer);
  if (!ready) return { kind: "silent", mailbox: noMailbox() };
  if (ready.host === null || !Office.context?.mailbox) return { kind: "outside", mailbox: noMailbox() };
  return { kind: "outlook", mailbox: outlookMailbox() };
}

/** Stands in where there is no Outlook: text can be pasted, replies copied, dates downloaded. */
function noMailbox(): Mailbox {
  return {
    displayLanguage: navigator.language || "en",
    userName: null,
    ownAddress: null,
    settings: settingsStore(null),
    current: () => ({ kind: "none" }),
    onItemChanged: () => undefined,
    openAppointment: () => Promise.resolve("unavailable"),
    isDark: () => null,
    onThemeChanged: () => undefined,
  };
}
