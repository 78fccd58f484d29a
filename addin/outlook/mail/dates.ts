/** When a mail came, as short as a list allows: the time today, the weekday within six days, else the date. */
export function shortDate(iso: string, now: Date, locale: string, timeZone: string): string {
  const date = new Date(iso);
  const day = (of: Date) => of.toLocaleDateString("en-CA", { timeZone });
  if (day(date) === day(now))
    return date.toLocaleTimeString(locale, { hour: "numeric", minute: "2-digit", timeZone });
  const age = (now.getTime() - date.getTime()) / 86_400_000;
  if (age >= 0 && age < 6) return date.toLocaleDateString(locale, { weekday: "short", timeZone });
  const sameYear = day(date).slice(0, 4) === day(now).slice(0, 4);
  return date.toLocaleDateString(locale, {
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
    timeZone,
  });
}

export function longDate(iso: string, locale: string, timeZone: string): string {
  return new Date(iso).toLocaleString(locale, {
    weekday: "short",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone,
  });
}
