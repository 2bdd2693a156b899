import fc from "fast-check";
import { expect, test } from "vitest";
import type { Avatar } from "../../../client/net/visit.ts";
import { nearby } from "../../../client/react/nearby.ts";

const stand = (id: string, x: number, z: number, y = 0) =>
  ({ id, pose: { position: [x, y, z], yaw: 0, tick: 1 } }) as unknown as Avatar;
const me = (yaw: number) => ({ position: [1, 0, 1] as [number, number, number], yaw, tick: 1 });

test("[PAGE37] Who is near comes nearest first, with metres, and who is farther or a storey above is left out.", () => {
  const found = nearby(
    me(0),
    [stand("far", 1, -30), stand("b", 1, -4), stand("a", 3, 1), stand("above", 1, 2, 12)],
    10,
  );
  expect(found.map(({ avatar }) => avatar.id)).toEqual(["a", "b"]);
  expect(found.map(({ distance }) => distance)).toEqual([2, 5]);
});

test("[PAGE37] A bearing is 0 ahead, a quarter turn on my right, and turns with me.", () => {
  const bearing = (yaw: number, x: number, z: number) => nearby(me(yaw), [stand("a", x, z)], 50)[0]!.bearing;
  expect(bearing(0, 1, -3)).toBeCloseTo(0);
  expect(bearing(0, 4, 1)).toBeCloseTo(Math.PI / 2);
  expect(bearing(Math.PI / 2, -4, 1)).toBeCloseTo(0);
  fc.assert(
    fc.property(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: -9, max: 9, noNaN: true }), (yaw, by) => {
      const turned = bearing(yaw + by, 5, 3) - bearing(yaw, 5, 3) - by;
      expect(Math.cos(turned)).toBeCloseTo(1);
    }),
  );
});
