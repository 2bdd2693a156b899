/**
 * Sample: one body as it was sent in one step, in bytes that do not depend on any other sample but for a base. It is how a
 * room remembers and how a capsule keeps motion; it outlives the wire's format, and is fixed by golden bytes.
 *
 * Little-endian: steps since the sample before 1; bits 1 (parts 0–2, ghost 3, jump 4); the floor point from the base,
 * x y z, 3 × int16 mm; without a head its yaw 2 (2048 to the turn); with one its height over the floor, int16 mm, and its
 * turn 6; with any hand the grips 1; for each hand its offset from the floor point, 3 × int16 mm, and its turn 6. A turn is
 * the three numbers of a quaternion's lattice (`FINE_TURNS`), 15 bits each in the upper bits of an int16, with the index of
 * the largest component in the lowest bits of the first two. All in the space's axes.
 */
import { FINE_TURNS, setLattice, TURN_NUMBERS } from "./rotation.ts";
import {
  gripsOf,
  HEAD_PART,
  NEAR_GRAIN,
  outOfBounds,
  PART_CHANNELS,
  type SentBody,
  type WantedBody,
  YAW_CHANNEL,
  YAW_STEPS,
} from "./sent-body.ts";

/** No sample is longer, bytes. */
export const SAMPLE_LIMIT = 41;

const PARTS_MASK = 7;
const GHOST_BIT = 8;
const JUMP_BIT = 16;
const NEAREST = -32768;
const FURTHEST = 32767;

/** Where the samples of a run are reckoned from, mm. */
export type Base = { x: number; y: number; z: number };

const lattice = /* @__PURE__ */ new Int32Array(TURN_NUMBERS);

/** Whether a body stands near enough to a base to be said from it. */
export function isWithin({ place, floor }: WantedBody, { x, y, z }: Base): boolean {
  return fits(place[0]! - x) && fits(floor - y) && fits(place[2]! - z);
}

/** Writes `body`, which is within `base` and `since` (at most 255) steps after the one before; answers where it ends. */
export function writeSample(body: WantedBody, since: number, base: Base, out: Uint8Array, at: number): number {
  const { parts, place } = body;
  let end = at;
  out[end++] = since;
  out[end++] = parts | (body.ghost ? GHOST_BIT : 0) | (body.jump ? JUMP_BIT : 0);
  end = put(out, end, place[0]! - base.x);
  end = put(out, end, body.floor - base.y);
  end = put(out, end, place[2]! - base.z);
  if ((parts & HEAD_PART) === 0) end = put(out, end, place[YAW_CHANNEL]!);
  else {
    end = put(out, end, place[1]! - body.floor);
    end = putTurn(out, end, body.turns, 0);
  }
  if (parts > HEAD_PART) out[end++] = body.grips;
  for (let part = 1; part < 3; part++) {
    if ((parts & (1 << part)) === 0) continue;
    const channel = part * PART_CHANNELS;
    end = put(out, end, place[channel]! - place[0]!);
    end = put(out, end, place[channel + 1]! - body.floor);
    end = put(out, end, place[channel + 2]! - place[2]!);
    end = putTurn(out, end, body.turns, 4 * part);
  }
  return end;
}

/** The length of the sample that begins at `at`. */
export function sampleLength(from: Uint8Array, at: number): number {
  return LENGTHS[from[at + 1]! & PARTS_MASK]!;
}

const LENGTHS = /* @__PURE__ */ Array.from({ length: 8 }, (_, parts) => {
  const head = parts & HEAD_PART ? 8 : 2;
  const hands = (parts & 2 ? 12 : 0) + (parts & 4 ? 12 : 0);
  return 8 + head + hands + (hands > 0 ? 1 : 0);
});

/** Where the floor point of a sample lies, along one axis (0, 1, 2), from its run's base, mm. */
export function sampleOffset(from: Uint8Array, at: number, axis: number): number {
  return take(from, at + 2 + 2 * axis);
}

/** Reads the sample at `at` into `body`; where it ends, or −1 when it is none. */
export function readSample(from: Uint8Array, at: number, base: Base, body: SentBody): number {
  if (at + 2 > from.length || at + sampleLength(from, at) > from.length) return -1;
  const { place, turns } = body;
  const bits = from[at + 1]!;
  if (bits > (PARTS_MASK | GHOST_BIT | JUMP_BIT)) return -1;
  place.fill(0);
  turns.fill(0);
  body.parts = bits & PARTS_MASK;
  body.ghost = (bits & GHOST_BIT) !== 0;
  body.jump = (bits & JUMP_BIT) !== 0;
  body.grips = 0;
  place[0] = base.x + sampleOffset(from, at, 0);
  body.floor = base.y + sampleOffset(from, at, 1);
  place[2] = base.z + sampleOffset(from, at, 2);
  let end = at + 8;
  if ((body.parts & HEAD_PART) === 0) {
    const yaw = take(from, end);
    if (yaw < 0 || yaw >= YAW_STEPS) return -1;
    place[YAW_CHANNEL] = yaw;
    end += 2;
  } else {
    place[1] = body.floor + take(from, end);
    takeTurn(from, end + 2, turns, 0);
    end += 8;
  }
  if (body.parts > HEAD_PART) body.grips = gripsOf(body.parts, from[end++]!);
  for (let part = 1; part < 3; part++) {
    if ((body.parts & (1 << part)) === 0) continue;
    const channel = part * PART_CHANNELS;
    place[channel] = place[0]! + take(from, end);
    place[channel + 1] = body.floor + take(from, end + 2);
    place[channel + 2] = place[2]! + take(from, end + 4);
    takeTurn(from, end + 6, turns, TURN_NUMBERS * part);
    end += 12;
  }
  return outOfBounds(body, NEAR_GRAIN) === null ? end : -1;
}

function fits(mm: number): boolean {
  return mm >= NEAREST && mm <= FURTHEST;
}

function put(out: Uint8Array, at: number, value: number): number {
  out[at] = value;
  out[at + 1] = value >> 8;
  return at + 2;
}

function take(from: Uint8Array, at: number): number {
  return ((from[at]! | (from[at + 1]! << 8)) << 16) >> 16;
}

function putTurn(out: Uint8Array, at: number, turns: Float64Array, q: number): number {
  setLattice(lattice, 0, turns[q]!, turns[q + 1]!, turns[q + 2]!, turns[q + 3]!, FINE_TURNS);
  const largest = lattice[0]!;
  put(out, at, (lattice[1]! << 1) | (largest & 1));
  put(out, at + 2, (lattice[2]! << 1) | (largest >> 1));
  return put(out, at + 4, lattice[3]! << 1);
}

function takeTurn(from: Uint8Array, at: number, turns: Int32Array, q: number): void {
  const first = take(from, at);
  const second = take(from, at + 2);
  turns[q] = (first & 1) | ((second & 1) << 1);
  turns[q + 1] = first >> 1;
  turns[q + 2] = second >> 1;
  turns[q + 3] = take(from, at + 4) >> 1;
}
