const drawings = {
  calendar:
    "M3 8h14M6.5 2.5v3M13.5 2.5v3M5 4h10a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6c0-1.1.9-2 2-2Z",
  check: "m4 10.5 4 4 8-9",
  chevron: "m7.5 5 5 5-5 5",
  clock: "M10 5.5V10l3 2M17.5 10a7.5 7.5 0 1 1-15 0 7.5 7.5 0 0 1 15 0Z",
  close: "m5 5 10 10M15 5 5 15",
  edit: "m12.5 4.5 3 3L7 16l-3.7.7L4 13l8.5-8.5ZM10.8 6.2l3 3",
  info: "M10 9v5M10 6.2v.1M17.5 10a7.5 7.5 0 1 1-15 0 7.5 7.5 0 0 1 15 0Z",
  letter: "M3 6.5 10 11l7-4.5M5 4h10a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6c0-1.1.9-2 2-2Z",
  lock: "M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9M5.5 9h9c.6 0 1 .4 1 1v6c0 .6-.4 1-1 1h-9a1 1 0 0 1-1-1v-6c0-.6.4-1 1-1Z",
  pause: "M7.5 7v6M12.5 7v6M17.5 10a7.5 7.5 0 1 1-15 0 7.5 7.5 0 0 1 15 0Z",
  question:
    "M8 8a2 2 0 1 1 2.8 1.8c-.5.3-.8.7-.8 1.2v.5M10 14v.1M17.5 10a7.5 7.5 0 1 1-15 0 7.5 7.5 0 0 1 15 0Z",
  redo: "M16 8H8a4.500 4.500 0 0 0 0 9h3M12.500 4.500 16 8l-3.500 3.500",
  shield:
    "M10 2.5 16 5v4.500c0 3.800-2.500 6.500-6 8-3.500-1.500-6-4.200-6-8V5l6-2.500ZM7.300 10l2 2 3.500-4",
  undo: "M4 8h8a4.500 4.500 0 0 1 0 9H9M7.500 4.500 4 8l3.500 3.500",
  warning:
    "M10 8v3.500M10 14v.1M9.100 3.500 2.700 14.800c-.4.700.1 1.700 1 1.700h12.600c.9 0 1.400-1 1-1.700L10.900 3.500a1 1 0 0 0-1.800 0Z",
} as const;

export type Icon = keyof typeof drawings;

const svg = "http://www.w3.org/2000/svg";

/** A line drawing on a 20 px grid in the color of the text around it; always beside words, so hidden from screen readers. */
export function icon(name: Icon, slot?: "start" | "end" | "icon"): SVGElement {
  const element = document.createElementNS(svg, "svg");
  element.setAttribute("viewBox", "0 0 20 20");
  element.setAttribute("class", `icon icon-${name}`);
  element.setAttribute("aria-hidden", "true");
  if (slot) element.setAttribute("slot", slot);
  const path = document.createElementNS(svg, "path");
  path.setAttribute("d", drawings[name]);
  element.append(path);
  return element;
}
