/**
 * RTP: packets read strictly and written (RFC 3550, section 5.1; header extensions: RFC 8285).
 *
 *      0                   1                   2                   3
 *      V=2|P|X|  CC   |M|     PT      |            sequence           |
 *                              timestamp                              |
 *                                SSRC                                 |
 *      CSRC × CC, extension if X, payload, padding if P
 */

export const RTP_HEAD = 12;
/** An Ethernet frame's worth, bytes: nothing larger is looked at. */
const PACKET_LIMIT = 1500;
/** Steps of an Opus timestamp in a frame of 20 ms: always of 48 kHz (RFC 7587). */
export const FRAME_STEPS = 960;

/** A packet's fields; `start` and `end` are where its payload lies. One is used again and again. */
export type RtpFields = { type: number; seq: number; timestamp: number; ssrc: number; start: number; end: number };

export function emptyFields(): RtpFields {
  return { type: 0, seq: 0, timestamp: 0, ssrc: 0, start: 0, end: 0 };
}

/** Whether a packet is RTCP, where both come over one port (RFC 5761, section 4). */
export function isRtcp(packet: Uint8Array): boolean {
  return packet.byteLength >= 8 && packet[0]! >> 6 === 2 && packet[1]! >= 192 && packet[1]! <= 223;
}

/** Reads a packet into `fields`; false for what is none. An empty payload is one: padding alone is. */
export function readRtp(packet: Uint8Array, fields: RtpFields): boolean {
  const length = packet.byteLength;
  if (length < RTP_HEAD || length > PACKET_LIMIT) return false;
  const first = packet[0]!;
  if (first >> 6 !== 2) return false;
  let start = RTP_HEAD + 4 * (first & 0x0f);
  if (first & 0x10) {
    if (start + 4 > length) return false;
    start += 4 + 4 * uint16(packet, start + 2);
  }
  if (start > length) return false;
  let end = length;
  if (first & 0x20) {
    const padding = packet[length - 1]!;
    end -= padding;
    if (padding === 0 || end < start) return false;
  }
  fields.type = packet[1]! & 0x7f;
  fields.seq = uint16(packet, 2);
  fields.timestamp = uint32(packet, 4);
  fields.ssrc = uint32(packet, 8);
  fields.start = start;
  fields.end = end;
  return true;
}

/** Writes a packet without extensions; answers its length, bytes. */
export function writeRtp(
  into: Uint8Array,
  type: number,
  marker: boolean,
  seq: number,
  timestamp: number,
  ssrc: number,
  payload: Uint8Array,
): number {
  into[0] = 0x80;
  into[1] = marker ? type | 0x80 : type;
  into[2] = seq >> 8;
  into[3] = seq;
  putUint32(into, 4, timestamp);
  putUint32(into, 8, ssrc);
  into.set(payload, RTP_HEAD);
  return RTP_HEAD + payload.byteLength;
}

export function uint16(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 8) | bytes[at + 1]!;
}

export function uint32(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}

export function putUint32(into: Uint8Array, at: number, value: number): void {
  into[at] = value >>> 24;
  into[at + 1] = value >>> 16;
  into[at + 2] = value >>> 8;
  into[at + 3] = value;
}
