/** Key to JSON text, as office.js sends and expects it. */
export type RoamingSettings = Readonly<Record<string, string>>;

/** Keeps what add-ins store in a mailbox: the settings of the add-in, and its properties of one message. */
export type AddInStore = {
  settings(): RoamingSettings;
  saveSettings(settings: RoamingSettings): void;
  properties(messageId: string): Record<string, unknown>;
  saveProperties(messageId: string, properties: Record<string, unknown>): void;
};

/** In the browser's storage, so that a reload finds it again. What cannot be read counts as empty. */
export function addInStore(storage: Storage): AddInStore {
  const read = (key: string): Record<string, unknown> => {
    try {
      const value: unknown = JSON.parse(storage.getItem(key) ?? "{}");
      return typeof value === "object" && value !== null ? { ...value } : {};
    } catch {
      return {}; // Written by something else.
    }
  };
  const write = (key: string, value: unknown) => storage.setItem(key, JSON.stringify(value));

  return {
    settings: () =>
      Object.fromEntries(
        Object.entries(read("outlook.settings")).filter(
          (entry): entry is [string, string] => typeof entry[1] === "string",
        ),
      ),
    saveSettings: (settings) => write("outlook.settings", settings),
    properties: (messageId) => read(`outlook.properties.${messageId}`),
    saveProperties: (messageId, properties) => write(`outlook.properties.${messageId}`, properties),
  };
}
