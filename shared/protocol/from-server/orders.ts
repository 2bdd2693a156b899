/** Ordered: what moderators have ordered for a space, told to moderators. Times are ms since 1970. */
export type Ordered = {
  /** Nobody new comes in without being let in: who knocks, the oldest first. */
  shield: { until: number; knocks: readonly { person: string; name: string; at: number }[] } | null;
  /** Until when, by the zone's id. */
  hushed: Readonly<Record<string, number>>;
  frozen: Readonly<Record<string, number>>;
};
