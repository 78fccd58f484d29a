/** Outlines on a 20 × 20 grid, drawn for this page. */
const outlines = {
  mail: "M3.5 5.5h13v9.5h-13z M3.5 6l6.5 5 6.5-5",
  calendar: "M3.5 5h13v11.5h-13z M3.5 8.5h13 M7 3v3 M13 3v3",
  inbox: "M3.5 4h13v12h-13z M3.5 11h3.5c.5 1.800 1.500 2.500 3 2.500s2.500-.7 3-2.500h3.500",
  draft: "M4 16l.8-3.300L13.300 4.200a1.400 1.400 0 0 1 2 0l.5.5a1.400 1.400 0 0 1 0 2L7.300 15.200z",
  sent: "M3.500 4l13 6-13 6 2-6z M5.500 10h6",
  reply: "M8 5L3.500 9.500 8 14 M3.500 9.500h7.500c3.500 0 5.500 2 5.500 5.500",
  replyAll: "M6 6L2.500 9.500 6 13 M10 5L5.500 9.500 10 14 M5.500 9.500H12c3 0 5 2 5 5",
  unread: "M3.500 6.500v9h13v-6.500 M3.500 7l6.500 5 3-2.300 M15.500 2.800a2.200 2.200 0 1 0 .01 0",
  close: "M5 5l10 10 M15 5L5 15",
  pin: "M7.500 3h5l-.5 5 2.500 2.500h-9L8 8z M10 10.500V17",
  moon: "M15.800 12.200A6.500 6.500 0 0 1 7.800 4.200a6.500 6.500 0 1 0 8 8z",
  sun: "M10 6.800a3.200 3.200 0 1 0 .01 0 M10 2.500v1.500 M10 16v1.500 M2.500 10H4 M16 10h1.500 M4.700 4.700l1 1 M14.300 14.300l1 1 M4.700 15.300l1-1 M14.300 5.700l1-1",
  left: "M12 4.500L6.500 10l5.500 5.500",
  right: "M8 4.500l5.500 5.500L8 15.500",
  trash: "M4 5.500h12 M8 5.500V3.800h4v1.700 M5.500 5.500l.7 11h7.600l.7-11",
  add: "M10 4v12 M4 10h12",
  check: "M4.500 10.500l3.700 3.700L15.500 6",
  lock: "M5.500 9h9v7.500h-9z M7.500 9V6.500a2.500 2.500 0 0 1 5 0V9",
  folders: "M3.500 6h13 M3.500 10h13 M3.500 14h13",
} as const;

export type IconName = keyof typeof outlines;

/** A decoration: the control that holds it has the words. */
export function icon(name: IconName): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("viewBox", "0 0 20 20");
  picture.setAttribute("class", "icon");
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", outlines[name]);
  picture.append(path);
  return picture;
}
