/**
 * Ladder: how far a rule by itself goes with somebody. It climbs one rung with each decision, comes down with time, and
 * at the top the last rung comes again, never a longer one. Pure: a fold over what was decided before. Carries RUL3.
 */

/** What a machine may do: it can all be taken back, the mildest first. */
export const MACHINE_ACTS = ["notice", "warn", "slow", "mute", "isolate"] as const;
export type MachineAct = (typeof MACHINE_ACTS)[number];

/** What lasts; the others are words. */
export const LASTING = ["slow", "mute", "isolate"] as const satisfies readonly MachineAct[];

/** What a person always looks at: it keeps somebody from others. */
const LOOKED_AT: readonly MachineAct[] = ["mute", "isolate"];

export const isLookedAt = (act: MachineAct): boolean => LOOKED_AT.includes(act);

export const lasts = (act: MachineAct): boolean => (LASTING as readonly MachineAct[]).includes(act);

/** Nothing that a machine does lasts longer, minutes. */
export const MACHINE_MOST_MINUTES = 10;

/** Something that was decided by a rule before; what was taken back does not count. Times are ms since 1970. */
export type Past = { id: string; at: number; undone: boolean };

/**
 * The rung that is next, from 0.
 * @param past in the order of their times
 * @param rungs how many there are
 * @param decayMs how long it takes to come down one rung
 */
export function nextRung(past: readonly Past[], rungs: number, decayMs: number, now: number): number {
  let level = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const { at, undone } of past) {
    if (undone || at > now) continue;
    level = Math.min(rungs, rested(level, at - last, decayMs) + 1);
    last = at;
  }
  return Math.min(rungs - 1, rested(level, now - last, decayMs));
}

const rested = (level: number, ms: number, decayMs: number) => Math.max(0, level - Math.floor(ms / decayMs));
