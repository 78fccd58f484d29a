import type { Settings, SettingsStore, ThemeChoice } from "./mailbox";
import { officeCall } from "./office-call";

const saveTime = 5_000;

const themes: readonly ThemeChoice[] = ["auto", "light", "dark"];

/** The part of Outlook's roaming settings that is used; kept with the mailbox, so it follows the user. */
type Roaming = Pick<Office.RoamingSettings, "get" | "set" | "saveAsync">;

/** @param roaming Null outside Outlook. */
export function settingsStore(roaming: Roaming | null): SettingsStore {
  let settings = parse(roaming);
  return {
    read: () => settings,
    save: async (change) => {
      settings = { ...settings, ...change };
      if (!roaming) return;
      try {
        for (const [name, value] of Object.entries(change)) roaming.set(name, value);
        await officeCall((callback) => roaming.saveAsync(callback), saveTime);
      } catch {
        // Kept for as long as the pane is open; nothing the user could do about it.
        return;
      }
    },
  };
}

function parse(roaming: Roaming | null): Settings {
  const get = (name: string): unknown => roaming?.get(name);
  const signature = get("signature");
  const theme = themes.find((choice) => choice === get("theme"));
  return {
    started: get("started") === true,
    signature: typeof signature === "string" ? signature : "",
    kindLines: get("kindLines") !== false,
    theme: theme ?? "auto",
  };
}
