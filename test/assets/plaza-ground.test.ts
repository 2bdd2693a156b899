/**
 * The plaza can be walked: from where people arrive to everywhere that its model invites them to.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { stoaColumns, tholosColumns } from "../../assets/spaces/plaza/model/measures.ts";
import { checkSpace } from "../../shared/space/check.ts";
import { Ground } from "../../shared/space/ground.ts";

const file = new URL("../../assets/spaces/plaza/space.json", import.meta.url);
const checked = checkSpace(JSON.parse(readFileSync(file, "utf8")));
if (!checked.ok) throw new Error("the plaza's space.json is wrong");
const plaza = checked.space;
const ground = new Ground(plaza);

type Point = [x: number, z: number];

/** Walks from the spawn through the points, in steps of 10 cm, and tells the height at the end. */
function walkFromSpawn(...points: Point[]): number | undefined {
  let [x, height, z]: [number, number | undefined, number] = [...plaza.spawn.position];
  for (const [toX, toZ] of points) {
    const steps = Math.ceil(Math.hypot(toX - x, toZ - z) / 0.1);
    const [fromX, fromZ] = [x, z];
    for (let k = 1; k <= steps && height !== undefined; k++) {
      const [nextX, nextZ] = [fromX + ((toX - fromX) * k) / steps, fromZ + ((toZ - fromZ) * k) / steps];
      height = ground.walk(x, height, z, nextX, nextZ);
      [x, z] = [nextX, nextZ];
    }
  }
  return height;
}

const ways: [name: string, height: number, points: Point[]][] = [
  ["the middle of the court", 0, [[0, 1]]],
  ["the stoa, between two columns", 0.45, [[0, 14.5]]],
  [
    "the side wing, along the hall",
    0.45,
    [
      [0, 14.5],
      [16.5, 14.5],
      [16.5, -3],
    ],
  ],
  [
    "the side wing, up its own steps",
    0.45,
    [
      [0, 0],
      [11, 0.07],
      [16.5, 0.07],
    ],
  ],
  [
    "the pavilion",
    0.45,
    [
      [0, 1],
      [-5, -0.2],
      [-7.75, -3.8],
    ],
  ],
  [
    "the stage",
    0.45,
    [
      [0, 1],
      [7.4, -1.5],
      [7.4, -8],
    ],
  ],
  ["the quay", -1.12, [[0, -15]]],
  ["the end of the jetty, straight ahead", -1.12, [[0, -23.5]]],
];

test.each(ways)("[SPC6] From the spawn one walks to %s.", (_, height, points) => {
  expect(walkFromSpawn(...points)).toBeCloseTo(height, 6);
});

const blocked: [name: string, points: Point[]][] = [
  ["a column of the stoa", [stoaColumns()[5]!]],
  ["the back wall", [[0, 18]]],
  [
    "the parapet",
    [
      [-11, -1.5],
      [-14, -1.5],
    ],
  ],
  [
    "the sea beside the quay",
    [
      [0, -15],
      [6, -15],
    ],
  ],
  [
    "the stage's wall",
    [
      [0, 1],
      [7.4, -1.5],
      [7.4, -11],
    ],
  ],
  [
    "the plinth in the pavilion",
    [
      [0, 1],
      [-5, -0.2],
      [-8.6, -5.2],
    ],
  ],
];

test.each(blocked)("[SPC6] Nobody walks into or through %s.", (_, points) => {
  expect(walkFromSpawn(...points)).toBeUndefined();
});

test("[SPC5] Every column that is drawn stops people, just where it stands.", () => {
  const floor = 0.45;
  for (const [x, z] of [...stoaColumns(), ...tholosColumns()]) {
    expect(ground.standable(x, floor, z), `inside the column at ${x}, ${z}`).toBe(false);
    expect(ground.standable(x + 0.55, floor, z), `beside the column at ${x}, ${z}`).toBe(true);
  }
});

test("[SPC6] Around the spawn everything within 2.5 m is free, level ground.", () => {
  const [x, y, z] = plaza.spawn.position;
  for (let angle = 0; angle < 2 * Math.PI; angle += 0.2) {
    for (const radius of [0, 0.8, 1.6]) {
      const [px, pz] = [x + radius * Math.cos(angle), z + radius * Math.sin(angle)];
      expect(ground.groundAt(px, pz, y)).toBe(0);
      expect(ground.standable(px, 0, pz)).toBe(true);
    }
  }
});

test("[SPC6] Somebody who stands up from any seat can walk away.", () => {
  for (const { id, position, yaw } of plaza.seats) {
    const [x, y, z] = position;
    expect(ground.standable(x, y, z), id).toBe(true);
    const ahead = 0.8;
    expect(ground.walk(x, y, z, x - Math.sin(yaw) * ahead, z - Math.cos(yaw) * ahead), id).toBeDefined();
  }
});
