/**
 * The lounge can be walked and sat in: from where people arrive to every table, and through nothing that is drawn.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Model } from "../../assets/model/mesh.ts";
import { drawFurniture } from "../../assets/spaces/lounge/model/furniture.ts";
import {
  arrival,
  basin,
  benches,
  card,
  chair,
  chairsOf,
  columns,
  curtains,
  desk,
  floorOf,
  hedges,
  house,
  lavenderBoxes,
  oliveBox,
  partitions,
  pots,
  room,
  sign,
  slats,
  tables,
} from "../../assets/spaces/lounge/model/measures.ts";
import { checkSpace } from "../../shared/space/check.ts";
import { Ground } from "../../shared/space/ground.ts";
import { toEdge } from "../../shared/space/polygon.ts";
import { route } from "../../shared/space/route.ts";

type Place = [x: number, y: number, z: number];

const file = new URL("../../assets/spaces/lounge/space.json", import.meta.url);
const checked = checkSpace(JSON.parse(readFileSync(file, "utf8")));
if (!checked.ok) throw new Error("the lounge's space.json is wrong");
const lounge = checked.space;
const ground = new Ground(lounge);

function walks(to: Place): boolean {
  const { points, arrived } = route(ground, lounge.spawn.position, to);
  let [x, y, z]: Place = [...lounge.spawn.position];
  for (const [nextX, , nextZ] of points) {
    const height = ground.walk(x, y, z, nextX, nextZ);
    if (height === undefined) return false;
    [x, y, z] = [nextX, height, nextZ];
  }
  return arrived && Math.abs(y - to[1]) < 0.05;
}

const ways: [name: string, to: Place][] = [
  ["the line before the help desk", [desk.x, 0.3, desk.z + 1]],
  ["behind the help desk", [desk.x, 0.3, desk.z - 0.8]],
  ["the garden, beside the basin", [-1.6, 0, -1]],
  ["the terrace over the sea", [0, 0, -10]],
  ["the end of the west wing", [-9.4, 0.3, -8.4]],
  ["the end of the east wing", [9.4, 0.3, -8.4]],
  ["the west room", [-9, 0.3, 7.2]],
  ["the east room", [9, 0.3, 7.2]],
  ["the west gate", [-4.6, 0.3, 13.8]],
  ["the east gate", [4.6, 0.3, 13.8]],
];

test.each(ways)("[LOU2] From the spawn one walks to %s.", (_, to) => {
  expect(walks(to)).toBe(true);
});

test("[LOU2] From the spawn one walks to every seat.", () => {
  for (const { id, position } of lounge.seats) expect(walks(position as Place), id).toBe(true);
});

const solids: [name: string, x: number, y: number, z: number][] = [
  ...columns().map(([x, z]): [string, number, number, number] => ["column", x, 0.3, z]),
  ...tables.map((table): [string, number, number, number] => [table.name, table.x, floorOf(table), table.z]),
  ...[oliveBox, ...lavenderBoxes, ...hedges].map(({ x, z }): [string, number, number, number] => ["box", x, 0, z]),
  ...partitions.map(({ x, z }): [string, number, number, number] => ["partition", x, 0.3, z]),
  ...pots.map(([x, z, y]): [string, number, number, number] => ["pot", x, y, z]),
  ...curtains.map(({ x, z, floor }): [string, number, number, number] => ["curtain", x, floor, z]),
  ["desk", desk.x, 0.3, desk.z],
  ["wall of slats", (slats.west + slats.east) / 2, 0.3, slats.z],
  ["basin", 0, 0, (basin.north + basin.south) / 2],
];

test.each(solids)("[LOU2] Nobody stands in the %s at %d, %d, %d.", (_, x, y, z) => {
  expect(ground.standable(x, y, z)).toBe(false);
});

const blocked: [name: string, from: Place, to: [x: number, z: number]][] = [
  ["the east wall", [13, 0.3, -7.5], [15, -7.5]],
  ["a window of the west wall", [-13.4, 0.3, 2.2], [-15, 2.2]],
  ["the parapet", [2, 0, -12], [2, -14]],
  ["the low wall at the end of a wing", [9.4, 0.3, -8], [9.4, -10]],
  ["the wall of a room", [7, 0.3, 8], [9, 8]],
  ["a closed gate", [4.6, 0.3, 13], [4.6, 16]],
];

test.each(blocked)("[LOU2] Nobody walks through %s.", (_, [x, y, z], [toX, toZ]) => {
  expect(ground.standable(x, y, z)).toBe(true);
  expect(ground.walk(x, y, z, toX, toZ)).toBeUndefined();
});

test("[LOU2] Around the spawn, as far as people land, there is level ground, and most of it is free.", () => {
  const [x, y, z] = lounge.spawn.position;
  let [free, all] = [0, 0];
  for (let angle = 0; angle < 2 * Math.PI; angle += 0.2) {
    for (const radius of [0.5, 1.2, 1.9, 2.6]) {
      const [px, pz] = [x + radius * Math.cos(angle), z + radius * Math.sin(angle)];
      expect(ground.groundAt(px, pz, y)).toBe(0.3);
      all++;
      if (ground.standable(px, y, pz)) free++;
    }
  }
  expect(free / all).toBeGreaterThan(0.9);
});

test("[LOU1] People land, and the sign and the house card hang, where the measures say.", () => {
  const { x, z, yaw, radius } = arrival;
  expect(lounge.spawn).toEqual({ position: [x, house.floor, z], yaw, radius });
  const screen = (id: string) => lounge.screens.find((one) => one.id === id)!;
  const [signAt, cardAt] = [screen("sign").position, screen("card").position];
  expect(screen("sign")).toMatchObject({ width: sign.width, height: sign.height });
  expect([signAt[0], signAt[1]]).toEqual([sign.x, house.floor + sign.y]);
  expect(signAt[2]).toBeGreaterThan(slats.z);
  expect(screen("card")).toMatchObject({ width: card.width, height: card.height });
  expect([cardAt[1], cardAt[2]]).toEqual([house.floor + card.y, card.z]);
});

test("[LOU2] Nobody lands on the way to another space.", () => {
  const [x, , z] = lounge.spawn.position;
  expect(lounge.links.length).toBeGreaterThan(0);
  for (const { id, polygon } of lounge.links) {
    expect(toEdge(polygon, x, z), id).toBeGreaterThan(lounge.spawn.radius + 1);
  }
});

test("[LOU3] Forty to sixty can sit, each at least 0.7 m from everybody else, and no more than may come.", () => {
  const { seats } = lounge;
  expect(seats.length).toBeGreaterThanOrEqual(40);
  expect(seats.length).toBeLessThanOrEqual(Math.min(60, lounge.capacity));
  for (const [k, { id, position }] of seats.entries()) {
    for (const other of seats.slice(k + 1)) {
      const apart = Math.hypot(position[0] - other.position[0], position[2] - other.position[2]);
      expect(apart, `${id} and ${other.id}`).toBeGreaterThanOrEqual(0.7);
    }
  }
});

test("[LOU3] Whoever sits looks at their table, on free ground, and can stand up and step aside.", () => {
  for (const table of tables) {
    for (const [k, { x, z, yaw }] of chairsOf(table).entries()) {
      const id = `${table.id}-${k + 1}`;
      const far = Math.hypot(table.x - x, table.z - z);
      expect(x - Math.sin(yaw) * far, id).toBeCloseTo(table.x, 6);
      expect(z - Math.cos(yaw) * far, id).toBeCloseTo(table.z, 6);
    }
  }
  for (const { id, position, yaw } of lounge.seats) {
    const [x, y, z] = position;
    expect(ground.standable(x, y, z), id).toBe(true);
    const aside = [-0.5, 0.5].some(
      (by) => ground.walk(x, y, z, x + Math.cos(yaw) * by, z - Math.sin(yaw) * by) !== undefined,
    );
    expect(aside, id).toBe(true);
  }
});

test("[LOU3] Every seat stands where a cushion is drawn, at the height of one.", () => {
  const model = new Model();
  drawFurniture(model);
  const cushions = [model.stone, model.brand].flatMap(({ positions }) =>
    Array.from({ length: positions.length / 3 }, (_, v) => positions.slice(v * 3, v * 3 + 3)),
  );
  const chairs = lounge.seats.filter(({ id }) => !id.startsWith("bench-"));
  expect(chairs.length).toBe(lounge.seats.length - benches.length * 2);
  for (const { id, position } of chairs) {
    const [x, y, z] = position;
    const drawn = cushions.some(
      ([cx, cy, cz]) => Math.hypot(cx! - x, cz! - z) < 0.002 && Math.abs(cy! - y - chair.seat) < 0.03,
    );
    expect(drawn, id).toBe(true);
  }
});

test("[LOU2] Both rooms have a doorway wide enough for two.", () => {
  expect(room.door.to - room.door.from).toBeGreaterThanOrEqual(1.2);
});
