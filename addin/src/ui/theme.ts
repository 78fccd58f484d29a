import { setTheme } from "@fluentui/web-components/theme/set-theme.js";
import { webDarkTheme, webLightTheme } from "@fluentui/tokens";
import type { Mailbox } from "../office/mailbox";

/** As the system is: for the moment before Outlook has said anything. */
export function showSystemTheme(): void {
  showTheme(matchMedia("(prefers-color-scheme: dark)").matches);
}

function showTheme(dark: boolean): void {
  setTheme(dark ? webDarkTheme : webLightTheme);
  document.documentElement.dataset["theme"] = dark ? "dark" : "light";
}

/** Light or dark as the user chose, else as Outlook is, else as the system is; follows changes of all three. */
export function followTheme(mailbox: Mailbox, signal: AbortSignal): { refresh: () => void } {
  const system = matchMedia("(prefers-color-scheme: dark)");
  let outlook = mailbox.isDark();
  const refresh = () => {
    const { theme } = mailbox.settings.read();
    showTheme(theme === "auto" ? (outlook ?? system.matches) : theme === "dark");
  };
  system.addEventListener("change", refresh, { signal });
  mailbox.onThemeChanged((isDark) => {
    outlook = isDark;
    refresh();
  }, signal);
  refresh();
  return { refresh };
}
