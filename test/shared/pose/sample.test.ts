import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Base,
  isWithin,
  readSample,
  SAMPLE_LIMIT,
  sampleLength,
  writeSample,
} from "../../../shared/pose/sample.ts";
import { NEAR_GRAIN, SentBody, settle, WantedBody } from "../../../shared/pose/sent-body.ts";

const mm = (most: number) => fc.integer({ min: -most, max: most });
const turn = fc
  .tuple(...[0, 1, 2, 3].map(() => fc.double({ min: -1, max: 1, noNaN: true })))
  .filter((q) => Math.hypot(...q) > 0.1);

const bodies = fc
  .record({
    parts: fc.integer({ min: 0, max: 7 }),
    grips: fc.integer({ min: 0, max: 15 }),
    ghost: fc.boolean(),
    jump: fc.boolean(),
    floor: mm(1000),
    x: mm(30_000),
    z: mm(30_000),
    yaw: fc.integer({ min: 0, max: 2047 }),
    offsets: fc.array(mm(2000), { minLength: 9, maxLength: 9 }),
    turns: fc.tuple(turn, turn, turn),
  })
  .map(({ x, z, yaw, offsets, turns, grips, ...rest }) => {
    const body = Object.assign(new WantedBody(), rest);
    body.grips = grips & ((rest.parts & 2 ? 3 : 0) | (rest.parts & 4 ? 12 : 0));
    body.place.set([x, 0, z, rest.parts & 1 ? 0 : yaw]);
    for (let part = 0; part < 3; part++) {
      if ((rest.parts & (1 << part)) === 0) continue;
      if (part > 0) body.place[6 * part] = x + offsets[3 * part]!;
      body.place[6 * part + 1] = rest.floor + offsets[3 * part + 1]!;
      if (part > 0) body.place[6 * part + 2] = z + offsets[3 * part + 2]!;
    }
    body.turns.set(turns.flat());
    return body;
  });

test("[CAP2] A sample is what the wire says of a body in full, to the last bit.", () => {
  const bytes = new Uint8Array(SAMPLE_LIMIT + 3);
  const base: Base = { x: 120, y: -30, z: 9 };
  fc.assert(
    fc.property(bodies, fc.integer({ min: 0, max: 255 }), (body, since) => {
      expect(isWithin(body, base)).toBe(true);
      const end = writeSample(body, since, base, bytes, 3);
      expect(end - 3).toBe(sampleLength(bytes, 3));
      const read = new SentBody();
      expect(readSample(bytes, 3, base, read)).toBe(end);
      const sent = new SentBody();
      settle(sent, body, NEAR_GRAIN);
      sent.grips = body.grips;
      expect(read).toEqual(sent);
      expect(bytes[3]).toBe(since);
    }),
  );
});

test("[CAP2] Bytes that are no sample are told apart, and nothing is read beyond them.", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const end = readSample(bytes, 0, { x: 0, y: 0, z: 0 }, new SentBody());
      expect(end === -1 || (end >= 10 && end <= bytes.length)).toBe(true);
    }),
  );
});
