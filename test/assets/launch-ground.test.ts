/**
 * The launch can be walked and sat in: from where people arrive to every stand, every seat and the stage.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Scene } from "../../assets/model/scene.ts";
import { drawLaunch } from "../../assets/spaces/launch/model/launch.ts";
import {
  arrival,
  onStand,
  rowFloor,
  rowSeats,
  rowStart,
  screenMiddle,
  seatAngles,
  stage,
  stands,
  tiers,
  walk,
} from "../../assets/spaces/launch/model/measures.ts";
import { inSpace, round, turn } from "../../assets/spaces/launch/model/theatre.ts";
import { launchGround, launchSeats } from "../../assets/spaces/launch/model/walkable.ts";
import { launchWalls } from "../../assets/spaces/launch/model/walls.ts";
import { gatewayFloors, launchZones, standIds } from "../../assets/spaces/launch/model/zones.ts";
import { BODY } from "../../shared/pose/pose.ts";
import { checkSpace } from "../../shared/space/check.ts";
import { Ground } from "../../shared/space/ground.ts";
import { Zones } from "../../shared/space/zones.ts";

const file = JSON.parse(readFileSync(new URL("../../assets/spaces/launch/space.json", import.meta.url), "utf8"));
const checked = checkSpace(file);
if (!checked.ok) throw new Error("the launch's space.json is wrong");
const launch = checked.space;
const ground = new Ground(launch);
const zones = new Zones(launch);

type Point = [x: number, z: number];
type Place = { x: number; z: number; height: number | undefined };

const spawn: Place = { x: launch.spawn.position[0], height: launch.spawn.position[1], z: launch.spawn.position[2] };

/** Walks straight from place to place in steps of 10 cm, and tells where that ends. */
function walkOn(from: Place, ...points: Point[]): Place {
  let { x, z, height } = from;
  for (const [toX, toZ] of points) {
    const steps = Math.max(1, Math.ceil(Math.hypot(toX - x, toZ - z) / 0.1));
    const [fromX, fromZ] = [x, z];
    for (let k = 1; k <= steps && height !== undefined; k++) {
      const [nextX, nextZ] = [fromX + ((toX - fromX) * k) / steps, fromZ + ((toZ - fromZ) * k) / steps];
      height = ground.walk(x, height, z, nextX, nextZ);
      [x, z] = [nextX, nextZ];
    }
  }
  return { x, z, height };
}

/** A point of the theatre by its distance and angle, in the space. */
const at = (r: number, a: number): Point => inSpace(round(r, a));
/** Points along an arc, near enough to one another for a straight walk. */
const along = (r: number, from: number, to: number): Point[] =>
  Array.from({ length: 40 }, (_, k) => at(r, from + ((to - from) * (k + 1)) / 40));

const headOfStairs = at(walk.inner + 0.7, 0);

test("[LAU1] The launch's ground, walls, seats and zones are those of its model's measures.", () => {
  const { ground, walls, seats, zones } = file;
  expect({ ground, walls, seats, zones }).toEqual({
    ground: launchGround(),
    walls: launchWalls(),
    seats: launchSeats(),
    zones: launchZones(),
  });
});

test("[LAU1] Screen and signs hang where the model has their frames, and face the people.", () => {
  const placed = launch.screens.map(({ position, yaw, width, height }) => ({ position, yaw, width, height }));
  const expected = [
    { at: [0, stage.screen.face] as Point, y: screenMiddle, yaw: turn(Math.PI), ...stage.screen },
    ...stands.angles.map((a) => ({
      at: onStand(a, stands.sign.x, stands.panel.r - stands.panel.thick / 2 - 0.02),
      y: walk.floor + stands.sign.middle,
      yaw: turn(a),
      ...stands.sign,
    })),
  ];
  expect(placed).toHaveLength(expected.length);
  for (const [k, { at: point, y, yaw, width, height }] of expected.entries()) {
    const [x, z] = inSpace(point);
    const screen = placed[k]!;
    for (const [axis, value] of [x, y, z].entries()) expect(screen.position[axis]).toBeCloseTo(value, 2);
    expect(screen.yaw).toBeCloseTo(yaw, 2);
    expect([screen.width, screen.height]).toEqual([width, height]);
  }
  const big = launch.screens[0]!;
  expect(big.width).toBeGreaterThanOrEqual(9);
  expect(big.width / big.height).toBeCloseTo(16 / 9, 2);
});

test("[LAU2] Around the spawn everything within 3 m is free, level ground, and the look goes to the stage and the sea.", () => {
  for (let angle = 0; angle < 2 * Math.PI; angle += 0.2) {
    for (const radius of [0, 1, 2, 3]) {
      const [x, z] = [spawn.x + radius * Math.cos(angle), spawn.z + radius * Math.sin(angle)];
      expect(ground.groundAt(x, z, walk.floor)).toBe(walk.floor);
      expect(ground.standable(x, walk.floor, z)).toBe(true);
    }
  }
  const [stageX, stageZ] = inSpace([0, 0]);
  const towards = Math.atan2(spawn.x - stageX, spawn.z - stageZ);
  expect(Math.abs(launch.spawn.yaw - towards)).toBeLessThan(0.3);
  expect(launch.spawn.yaw).toBeCloseTo(turn(arrival.yaw), 2);
});

test("[LAU2] From the spawn one walks down the stairs, across the orchestra and onto the stage.", () => {
  const down = walkOn(spawn, headOfStairs, at(tiers.inner - 0.5, 0));
  expect(down.height).toBe(0);
  expect(walkOn(down, inSpace([0, -0.5])).height).toBeCloseTo(stage.floor, 6);
});

test.each([-1, 1])("[LAU2] The stairs at the end of the tiers lead down too (%s).", (side) => {
  const head = walkOn(spawn, ...along(walk.inner + 0.8, arrival.a, side * 0.72));
  expect(walkOn(head, at(tiers.inner - 0.5, side * 0.72)).height).toBe(0);
});

test.each(standIds.map((id, k) => [id, k] as const))(
  "[LAU2] From the spawn one walks to the stand %s, into its zone.",
  (id, k) => {
    const a = stands.angles[k]!;
    const before = walkOn(spawn, ...along(walk.inner + 2.4, arrival.a, a), at(stands.plinth.r - 1, a));
    expect(before.height).toBe(walk.floor);
    expect(zones.zone(zones.find(before.x, walk.floor, before.z))).toMatchObject({ id, kind: "booth" });
  },
);

test("[LAU2] From the spawn one walks to the floors before both gateways, which nothing else stands on.", () => {
  for (const floor of gatewayFloors()) {
    for (const [cornerX, cornerZ] of floor) {
      const [x, z] = floor.reduce(([sumX, sumZ], [px, pz]) => [sumX + px / 4, sumZ + pz / 4], [0, 0]);
      const end = walkOn(spawn, [x, z], [x + (cornerX - x) * 0.9, z + (cornerZ - z) * 0.9]);
      expect(end.height).toBe(walk.floor);
    }
  }
  expect(launch.links.map(({ space }) => space)).toContain("plaza");
});

test("[LAU3] There are 200 seats, each 0.6 m or more from every other, and each can be walked to from the stairs.", () => {
  expect(launch.seats).toHaveLength(200);
  for (const [k, { id, position }] of launch.seats.entries()) {
    for (const other of launch.seats.slice(k + 1)) {
      const apart = Math.hypot(position[0] - other.position[0], position[2] - other.position[2]);
      expect(apart, `${id} and ${other.id}`).toBeGreaterThanOrEqual(0.6);
    }
  }
  const reached: number[] = [];
  for (let row = 0; row < tiers.rows; row++) {
    const way = rowStart(row) + 0.4;
    const aisle = walkOn(spawn, headOfStairs, at(way, 0));
    for (const wedge of [-1, 1] as const) {
      for (const a of seatAngles(wedge, row)) {
        const beside = walkOn(aisle, ...along(way, 0, a), at(rowSeats(row), a));
        expect(beside.height, `row ${row + 1} at ${a}`).toBeCloseTo(rowFloor(row), 6);
        expect(ground.standable(beside.x, rowFloor(row), beside.z)).toBe(true);
        reached.push(a);
      }
    }
  }
  expect(reached).toHaveLength(200);
});

test("[LAU3] From every seat the middle of the screen is in free sight, and its lower edge over the heads in front.", () => {
  const scene = new Scene(drawLaunch());
  const [x, z] = inSpace([0, stage.screen.face]);
  const head = BODY.seatedEyes + 0.2;
  for (const { id, position, yaw } of launch.seats) {
    const eye = [position[0], position[1] + BODY.seatedEyes, position[2]] as const;
    const way = [x - eye[0], screenMiddle - eye[1], z - eye[2]] as const;
    const far = Math.hypot(...way);
    const towards = [way[0] / far, way[1] / far, way[2] / far] as const;
    expect(scene.first(eye, towards, far - 0.05), id).toBeUndefined();
    const turned = Math.atan2(-way[0], -way[2]) - yaw;
    expect(Math.abs(Math.atan2(Math.sin(turned), Math.cos(turned))), id).toBeLessThan(0.35);
    const fall = ((stage.screen.bottom - eye[1]) * tiers.pitch) / Math.hypot(way[0], way[2]);
    if (position[1] > 0) expect(eye[1] + fall, id).toBeGreaterThan(position[1] - tiers.rise + head);
  }
});

const mid = (row: number) => rowStart(row) + 0.4;
const blocked: [name: string, from: Point[], into: Point[]][] = [
  ["down from one row into the next", [headOfStairs, at(mid(4), 0), ...along(mid(4), 0, 0.3)], [at(mid(3), 0.3)]],
  ["up from one row into the next", [headOfStairs, at(mid(4), 0), ...along(mid(4), 0, 0.3)], [at(mid(5), 0.3)]],
  ["from the walk down onto the last row", [at(walk.inner + 0.6, 0.3)], [at(mid(7), 0.3)]],
  ["a plinth", along(walk.inner + 2.4, arrival.a, 0.59), [inSpace(onStand(0.59, stands.plinth.x, stands.plinth.r))]],
  ["a stand's panel", along(walk.inner + 2.4, arrival.a, 0.59), [at(24.6, 0.59)]],
  ["over the end of the walk", along(walk.inner + 2.4, arrival.a, 1.2), [at(walk.inner + 2.4, 1.33)]],
  ["the gateway's doors", [at(27.5, -0.17)], [at(29.6, -0.17)]],
  ["the gardens", [...along(walk.inner + 2, arrival.a, 0.95), at(walk.inner + 0.8, 0.95)], [at(17, 0.95)]],
  ["a pier of the stage", [headOfStairs, at(9, 0), inSpace([4, -0.8])], [inSpace([stage.pier.x, -2])]],
  ["the rail towards the sea", [headOfStairs, at(9, 0), inSpace([0, 0])], [inSpace([0, -3.2])]],
  ["the orchestra's rim", [headOfStairs, at(8.6, 0), ...along(8.6, 0, 1.3)], [at(10.6, 1.3)]],
];

test.each(blocked)("[LAU2] Nobody walks into or through this: %s.", (_, from, into) => {
  const before = walkOn(spawn, ...from);
  expect(before.height, "the way up to it").toBeDefined();
  expect(walkOn(before, ...into).height).toBeUndefined();
});

test("[LAU5] The stage carries far and lets people stand close, a stand is heard near by, and every sign says what to do.", () => {
  const zone = (id: string) => launch.zones.find((candidate) => candidate.id === id)!;
  expect(zone("stage")).toMatchObject({ kind: "stage", usual: 0.6 });
  expect(zone("stage").hearing!.voice!).toBeGreaterThan(walk.outer);
  for (const id of standIds) {
    expect(zone(id).hearing!.voice!).toBeLessThanOrEqual(5);
    const sign = launch.screens.find((screen) => screen.id === id)!;
    expect(sign.alt).toMatch(/^“[A-Z][^”]+\.” .{20,}/);
    expect(sign.image).toBe(`screen-${id}.png`);
  }
});
