/**
 * Voice frames: how 20 ms of somebody's voice travel over the room's WebSocket, and the words both carriers share.
 *
 * From a talker, one frame a message: `tick` uint16, then the Opus packet.
 * To a listener, one or more frames a message, each: `slot` uint8, `seq` uint16, `tick` uint16, `length` uint16, then
 * the Opus packet of that length. All numbers are big-endian.
 *
 * `tick` counts time in steps of 20 ms and wraps at 65,536: where it runs ahead of `seq`, nobody said anything in
 * between. `seq` counts frames as they were sent and wraps too: where it runs ahead, frames were lost.
 */

/** Whoever listens hears at most so many people at a time, each in a slot of their own, numbered from 0. */
export const SLOTS = 8;
/** The length of a frame, ms. */
export const FRAME_MS = 20;
/** The largest Opus packet that is taken, bytes: 160 kbit/s. Voice at its usual 32 kbit/s takes 80. */
export const OPUS_LIMIT = 400;

export type VoiceFrame = { seq: number; tick: number; opus: Uint8Array };
/** A frame as a listener gets it. */
export type SlotFrame = VoiceFrame & { slot: number };

const TALK_HEAD = 2;
const HEAR_HEAD = 7;

/** A talker's message. `opus` must be at most `OPUS_LIMIT` bytes. */
export function encodeTalk(tick: number, opus: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(TALK_HEAD + opus.byteLength);
  bytes[0] = tick >> 8;
  bytes[1] = tick;
  bytes.set(opus, TALK_HEAD);
  return bytes;
}

/** A talker's message taken apart, without a copy; null for what cannot be one. */
export function decodeTalk(bytes: Uint8Array): { tick: number; opus: Uint8Array } | null {
  const length = bytes.byteLength - TALK_HEAD;
  if (length < 1 || length > OPUS_LIMIT) return null;
  return { tick: (bytes[0]! << 8) | bytes[1]!, opus: bytes.subarray(TALK_HEAD) };
}

/** How many bytes a frame takes in a listener's message. */
export function heardLength(opus: Uint8Array): number {
  return HEAR_HEAD + opus.byteLength;
}

/** Writes a frame into a listener's message at `at`; answers where the next one begins. */
export function writeHeard(into: Uint8Array, at: number, slot: number, { seq, tick, opus }: VoiceFrame): number {
  into[at] = slot;
  into[at + 1] = seq >> 8;
  into[at + 2] = seq;
  into[at + 3] = tick >> 8;
  into[at + 4] = tick;
  into[at + 5] = opus.byteLength >> 8;
  into[at + 6] = opus.byteLength;
  into.set(opus, at + HEAR_HEAD);
  return at + HEAR_HEAD + opus.byteLength;
}

/** The frames of a listener's message, without copies; null for what cannot be read. */
export function decodeHeard(bytes: Uint8Array): SlotFrame[] | null {
  const frames: SlotFrame[] = [];
  let at = 0;
  while (at < bytes.byteLength) {
    if (at + HEAR_HEAD > bytes.byteLength) return null;
    const slot = bytes[at]!;
    const length = (bytes[at + 5]! << 8) | bytes[at + 6]!;
    const end = at + HEAR_HEAD + length;
    if (slot >= SLOTS || length < 1 || length > OPUS_LIMIT || end > bytes.byteLength) return null;
    frames.push({
      slot,
      seq: (bytes[at + 1]! << 8) | bytes[at + 2]!,
      tick: (bytes[at + 3]! << 8) | bytes[at + 4]!,
      opus: bytes.subarray(at + HEAR_HEAD, end),
    });
    at = end;
  }
  return frames;
}

/** How far `to` is ahead of `from`, both wrapping at 65,536: −32,768…32,767. */
export function ahead(from: number, to: number): number {
  return ((to - from) << 16) >> 16;
}
