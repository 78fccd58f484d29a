import type { Theme } from "./host/add-in-frame";

export type ThemeName = "light" | "dark";

/** What office.js is told; the same colors as in theme.css. */
const colors: Readonly<Record<ThemeName, Theme>> = {
  light: {
    bodyBackgroundColor: 0xffffff,
    bodyForegroundColor: 0x1f2430,
    controlBackgroundColor: 0xf4f5f9,
    controlForegroundColor: 0x1f2430,
  },
  dark: {
    bodyBackgroundColor: 0x1d2129,
    bodyForegroundColor: 0xe8eaf0,
    controlBackgroundColor: 0x262b35,
    controlForegroundColor: 0xe8eaf0,
  },
};

const key = "outlook.theme";

/** The page's theme: the person's choice, else the system's. */
export function pageTheme(): { readonly name: ThemeName; colors(): Theme; toggle(): void } {
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  let name: ThemeName =
    localStorage.getItem(key) === "dark" ? "dark" : localStorage.getItem(key) ? "light" : system;
  const apply = () => (document.documentElement.dataset["theme"] = name);
  apply();
  return {
    get name() {
      return name;
    },
    colors: () => colors[name],
    toggle: () => {
      name = name === "dark" ? "light" : "dark";
      localStorage.setItem(key, name);
      apply();
    },
  };
}
