import * as fc from "fast-check";
import { expect, test } from "vitest";
import { BEAM, gateAt, gateOf } from "../../../client/world/place/gate.ts";
import type { Vec3 } from "../../../shared/pose/pose.ts";
import { spaceSchema } from "../../../shared/space/space.ts";
import { GARDEN } from "../../support/linked-spaces.ts";

const garden = spaceSchema.parse(GARDEN);
const [link] = garden.links;
const flat = () => 0.5;
const gate = gateOf(link!, garden, flat);
const towards = (from: Vec3, to: Vec3): Vec3 => {
  const way = to.map((value, i) => value - from[i]!);
  const length = Math.hypot(...way);
  return way.map((value) => value / length) as Vec3;
};

test("[LNK1] A gate stands across the long side that is farthest from where people come in, and looks at who stands on the link.", () => {
  expect(gate.foot).toEqual([14, 0.5, 0]);
  expect(gate.middle).toEqual([12, 0.5, 0]);
  expect([Math.sin(gate.yaw), Math.cos(gate.yaw)].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([-1, 0]);
  expect(gate.width).toBe(2.8);
  const turned = { ...link!, polygon: [...link!.polygon].reverse() };
  expect(Math.sin(gateOf(turned, garden, flat).yaw)).toBeCloseTo(-1);
});

test("[LNK1] A press means a gate where it is on its beam, from either side, and the nearer of two.", () => {
  const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(number(5, 20), number(-6, 6), number(-3, 3), number(1.5, 3.5), (x, z, beside, height) => {
      fc.pre(Math.abs(x - 14) > 0.2);
      const eye: Vec3 = [x, 2.1, z];
      const found = gateAt([gate], eye, towards(eye, [14, 0.5 + height, beside]));
      const on = Math.abs(beside) <= gate.width / 2 && height >= BEAM.bottom && height <= BEAM.top;
      fc.pre(Math.abs(Math.abs(beside) - gate.width / 2) > 0.01);
      fc.pre(Math.min(Math.abs(height - BEAM.bottom), Math.abs(height - BEAM.top)) > 0.01);
      expect(found !== null).toBe(on);
    }),
  );
  const farther = gateOf(
    { ...link!, polygon: link!.polygon.map(([x, z]) => [x + 6, z] as [number, number]) },
    garden,
    flat,
  );
  const eye: Vec3 = [8, 2.9, 0];
  expect(gateAt([farther, gate], eye, [1, 0, 0])?.gate).toBe(gate);
  expect(gateAt([gate], eye, [-1, 0, 0])).toBeNull();
});
