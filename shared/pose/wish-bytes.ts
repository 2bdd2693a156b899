/**
 * Wish bytes: what somebody asks for with each step they take, as it travels from client to server. Little-endian.
 *
 * In words: which parts there are, a running number so that an older wish never undoes a newer one, a time, the place in whole
 * millimetres, the yaw, and head and hands in the root frame. There is no way to write a number that is not finite.
 *
 *   byte 0       bit 0 head, 1 left hand, 2 right hand, 3 body (the wearer's own steps), 4–5 and 6–7 how far the left and
 *                the right hand close (`grip.ts`), 0 for one that is not there
 *   byte 1–2     running number, wraps at 65,536
 *   byte 3–4     when the sample was taken, ms of the server's clock, wraps at 65,536
 *   byte 5–16    x, y, z, mm, int32
 *   byte 17–18   yaw, 65,536 to the turn
 *   then for each part 14 bytes: x, y, z, mm, int16; rotation x, y, z, w, int16, 32,767 is 1
 */
import { gripCode, gripOf } from "./grip.ts";
import { BODY, type Part, type Quat, type Vec3, type Wish, WORLD_LIMIT } from "./pose.ts";
import { gripsOf, PARTS } from "./sent-body.ts";

const HEAD_BYTES = 19;
const PART_BYTES = 14;
export const WISH_BYTES_LONGEST = HEAD_BYTES + 3 * PART_BYTES;

const BODY_BIT = 8;
const GRIPS_AT = 4;
const TURN = 65536;
const UNIT = 32767;
const PLACE_LIMIT = WORLD_LIMIT * 1000;
/** A part is within this of its root frame along each axis, mm: what `wishSchema` accepts. */
const PART_LIMIT = 4000;
/** A millimetre for rounding, on either side. */
const ROUNDING = 0.002;

export type NumberedWish = { number: number; stamp: number; wish: Wish };

/**
 * Draws head and hands back to where a body can have them: a head no lower and no higher than `BODY` says, a hand no
 * further than an arm from the head (or from where the eyes of somebody without one are). Returns a new wish.
 */
export function withinReach(wish: Wish): Wish {
  const reached: Wish = { position: wish.position, yaw: wish.yaw };
  if (wish.body) reached.body = true;
  if (wish.head) {
    const [x, y, z] = wish.head.position;
    const height = Math.min(BODY.headHighest, Math.max(BODY.headLowest, y));
    reached.head = { position: [x, height, z], rotation: wish.head.rotation };
  }
  const from = shoulder(reached);
  for (const name of ["leftHand", "rightHand"] as const) {
    const hand = wish[name];
    if (!hand) continue;
    const away = distance(hand.position, from);
    const kept = away > BODY.arm ? BODY.arm / away : 1;
    const position = hand.position.map((value, axis) => from[axis]! + (value - from[axis]!) * kept) as Vec3;
    reached[name] = { ...hand, position };
  }
  return reached;
}

/** Where arms are measured from. */
function shoulder(wish: Wish): Vec3 {
  return wish.head?.position ?? [0, BODY.eyes, 0];
}

function distance(a: Vec3, b: Vec3): number {
  return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2);
}

/**
 * The bytes of a wish that `wishSchema` accepts and `withinReach` has been through. `number`, and `sampled` (ms of the
 * server's clock), are taken modulo 65,536.
 */
export function encodeWish(wish: Wish, number: number, sampled: number): Uint8Array {
  const mask = partsOf(wish);
  const bytes = new Uint8Array(HEAD_BYTES + PART_BYTES * ((mask & 1) + ((mask >> 1) & 1) + ((mask >> 2) & 1)));
  const view = new DataView(bytes.buffer);
  const grips = gripCode(wish.leftHand?.grip) | (gripCode(wish.rightHand?.grip) << 2);
  view.setUint8(0, mask | (wish.body ? BODY_BIT : 0) | (grips << GRIPS_AT));
  view.setUint16(1, number & 0xffff, true);
  view.setUint16(3, stampOf(sampled), true);
  for (let axis = 0; axis < 3; axis++) view.setInt32(5 + 4 * axis, Math.round(wish.position[axis]! * 1000), true);
  view.setUint16(17, Math.round((wish.yaw / (2 * Math.PI)) * TURN) & 0xffff, true);
  let at = HEAD_BYTES;
  for (const [name] of PARTS) {
    const part = wish[name];
    if (!part) continue;
    for (let axis = 0; axis < 3; axis++) view.setInt16(at + 2 * axis, Math.round(part.position[axis]! * 1000), true);
    const [x, y, z, w] = part.rotation;
    const scale = UNIT / Math.sqrt(x * x + y * y + z * z + w * w);
    for (let i = 0; i < 4; i++) view.setInt16(at + 6 + 2 * i, Math.round(part.rotation[i]! * scale), true);
    at += PART_BYTES;
  }
  return bytes;
}

function partsOf(wish: Wish): number {
  return (wish.head ? 1 : 0) | (wish.leftHand ? 2 : 0) | (wish.rightHand ? 4 : 0);
}

/** Reads bytes from outside: a wish that may be trusted to be finite, in bounds and within an arm's reach, or why not. */
export function decodeWish(bytes: Uint8Array): NumberedWish | { error: string } {
  const mask = bytes.length > 0 ? bytes[0]! : 0;
  const grips = mask >> GRIPS_AT;
  const parts = (mask & 1) + ((mask >> 1) & 1) + ((mask >> 2) & 1);
  if (grips !== gripsOf(mask, grips) || bytes.length !== HEAD_BYTES + PART_BYTES * parts)
    return { error: "these are not the bytes of a wish" };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const position: Vec3 = [0, 0, 0];
  for (let axis = 0; axis < 3; axis++) {
    const mm = view.getInt32(5 + 4 * axis, true);
    if (Math.abs(mm) > PLACE_LIMIT) return { error: "no space is that large" };
    position[axis] = mm / 1000;
  }
  const wish: Wish = { position, yaw: (view.getUint16(17, true) / TURN) * 2 * Math.PI };
  if (mask & BODY_BIT) wish.body = true;
  let at = HEAD_BYTES;
  for (const [name, index] of PARTS) {
    if (!(mask & (1 << index))) continue;
    const part = readPart(view, at);
    if (part === null) return { error: "a part is near its body, and its rotation a unit quaternion" };
    const grip = index > 0 ? gripOf(grips, index - 1) : undefined;
    wish[name] = grip === undefined ? part : { ...part, grip };
    at += PART_BYTES;
  }
  return refuseReach(wish) ?? { number: view.getUint16(1, true), stamp: view.getUint16(3, true), wish };
}

function readPart(view: DataView, at: number): Part | null {
  const position: Vec3 = [0, 0, 0];
  for (let axis = 0; axis < 3; axis++) {
    const mm = view.getInt16(at + 2 * axis, true);
    if (Math.abs(mm) > PART_LIMIT) return null;
    position[axis] = mm / 1000;
  }
  const rotation: Quat = [0, 0, 0, 0];
  let square = 0;
  for (let i = 0; i < 4; i++) {
    const value = view.getInt16(at + 6 + 2 * i, true) / UNIT;
    rotation[i] = value;
    square += value * value;
  }
  if (Math.abs(square - 1) > 0.02) return null;
  const length = Math.sqrt(square);
  for (let i = 0; i < 4; i++) rotation[i] = rotation[i]! / length;
  return { position, rotation };
}

function refuseReach(wish: Wish): { error: string } | null {
  if (wish.head) {
    const y = wish.head.position[1];
    if (y < BODY.headLowest - ROUNDING || y > BODY.headHighest + ROUNDING) return { error: "a head is not that high" };
  }
  const from = shoulder(wish);
  for (const hand of [wish.leftHand, wish.rightHand]) {
    if (hand && distance(hand.position, from) > BODY.arm + ROUNDING) return { error: "an arm is not that long" };
  }
  return null;
}

/** The oldest that a sample is taken for, ms. */
const OLDEST_SAMPLE = 1000;

function stampOf(ms: number): number {
  return ((Math.round(ms) % 65536) + 65536) % 65536;
}

/** When a sample with this stamp was taken, ms: never later than `now`, and at most a second before. */
export function sampledAt(stamp: number, now: number): number {
  const before = (stampOf(now) - stamp + 65536) % 65536;
  // More than half of all stamps ago means a little ahead.
  return now - (before >= 32768 ? 0 : Math.min(OLDEST_SAMPLE, before));
}

/** Whether running number `a` is newer than `b`, across the wrap: fewer than half of all numbers ahead. */
export function isNewer(a: number, b: number): boolean {
  const ahead = (a - b) & 0xffff;
  return ahead > 0 && ahead < 0x8000;
}
