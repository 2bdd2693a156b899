/**
 * Quantise: a body of the world as the streams want it. Places are the authority's own millimetres; head and hands go
 * from the root frame into the space's axes, so that their places never depend on the rounding of a yaw.
 */
import { OFFSET_LIMIT } from "../../../shared/pose/pose.ts";
import {
  gripsOf,
  HEAD_PART,
  PART_CHANNELS,
  type WantedBody,
  YAW_CHANNEL,
  YAW_STEPS,
} from "../../../shared/pose/sent-body.ts";
import { type Bodies, GHOST, JUMP, PART_FLOATS } from "../bodies.ts";

/** Fills `wanted` with what is sent of this slot. A ghost has no hands. */
export function quantise(bodies: Bodies, slot: number, wanted: WantedBody): void {
  const flags = bodies.flags[slot]!;
  const yaw = bodies.yaw[slot]!;
  const { place } = wanted;
  wanted.ghost = (flags & GHOST) !== 0;
  wanted.jump = (flags & JUMP) !== 0;
  wanted.parts = bodies.parts[slot]! & (wanted.ghost ? HEAD_PART : 7);
  wanted.grips = gripsOf(wanted.parts, bodies.grips[slot]!);
  wanted.floor = bodies.sentY[slot]!;
  wanted.age = bodies.age[slot]!;
  place.fill(0);
  place[0] = bodies.sentX[slot]!;
  place[2] = bodies.sentZ[slot]!;
  if (!(wanted.parts & HEAD_PART)) place[YAW_CHANNEL] = Math.round((yaw / (2 * Math.PI)) * YAW_STEPS) & (YAW_STEPS - 1);
  const cos = Math.cos(yaw);
  const sin = Math.sin(yaw);
  const s = Math.sin(yaw / 2);
  const c = Math.cos(yaw / 2);
  for (let part = 0; part < 3; part++) {
    if (!(wanted.parts & (1 << part))) continue;
    const parts = part === 0 ? bodies.head : part === 1 ? bodies.left : bodies.right;
    const from = slot * PART_FLOATS;
    const at = part * PART_CHANNELS;
    if (part > 0) {
      const x = parts[from]!;
      const z = parts[from + 2]!;
      place[at] = place[0]! + offset(x * cos + z * sin);
      place[at + 2] = place[2]! + offset(z * cos - x * sin);
    }
    place[at + 1] = wanted.floor + offset(parts[from + 1]!);
    // The yaw as a quaternion [0, s, 0, c] before the part's own.
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
}

/** Millimetres of metres, within what an offset may be. */
function offset(metres: number): number {
  return Math.max(-OFFSET_LIMIT, Math.min(OFFSET_LIMIT, Math.round(metres * 1000)));
}
