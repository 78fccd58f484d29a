/** Of "#rgb" or "#rrggbb", by relative luminance (WCAG 2.2); null for anything else. */
export function isDarkColor(color: string): boolean | null {
  const hex = /^#(?:([0-9a-f]{3})|([0-9a-f]{6}))$/i.exec(color.trim());
  if (!hex) return null;
  const six = hex[2] ?? (hex[1] ?? "").replace(/./g, "$&$&");
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(six.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.25;
}

/** Outlook leaves `isDarkTheme` out, and on the web the whole theme: the background's color tells. */
export function isDarkTheme(theme: Office.OfficeTheme | undefined): boolean | null {
  return theme?.bodyBackgroundColor ? isDarkColor(theme.bodyBackgroundColor) : null;
}
