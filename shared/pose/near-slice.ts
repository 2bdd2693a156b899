/**
 * Near slice: one avatar in one step at full precision, written once and copied into the frame of everybody near.
 *
 * In words: each channel is expected to go on as it went (its last step, and a part of how that step had changed, in
 * proportion to the time between the samples), and the surprise is written in the code for the size that the channel's
 * surprises have had lately. Who has not moved for `FORGOTTEN` steps is expected to stand. A key goes where a difference
 * cannot say it: parts come or go, a jump, a ghost begins or ends, a turn of over 164°. In bits:
 *
 *   update   when hands close or open, 1 0 gamma(0) and grips 4 (`grip.ts`) before all else;
 *            0, or 1 0 gamma(zigzag(floor's step)) when the floor's height changes;
 *            code(step of the sample's age), then for each channel in use code(surprise)
 *            1 1, then age 7, grips 4 and a key (`key.ts`)
 *   enter    age 7, grips 4, a key, steps since the last update 2 (3 for three or more); unless 3: span 8, mean of the age 12, and
 *            for each channel in use mean 12, pace in code 11, bend in the code of the mean
 */
import type { BitReader, BitWriter } from "./bits.ts";
import { codeOf, nextMean, readCode, readCodes, writeCode } from "./codes.ts";
import { readKey, writeKey } from "./key.ts";
import { go, Motion, mayGo, motionTo, readOpening, writeOpening } from "./motion.ts";
import {
  AGES,
  CHANNELS,
  channelsOf,
  NEAR_GRAIN,
  OLDEST,
  outOfBounds,
  SENT_NUMBERS,
  SentBody,
  settle,
  type WantedBody,
} from "./sent-body.ts";

/** No slice and no key is longer, bytes. */
export const NEAR_SLICE_LIMIT = 400;
/** Steps without an update after which nothing is expected of a body but that it stands. */
export const FORGOTTEN = 3;

const FIRST_MEAN = 64;
const FIRST_SPAN = AGES;
const LONGEST_SPAN = 255;
/** The share of a step's last change that is expected again: what surprises least, over walking and gesturing. */
const BEND = 0.375;
const PACE_CODE = 11;
const GRIPS_BITS = 4;
const AGE = CHANNELS;

/** A body in the near tier, with what it lately did. */
export class NearBody extends SentBody {
  /** By channel: the last step, and by how much it differed from the one before. */
  readonly pace: Int32Array;
  readonly bend: Int32Array;
  /** By channel, and last for the age: the mean size of surprises, sixteenths. */
  readonly mean: Int32Array;
  /** The time that the last step took, in 24ths of a step's time. */
  span = FIRST_SPAN;

  constructor() {
    super(3 * CHANNELS + 1);
    const numbers = this.place.buffer;
    const at = (channels: number) => 4 * (SENT_NUMBERS + channels);
    this.pace = new Int32Array(numbers, at(0), CHANNELS);
    this.bend = new Int32Array(numbers, at(CHANNELS), CHANNELS);
    this.mean = new Int32Array(numbers, at(2 * CHANNELS), CHANNELS + 1);
  }
}

const motion = new Motion();
/** By channel: the step that is expected, and by how much the one that is taken differs. */
const expected = new Float64Array(CHANNELS);
const surprises = new Int32Array(CHANNELS);

/** Makes `body` what is wanted, without history. */
export function settleNear(body: NearBody, wanted: WantedBody): void {
  settle(body, wanted, NEAR_GRAIN);
  body.age = wanted.age;
  body.grips = wanted.grips;
  forget(body);
}

function forget(body: NearBody): void {
  body.pace.fill(0);
  body.bend.fill(0);
  body.mean.fill(FIRST_MEAN);
  body.span = FIRST_SPAN;
}

/**
 * Writes what brings a receiver's copy of `body` to `wanted`, and moves `body` there. False, and nothing written, when it
 * stands there already.
 *
 * @param since steps since the last update
 */
export function writeNear(body: NearBody, wanted: WantedBody, since: number, out: BitWriter): boolean {
  const difference = motionTo(body, wanted, NEAR_GRAIN, motion);
  const grips = wanted.grips !== body.grips;
  if (difference === "same" && !grips) {
    body.jump = false;
    return false;
  }
  if (difference === "key") {
    settleNear(body, wanted);
    writeOpening(out, "key");
    out.write(body.age, 7);
    out.write(body.grips, GRIPS_BITS);
    writeKey(body, NEAR_GRAIN, out);
    return true;
  }
  if (grips) {
    body.grips = wanted.grips;
    writeOpening(out, "hands");
    out.write(body.grips, GRIPS_BITS);
  }
  writeOpening(out, motion.floor);
  if (since >= FORGOTTEN) forget(body);
  const aged = wanted.age - body.age;
  writeCode(out, codeOf(body.mean[AGE]!), aged);
  body.mean[AGE] = nextMean(body.mean[AGE]!, aged);
  const span = spanTo(body, wanted.age, since);
  const channels = channelsOf(body.parts);
  const { steps } = motion;
  expect(body, channels, span);
  for (const channel of channels) {
    surprises[channel] = steps[channel]! - expected[channel]!;
    writeCode(out, codeOf(body.mean[channel]!), surprises[channel]!);
  }
  learn(body, channels, span);
  body.age = wanted.age;
  body.span = span;
  go(body, motion, NEAR_GRAIN);
  return true;
}

/**
 * The time from the last sample to one of `age`, `since` steps later: never none. In 24ths of a step's time. Who has just
 * entered a roster knows of no more than `FORGOTTEN` steps.
 */
function spanTo(body: NearBody, age: number, since: number): number {
  return Math.max(1, Math.min(LONGEST_SPAN, Math.min(FORGOTTEN, since) * AGES + body.age - age));
}

/** Fills `expected` with the step that each channel is expected to take in `span`. Bit-exact. */
function expect(body: NearBody, channels: readonly number[], span: number): void {
  const { pace, bend } = body;
  const before = body.span;
  for (let n = 0; n < channels.length; n++) {
    const channel = channels[n]!;
    expected[channel] = Math.floor(((pace[channel]! + BEND * bend[channel]!) * span) / before + 0.5);
  }
}

/** Takes in the steps that were taken in `span`, and how they surprised. Bit-exact. */
function learn(body: NearBody, channels: readonly number[], span: number): void {
  const { pace, bend, mean } = body;
  const { steps } = motion;
  const before = body.span;
  for (let n = 0; n < channels.length; n++) {
    const channel = channels[n]!;
    const step = steps[channel]!;
    bend[channel] = step - Math.floor((pace[channel]! * span) / before + 0.5);
    pace[channel] = step;
    mean[channel] = nextMean(mean[channel]!, surprises[channel]!);
  }
}

/** Reads an update into `body`. A sentence when it is none; the body is then worth nothing. */
export function readNear(body: NearBody, since: number, from: BitReader): string | null {
  let opening = readOpening(from);
  if (opening === "hands") {
    body.grips = from.read(GRIPS_BITS);
    opening = readOpening(from);
    if (opening === "hands") return "hands are told of twice";
  }
  if (opening === "key") {
    forget(body);
    body.age = from.read(7);
    body.grips = from.read(GRIPS_BITS);
    return readKey(body, NEAR_GRAIN, from);
  }
  motion.floor = opening;
  if (since >= FORGOTTEN) forget(body);
  const aged = readCode(from, codeOf(body.mean[AGE]!));
  body.mean[AGE] = nextMean(body.mean[AGE]!, aged);
  const age = body.age + aged;
  if (age < 0 || age > OLDEST) return "a sample's age is out of bounds";
  const span = spanTo(body, age, since);
  const channels = channelsOf(body.parts);
  readCodes(from, channels, body.mean, surprises);
  expect(body, channels, span);
  for (let n = 0; n < channels.length; n++) {
    const channel = channels[n]!;
    const step = expected[channel]! + surprises[channel]!;
    motion.steps[channel] = step;
    if (motion.steps[channel] !== step) return "a step is too large";
  }
  if (!mayGo(body.parts, motion, NEAR_GRAIN)) return "a step is too large";
  learn(body, channels, span);
  if (from.failed) return "a slice is cut off";
  body.age = age;
  body.span = span;
  go(body, motion, NEAR_GRAIN);
  return outOfBounds(body, NEAR_GRAIN);
}

/** What somebody who begins to see the avatar needs. */
export function writeNearEnter(body: NearBody, since: number, out: BitWriter): void {
  out.write(body.age, 7);
  out.write(body.grips, GRIPS_BITS);
  writeKey(body, NEAR_GRAIN, out);
  out.write(Math.min(FORGOTTEN, since), 2);
  if (since >= FORGOTTEN) return;
  out.write(body.span, 8);
  out.write(body.mean[AGE]!, 12);
  for (const channel of channelsOf(body.parts)) {
    const mean = body.mean[channel]!;
    out.write(mean, 12);
    writeCode(out, PACE_CODE, body.pace[channel]!);
    writeCode(out, codeOf(mean), body.bend[channel]!);
  }
}

/** Reads an enter into `body`; the steps since its last update, or a sentence when it is none. */
export function readNearEnter(body: NearBody, from: BitReader): number | string {
  forget(body);
  body.age = from.read(7);
  body.grips = from.read(GRIPS_BITS);
  const error = readKey(body, NEAR_GRAIN, from);
  if (error !== null) return error;
  const since = from.read(2);
  if (since < FORGOTTEN) {
    body.span = from.read(8);
    body.mean[AGE] = from.read(12);
    for (const channel of channelsOf(body.parts)) {
      const mean = from.read(12);
      body.mean[channel] = mean;
      body.pace[channel] = readCode(from, PACE_CODE);
      body.bend[channel] = readCode(from, codeOf(mean));
    }
    if (body.span === 0) return "a step took no time";
  }
  return from.failed ? "an enter is cut off" : since;
}
