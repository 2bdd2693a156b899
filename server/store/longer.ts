/** Longer: of two sanctions of one kind, the one that ends last holds, whichever was given first. */
type Held = { until: number | null };

/** `given`, unless what holds already holds as long; `until` null is for good. */
export function longer<Sanction extends Held>(held: Sanction | null | undefined, given: Sanction): Sanction {
  if (!held) return given;
  return held.until !== null && (given.until === null || given.until > held.until) ? given : held;
}
