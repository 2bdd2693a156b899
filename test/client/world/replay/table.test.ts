/** The piece of the place that lies on the table of a headset. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { clipped, floorPlan, type Piece, within } from "../../../../client/world/replay/floor-plan.ts";
import { shownPiece } from "../../../../client/world/replay/shown-piece.ts";
import type { Vec3 } from "../../../../shared/pose/pose.ts";
import { spaceSchema } from "../../../../shared/space/space.ts";

const metre = fc.integer({ min: -30_000, max: 30_000 }).map((mm) => mm / 1000);
const point = fc.tuple(metre, metre);

test("[CAP14] Whatever a line is, what of it lies on the table is on the line and within the rim.", () => {
  const piece = { x: 2, z: -3, radius: 6.5 };
  fc.assert(
    fc.property(point, point, (a, b) => {
      const part = within(a, b, piece);
      for (const [x, z] of part ?? []) {
        expect(Math.hypot(x - piece.x, z - piece.z)).toBeLessThan(piece.radius + 1e-6);
        const across = (b[0] - a[0]) * (z - a[1]) - (b[1] - a[1]) * (x - a[0]);
        expect(Math.abs(across)).toBeLessThan(1e-6);
      }
      const middle = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as const;
      const isOn = Math.hypot(middle[0] - piece.x, middle[1] - piece.z) < piece.radius && a.join() !== b.join();
      if (isOn) expect(part).not.toBeNull();
    }),
  );
});

test("[CAP14] A floor that is larger than the table ends at its rim, one beside it is left out, and one with a bay keeps it.", () => {
  const square = (half: number, x = 0) =>
    [
      [x - half, -half],
      [x + half, -half],
      [x + half, half],
      [x - half, half],
    ] as [number, number][];
  expect(clipped(square(20), square(5))).toHaveLength(4);
  expect(clipped(square(2, 40), square(5))).toEqual([]);
  expect(clipped(square(2), square(5))).toEqual(square(2));
  const space = spaceSchema.parse({
    id: "hall",
    name: "Hall",
    summary: "Two storeys and a wall.",
    spawn: { position: [0, 0, 0] },
    ground: [{ polygon: square(20) }, { polygon: square(3), height: 4 }],
    walls: [
      {
        line: [
          [-20, 1],
          [20, 1],
        ],
      },
      {
        line: [
          [-20, 2],
          [20, 2],
        ],
        bottom: 3,
      },
    ],
    zones: [{ id: "yard", name: "Yard", polygon: square(1) }],
  });
  const piece: Piece = { x: 0, y: 0, z: 0, radius: 6.5 };
  const { floors, edges, grid, zones, walls } = floorPlan(space, piece);
  expect([floors.length, edges.length, zones.length, walls.length, grid.length]).toEqual([1, 0, 4, 1, 26]);
  for (const [x, y, z] of floors[0]!) {
    expect(y).toBe(0);
    expect(Math.hypot(x, z)).toBeLessThan(6.51);
  }
  expect(walls[0]!.high).toBeLessThan(1);
  expect(floorPlan(space, { ...piece, y: 4 }).floors).toHaveLength(1);
});

test("[CAP14] The piece holds the two at every moment, and is the same until one of them would leave it.", () => {
  const places = fc.tuple(point, point);
  fc.assert(
    fc.property(fc.array(places, { minLength: 1, maxLength: 20 }), (moments) => {
      let piece: Piece | null = null;
      for (const moment of moments) {
        const [a, b] = moment.map(([x, z]): Vec3 => [x, 0, z]);
        piece = shownPiece(piece, [a!, b!]);
        for (const at of [a!, b!]) expect(Math.hypot(at[0] - piece!.x, at[2] - piece!.z)).toBeLessThan(piece!.radius);
        expect(shownPiece(piece, [a!, b!])).toBe(piece);
      }
    }),
  );
  const first = shownPiece(null, [
    [0, 0, 0],
    [1, 0, 0],
  ]);
  expect(first?.radius).toBe(6.5);
  expect(
    shownPiece(first, [
      [2, 0, 2],
      [3, 0, 2],
    ]),
  ).toBe(first);
  expect(
    shownPiece(first, [
      [0, 3, 0],
      [1, 3, 0],
    ]),
  ).not.toBe(first);
  expect(shownPiece(first, [])).toBe(first);
  const wide = shownPiece(first, [
    [0, 0, 0],
    [18, 0, 0],
  ]);
  expect(wide?.radius).toBe(13);
  expect(
    shownPiece(wide, [
      [8, 0, 0],
      [9, 0, 0],
    ])?.radius,
  ).toBe(6.5);
});
