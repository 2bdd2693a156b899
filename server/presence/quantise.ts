/**
 * Quantise: a body of the world in the whole numbers of the wire. Places are the authority's own millimetres; head and
 * hands go from the root frame into the space's axes, so that their places never depend on the rounding of a yaw.
 */
import {
  FIRST_PART,
  HEAD_PART,
  PART_CHANNELS,
  type WantedBody,
  YAW_CHANNEL,
  YAW_STEPS,
} from "../../shared/pose/sent-body.ts";
import { OFFSET_LIMIT } from "../../shared/pose/slice.ts";
import { type Bodies, GHOST, JUMP, PART_FLOATS } from "./bodies.ts";

/** Fills `wanted` with what is sent of this slot. A ghost has no hands. */
export function quantise(bodies: Bodies, slot: number, wanted: WantedBody): void {
  const flags = bodies.flags[slot]!;
  const yaw = bodies.yaw[slot]!;
  const { place } = wanted;
  wanted.ghost = (flags & GHOST) !== 0;
  wanted.jump = (flags & JUMP) !== 0;
  wanted.parts = bodies.parts[slot]! & (wanted.ghost ? HEAD_PART : 7);
  place.fill(0);
  place[0] = bodies.sentX[slot]!;
  place[1] = bodies.sentY[slot]!;
  place[2] = bodies.sentZ[slot]!;
  if (!(wanted.parts & HEAD_PART)) place[YAW_CHANNEL] = Math.round((yaw / (2 * Math.PI)) * YAW_STEPS) & (YAW_STEPS - 1);
  quantisePart(bodies.head, slot, yaw, 0, wanted);
  quantisePart(bodies.left, slot, yaw, 1, wanted);
  quantisePart(bodies.right, slot, yaw, 2, wanted);
}

function quantisePart(parts: Float64Array, slot: number, yaw: number, part: number, wanted: WantedBody): void {
  if (!(wanted.parts & (1 << part))) return;
  const from = slot * PART_FLOATS;
  const at = FIRST_PART + part * PART_CHANNELS;
  const cos = Math.cos(yaw);
  const sin = Math.sin(yaw);
  const x = parts[from]!;
  const z = parts[from + 2]!;
  wanted.place[at] = offset(x * cos + z * sin);
  wanted.place[at + 1] = offset(parts[from + 1]!);
  wanted.place[at + 2] = offset(z * cos - x * sin);
  // The yaw as a quaternion [0, s, 0, c] before the part's own.
  const s = Math.sin(yaw / 2);
  const c = Math.cos(yaw / 2);
  const qx = parts[from + 3]!;
  const qy = parts[from + 4]!;
  const qz = parts[from + 5]!;
  const qw = parts[from + 6]!;
  const q = part * 4;
  wanted.turns[q] = c * qx + s * qz;
  wanted.turns[q + 1] = c * qy + s * qw;
  wanted.turns[q + 2] = c * qz - s * qx;
  wanted.turns[q + 3] = c * qw - s * qy;
}

/** Millimetres of metres, within what an offset may be. */
function offset(metres: number): number {
  return Math.max(-OFFSET_LIMIT, Math.min(OFFSET_LIMIT, Math.round(metres * 1000)));
}
