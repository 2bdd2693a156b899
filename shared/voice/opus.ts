/**
 * Opus: whether bytes are an Opus packet of 20 ms, by its own rules.
 *
 * Nothing is decoded. What is asked is all that RFC 6716 asks of a packet's shape (section 3.4, R1 to R7), so that no
 * listener's decoder is given what a decoder may choke on.
 */
import { FRAME_MS } from "./frame.ts";

/** The longest frame inside a packet, bytes (R2). */
const FRAME_BYTES = 1275;
/** A packet that carries no sound, for a decoder to fill: what an encoder sends in silence (DTX). */
const SILENCE_BYTES = 2;

/** The ms of one frame, by the configuration number of RFC 6716, table 2. */
function frameMs(config: number): number {
  if (config < 12) return [10, 20, 40, 60][config & 3]!;
  if (config < 16) return [10, 20][config & 1]!;
  return [2.5, 5, 10, 20][config & 3]!;
}

/** Whether `packet` is a well-formed Opus packet of 20 ms. */
export function isOpus(packet: Uint8Array): boolean {
  const toc = packet[0];
  if (toc === undefined) return false;
  const ms = frameMs(toc >> 3);
  const rest = packet.byteLength - 1;
  switch (toc & 3) {
    case 0:
      return ms === FRAME_MS && rest <= FRAME_BYTES;
    case 1:
      return 2 * ms === FRAME_MS && rest % 2 === 0 && rest / 2 <= FRAME_BYTES;
    case 2: {
      if (2 * ms !== FRAME_MS) return false;
      const first = lengthAt(packet, 1, packet.byteLength);
      return first !== null && rest - first.bytes - first.length <= FRAME_BYTES;
    }
    default:
      return manyFrames(packet, ms);
  }
}

/** Whether a packet says anything: an encoder in silence sends a packet of one or two bytes now and then. */
export function saysSomething(packet: Uint8Array): boolean {
  return packet.byteLength > SILENCE_BYTES;
}

/** Code 3: a count of frames, padding, and lengths that may differ. */
function manyFrames(packet: Uint8Array, ms: number): boolean {
  const head = packet[1];
  if (head === undefined) return false;
  const count = head & 0x3f;
  if (count === 0 || count * ms !== FRAME_MS) return false;
  let at = 2;
  let end = packet.byteLength;
  if (head & 0x40) {
    for (;;) {
      const more = packet[at++];
      if (more === undefined) return false;
      end -= more === 255 ? 254 : more;
      if (more !== 255) break;
    }
  }
  if (end < at) return false;
  if (!(head & 0x80)) {
    const all = end - at;
    return all % count === 0 && all / count <= FRAME_BYTES;
  }
  let said = 0;
  for (let n = 1; n < count; n++) {
    const one = lengthAt(packet, at, end);
    if (one === null) return false;
    at += one.bytes;
    said += one.length;
  }
  const last = end - at - said;
  return last >= 0 && last <= FRAME_BYTES;
}

/** A frame's length as it stands in a packet (section 3.2.1), if the packet is long enough for that frame. */
function lengthAt(packet: Uint8Array, at: number, end: number): { bytes: number; length: number } | null {
  const first = packet[at];
  if (first === undefined || at >= end) return null;
  const second = packet[at + 1];
  if (first >= 252 && (second === undefined || at + 1 >= end)) return null;
  const bytes = first < 252 ? 1 : 2;
  const length = first < 252 ? first : first + 4 * second!;
  return at + bytes + length <= end ? { bytes, length } : null;
}
