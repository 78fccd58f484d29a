import type { Profile } from "./graph/types";
import { initials } from "./mail/people";
import { pageTheme } from "./theme";
import { element } from "./ui/element";
import { icon, type IconName } from "./ui/icon";
import { languages, type Say } from "./words/words";

export type Module = "mail" | "calendar";

export type Shell = {
  /** Where the module's view and the add-in's pane go. */
  readonly stage: HTMLElement;
  showModule(module: Module, view: HTMLElement): void;
};

/** The frame of the page: the bar at the top, the modules at the left. */
export function shell(
  say: Say,
  locale: string,
  profile: Profile,
  theme: ReturnType<typeof pageTheme>,
  on: { module: (module: Module) => void; theme: () => void; language: (tag: string) => void },
): Shell {
  const stage = element("div", { class: "stage" });
  const view = element("main", { class: "view" });
  stage.append(view);

  const moduleButton = (module: Module, name: IconName) =>
    element(
      "button",
      { type: "button", "data-module": module, title: say(module), click: () => on.module(module) },
      icon(name),
      element("span", {}, say(module)),
    );
  const modules = [moduleButton("mail", "mail"), moduleButton("calendar", "calendar")];

  document.body.replaceChildren(
    topBar(say, locale, profile, theme, on),
    element("nav", { class: "rail", "aria-label": say("modules") }, ...modules),
    stage,
  );

  return {
    stage,
    showModule: (module, content) => {
      // Hidden and not taken out: a frame that leaves the page forgets what was written in it.
      if (!content.isConnected) view.append(content);
      for (const shown of view.children) shown.toggleAttribute("hidden", shown !== content);
      document.body.dataset["module"] = module;
      for (const button of modules)
        if (button.dataset["module"] === module) button.setAttribute("aria-current", "page");
        else button.removeAttribute("aria-current");
    },
  };
}

function topBar(
  say: Say,
  locale: string,
  profile: Profile,
  theme: ReturnType<typeof pageTheme>,
  on: { theme: () => void; language: (tag: string) => void },
): HTMLElement {
  const language = element(
    "select",
    { "aria-label": say("language"), class: "language" },
    ...languages.map(({ tag, name }) =>
      element("option", { value: tag, selected: tag === locale, lang: tag }, name),
    ),
  );
  language.addEventListener("change", () => on.language(language.value));

  const themeButton = element("button", { type: "button", class: "quiet" });
  const showTheme = () => {
    const label = say(theme.name === "dark" ? "light" : "dark");
    themeButton.replaceChildren(icon(theme.name === "dark" ? "sun" : "moon"));
    themeButton.setAttribute("aria-label", label);
    themeButton.title = label;
  };
  themeButton.addEventListener("click", () => {
    theme.toggle();
    showTheme();
    on.theme();
  });
  showTheme();

  return element(
    "header",
    { class: "top-bar" },
    element("h1", {}, say("appName")),
    element("p", { class: "notice" }, say("simulated")),
    language,
    themeButton,
    element(
      "span",
      { class: "face", role: "img", "aria-label": `${profile.displayName}, ${profile.address}` },
      initials(profile.displayName),
    ),
  );
}
