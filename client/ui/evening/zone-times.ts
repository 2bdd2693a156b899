/** ZoneTimes: the times of an evening where its visitor is, and where it is held. Pure; the visitor's zone may be told. */

/** "19:05" in a zone, in the reader's own way of writing it; with the day where it is another than in the reader's zone. */
export function clockThere(at: number, zone: string, here = zoneHere(), locale?: string): string {
  const dayIn = (timeZone: string) => new Intl.DateTimeFormat("en", { timeZone, dateStyle: "short" }).format(at);
  const day = dayIn(zone) === dayIn(here) ? {} : ({ weekday: "long" } as const);
  return new Intl.DateTimeFormat(locale, { timeZone: zone, hour: "numeric", minute: "2-digit", ...day }).format(at);
}

/** Whether clocks in a zone show another time than the reader's at that moment. */
export function isElsewhere(zone: string, at: number, here = zoneHere()): boolean {
  const shown = (timeZone: string) =>
    new Intl.DateTimeFormat("en", { timeZone, dateStyle: "short", timeStyle: "short" }).format(at);
  return shown(zone) !== shown(here);
}

/** "Lisbon" for Europe/Lisbon. */
export const cityOf = (zone: string): string => zone.split("/").at(-1)!.replaceAll("_", " ");

export const zoneHere = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
