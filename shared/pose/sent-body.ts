/**
 * SentBody: one avatar's body in the whole numbers that the wire carries, the same on both sides after every frame.
 *
 * 18 channels, all in the space's axes, places absolute: 0–2 the head's place, whose x and z are the floor point's, and
 * 3–5 its turn; 6–8 and 9–11 the left hand's; 12–14 and 15–17 the right's. Without a head 0 and 2 are the floor point's
 * and 3 is the yaw (2048 to the turn). The height of the floor stands apart, since it hardly ever changes.
 *
 * A tier says it as finely as its grain: near in millimetres and 0.2°, mid in 20 mm and 2°.
 */
import { gripOf } from "./grip.ts";
import { type Hand, OFFSET_LIMIT, type Pose, type Quat, STEP_MS, WORLD_LIMIT } from "./pose.ts";
import {
  COARSE_TURNS,
  FINE_TURNS,
  heading,
  readLattice,
  setLattice,
  TURN_NUMBERS,
  type TurnGrain,
  turnAboutUp,
} from "./rotation.ts";

export const CHANNELS = 18;
/** A place and a turn, three channels each. */
export const PART_CHANNELS = 6;
export const YAW_CHANNEL = 3;
export const YAW_STEPS = 2048;

/** Bits of `parts`, and the index of each part. */
export const HEAD_PART = 1;
const LEFT_PART = 2;
const RIGHT_PART = 4;
export const PARTS = [
  ["head", 0],
  ["leftHand", 1],
  ["rightHand", 2],
] as const;

export type Grain = {
  /** Millimetres to a step of a place. */
  readonly mm: number;
  readonly turns: TurnGrain;
  /** What keys take for a place, and for a part's offset from its floor point. */
  readonly placeBits: number;
  readonly offsetBits: number;
};
export const NEAR_GRAIN: Grain = { mm: 1, turns: FINE_TURNS, placeBits: 21, offsetBits: 14 };
export const MID_GRAIN: Grain = { mm: 20, turns: COARSE_TURNS, placeBits: 17, offsetBits: 10 };

export class SentBody {
  /** Bit 1 head, 2 left hand, 4 right hand. */
  parts = 0;
  /** How far hands close (`grip.ts`): told in the near tier only. */
  grips = 0;
  ghost = false;
  /** Only in the step that it came with. */
  jump = false;
  /** The height of the floor, in steps of the grain. */
  floor = 0;
  /** How long before the step its sample was taken, in 24ths of a step's time; at most `OLDEST`. 0 in the mid tier. */
  age = 0;
  /** Places in steps of the grain, by channel; the turns' channels are unused. */
  readonly place: Int32Array;
  /** The three rotations in the space's axes, on the lattice. */
  readonly turns: Int32Array;

  /** One piece of memory, for `more` whole numbers of a tier's own behind: who reads a crowd waits for memory. */
  constructor(more = 0) {
    const numbers = new ArrayBuffer(4 * (SENT_NUMBERS + more));
    this.place = new Int32Array(numbers, 0, CHANNELS);
    this.turns = new Int32Array(numbers, 4 * CHANNELS, 3 * TURN_NUMBERS);
  }
}

/** How many whole numbers of its memory a body takes for itself. */
export const SENT_NUMBERS = CHANNELS + 3 * TURN_NUMBERS;

/** 24ths of a step's time to one, and the oldest a sample may be said to be. */
export const AGES = 24;
export const OLDEST = 127;

/** The age of a sample that was taken `ms` before its step. */
export function ageOf(ms: number): number {
  return Math.max(0, Math.min(OLDEST, Math.round((ms * AGES) / STEP_MS)));
}

/** What a body should become: as `SentBody`, but places are millimetres and rotations still unit quaternions. */
export class WantedBody {
  parts = 0;
  grips = 0;
  ghost = false;
  jump = false;
  floor = 0;
  age = 0;
  readonly place = new Int32Array(CHANNELS);
  readonly turns = new Float64Array(3 * 4);
}

/** Whether a channel is part of a rotation vector; the yaw is none. */
export function isTurn(channel: number, parts: number): boolean {
  return channel % PART_CHANNELS >= 3 && (channel >= PART_CHANNELS || (parts & HEAD_PART) !== 0);
}

export function isYaw(channel: number, parts: number): boolean {
  return channel === YAW_CHANNEL && (parts & HEAD_PART) === 0;
}

/** By parts: the channels in use for which `wanted` is true. */
function channelsWhere(wanted: (channel: number, parts: number) => boolean): readonly (readonly number[])[] {
  return Array.from({ length: 8 }, (_, parts) =>
    Array.from({ length: CHANNELS }, (_, channel) => channel).filter((channel) => {
      const isRoot = channel === 0 || channel === 2 || channel === YAW_CHANNEL;
      const inUse = isRoot || (parts & (1 << Math.floor(channel / PART_CHANNELS))) !== 0;
      return inUse && wanted(channel, parts);
    }),
  );
}

const IN_USE = channelsWhere(() => true);
const TURNS = channelsWhere(isTurn);
const PLACES = channelsWhere((channel, parts) => !isTurn(channel, parts) && !isYaw(channel, parts));

/** The channels in use, in order. */
export function channelsOf(parts: number): readonly number[] {
  return IN_USE[parts]!;
}

/** Those of them that are places. */
export function placesOf(parts: number): readonly number[] {
  return PLACES[parts]!;
}

/** Those of them that are part of a rotation vector. */
export function turnsOf(parts: number): readonly number[] {
  return TURNS[parts]!;
}

/** The grips (`grip.ts`) of the hands that are among `parts`. */
export function gripsOf(parts: number, grips: number): number {
  return grips & ((parts & LEFT_PART ? 3 : 0) | (parts & RIGHT_PART ? 12 : 0));
}

/** A place in steps of the grain. */
export function stepped(mm: number, grain: Grain): number {
  return Math.round(mm / grain.mm);
}

/** Makes `body` what is wanted. */
export function settle(body: SentBody, wanted: WantedBody, grain: Grain): void {
  body.parts = wanted.parts;
  body.ghost = wanted.ghost;
  body.jump = wanted.jump;
  body.floor = stepped(wanted.floor, grain);
  body.place.fill(0);
  body.turns.fill(0);
  for (const channel of placesOf(body.parts)) body.place[channel] = stepped(wanted.place[channel]!, grain);
  if (!(body.parts & HEAD_PART)) body.place[YAW_CHANNEL] = wanted.place[YAW_CHANNEL]!;
  const { turns } = wanted;
  for (let part = 0; part < 3; part++) {
    if (!(body.parts & (1 << part))) continue;
    const q = part * 4;
    setLattice(body.turns, q, turns[q]!, turns[q + 1]!, turns[q + 2]!, turns[q + 3]!, grain.turns);
  }
}

/** A sentence when a body lies outside the largest space, or a part further from its floor point than any can be. */
export function outOfBounds({ parts, place, floor }: SentBody, { mm }: Grain): string | null {
  const far = (WORLD_LIMIT * 1000) / mm;
  if (Math.abs(place[0]!) > far || Math.abs(place[2]!) > far || Math.abs(floor) > far)
    return "a place is out of bounds";
  const off = OFFSET_LIMIT / mm + 1;
  for (let part = 0; part < 3; part++) {
    if (!(parts & (1 << part))) continue;
    const at = part * PART_CHANNELS;
    const apart = Math.max(
      Math.abs(place[at]! - place[0]!),
      Math.abs(place[at + 1]! - floor),
      Math.abs(place[at + 2]! - place[2]!),
    );
    if (apart > off) return "a part is out of reach";
  }
  return null;
}

const rotation: Quat = [0, 0, 0, 1];

/** The pose that a body stands in, as of step `tick`. `position` and `yaw` follow from the head where there is one. */
export function poseOf({ parts, grips, place, turns, floor, jump }: SentBody, grain: Grain, tick: number): Pose {
  let yaw: number;
  if (parts & HEAD_PART) {
    readLattice(turns, 0, grain.turns, rotation);
    yaw = heading(...rotation);
  } else yaw = (place[YAW_CHANNEL]! * 2 * Math.PI) / YAW_STEPS;
  const metres = (steps: number) => (steps * grain.mm) / 1000;
  const pose: Pose = { position: [metres(place[0]!), metres(floor), metres(place[2]!)], yaw, tick };
  const cos = Math.cos(yaw);
  const sin = Math.sin(yaw);
  for (const [name, index] of PARTS) {
    if (!(parts & (1 << index))) continue;
    const at = index * PART_CHANNELS;
    const x = metres(place[at]! - place[0]!);
    const z = metres(place[at + 2]! - place[2]!);
    readLattice(turns, index * TURN_NUMBERS, grain.turns, rotation);
    const part: Hand = {
      position: [x * cos - z * sin, metres(place[at + 1]! - floor), x * sin + z * cos],
      rotation: turnAboutUp(rotation, -yaw),
    };
    const grip = index > 0 ? gripOf(grips, index - 1) : undefined;
    if (grip !== undefined) part.grip = grip;
    pose[name] = part;
  }
  if (jump) pose.jump = true;
  return pose;
}
