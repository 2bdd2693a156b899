import { getMessageBytes, Protocol } from "@colyseus/core";
import fc from "fast-check";
import { pack } from "msgpackr";
import { expect, test } from "vitest";
import { readFrame } from "../../../server/rooms/frames.ts";

test("[LIM1] a request is taken apart into its id, verb and payload", () => {
  const frame = Uint8Array.from([Protocol.ROOM_REQUEST, 7, 0xa3, ...Buffer.from("say"), ...pack({ text: "Hello" })]);
  expect(readFrame(frame)).toEqual({ kind: "request", id: 7, verb: "say", payload: { text: "Hello" } });
});

test("[LIM1] bytes keep their numeric type", () => {
  const frame = getMessageBytes.raw(Protocol.ROOM_DATA_BYTES, 1, undefined, Uint8Array.from([9, 8]));
  const read = readFrame(frame);
  expect(read.kind === "bytes" && [read.type, ...read.bytes]).toEqual([1, 9, 8]);
});

test("[LIM1] a request whose payload is broken still names who must be answered", () => {
  const frame = Uint8Array.from([Protocol.ROOM_REQUEST, 7, 0xa3, ...Buffer.from("say"), 0xdf, 0xff]);
  expect(readFrame(frame)).toEqual({ kind: "broken", id: 7 });
});

test("[LIM4] a frame beyond the limit still names who must be answered, and is read no further", () => {
  const say = Uint8Array.from([Protocol.ROOM_REQUEST, 7, 0xa3, ...Buffer.from("say"), 0xdf]);
  const long = (head: Uint8Array) => Uint8Array.from({ length: 16_385 }, (_, at) => head[at] ?? 0);
  expect(readFrame(long(say))).toEqual({ kind: "too-long", id: 7 });
  expect(readFrame(long(Uint8Array.from([Protocol.ROOM_DATA_BYTES, 1])))).toEqual({ kind: "too-long", id: null });
});

test("[LIM1] no bytes whatever make it throw", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(["request", "bytes", "house", "broken", "too-long"]).toContain(readFrame(bytes).kind);
    }),
    { numRuns: 2000 },
  );
});
