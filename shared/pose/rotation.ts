/**
 * Rotation: unit quaternions `[x, y, z, w]` on a whole-number lattice, and the way from a root frame to the space's axes.
 *
 * What server and client must agree on to the last bit uses only + − × ÷ √, which every engine rounds alike.
 */
import type { Quat } from "./pose.ts";

/** A quaternion's 1 on the lattice. */
export const LATTICE = 16384;
/** One step of a rotation vector, radians: 0.2°. */
const ROTATION_STEP = 0.0035;
/** A turn between two samples may be this many steps a component (about 164°); a larger one needs a key. */
export const LARGEST_TURN = 4095;
/** A turn's cosine of half the angle below which its rotation vector is not used. */
const LEAST_COSINE = 0.12;

/**
 * The rotation vector, in whole steps of the turned body's own axes, from a lattice quaternion to a unit quaternion:
 * v = 2·vector / scalar of conj(q)·t (Rodrigues' half-angle tangent, doubled). False when the turn is too large for it.
 */
export function turnBetween(
  lattice: Int32Array,
  at: number,
  target: Float64Array,
  from: number,
  out: Int32Array,
  to: number,
): boolean {
  const ax = -lattice[at]!;
  const ay = -lattice[at + 1]!;
  const az = -lattice[at + 2]!;
  const aw = lattice[at + 3]!;
  const bx = target[from]!;
  const by = target[from + 1]!;
  const bz = target[from + 2]!;
  const bw = target[from + 3]!;
  const w = aw * bw - ax * bx - ay * by - az * bz;
  if (Math.abs(w) < LEAST_COSINE * LATTICE) return false;
  const scale = 2 / (w * ROTATION_STEP);
  // `+ 0` turns −0 into 0, so that states compare equal.
  const x = Math.round((aw * bx + ax * bw + ay * bz - az * by) * scale) + 0;
  const y = Math.round((aw * by + ay * bw + az * bx - ax * bz) * scale) + 0;
  const z = Math.round((aw * bz + az * bw + ax * by - ay * bx) * scale) + 0;
  if (Math.abs(x) > LARGEST_TURN || Math.abs(y) > LARGEST_TURN || Math.abs(z) > LARGEST_TURN) return false;
  out[to] = x;
  out[to + 1] = y;
  out[to + 2] = z;
  return true;
}

/** Turns a lattice quaternion by a rotation vector in whole steps: q ← normalise(q·(v·step/2, 1)). Bit-exact. */
export function turnBy(lattice: Int32Array, at: number, vx: number, vy: number, vz: number): void {
  const ax = lattice[at]!;
  const ay = lattice[at + 1]!;
  const az = lattice[at + 2]!;
  const aw = lattice[at + 3]!;
  const half = ROTATION_STEP / 2;
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
  );
}

/** Puts a quaternion of any length on the lattice; one without length becomes no rotation. Bit-exact. */
export function setLattice(lattice: Int32Array, at: number, x: number, y: number, z: number, w: number): void {
  const length = Math.sqrt(x * x + y * y + z * z + w * w);
  const scale = length > 0 ? LATTICE / length : 0;
  lattice[at] = Math.round(x * scale);
  lattice[at + 1] = Math.round(y * scale);
  lattice[at + 2] = Math.round(z * scale);
  lattice[at + 3] = scale > 0 ? Math.round(w * scale) : LATTICE;
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
