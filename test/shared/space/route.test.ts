import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Vec3 } from "../../../shared/pose/pose.ts";
import { Ground } from "../../../shared/space/ground.ts";
import { type Obstacle, type Route, route } from "../../../shared/space/route.ts";
import { type SpaceFile, spaceSchema } from "../../../shared/space/space.ts";
import { seeded } from "../../support/seeded.ts";

const base = { id: "test", name: "Test", summary: "A room", spawn: { position: [0, 0, 0] } } as const;

function groundOf(file: Partial<SpaceFile>): Ground {
  return new Ground(
    spaceSchema.parse({
      ...base,
      ground: [
        {
          polygon: [
            [-10, -10],
            [10, -10],
            [10, 10],
            [-10, 10],
          ],
        },
      ],
      ...file,
    }),
  );
}

/** The least distance between a way and somebody. */
function apart(from: Vec3, { points }: Route, { position }: Obstacle): number {
  let least = Number.POSITIVE_INFINITY;
  let at = from;
  for (const point of points) {
    for (let n = 0; n <= 50; n++) {
      const x = at[0] + ((point[0] - at[0]) * n) / 50;
      const z = at[2] + ((point[2] - at[2]) * n) / 50;
      least = Math.min(least, Math.hypot(x - position[0], z - position[2]));
    }
    at = point;
  }
  return least;
}

test("[SPC31] Where nothing is in the way, a route is the straight line.", () => {
  expect(route(groundOf({}), [0, 0, 0], [5, 0, 3])).toEqual({ points: [[5, 0, 3]], arrived: true });
});

test("[SPC31] A route goes round walls, through their doors.", () => {
  const ground = groundOf({
    walls: [
      {
        line: [
          [0, -10],
          [0, 4],
        ],
      },
      {
        line: [
          [0, 5],
          [0, 10],
        ],
      },
    ],
  });
  const from: Vec3 = [-5, 0, -5];
  const way = route(ground, from, [5, 0, -5]);
  expect(way.arrived).toBe(true);
  let at = from;
  for (const point of way.points) {
    expect(ground.walk(at[0], at[1], at[2], point[0], point[2], 0.19)).toBeDefined();
    at = point;
  }
  expect(way.points.length).toBeLessThan(8);
});

test("[SPC31] A route goes round people, no nearer than they keep.", () => {
  const random = seeded(5);
  const ground = groundOf({});
  for (let n = 0; n < 20; n++) {
    const people = Array.from(
      { length: 12 },
      (): Obstacle => ({
        position: [random() * 16 - 8, 0, random() * 14 - 7],
        distance: 0.6 + random() * 0.6,
      }),
    );
    const from: Vec3 = [-9.5, 0, -9.5];
    const way = route(ground, from, [9, 0, 9], people);
    for (const somebody of people) expect(apart(from, way, somebody)).toBeGreaterThanOrEqual(somebody.distance - 1e-6);
  }
});

test("[SPC31] Where there is no way, a route ends as near as it can, and says so.", () => {
  const ring = Array.from(
    { length: 12 },
    (_, n): Obstacle => ({
      position: [Math.cos((n / 12) * 2 * Math.PI) * 3, 0, Math.sin((n / 12) * 2 * Math.PI) * 3],
      distance: 1.2,
    }),
  );
  const way = route(groundOf({}), [0, 0, 0], [8, 0, 0], ring);
  expect(way.arrived).toBe(false);
  for (const [x, , z] of way.points) expect(Math.hypot(x, z)).toBeLessThan(3);
});

test("[SPC31] In plaza, every seat's side can be reached from the spawn point.", () => {
  const space = spaceSchema.parse(JSON.parse(readFileSync("assets/spaces/plaza/space.json", "utf8")));
  const ground = new Ground(space);
  const [x, y, z] = space.spawn.position;
  const from: Vec3 = [x, ground.groundAt(x, z, y)!, z];
  expect(space.seats.length).toBeGreaterThan(0);
  for (const seat of space.seats) {
    const way = route(ground, from, seat.position);
    const last = way.points.at(-1)!;
    expect(Math.hypot(last[0] - seat.position[0], last[2] - seat.position[2]), seat.id).toBeLessThan(1.5);
  }
});
