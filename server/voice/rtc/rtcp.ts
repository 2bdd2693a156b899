/**
 * RTCP: what both ends tell each other of a stream now and then (RFC 3550, section 6.4).
 *
 * We say when a slot's stream was where (a sender report), which the page's receiver report then answers: out of that come
 * its loss and the round trip. And we report on the page's microphone, so that its browser corrects errors when there are
 * some. Times are of any clock that goes evenly, ms, in 1/65536 s on the wire.
 */
import { putUint32, uint16, uint32 } from "./rtp.ts";

const SENDER = 200;
const RECEIVER = 201;
const BLOCK = 24;
const SENDER_BYTES = 28;
const RECEIVER_BYTES = 8;

/** What a receiver says of a stream: the share lost since its last report, 0…1, and the round trip, ms, if it knows. */
export type Report = { ssrc: number; loss: number; roundTrip: number | null };
/** What is said of a stream that was received. */
export type Received = {
  ssrc: number;
  /** The share lost since the last report, 0…1. */
  loss: number;
  /** All that were lost so far. */
  lost: number;
  /** The highest sequence number with its wraps above it, uint32. */
  highest: number;
  /** RFC 3550, A.8, in steps of the timestamp. */
  jitter: number;
  /** The middle of the last sender report's time, and when it came, ms; null where none has. */
  sender: { middle: number; at: number } | null;
};

/** Writes a sender report without blocks; answers its length, bytes. */
export function writeSender(
  into: Uint8Array,
  ssrc: number,
  now: number,
  timestamp: number,
  packets: number,
  bytes: number,
): number {
  head(into, 0, SENDER, SENDER_BYTES, ssrc);
  putUint32(into, 8, Math.floor(now / 1000));
  putUint32(into, 12, Math.floor(((now / 1000) % 1) * 2 ** 32));
  putUint32(into, 16, timestamp);
  putUint32(into, 20, packets);
  putUint32(into, 24, bytes);
  return SENDER_BYTES;
}

/** Writes a receiver report of one stream; answers its length, bytes. */
export function writeReceiver(into: Uint8Array, own: number, of: Received, now: number): number {
  head(into, 1, RECEIVER, RECEIVER_BYTES + BLOCK, own);
  putUint32(into, 8, of.ssrc);
  putUint32(into, 12, Math.min(Math.max(of.lost, 0), 0x7f_ffff));
  into[12] = Math.min(255, Math.floor(of.loss * 256));
  putUint32(into, 16, of.highest);
  putUint32(into, 20, Math.floor(of.jitter));
  putUint32(into, 24, of.sender?.middle ?? 0);
  putUint32(into, 28, of.sender ? Math.floor(((now - of.sender.at) * 65_536) / 1000) : 0);
  return RECEIVER_BYTES + BLOCK;
}

/** Calls `report` for each block about a stream of ours, and `sender` for each sender report; stops at what is broken. */
export function readRtcp(
  packet: Uint8Array,
  now: number,
  report: (report: Report) => void,
  sender: (ssrc: number, middle: number) => void,
): void {
  let at = 0;
  while (at + RECEIVER_BYTES <= packet.byteLength) {
    const end = at + 4 * (uint16(packet, at + 2) + 1);
    if (packet[at]! >> 6 !== 2 || end > packet.byteLength) return;
    const type = packet[at + 1]!;
    if (type === SENDER && at + SENDER_BYTES <= end) sender(uint32(packet, at + 4), uint32(packet, at + 10));
    if (type === SENDER || type === RECEIVER) {
      let block = at + (type === SENDER ? SENDER_BYTES : RECEIVER_BYTES);
      for (let left = packet[at]! & 0x1f; left > 0 && block + BLOCK <= end; left--, block += BLOCK) {
        report({
          ssrc: uint32(packet, block),
          loss: packet[block + 4]! / 256,
          roundTrip: roundTrip(now, uint32(packet, block + 16), uint32(packet, block + 20)),
        });
      }
    }
    at = end;
  }
}

/** The middle 32 bits of a time, as reports give it back: 16 of the seconds, 16 below. */
export function middleOf(now: number): number {
  return Math.floor((now * 65_536) / 1000) % 2 ** 32;
}

/** Now less the last report of ours that it had, less how long it kept it (section 6.4.1), ms. */
function roundTrip(now: number, lastReport: number, kept: number): number | null {
  if (lastReport === 0) return null;
  const steps = (middleOf(now) - lastReport - kept) | 0;
  return steps < 0 ? 0 : (steps * 1000) / 65_536;
}

function head(into: Uint8Array, blocks: number, type: number, bytes: number, ssrc: number): void {
  into[0] = 0x80 | blocks;
  into[1] = type;
  into[2] = 0;
  into[3] = bytes / 4 - 1;
  putUint32(into, 4, ssrc);
}
