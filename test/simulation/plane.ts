/** Plane: the geometry that the judge needs, by brute force and none of it the solver's. */
import type { Spot } from "./observation.ts";

/** The least distance from a point to the straight way from one point to another. */
export function toWay(point: Spot, from: Spot, to: Spot): number {
  const far = (to.x - from.x) ** 2 + (to.z - from.z) ** 2;
  const share = far === 0 ? 0 : ((point.x - from.x) * (to.x - from.x) + (point.z - from.z) * (to.z - from.z)) / far;
  const at = Math.max(0, Math.min(1, share));
  return Math.hypot(from.x + (to.x - from.x) * at - point.x, from.z + (to.z - from.z) * at - point.z);
}

/** How near two come who both go straight from where they were to where they are, in the same time. */
export function between(wasA: Spot, wasB: Spot, a: Spot, b: Spot): number {
  const from = { x: wasA.x - wasB.x, y: 0, z: wasA.z - wasB.z };
  const to = { x: a.x - b.x, y: 0, z: a.z - b.z };
  return toWay({ x: 0, y: 0, z: 0 }, from, to);
}

/** Whether two straight ways cross, each inside the other. */
export function crossing(a: Spot, b: Spot, c: Spot, d: Spot): boolean {
  const turn = (p: Spot, q: Spot, r: Spot) => Math.sign((q.x - p.x) * (r.z - p.z) - (q.z - p.z) * (r.x - p.x));
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/** Does the outline wind round the point? By the sum of the angles under which its sides are seen. */
export function windsRound(outline: readonly (readonly [number, number])[], x: number, z: number): boolean {
  let turned = 0;
  for (let n = 0; n < outline.length; n++) {
    const [ax, az] = outline[n]!;
    const [bx, bz] = outline[(n + 1) % outline.length]!;
    turned += Math.atan2((ax - x) * (bz - z) - (az - z) * (bx - x), (ax - x) * (bx - x) + (az - z) * (bz - z));
  }
  return Math.abs(turned) > Math.PI;
}

/** The least distance from a point to any side of an outline. */
export function fromOutline(outline: readonly (readonly [number, number])[], x: number, z: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < outline.length; n++) {
    const [ax, az] = outline[n]!;
    const [bx, bz] = outline[(n + 1) % outline.length]!;
    least = Math.min(least, toWay({ x, y: 0, z }, { x: ax, y: 0, z: az }, { x: bx, y: 0, z: bz }));
  }
  return least;
}

/** The area inside an outline. */
export function sizeOf(outline: readonly (readonly [number, number])[]): number {
  let twice = 0;
  for (let n = 0; n < outline.length; n++) {
    const [ax, az] = outline[n]!;
    const [bx, bz] = outline[(n + 1) % outline.length]!;
    twice += ax * bz - az * bx;
  }
  return Math.abs(twice) / 2;
}
