/**
 * Motion: from the body that was sent to the one that is wanted, channel by channel, and the same way again at the
 * receiver. Whole numbers only.
 */
import type { BitReader, BitWriter } from "./bits.ts";
import { TURN_NUMBERS, turnBetween, turnBy } from "./rotation.ts";
import {
  CHANNELS,
  type Grain,
  HEAD_PART,
  PART_CHANNELS,
  placesOf,
  type SentBody,
  stepped,
  turnsOf,
  type WantedBody,
  YAW_CHANNEL,
  YAW_STEPS,
} from "./sent-body.ts";

/** How far each channel goes in one update, and the floor under them. */
export class Motion {
  floor = 0;
  readonly steps = new Int32Array(CHANNELS);
}

/** No honest place steps further, in steps of any grain; a stream that says so is broken. */
const LARGEST_STEP = 2 ** 22;

/** Fills `motion`. "key" when no difference can say it, "same" when there is nothing to say. */
export function motionTo(body: SentBody, wanted: WantedBody, grain: Grain, motion: Motion): "same" | "steps" | "key" {
  if (wanted.parts !== body.parts || wanted.ghost !== body.ghost) return "key";
  const { parts } = body;
  const { steps } = motion;
  motion.floor = stepped(wanted.floor, grain) - body.floor;
  let moved = motion.floor !== 0;
  for (const channel of placesOf(parts)) {
    const step = stepped(wanted.place[channel]!, grain) - body.place[channel]!;
    steps[channel] = step;
    if (step !== 0) moved = true;
  }
  if (!(parts & HEAD_PART)) {
    let step = wanted.place[YAW_CHANNEL]! - body.place[YAW_CHANNEL]!;
    if (step >= YAW_STEPS / 2) step -= YAW_STEPS;
    if (step < -YAW_STEPS / 2) step += YAW_STEPS;
    steps[YAW_CHANNEL] = step;
    if (step !== 0) moved = true;
  }
  for (let part = 0; part < 3; part++) {
    if (!(parts & (1 << part))) continue;
    const at = part * PART_CHANNELS + 3;
    if (!turnBetween(body.turns, part * TURN_NUMBERS, wanted.turns, part * 4, grain.turns, steps, at)) return "key";
    if (steps[at] !== 0 || steps[at + 1] !== 0 || steps[at + 2] !== 0) moved = true;
  }
  if (!moved) return "same";
  return wanted.jump ? "key" : "steps";
}

/** Whether a body with these parts may go so far in one update. */
export function mayGo(parts: number, { steps }: Motion, grain: Grain): boolean {
  for (const channel of placesOf(parts)) if (Math.abs(steps[channel]!) > LARGEST_STEP) return false;
  for (const channel of turnsOf(parts)) if (Math.abs(steps[channel]!) > grain.turns.mostSteps) return false;
  return (parts & HEAD_PART) !== 0 || Math.abs(steps[YAW_CHANNEL]!) <= LARGEST_STEP;
}

/** Moves a body. Bit-exact. */
export function go(body: SentBody, { floor, steps }: Motion, grain: Grain): void {
  const { place, turns, parts } = body;
  body.jump = false;
  body.floor += floor;
  for (const channel of placesOf(parts)) place[channel] = place[channel]! + steps[channel]!;
  if (!(parts & HEAD_PART)) place[YAW_CHANNEL] = (place[YAW_CHANNEL]! + steps[YAW_CHANNEL]!) & (YAW_STEPS - 1);
  for (let part = 0; part < 3; part++) {
    if (!(parts & (1 << part))) continue;
    const at = part * PART_CHANNELS + 3;
    turnBy(turns, part * TURN_NUMBERS, steps[at]!, steps[at + 1]!, steps[at + 2]!, grain.turns);
  }
}

/**
 * What an update begins with: 0, 10 and the floor's step in gamma of its zigzag (of 0 when something about the hands
 * comes first), or 11 when a key follows.
 */
export function writeOpening(out: BitWriter, floor: number | "key" | "hands"): void {
  if (floor === 0) out.write(0, 1);
  else if (floor === "key") out.write(3, 2);
  else if (floor === "hands") {
    out.write(2, 2);
    out.writeGamma(0);
  } else {
    out.write(2, 2);
    out.writeGamma(floor < 0 ? -2 * floor - 1 : 2 * floor);
  }
}

export function readOpening(from: BitReader): number | "key" | "hands" {
  if (from.read(1) === 0) return 0;
  if (from.read(1) === 1) return "key";
  const code = from.readGamma();
  if (code === 0) return "hands";
  return (code >>> 1) ^ -(code & 1);
}
