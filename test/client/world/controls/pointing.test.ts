import { expect, test } from "vitest";
import type { Avatar } from "../../../../client/net/visit.ts";
import { personAt } from "../../../../client/world/controls/person-at.ts";
import { groundPoint } from "../../../../client/world/ground-point.ts";
import type { Vec3 } from "../../../../shared/pose/pose.ts";
import { Ground } from "../../../../shared/space/ground.ts";
import { spaceSchema } from "../../../../shared/space/space.ts";

const square = (least: number, most: number): [number, number][] => [
  [least, least],
  [most, least],
  [most, most],
  [least, most],
];
const ground = new Ground(
  spaceSchema.parse({
    id: "court",
    name: "Court",
    summary: "A court with a high wall and a gallery above.",
    spawn: { position: [0, 0, 8], radius: 0 },
    ground: [{ polygon: square(-10, 10) }, { polygon: square(4, 8), height: 3 }],
    walls: [
      {
        line: [
          [-3, 0],
          [3, 0],
        ],
        top: 3,
      },
    ],
  }),
);
const eye: Vec3 = [0, 1.6, 8];
/** The unit vector from my eyes towards a point. */
const towards = ([x, y, z]: Vec3): Vec3 => {
  const [dx, dy, dz] = [x - eye[0], y - eye[1], z - eye[2]];
  const length = Math.hypot(dx, dy, dz);
  return [dx / length, dy / length, dz / length];
};
const stand = (id: string, x: number, z: number) =>
  ({ id, pose: { position: [x, 0, z], yaw: 0, tick: 1 } }) as unknown as Avatar;

test("[PAGE35] A click on the floor is the point of the floor that was clicked.", () => {
  const found = groundPoint(ground, eye, towards([1, 0, 4]));
  expect(found?.[0]).toBeCloseTo(1, 0);
  expect(found?.[1]).toBe(0);
  expect(Math.abs((found?.[2] ?? 0) - 4)).toBeLessThan(0.25);
});

test("[PAGE35] Nothing is behind a wall, above the horizon, or beyond the floor.", () => {
  expect(groundPoint(ground, eye, towards([0, 0, -4]))).toBeUndefined();
  expect(groundPoint(ground, eye, towards([0, 2, -4]))).toBeUndefined();
  expect(groundPoint(ground, eye, towards([-9, 0, -14]))).toBeUndefined();
});

test("[PAGE35] From below a gallery its floor is no floor to walk to.", () => {
  expect(groundPoint(ground, [6, 1.6, 9], [0, -0.5, -Math.sqrt(0.75)])?.[1]).toBe(0);
});

test("[PAGE35] A click on somebody means the nearest in its way, and past them nobody.", () => {
  const people = [stand("behind", 0, 2), stand("front", 0.1, 5), stand("aside", 2, 5)];
  expect(personAt(people, eye, towards([0, 1.2, 4]))?.id).toBe("front");
  expect(personAt(people, eye, towards([1, 1.2, 5]))).toBeNull();
  expect(personAt(people, eye, towards([0, 3.5, 5]))).toBeNull();
  expect(personAt(people, eye, [0, 0, 1])).toBeNull();
});
