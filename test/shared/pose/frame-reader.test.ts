/** Frame: the format as it is fixed, and what a reader does with what is none. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FrameReader } from "../../../shared/pose/frame-reader.ts";
import { type PoseVector, poseVectors, standing } from "../../vectors/pose-frames.ts";

const vectors = JSON.parse(
  readFileSync(new URL("../../vectors/pose-frames.json", import.meta.url), "utf8"),
) as PoseVector[];

test("[POS8] The golden frames read as they always have.", () => {
  const reader = new FrameReader();
  for (const { tick, frame, bodies } of vectors) {
    expect(reader.read(Buffer.from(frame, "hex"))).toMatchObject({ tick });
    expect(standing(reader)).toEqual(bodies);
  }
  expect(vectors.length).toBeGreaterThan(15);
});

test("[POS8] The golden scene is written as it always has been.", () => {
  expect(poseVectors()).toEqual(vectors);
});

test("[POS3] Nothing is read before a full frame, nor after an error until the next full frame.", () => {
  const [full, next] = vectors.map(({ frame }) => Buffer.from(frame, "hex"));
  const reader = new FrameReader();
  expect(reader.read(next!)).toHaveProperty("error");
  expect(reader.read(full!)).not.toHaveProperty("error");
  expect(reader.read(next!.subarray(1))).toHaveProperty("error");
  expect([...reader.wires()]).toEqual([]);
  expect(reader.read(next!)).toHaveProperty("error");
  expect(reader.read(full!)).not.toHaveProperty("error");
  expect(reader.read(next!)).not.toHaveProperty("error");
});

test("[POS3] Bytes left over, and bytes missing, are errors.", () => {
  const full = Buffer.from(vectors[0]!.frame, "hex");
  expect(new FrameReader().read(Buffer.concat([full, Buffer.from([0])]))).toHaveProperty("error");
  for (let length = 0; length < full.length; length++) {
    expect(new FrameReader().read(full.subarray(0, length))).toHaveProperty("error");
  }
});

test("[POS3] Random bytes as full frames never crash and never fill a roster beyond its numbers.", () => {
  const random = (seed: number) => Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 24;
  for (let seed = 0; seed < 3000; seed++) {
    const bytes = Uint8Array.from({ length: seed % 90 }, (_, at) => random(seed * 97 + at * 13));
    bytes[0] = (bytes[0] ?? 0) | 0x80;
    const reader = new FrameReader();
    reader.read(bytes);
    expect([...reader.wires()].length).toBeLessThanOrEqual(bytes.length);
  }
});
