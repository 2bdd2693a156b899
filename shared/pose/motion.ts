/**
 * Motion: from the body that was sent to the one that is wanted, channel by channel, and the same way again at the
 * receiver. Whole numbers only.
 */
import type { BitReader, BitWriter } from "./bits.ts";
import { largestTurn, TURN_NUMBERS, turnBetween, turnBy } from "./rotation.ts";
import {
  CHANNELS,
  channelsOf,
  type Grain,
  isTurn,
  isYaw,
  PART_CHANNELS,
  type SentBody,
  stepped,
  type WantedBody,
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
  for (const channel of channelsOf(parts)) {
    if (isTurn(channel, parts)) continue;
    const goal = wanted.place[channel]!;
    let step: number;
    if (isYaw(channel, parts)) {
      step = goal - body.place[channel]!;
      if (step >= YAW_STEPS / 2) step -= YAW_STEPS;
      if (step < -YAW_STEPS / 2) step += YAW_STEPS;
    } else step = stepped(goal, grain) - body.place[channel]!;
    steps[channel] = step;
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

/** Whether a step that was read may be one. */
export function mayStep(channel: number, parts: number, step: number, grain: Grain): boolean {
  return Math.abs(step) <= (isTurn(channel, parts) ? largestTurn(grain.turns) : LARGEST_STEP);
}

/** Moves a body. Bit-exact. */
export function go(body: SentBody, { floor, steps }: Motion, grain: Grain): void {
  const { place, parts } = body;
  body.jump = false;
  body.floor += floor;
  for (const channel of channelsOf(parts)) {
    if (isYaw(channel, parts)) place[channel] = (place[channel]! + steps[channel]!) & (YAW_STEPS - 1);
    else if (!isTurn(channel, parts)) place[channel] = place[channel]! + steps[channel]!;
  }
  for (let part = 0; part < 3; part++) {
    if (!(parts & (1 << part))) continue;
    const at = part * PART_CHANNELS + 3;
    turnBy(body.turns, part * TURN_NUMBERS, steps[at]!, steps[at + 1]!, steps[at + 2]!, grain.turns);
  }
}

/** What an update begins with: 0, 10 and the floor's step in gamma of its zigzag, or 11 when a key follows. */
export function writeOpening(out: BitWriter, floor: number | "key"): void {
  if (floor === 0) out.write(0, 1);
  else if (floor === "key") out.write(3, 2);
  else {
    out.write(2, 2);
    out.writeGamma(floor < 0 ? -2 * floor - 1 : 2 * floor);
  }
}

export function readOpening(from: BitReader): number | "key" {
  if (from.read(1) === 0) return 0;
  if (from.read(1) === 1) return "key";
  const code = from.readGamma();
  return (code >>> 1) ^ -(code & 1);
}
