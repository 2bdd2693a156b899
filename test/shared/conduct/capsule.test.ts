import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type CapsuleAbout,
  type CapsuleHead,
  decodeHead,
  decodeTrack,
  encodeHead,
  encodeTrack,
  packPieces,
  stepAt,
  unpackPieces,
} from "../../../shared/conduct/capsule.ts";
import { RUN_HEAD, writeRunHead } from "../../../shared/conduct/motion.ts";
import { writeSample } from "../../../shared/pose/sample.ts";
import { WantedBody } from "../../../shared/pose/sent-body.ts";

const HEAD: CapsuleHead = {
  space: "plaza",
  copy: 2,
  from: 1_800_000_000_000,
  to: 1_800_000_000_205,
  stepMs: 50,
  subject: "subject",
  reporter: "reporter",
  steps: [0, 50, 100, 100, 200],
};
const ABOUT: CapsuleAbout = {
  avatar: "subject",
  name: "Amara ليلى",
  role: "visitor",
  look: { skin: 1, hair: 2, hairStyle: 3, clothes: 4, cloth: 5, second: 6 },
  came: 0,
  left: null,
  states: [{ at: 0, seat: null, muted: false, handRaised: false, away: false }],
  bubbles: [{ at: 0, radius: 1.2 }],
  words: [{ id: "said", at: 120, text: "Guten Tag", to: "near", hearers: ["subject", "reporter"] }],
};

/** Stands at 1, walks 300 mm, and jumps. */
function motion(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(200);
  const base = { x: 1000, y: 250, z: -2000 };
  const body = new WantedBody();
  body.floor = 250;
  let end = RUN_HEAD;
  for (const [since, x, jump] of [
    [0, 1000, false],
    [3, 1300, false],
    [1, 9000, true],
  ] as const) {
    body.place.set([x, 0, -2000, 512]);
    body.jump = jump;
    end = writeSample(body, since, base, bytes, end);
  }
  writeRunHead(bytes, 0, 0, base, end - RUN_HEAD);
  return bytes.slice(0, end);
}

test("[CAP2] The bytes of a capsule are these, for as long as version 1 is read.", () => {
  const track = encodeTrack(ABOUT, motion());
  const hex = Buffer.from(track.subarray(track.length - 46)).toString("hex");
  expect(hex).toBe("0000e8030000fa00000030f8ffff1e000000000000000000000203002c0100000000000201104" + "01f000000000002");
  expect(Buffer.from(packPieces([Uint8Array.of(7, 8), Uint8Array.of(9)])).toString("hex")).toBe(
    "53434150010202000000070801000000" + "09",
  );
});

test("[CAP2] A capsule reads as it was written: who stood, who walked between two steps, and who jumped.", () => {
  const head = decodeHead(encodeHead(HEAD));
  expect(head).toEqual(HEAD);
  const { motion: read, ...about } = decodeTrack(encodeTrack(ABOUT, motion()), head);
  expect(about).toEqual(ABOUT);
  const x = (moment: number) => read.poseAt(moment)?.position[0];
  expect([0, 1.9, 2, 2.5, 3, 3.9, 4, 9].map(x)).toEqual([1, 1, 1, 1.15, 1.3, 1.3, 9, 9]);
  expect(read.poseAt(0)?.yaw).toBeCloseTo(Math.PI / 2);
  expect([-10, 0, 25, 100, 150, 1000].map((ms) => stepAt(head, ms))).toEqual([0, 0, 0.5, 3, 3.5, 4]);
});

test("[CAP2] Pieces are taken apart as they were put together.", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 90 }), { maxLength: 49 }), (pieces) => {
      expect(unpackPieces(packPieces(pieces)).map((piece) => [...piece])).toEqual(pieces.map((piece) => [...piece]));
    }),
  );
});

test("[CAP2] Bytes that are no capsule, are cut off or changed end in one plain error.", () => {
  const whole = packPieces([encodeHead(HEAD), encodeTrack(ABOUT, motion())]);
  const read = (bytes: Uint8Array) => {
    const [head, ...tracks] = unpackPieces(bytes);
    const decoded = decodeHead(head ?? new Uint8Array());
    return tracks.map((track) => decodeTrack(track, decoded));
  };
  expect(read(whole)).toHaveLength(1);
  const survives = (bytes: Uint8Array) => {
    try {
      for (const { motion: one } of read(bytes)) for (let n = 0; n < one.count; n++) one.poseAt(one.steps[n]!);
    } catch (problem) {
      expect(problem).toBeInstanceOf(Error);
    }
  };
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), survives));
  fc.assert(
    fc.property(fc.nat(whole.length - 1), (end) => {
      expect(() => read(whole.subarray(0, end))).toThrow();
    }),
  );
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const bytes = whole.slice();
      bytes[at]! ^= change;
      survives(bytes);
    }),
  );
});
