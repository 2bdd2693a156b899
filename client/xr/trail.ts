/** Trail: where I stood a moment ago, against which the place where others see me is held, since that comes later. */

/** So long it is kept, seconds. */
const KEPT = 1.5;
/** Beside the line's own delay others see me so much later, seconds. */
const LATER = 0.3;

export class Trail {
  #points: { at: number; x: number; z: number }[] = [];

  /** I am put here at `now`, seconds: where I was counts no more. */
  begin(x: number, z: number, now: number): void {
    this.#points = [{ at: now, x, z }];
  }

  /** I stand here at `now`; answers how far from `seen` I was at the nearest, over a line of `latency` seconds; metres. */
  distance(
    x: number,
    z: number,
    seen: readonly [x: number, y: number, z: number],
    latency: number,
    now: number,
  ): number {
    this.#points.push({ at: now, x, z });
    while (this.#points.length > 2 && (this.#points[0]?.at ?? now) < now - KEPT) this.#points.shift();
    const [sx, , sz] = seen;
    const since = now - latency - LATER;
    let least = Math.hypot(sx - x, sz - z);
    for (const point of this.#points)
      if (point.at >= since) least = Math.min(least, Math.hypot(sx - point.x, sz - point.z));
    return least;
  }
}
