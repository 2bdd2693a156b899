/**
 * SentBody: one avatar's body in the whole numbers that the wire carries, the same on both sides after every frame.
 *
 * 22 channels: the floor point x, y, z (mm, the space's axes); yaw (2048 to the turn, used without a head); and for head,
 * left and right hand an offset from the floor point (mm, the space's axes) and a turn (steps of a rotation vector).
 * A channel remembers its last step (what comes next is expected to go on alike) and how large its surprises are.
 */
import type { Part, Pose } from "./pose.ts";
import { heading, LATTICE, turnAboutUp } from "./rotation.ts";

export const YAW_CHANNEL = 3;
export const FIRST_PART = 4;
/** An offset and a turn, three channels each. */
export const PART_CHANNELS = 6;
export const CHANNELS = FIRST_PART + 3 * PART_CHANNELS;
export const YAW_STEPS = 2048;

/** Bits of `parts`, and the index of each part. */
export const HEAD_PART = 1;
export const PARTS = [
  ["head", 0],
  ["leftHand", 1],
  ["rightHand", 2],
] as const;

export class SentBody {
  /** Bit 1 head, 2 left hand, 4 right hand. */
  parts = 0;
  ghost = false;
  /** Only in the step that it came with. */
  jump = false;
  /** Places, by channel; the turns' channels are unused. */
  readonly place = new Int32Array(CHANNELS);
  /** The three rotations in the space's axes, on the lattice. */
  readonly turns = new Int32Array(12);
  /** By channel: the last step. */
  readonly pace = new Int32Array(CHANNELS);
  /** By channel: log2 of the surprises, the k of its Rice code. */
  readonly spread = new Uint8Array(CHANNELS);
}

/** What a body should become: as `SentBody`, but rotations are still unit quaternions. */
export class WantedBody {
  parts = 0;
  ghost = false;
  jump = false;
  readonly place = new Int32Array(CHANNELS);
  readonly turns = new Float64Array(12);
}

/** The pose that a body stands in, as of step `tick`. `position` and `yaw` follow from the head where there is one. */
export function poseOf(body: SentBody, tick: number): Pose {
  const { place, turns } = body;
  const yaw =
    body.parts & HEAD_PART
      ? heading(turns[0]! / LATTICE, turns[1]! / LATTICE, turns[2]! / LATTICE, turns[3]! / LATTICE)
      : (place[YAW_CHANNEL]! * 2 * Math.PI) / YAW_STEPS;
  const pose: Pose = { position: [place[0]! / 1000, place[1]! / 1000, place[2]! / 1000], yaw, tick };
  const cos = Math.cos(yaw);
  const sin = Math.sin(yaw);
  for (const [name, index] of PARTS) {
    if (!(body.parts & (1 << index))) continue;
    const at = FIRST_PART + index * PART_CHANNELS;
    const x = place[at]! / 1000;
    const z = place[at + 2]! / 1000;
    const q = index * 4;
    const part: Part = {
      position: [x * cos - z * sin, place[at + 1]! / 1000, x * sin + z * cos],
      rotation: turnAboutUp(
        [turns[q]! / LATTICE, turns[q + 1]! / LATTICE, turns[q + 2]! / LATTICE, turns[q + 3]! / LATTICE],
        -yaw,
      ),
    };
    pose[name] = part;
  }
  if (body.jump) pose.jump = true;
  return pose;
}
