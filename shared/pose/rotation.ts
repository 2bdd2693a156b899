/**
 * Rotation: unit quaternions `[x, y, z, w]` on a whole-number lattice, and the way from a root frame to the space's axes.
 *
 * What server and client must agree on to the last bit uses only + − × ÷ √, which every engine rounds alike.
 */
import type { Quat } from "./pose.ts";

/**
 * How finely a tier says a rotation: the step of a turn, and a quaternion's lattice. A quaternion is kept as its largest
 * component's index and the three others, in whole steps of √½ / `most`; the largest is positive and follows from them.
 */
export type TurnGrain = {
  /** One step of a rotation vector, radians. */
  readonly step: number;
  /** The most steps of a turn, a component: about 164°; a larger turn between two samples needs a key. */
  readonly mostSteps: number;
  /** The bits of each of the three, and the largest whole number in them. */
  readonly bits: number;
  readonly most: number;
};

/** 0.2° and 0.004°. */
export const FINE_TURNS: TurnGrain = { step: 0.0035, mostSteps: 4094, bits: 15, most: 16383 };
/** 2° and 0.2°. */
export const COARSE_TURNS: TurnGrain = { step: 0.035, mostSteps: 409, bits: 10, most: 511 };

/** Whole numbers that a rotation takes in a lattice. */
export const TURN_NUMBERS = 4;

/** A turn's cosine of half the angle below which its rotation vector is not used. */
const LEAST_COSINE = 0.12;

const q: Quat = [0, 0, 0, 1];

/**
 * The rotation vector, in whole steps of the turned body's own axes, from a rotation on the lattice to a unit quaternion:
 * v = 2·vector / scalar of conj(q)·t (Rodrigues' half-angle tangent, doubled). False when the turn is too large for it.
 */
export function turnBetween(
  lattice: Int32Array,
  at: number,
  target: Float64Array,
  from: number,
  grain: TurnGrain,
  out: Int32Array,
  to: number,
): boolean {
  readLattice(lattice, at, grain, q);
  const ax = -q[0];
  const ay = -q[1];
  const az = -q[2];
  const aw = q[3];
  const bx = target[from]!;
  const by = target[from + 1]!;
  const bz = target[from + 2]!;
  const bw = target[from + 3]!;
  const w = aw * bw - ax * bx - ay * by - az * bz;
  if (Math.abs(w) < LEAST_COSINE) return false;
  const scale = 2 / (w * grain.step);
  // `+ 0` turns −0 into 0, so that states compare equal.
  const x = Math.round((aw * bx + ax * bw + ay * bz - az * by) * scale) + 0;
  const y = Math.round((aw * by + ay * bw + az * bx - ax * bz) * scale) + 0;
  const z = Math.round((aw * bz + az * bw + ax * by - ay * bx) * scale) + 0;
  const most = grain.mostSteps;
  if (Math.abs(x) > most || Math.abs(y) > most || Math.abs(z) > most) return false;
  out[to] = x;
  out[to + 1] = y;
  out[to + 2] = z;
  return true;
}

/** Turns a rotation on the lattice by a rotation vector in whole steps: q ← normalise(q·(v·step/2, 1)). Bit-exact. */
export function turnBy(lattice: Int32Array, at: number, vx: number, vy: number, vz: number, grain: TurnGrain): void {
  if (vx === 0 && vy === 0 && vz === 0) return;
  readLattice(lattice, at, grain, q);
  const ax = q[0];
  const ay = q[1];
  const az = q[2];
  const aw = q[3];
  const half = grain.step / 2;
  const bx = vx * half;
  const by = vy * half;
  const bz = vz * half;
  setLattice(
    lattice,
    at,
    aw * bx + ax + ay * bz - az * by,
    aw * by + ay + az * bx - ax * bz,
    aw * bz + az + ax * by - ay * bx,
    aw - ax * bx - ay * by - az * bz,
    grain,
  );
}

/** Puts a quaternion of any length on the lattice; one without length becomes no rotation. Bit-exact. */
export function setLattice(
  lattice: Int32Array,
  at: number,
  x: number,
  y: number,
  z: number,
  w: number,
  { most }: TurnGrain,
): void {
  const length = Math.sqrt(x * x + y * y + z * z + w * w);
  let largest = 3;
  let value = w;
  if (Math.abs(x) > Math.abs(value)) {
    largest = 0;
    value = x;
  }
  if (Math.abs(y) > Math.abs(value)) {
    largest = 1;
    value = y;
  }
  if (Math.abs(z) > Math.abs(value)) {
    largest = 2;
    value = z;
  }
  const scale = length > 0 ? (value < 0 ? -most : most) / (length * Math.SQRT1_2) : 0;
  lattice[at] = largest;
  lattice[at + 1] = whole((largest === 0 ? w : x) * scale, most);
  lattice[at + 2] = whole((largest === 1 ? w : y) * scale, most);
  lattice[at + 3] = whole((largest === 2 ? w : z) * scale, most);
}

/** `Math.round` is slower, for the sake of −0. */
function whole(value: number, most: number): number {
  const rounded = Math.floor(value + 0.5);
  return rounded > most ? most : rounded < -most ? -most : rounded;
}

/** The unit quaternion of a rotation on the lattice. Bit-exact. */
export function readLattice(lattice: Int32Array, at: number, { most }: TurnGrain, to: Quat): void {
  const largest = lattice[at]!;
  const unit = Math.SQRT1_2 / most;
  const a = lattice[at + 1]! * unit;
  const b = lattice[at + 2]! * unit;
  const c = lattice[at + 3]! * unit;
  const rest = Math.sqrt(Math.max(0, 1 - a * a - b * b - c * c));
  to[0] = a;
  to[1] = b;
  to[2] = c;
  to[3] = rest;
  // The largest stands where its index says, and the last of the three in its stead.
  if (largest < 3) {
    to[3] = to[largest]!;
    to[largest] = rest;
  }
}

/**
 * The heading of a head, radians about +Y, 0 looks along −Z: where its forward (−Z) points over the ground. Who looks
 * almost straight up or down is headed where the crown or the chin points.
 */
export function heading(x: number, y: number, z: number, w: number): number {
  const forwardX = -2 * (x * z + w * y);
  const forwardY = -2 * (y * z - w * x);
  const forwardZ = -1 + 2 * (x * x + y * y);
  if (forwardX * forwardX + forwardZ * forwardZ > 0.01) return Math.atan2(-forwardX, -forwardZ);
  const upX = 2 * (x * y - w * z);
  const upZ = 2 * (y * z + w * x);
  return forwardY < 0 ? Math.atan2(-upX, -upZ) : Math.atan2(upX, upZ);
}

/** A rotation of the root frame (turned by `yaw`) in the space's axes; with `-yaw`, the way back. */
export function turnAboutUp(rotation: readonly [number, number, number, number], yaw: number): Quat {
  const s = Math.sin(yaw / 2);
  const c = Math.cos(yaw / 2);
  const [x, y, z, w] = rotation;
  return [c * x + s * z, c * y + s * w, c * z - s * x, c * w - s * y];
}
