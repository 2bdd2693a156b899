/**
 * Reconcile: brings my own predicted place back to what the server granted, so softly that nobody feels it.
 *
 * A granted place is compared with the way I went, not with where I am now: it tells of a moment one round trip ago. What
 * differs is made up for at no more than half the walking speed, so that I am never drawn faster than 1.5 times the
 * truth; a jump, or more than 2 m, is a cut. Pure; metres, seconds.
 */

/** Where I went lately, newest last. */
export type Trail = readonly { at: number; x: number; z: number }[];

/** Further apart than this is a cut. Metres. */
export const CUT = 2;
/** Rounding on the wire and in time: no reason to move anybody. Metres. */
const DEAD = 0.02;
/** The part of my own speed that a correction may add. */
const SHARE = 0.5;
/** The speed that a correction counts with while I stand. Metres a second. */
const LEAST_SPEED = 1.2;
/** A difference shrinks to a third in this time, where the speed allows. Seconds. */
const SOFT = 0.12;

/** The granted place minus the nearest point of the way I went since `since`: what is to be made up for. */
export function differenceFrom(trail: Trail, since: number, x: number, z: number): [dx: number, dz: number] {
  let best: [number, number] = [0, 0];
  let least = Number.POSITIVE_INFINITY;
  let before: { x: number; z: number } | undefined;
  for (const point of trail) {
    if (point.at < since && point !== trail.at(-1)) {
      before = point;
      continue;
    }
    const [nx, nz] = nearestOn(before ?? point, point, x, z);
    const distance = Math.hypot(x - nx, z - nz);
    if (distance < least) {
      least = distance;
      best = [x - nx, z - nz];
    }
    before = point;
  }
  return least <= DEAD ? [0, 0] : best;
}

/** What to do about a difference in a frame of `dt`, walking at `speed`: cut, or move by so much. */
export function correction(
  dx: number,
  dz: number,
  jump: boolean,
  speed: number,
  dt: number,
): { cut: true } | { cut: false; x: number; z: number } {
  const distance = Math.hypot(dx, dz);
  if (distance > CUT || (jump && distance > DEAD)) return { cut: true };
  if (distance === 0) return { cut: false, x: 0, z: 0 };
  const most = Math.max(LEAST_SPEED, speed) * SHARE * dt;
  const step = Math.min(distance * (1 - Math.exp(-dt / SOFT)), most);
  return { cut: false, x: (dx / distance) * step, z: (dz / distance) * step };
}

function nearestOn(a: { x: number; z: number }, b: { x: number; z: number }, x: number, z: number): [number, number] {
  const [dx, dz] = [b.x - a.x, b.z - a.z];
  const length2 = dx * dx + dz * dz;
  const t = length2 > 0 ? Math.min(1, Math.max(0, ((x - a.x) * dx + (z - a.z) * dz) / length2)) : 0;
  return [a.x + dx * t, a.z + dz * t];
}
