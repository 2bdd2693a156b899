import { expect, test } from "vitest";
import { decodeWish, encodeWish, withinReach } from "../../shared/pose/wish-bytes.ts";
import { ResidualEntropy } from "./entropy.ts";
import { Paths } from "./paths.ts";
import { createWalker } from "./walker.ts";

const PEOPLE = 200;
const BEATS = 400;

test("a crowd walks at a walking pace, inside its square, and keeps the usual bubble nearly always", () => {
  const paths = new Paths(PEOPLE, 40, 3);
  let [walked, near] = [0, 0];
  for (let beat = 1; beat <= BEATS; beat++) {
    for (let i = 0; i < PEOPLE; i++) {
      const { x, z } = paths.at(i);
      const on = paths.walk(i, (beat + i / PEOPLE) * 0.05);
      const gone = Math.hypot(on.x - x, on.z - z);
      expect(gone).toBeLessThan(beat === 1 ? 0.2 : 0.0701);
      expect(Math.max(Math.abs(on.x), Math.abs(on.z))).toBeLessThan(20);
      walked += gone;
    }
    for (let i = 0; i < PEOPLE; i++) if (nearest(paths, i) < 1.2) near += 1;
  }
  expect(walked / PEOPLE / (BEATS * 0.05)).toBeGreaterThan(1.2);
  expect(near / PEOPLE / BEATS).toBeLessThan(0.001);
});

test("the same seed walks the same way", () => {
  const walk = () => {
    const paths = new Paths(20, 40, 5);
    for (let beat = 0; beat < 100; beat++) for (let i = 0; i < 20; i++) paths.walk(i, beat * 0.05);
    return createWalker(5)(5, paths.at(7));
  };
  expect(walk()).toEqual(walk());
});

test("a walker's pose is what a body can do, and reaches the server to the millimetre", () => {
  const walker = createWalker(1);
  for (let beat = 0; beat < 500; beat++) {
    const wish = walker(beat * 0.05, { x: beat * 0.01, z: -3, way: beat * 0.02, walked: beat * 0.07 });
    expect(withinReach(wish)).toEqual(wish);
    const read = decodeWish(encodeWish(wish, beat, 0));
    expect(read).not.toHaveProperty("error");
    if ("wish" in read) expect(read.wish.position[0]).toBe(Math.round(wish.position[0] * 1000) / 1000);
  }
});

test("the motion is about as rough as people in headsets: 10 to 11.5 B an update", () => {
  const paths = new Paths(50, 40, 1);
  const walkers = Array.from({ length: 50 }, (_, i) => createWalker(i));
  const entropy = new ResidualEntropy();
  for (let tick = 0; tick < 400; tick++) {
    for (const [i, walker] of walkers.entries()) {
      const seconds = tick * 0.05;
      entropy.addPose(i, { ...walker(seconds, paths.walk(i, seconds)), tick }, 0);
    }
  }
  expect(entropy.bytesPerUpdate()).toBeGreaterThan(10);
  expect(entropy.bytesPerUpdate()).toBeLessThan(11.5);
});

function nearest(paths: Paths, i: number): number {
  const { x, z } = paths.at(i);
  let least = Number.POSITIVE_INFINITY;
  for (let other = 0; other < PEOPLE; other++) {
    if (other === i) continue;
    const at = paths.at(other);
    least = Math.min(least, Math.hypot(at.x - x, at.z - z));
  }
  return least;
}
