/** Visits: when somebody was there, from what was noted of their coming and going. Times are ms. */
import type { LogRow } from "./log-fact.ts";

export type Span = { from: number; until: number };

/** Whoever is back so soon was never gone, ms. */
const BACK_WITHIN_MS = 60_000;
/** A zone that somebody is back in so soon was not left; one they stood in for less was only crossed, ms. */
const REENTERED_WITHIN_MS = 30_000;
const CROSSED_MS = 3000;

/** Spans in order, those with a shorter gap than `gap` as one. */
export function merged(spans: readonly Span[], gap: number): Span[] {
  const all: Span[] = [];
  for (const { from, until } of [...spans].sort((a, b) => a.from - b.from || a.until - b.until)) {
    const last = all.at(-1);
    if (last !== undefined && from - last.until <= gap) last.until = Math.max(last.until, until);
    else all.push({ from, until });
  }
  return all;
}

/**
 * When one person was there, from all that was noted of them, in order. A visit that nobody saw the end of, as when a process
 * was killed, lasts until the last that was noted in it; and whoever something was noted of was there.
 */
export function visitsOf(rows: readonly LogRow[]): Span[] {
  const spans: Span[] = [];
  let open: Span | null = null;
  for (const { at, fact } of rows) {
    if (fact.kind === "left") {
      spans.push({ from: at - fact.stayed, until: Math.max(at, at - fact.stayed + 1) });
      open = null;
    } else if (fact.kind === "arrived" || open === null) {
      open = { from: at, until: at + 1 };
      spans.push(open);
    } else open.until = Math.max(open.until, at);
  }
  return merged(spans, BACK_WITHIN_MS);
}

export type Dwelling = { visits: number; ms: number };

/** How often and how long one person was in each zone. Only what was inside counts, not the gaps. */
export function dwellingsOf(rows: readonly LogRow[]): Map<string, Dwelling> {
  const spans = new Map<string, Span[]>();
  for (const { at, fact } of rows) {
    if (fact.kind !== "zone-left") continue;
    const span = { from: at - fact.stayed, until: at };
    const before = spans.get(fact.zone);
    if (before) before.push(span);
    else spans.set(fact.zone, [span]);
  }
  const dwellings = new Map<string, Dwelling>();
  for (const [zone, within] of spans) {
    const exact = merged(within, 0);
    const inside = merged(exact, REENTERED_WITHIN_MS)
      .map(({ from, until }) => {
        const own = exact.filter((span) => span.from >= from && span.until <= until);
        return own.reduce((ms, span) => ms + span.until - span.from, 0);
      })
      .filter((ms) => ms >= CROSSED_MS);
    if (inside.length > 0) dwellings.set(zone, { visits: inside.length, ms: inside.reduce((sum, ms) => sum + ms, 0) });
  }
  return dwellings;
}

/** When most were there at once, and who; of several such moments the first. */
export function peakOf(visits: ReadonlyMap<string, readonly Span[]>): { at: number; people: Set<string> } | null {
  const turns = [...visits.values()].flat().flatMap(({ from, until }) => [
    { at: from, by: 1 },
    { at: until, by: -1 },
  ]);
  // Who goes at a moment makes room for who comes.
  turns.sort((a, b) => a.at - b.at || a.by - b.by);
  let [here, most, when] = [0, 0, 0];
  for (const { at, by } of turns) {
    here += by;
    if (here <= most) continue;
    [most, when] = [here, at];
  }
  if (most === 0) return null;
  const there = [...visits].filter(([, spans]) => spans.some(({ from, until }) => from <= when && when < until));
  return { at: when, people: new Set(there.map(([who]) => who)) };
}

/** The share `q` (0…1) of numbers lies below it, between two neighbours in proportion. */
export function quantile(numbers: readonly number[], q: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = (sorted.length - 1) * q;
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return low + (high - low) * (place - Math.floor(place));
}
