/**
 * Chance with a seed, so that a place is the same whenever it is made.
 */
export type Chance = {
  /** In [0, 1). */
  next(): number;
  between(least: number, most: number): number;
};

/** mulberry32, by Tommy Ettinger (public domain). */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { next, between: (least, most) => least + (most - least) * next() };
}
