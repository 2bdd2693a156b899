/**
 * Frames: takes apart what a client sends, before anything else looks at it. Carries LIM1.
 *
 * Colyseus closes a connection on a message it cannot decode and logs a stack trace for each; here nonsense is a value.
 */
import { Protocol } from "@colyseus/core";
import { decode } from "@colyseus/schema";
import { unpack } from "msgpackr";
import { FRAME_LIMIT } from "../../shared/protocol/from-client/index.ts";

export type Frame =
  | { kind: "request"; id: number; verb: string | number; payload: unknown }
  | { kind: "bytes"; type: string | number; bytes: Uint8Array }
  /** Colyseus' own: the end of a join, a ping, a leave. */
  | { kind: "house" }
  | { kind: "too-long"; id: number | null }
  | { kind: "broken"; id: number | null };

const CODE_MASK = 0x1f;
const HOUSE_CODES: readonly number[] = [Protocol.JOIN_ROOM, Protocol.PING, Protocol.LEAVE_ROOM];

/** Enough of a frame to read its id. */
const HEAD_BYTES = 16;

/** Never throws. A frame beyond the limit is not taken apart further than its id, so that its sender gets an answer. */
export function readFrame(buffer: Uint8Array): Frame {
  if (buffer.byteLength <= FRAME_LIMIT) return takeApart(buffer);
  const head = takeApart(buffer.subarray(0, HEAD_BYTES));
  return { kind: "too-long", id: "id" in head ? head.id : null };
}

function takeApart(buffer: Uint8Array): Frame {
  const code = (buffer[0] ?? 0) & CODE_MASK;
  if (HOUSE_CODES.includes(code)) return { kind: "house" };
  let id: number | null = null;
  try {
    const at = { offset: 1 };
    if (code === Protocol.ROOM_REQUEST) {
      id = readId(buffer, at);
      const verb = readType(buffer, at);
      const rest = buffer.subarray(at.offset);
      return { kind: "request", id, verb, payload: rest.byteLength > 0 ? unpack(rest) : {} };
    }
    if (code === Protocol.ROOM_DATA_BYTES) {
      const type = readType(buffer, at);
      return { kind: "bytes", type, bytes: buffer.subarray(at.offset) };
    }
  } catch {
    return { kind: "broken", id };
  }
  return { kind: "broken", id: null };
}

function readId(buffer: Uint8Array, at: { offset: number }): number {
  const id = decode.number(buffer, at);
  if (!Number.isSafeInteger(id) || id < 0 || at.offset > buffer.byteLength) throw new Error("no id of ours");
  return id;
}

/** A type is a small number or a short name in msgpack; ours are nothing else. */
function readType(buffer: Uint8Array, at: { offset: number }): string | number {
  const first = buffer[at.offset++] ?? 0xc1;
  if (first < 0x80) return first;
  if (first < 0xa0 || first > 0xbf) throw new Error("no type of ours");
  const end = at.offset + (first & 0x1f);
  if (end > buffer.byteLength) throw new Error("a name that is cut short");
  const name = String.fromCharCode(...buffer.subarray(at.offset, end));
  at.offset = end;
  return name;
}
