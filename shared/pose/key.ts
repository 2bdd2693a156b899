/**
 * Key: everything about a body that does not depend on what it did before. In bits:
 *
 *   jump 1, ghost 1, parts 3 (head, left, right from the lowest bit), floor, x, z (signed, `placeBits` each);
 *   a head: its height over the floor, its turn; without a head: yaw 11;
 *   for each hand its offset from the floor point (3 × `offsetBits`, signed), its turn
 *   turn: largest component 2, the other three signed, `turns.bits` each
 */
import type { BitReader, BitWriter } from "./bits.ts";
import { TURN_NUMBERS } from "./rotation.ts";
import { type Grain, HEAD_PART, outOfBounds, PART_CHANNELS, type SentBody, YAW_CHANNEL } from "./sent-body.ts";

const YAW_BITS = 11;

export function writeKey({ place, turns, parts, floor, jump, ghost }: SentBody, grain: Grain, out: BitWriter): void {
  const { placeBits, offsetBits } = grain;
  out.write(jump ? 1 : 0, 1);
  out.write(ghost ? 1 : 0, 1);
  out.write(parts, 3);
  out.writeSigned(floor, placeBits);
  out.writeSigned(place[0]!, placeBits);
  out.writeSigned(place[2]!, placeBits);
  if (!(parts & HEAD_PART)) out.write(place[YAW_CHANNEL]!, YAW_BITS);
  for (let part = 0; part < 3; part++) {
    if (!(parts & (1 << part))) continue;
    const at = part * PART_CHANNELS;
    if (part > 0) out.writeSigned(place[at]! - place[0]!, offsetBits);
    out.writeSigned(place[at + 1]! - floor, offsetBits);
    if (part > 0) out.writeSigned(place[at + 2]! - place[2]!, offsetBits);
    const q = part * TURN_NUMBERS;
    out.write(turns[q]!, 2);
    for (let n = 1; n < TURN_NUMBERS; n++) out.writeSigned(turns[q + n]!, grain.turns.bits);
  }
}

/** Reads a key into `body`. A sentence when it is none; the body is then worth nothing. */
export function readKey(body: SentBody, grain: Grain, from: BitReader): string | null {
  const { place, turns } = body;
  const { placeBits, offsetBits } = grain;
  body.jump = from.read(1) === 1;
  body.ghost = from.read(1) === 1;
  body.parts = from.read(3);
  body.floor = from.readSigned(placeBits);
  place.fill(0);
  turns.fill(0);
  place[0] = from.readSigned(placeBits);
  place[2] = from.readSigned(placeBits);
  if (!(body.parts & HEAD_PART)) place[YAW_CHANNEL] = from.read(YAW_BITS);
  for (let part = 0; part < 3; part++) {
    if (!(body.parts & (1 << part))) continue;
    const at = part * PART_CHANNELS;
    if (part > 0) place[at] = place[0]! + from.readSigned(offsetBits);
    place[at + 1] = body.floor + from.readSigned(offsetBits);
    if (part > 0) place[at + 2] = place[2]! + from.readSigned(offsetBits);
    const q = part * TURN_NUMBERS;
    turns[q] = from.read(2);
    for (let n = 1; n < TURN_NUMBERS; n++) turns[q + n] = from.readSigned(grain.turns.bits);
  }
  if (from.failed) return "a key is cut off";
  return outOfBounds(body, grain);
}
