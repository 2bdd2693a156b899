/**
 * Mid slice: one avatar a few times a second at 20 mm and 2°, written once and copied into the frame of everybody for
 * whom it is neither near nor far.
 *
 * In words: root and turns are expected to stand, parts to go with the root; codes are fixed, so that who begins to see
 * the avatar need not be told what it did before. In bits:
 *
 *   update   0, or 1 0 gamma(zigzag(floor's step)) when the floor's height changes;
 *            for each channel in use its surprise, in code 7 (x and z of the root), 4 (places of parts), 5 (turns) or
 *            11 (yaw)
 *            1 1, then a key (`key.ts`)
 */
import type { BitReader, BitWriter } from "./bits.ts";
import { readCode, writeCode } from "./codes.ts";
import { readKey, writeKey } from "./key.ts";
import { go, Motion, mayGo, motionTo, readOpening, writeOpening } from "./motion.ts";
import {
  channelsOf,
  isTurn,
  isYaw,
  MID_GRAIN,
  outOfBounds,
  PART_CHANNELS,
  type SentBody,
  settle,
  type WantedBody,
} from "./sent-body.ts";

/** No slice and no key is longer, bytes. */
export const MID_SLICE_LIMIT = 200;

const ROOT_CODE = 7;
const PART_CODE = 4;
const TURN_CODE = 5;
const YAW_CODE = 11;

const motion = new Motion();

export function settleMid(body: SentBody, wanted: WantedBody): void {
  settle(body, wanted, MID_GRAIN);
}

/** As `writeNear`, for the mid tier. */
export function writeMid(body: SentBody, wanted: WantedBody, out: BitWriter): boolean {
  const difference = motionTo(body, wanted, MID_GRAIN, motion);
  if (difference === "same") {
    body.jump = false;
    return false;
  }
  if (difference === "key") {
    settleMid(body, wanted);
    writeOpening(out, "key");
    writeKey(body, MID_GRAIN, out);
    return true;
  }
  writeOpening(out, motion.floor);
  for (const channel of channelsOf(body.parts)) {
    writeCode(out, codeFor(channel, body.parts), motion.steps[channel]! - expected(channel, body.parts));
  }
  go(body, motion, MID_GRAIN);
  return true;
}

/** As `readNear`, for the mid tier. */
export function readMid(body: SentBody, from: BitReader): string | null {
  const opening = readOpening(from);
  if (opening === "key") return readKey(body, MID_GRAIN, from);
  if (opening === "hands") return "nobody tells of hands so far away";
  motion.floor = opening;
  for (const channel of channelsOf(body.parts)) {
    motion.steps[channel] = readCode(from, codeFor(channel, body.parts)) + expected(channel, body.parts);
  }
  if (!mayGo(body.parts, motion, MID_GRAIN)) return "a step is too large";
  if (from.failed) return "a slice is cut off";
  go(body, motion, MID_GRAIN);
  return outOfBounds(body, MID_GRAIN);
}

function codeFor(channel: number, parts: number): number {
  if (isYaw(channel, parts)) return YAW_CODE;
  if (isTurn(channel, parts)) return TURN_CODE;
  return isRoot(channel) ? ROOT_CODE : PART_CODE;
}

const isRoot = (channel: number) => channel === 0 || channel === 2;

/** The step that a channel is expected to take: a part's place goes with the root's, and with the floor. */
function expected(channel: number, parts: number): number {
  if (isRoot(channel) || isYaw(channel, parts) || isTurn(channel, parts)) return 0;
  const axis = channel % PART_CHANNELS;
  return axis === 1 ? motion.floor : motion.steps[axis]!;
}
