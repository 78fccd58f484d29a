import type { Permission } from "../host/initial-data";

/** A ribbon button of the add-in, as the manifest describes it in one language. */
export type AddInButton = {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly description: string;
  /** Addresses by size in pixels, ascending. */
  readonly icons: readonly { readonly size: number; readonly url: string }[];
  readonly target: string;
  readonly pinnable: boolean;
};

export type AddIn = {
  readonly id: string;
  readonly name: string;
  readonly permission: Permission;
  /** Over a message that is being read. */
  readonly read: AddInButton | undefined;
  /** Over a message that is being written. */
  readonly compose: AddInButton | undefined;
};

/**
 * Reads an add-in-only manifest as Outlook does: the newest version overrides win, and each string in the language
 * asked for, else in a language of the same first part, else the default.
 * @throws Error The text is not a manifest with version overrides.
 */
export function readManifest(xml: string, locale: string): AddIn {
  const document = new DOMParser().parseFromString(xml, "application/xml");
  const app = document.documentElement;
  if (app.localName !== "OfficeApp") throw new Error("This is not an add-in manifest.");

  const overrides = descendants(app, "VersionOverrides").at(-1); // 1.1 is nested in 1.0.
  if (!overrides) throw new Error("The manifest has no version overrides.");
  const resource = resources(overrides, locale);

  return {
    id: child(app, "Id")?.textContent ?? "",
    name: localized(child(app, "DisplayName"), locale),
    permission: (child(app, "Permissions")?.textContent.trim() ?? "Restricted") as Permission,
    read: button(overrides, "MessageReadCommandSurface", resource),
    compose: button(overrides, "MessageComposeCommandSurface", resource),
  };
}

function button(
  overrides: Element,
  surface: string,
  resource: (id: string | null) => string,
): AddInButton | undefined {
  const point = descendants(overrides, "ExtensionPoint").find(
    (of) => of.getAttribute("xsi:type") === surface,
  );
  const control =
    point && descendants(point, "Control").find((of) => of.getAttribute("xsi:type") === "Button");
  const action = control && child(control, "Action");
  if (!control || !action) return undefined;

  const named = (parent: Element | undefined, name: string) =>
    resource(parent ? (child(parent, name)?.getAttribute("resid") ?? null) : null);
  const supertip = child(control, "Supertip");
  return {
    id: control.getAttribute("id") ?? "",
    label: named(control, "Label"),
    title: named(supertip, "Title"),
    description: named(supertip, "Description"),
    icons: descendants(control, "Image")
      .map((image) => ({
        size: Number(image.getAttribute("size")),
        url: resource(image.getAttribute("resid")),
      }))
      .sort((a, b) => a.size - b.size),
    target: named(action, "SourceLocation"),
    pinnable: child(action, "SupportsPinning")?.textContent.trim() === "true",
  };
}

function resources(overrides: Element, locale: string): (id: string | null) => string {
  const own = child(overrides, "Resources");
  const entries = own
    ? descendants(own, "Image", "Url", "String").filter((entry) => entry.hasAttribute("id"))
    : [];
  const byId = new Map(entries.map((entry) => [entry.getAttribute("id"), entry]));
  return (id) => localized(byId.get(id), locale);
}

function localized(entry: Element | undefined, locale: string): string {
  if (!entry) return "";
  const overrides = children(entry, "Override");
  const language = (tag: string | null | undefined) => tag?.split("-")[0]?.toLowerCase();
  const best =
    overrides.find((of) => of.getAttribute("Locale")?.toLowerCase() === locale.toLowerCase()) ??
    overrides.find((of) => language(of.getAttribute("Locale")) === language(locale));
  return (best ?? entry).getAttribute(best ? "Value" : "DefaultValue") ?? "";
}

function descendants(parent: Element, ...names: readonly string[]): Element[] {
  return [...parent.getElementsByTagName("*")].filter((of) => names.includes(of.localName));
}

function children(parent: Element, name: string): Element[] {
  return [...parent.children].filter((of) => of.localName === name);
}

function child(parent: Element, name: string): Element | undefined {
  return children(parent, name)[0];
}

/** The smallest icon that fills the size without being stretched; else the largest. */
export function iconFor(button: AddInButton, size: number): string {
  const fitting = button.icons.find((icon) => icon.size >= size) ?? button.icons.at(-1);
  return fitting?.url ?? "";
}
