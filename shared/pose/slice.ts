/**
 * Slice: the bytes of one avatar in one step, written once and copied into the frame of everybody who sees it.
 *
 * In words: either how each channel's step differs from its last one, or a key with everything about the body. A key goes
 * where a difference cannot say it: parts come or go, a jump, a ghost begins or ends, a turn of more than 164°. In bits:
 *
 *   update   0, then for each channel in use: Rice(zigzag(step − last step), spread of the channel)
 *            1, then a key without history
 *   key      jump 1, ghost 1, parts 3 (head, left, right from the lowest bit), x 21, y 21, z 21 signed,
 *            yaw 11 when there is no head, for each part: offset 3 × 14 signed, rotation 4 × 16 signed (lattice of 1/16384);
 *            with history (for who begins to see the avatar), for each channel in use: spread 4, Rice(zigzag(last step), spread)
 *
 * A key without history sets every last step to 0 and every spread to 4. After each code c of a channel with spread k,
 * k grows by one when c ≥ 3·2^k and shrinks by one when 2·c < 2^k; it stays within 0…12.
 */
import type { BitReader, BitWriter } from "./bits.ts";
import { WORLD_LIMIT } from "./pose.ts";
import { LARGEST_TURN, LATTICE, setLattice, turnBetween, turnBy } from "./rotation.ts";
import {
  CHANNELS,
  FIRST_PART,
  HEAD_PART,
  PART_CHANNELS,
  type SentBody,
  type WantedBody,
  YAW_CHANNEL,
  YAW_STEPS,
} from "./sent-body.ts";

/** No slice and no key is longer, bytes. */
export const SLICE_LIMIT = 224;

/** An offset of a part from its floor point, along any axis, mm. */
export const OFFSET_LIMIT = 8191;
const PLACE_LIMIT = WORLD_LIMIT * 1000;
const FIRST_SPREAD = 4;
const LARGEST_SPREAD = 12;

/** The channels in use, by parts. */
const IN_USE: readonly (readonly number[])[] = Array.from({ length: 8 }, (_, parts) =>
  Array.from({ length: CHANNELS }, (_, channel) => channel).filter((channel) => {
    if (channel < YAW_CHANNEL) return true;
    if (channel === YAW_CHANNEL) return !(parts & HEAD_PART);
    return (parts & (1 << Math.floor((channel - FIRST_PART) / PART_CHANNELS))) !== 0;
  }),
);

const isTurn = (channel: number) => channel >= FIRST_PART && (channel - FIRST_PART) % PART_CHANNELS >= 3;

const zigzag = (value: number) => (value << 1) ^ (value >> 31);
const unzigzag = (code: number) => (code >>> 1) ^ -(code & 1);

function adapt(body: SentBody, channel: number, code: number): void {
  const k = body.spread[channel]!;
  if (code >>> k >= 3) {
    if (k < LARGEST_SPREAD) body.spread[channel] = k + 1;
  } else if ((code << 1) >>> k === 0 && k > 0) {
    body.spread[channel] = k - 1;
  }
}

const steps = new Int32Array(CHANNELS);

/** Fills `steps`. "key" when a difference cannot say it, "same" when there is nothing to say. */
function compare(body: SentBody, wanted: WantedBody): "same" | "steps" | "key" {
  if (wanted.parts !== body.parts || wanted.ghost !== body.ghost) return "key";
  let moved = false;
  for (const channel of IN_USE[body.parts]!) {
    if (isTurn(channel)) continue;
    let step = wanted.place[channel]! - body.place[channel]!;
    if (channel === YAW_CHANNEL) {
      if (step >= YAW_STEPS / 2) step -= YAW_STEPS;
      if (step < -YAW_STEPS / 2) step += YAW_STEPS;
    }
    steps[channel] = step;
    if (step !== 0) moved = true;
  }
  for (let part = 0; part < 3; part++) {
    if (!(body.parts & (1 << part))) continue;
    const at = FIRST_PART + part * PART_CHANNELS + 3;
    if (!turnBetween(body.turns, part * 4, wanted.turns, part * 4, steps, at)) return "key";
    if (steps[at] !== 0 || steps[at + 1] !== 0 || steps[at + 2] !== 0) moved = true;
  }
  if (!moved) return "same";
  return wanted.jump ? "key" : "steps";
}

/** Makes `body` what is wanted, without history. */
export function settle(body: SentBody, wanted: WantedBody): void {
  body.parts = wanted.parts;
  body.ghost = wanted.ghost;
  body.jump = wanted.jump;
  body.place.set(wanted.place);
  body.turns.fill(0);
  const { turns } = wanted;
  for (let part = 0; part < 3; part++) {
    if (!(body.parts & (1 << part))) continue;
    const q = part * 4;
    setLattice(body.turns, q, turns[q]!, turns[q + 1]!, turns[q + 2]!, turns[q + 3]!);
  }
  forget(body);
}

function forget(body: SentBody): void {
  body.pace.fill(0);
  body.spread.fill(FIRST_SPREAD);
}

/**
 * Writes what brings a receiver's copy of `body` to `wanted`, and moves `body` there. False, and nothing written, when it
 * stands there already.
 */
export function writeUpdate(body: SentBody, wanted: WantedBody, out: BitWriter): boolean {
  const difference = compare(body, wanted);
  if (difference === "same") {
    body.jump = false;
    return false;
  }
  if (difference === "key") {
    settle(body, wanted);
    out.write(1, 1);
    writeKey(body, body.jump, false, out);
    return true;
  }
  out.write(0, 1);
  for (const channel of IN_USE[body.parts]!) {
    const step = steps[channel]!;
    const code = zigzag(step - body.pace[channel]!);
    out.writeRice(code, body.spread[channel]!);
    adapt(body, channel, code);
    body.pace[channel] = step;
  }
  go(body);
  return true;
}

/** Goes one step by the paces. */
function go(body: SentBody): void {
  const { place, pace } = body;
  body.jump = false;
  for (const channel of IN_USE[body.parts]!) {
    if (channel === YAW_CHANNEL) place[channel] = (place[channel]! + pace[channel]!) & (YAW_STEPS - 1);
    else if (!isTurn(channel)) place[channel] = place[channel]! + pace[channel]!;
  }
  for (let part = 0; part < 3; part++) {
    if (!(body.parts & (1 << part))) continue;
    const at = FIRST_PART + part * PART_CHANNELS + 3;
    turnBy(body.turns, part * 4, pace[at]!, pace[at + 1]!, pace[at + 2]!);
  }
}

export function writeKey(body: SentBody, jump: boolean, history: boolean, out: BitWriter): void {
  const { place, turns, parts } = body;
  out.write(jump ? 1 : 0, 1);
  out.write(body.ghost ? 1 : 0, 1);
  out.write(parts, 3);
  for (let axis = 0; axis < 3; axis++) out.writeSigned(place[axis]!, 21);
  if (!(parts & HEAD_PART)) out.write(place[YAW_CHANNEL]!, 11);
  for (let part = 0; part < 3; part++) {
    if (!(parts & (1 << part))) continue;
    const at = FIRST_PART + part * PART_CHANNELS;
    for (let axis = 0; axis < 3; axis++) out.writeSigned(place[at + axis]!, 14);
    for (let i = 0; i < 4; i++) out.writeSigned(turns[part * 4 + i]!, 16);
  }
  if (!history) return;
  for (const channel of IN_USE[parts]!) {
    const k = body.spread[channel]!;
    out.write(k, 4);
    out.writeRice(zigzag(body.pace[channel]!), k);
  }
}

/** Reads an update into `body`. A sentence when it is none; the body is then worth nothing. */
export function readUpdate(body: SentBody, from: BitReader): string | null {
  if (from.read(1) === 1) return readKey(body, false, from);
  for (const channel of IN_USE[body.parts]!) {
    const code = from.readRice(body.spread[channel]!);
    adapt(body, channel, code);
    body.pace[channel] = body.pace[channel]! + unzigzag(code);
    if (isTurn(channel) && Math.abs(body.pace[channel]!) > LARGEST_TURN) return "a turn is too large";
  }
  if (from.failed) return "a slice is cut off";
  go(body);
  return outOfBounds(body);
}

export function readKey(body: SentBody, history: boolean, from: BitReader): string | null {
  const { place, turns } = body;
  body.jump = from.read(1) === 1;
  body.ghost = from.read(1) === 1;
  body.parts = from.read(3);
  place.fill(0);
  turns.fill(0);
  for (let axis = 0; axis < 3; axis++) place[axis] = from.readSigned(21);
  if (!(body.parts & HEAD_PART)) place[YAW_CHANNEL] = from.read(11);
  for (let part = 0; part < 3; part++) {
    if (!(body.parts & (1 << part))) continue;
    const at = FIRST_PART + part * PART_CHANNELS;
    for (let axis = 0; axis < 3; axis++) place[at + axis] = from.readSigned(14);
    let length = 0;
    for (let i = 0; i < 4; i++) {
      const component = from.readSigned(16) / LATTICE;
      turns[part * 4 + i] = component * LATTICE;
      length += component * component;
    }
    if (Math.abs(length - 1) > 0.001) return "a rotation is not of length 1";
  }
  forget(body);
  if (history) {
    for (const channel of IN_USE[body.parts]!) {
      const k = from.read(4);
      if (k > LARGEST_SPREAD) return "a spread is too large";
      body.spread[channel] = k;
      body.pace[channel] = unzigzag(from.readRice(k));
    }
  }
  if (from.failed) return "a key is cut off";
  return outOfBounds(body);
}

function outOfBounds(body: SentBody): string | null {
  for (let channel = 0; channel < CHANNELS; channel++) {
    if (channel === YAW_CHANNEL || isTurn(channel)) continue;
    const limit = channel < YAW_CHANNEL ? PLACE_LIMIT : OFFSET_LIMIT;
    if (Math.abs(body.place[channel]!) > limit) return "a place is out of bounds";
  }
  return null;
}
