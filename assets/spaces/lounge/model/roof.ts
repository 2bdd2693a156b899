/**
 * The roof: the hall's gable along the south and a lower one over each wing, which run into it in valleys.
 *
 * In a slope's own lines `v` is 0 over the columns or the wall's face; both sides of a gable rise alike.
 */
import { chance } from "../../../model/chance.ts";
import type { Mesh, Vec } from "../../../model/mesh.ts";
import { blend, palette } from "../../../model/palette.ts";
import { boards, facing, rafter, type Slope, tiles } from "../../../model/tiles.ts";
import { cloister, house, ridge, roof } from "./measures.ts";
import { beamTop } from "./shell.ts";
import { inside, wallTop } from "./walls.ts";

const { overhang, pitch, under } = roof;
const height = (v: number, lift: number) => roof.tiles + v * pitch + lift;
const hallHalf = ridge.z - cloister.z;
const wingHalf = ridge.x - cloister.x;
const ends = { west: house.west - house.wall - 0.45, east: house.east + house.wall + 0.45, north: house.north - 0.6 };
const always = () => true;

/** The hall's slope towards the garden: at its two ends it begins in the valleys with the wings. */
const hallNorth: Slope = {
  place: (u, v, lift) => [u, height(v, lift), cloister.z + v],
  from: ends.west,
  to: ends.east,
  low: (u) => Math.max(-overhang, Math.min(Math.abs(u) - cloister.x, house.east - Math.abs(u))),
  high: () => hallHalf,
  bends: [-ridge.x, -cloister.x + overhang, cloister.x - overhang, ridge.x],
  eaves: (u) => Math.abs(u) < cloister.x - overhang,
};
const hallSouth: Slope = {
  place: (u, v, lift) => [u, height(v, lift), house.south - v],
  from: ends.west,
  to: ends.east,
  low: () => -overhang,
  high: () => hallHalf,
  eaves: always,
};

/** A wing's slope towards the garden or away from it; `u` runs from the valley to the sea. */
function wingSlope(side: 1 | -1, inner: boolean): Slope {
  const line = inner ? cloister.x : house.east;
  const into = inner ? 1 : -1;
  return {
    place: (u, v, lift) => [side * (line + into * v), height(v, lift), u],
    from: ends.north,
    to: cloister.z + wingHalf,
    low: (u) => Math.max(-overhang, u - cloister.z),
    high: () => wingHalf,
    bends: [cloister.z - overhang],
    eaves: (u) => u < cloister.z - overhang,
  };
}
const wings = ([-1, 1] as const).flatMap((side) => [wingSlope(side, true), wingSlope(side, false)]);

/** Only the hill sees these. */
const unseen = (slope: Slope) => slope === hallSouth || slope === wings.at(-1);

/** What is seen of a wing's slope from below ends at the hall. */
function below(slope: Slope): Slope {
  return { ...slope, to: cloister.z, bends: [], low: (u) => Math.max(-overhang, u - cloister.z) };
}

function ridgeTiles(mesh: Mesh, from: Vec, to: Vec): void {
  const along = Math.abs(to[0] - from[0]) > Math.abs(to[2] - from[2]);
  const outline: [number, number][] = [
    [-0.17, -0.04],
    [-0.09, 0.14],
    [0.09, 0.14],
    [0.17, -0.04],
  ];
  const at = ([x, y, z]: Vec, d: number, lift: number): Vec => (along ? [x, y + lift, z + d] : [x + d, y + lift, z]);
  for (let k = 0; k < 3; k++) {
    const [[d, up], [d2, up2]] = [outline[k]!, outline[k + 1]!];
    facing(mesh, [at(from, d, up), at(to, d, up), at(to, d2, up2), at(from, d2, up2)], [0, 1, 0], palette.roofLight, 3);
  }
}

/** A wall that closes a gable between `low` and the boards; `at` tells a point so far off the ridge. */
function gable(mesh: Mesh, at: (off: number, y: number) => Vec, half: number, low: number, way: Vec): void {
  const into = 0.008;
  const [top, side] = [height(half, into - under), height(0, into - under)];
  facing(mesh, [at(-half, low), at(0, low), at(0, top), at(-half, side)], way, inside, 1.1);
  facing(mesh, [at(0, low), at(half, low), at(half, side), at(0, top)], way, inside, 1.1);
}

/** The tiles' edge over a gable, and a board of wood under it. */
function rake(mesh: Mesh, slope: Slope, u: number, way: Vec): void {
  const v = { low: slope.low(u), high: slope.high(u) };
  const at = (along: number, lift: number) => slope.place(u, along, lift);
  facing(mesh, [at(v.low, -0.24), at(v.high, -0.24), at(v.high, 0.03), at(v.low, 0.03)], way, palette.oak, 2);
}

/** The edge of the tiles over the eaves. */
function lip(mesh: Mesh, slope: Slope, from: number, to: number): void {
  const at = (u: number, lift: number) => slope.place(u, -overhang, lift);
  const out = slope.place(from, -overhang - 1, 0);
  const on = slope.place(from, -overhang, 0);
  const way: Vec = [out[0] - on[0], 0, out[2] - on[2]];
  facing(mesh, [at(from, -under), at(to, -under), at(to, 0.01), at(from, 0.01)], way, palette.oak, 2);
}

export function drawRoof(mesh: Mesh): void {
  const random = chance(111);
  const ceiling = blend(palette.snow, palette.paper, 0.25);
  for (const slope of [hallNorth, hallSouth, ...wings])
    tiles(mesh, slope, unseen(slope) ? 1 : 2, random, !unseen(slope));
  const reach = { low: () => 0, eaves: always, from: house.west - house.wall, to: house.east + house.wall, bends: [] };
  boards(mesh, { ...hallNorth, ...reach }, under, ceiling, 1.1);
  boards(mesh, { ...hallSouth, ...reach }, under, ceiling, 1.1);
  const soffit = { high: () => 0, bends: [] };
  boards(
    mesh,
    {
      ...hallNorth,
      ...soffit,
      low: (u) => Math.max(-overhang, Math.abs(u) - cloister.x),
      from: -cloister.x,
      to: cloister.x,
      bends: [-cloister.x + overhang, cloister.x - overhang],
    },
    under,
    ceiling,
    1.4,
  );
  for (const slope of wings.map(below)) {
    boards(mesh, { ...slope, low: () => 0, from: house.north }, under, ceiling, 1.1);
    boards(mesh, { ...slope, ...soffit, bends: [cloister.z - overhang] }, under, ceiling, 1.4);
    boards(mesh, { ...slope, to: house.north }, under, ceiling, 1.4);
  }
  const timber = palette.oak;
  const pace = 0.98;
  for (let k = 0; k * pace < house.east - 0.3; k++) {
    for (const x of k === 0 ? [0] : [k * pace, -k * pace]) {
      const inside = Math.abs(x) > cloister.x - overhang;
      rafter(mesh, { ...hallNorth, low: inside ? () => 0 : hallNorth.low }, x, under, timber);
      rafter(mesh, { ...hallSouth, low: () => 0 }, x, under, timber);
    }
  }
  for (const slope of wings.map(below)) {
    for (let z = ends.north + 0.35; z < cloister.z - 0.2; z += pace) rafter(mesh, slope, z, under, timber);
  }
  const top = height(hallHalf, 0.02);
  ridgeTiles(mesh, [ends.west, top, ridge.z], [ends.east, top, ridge.z]);
  for (const side of [-1, 1]) {
    const low = height(wingHalf, 0.02);
    ridgeTiles(mesh, [side * ridge.x, low, ends.north], [side * ridge.x, low, cloister.z + wingHalf]);
    const across =
      (z: number) =>
      (off: number, y: number): Vec => [side * ridge.x + off, y, z];
    gable(mesh, across(house.north + 0.2), wingHalf, beamTop - 0.02, [0, 0, -1]);
    gable(mesh, across(house.north + 0.22), wingHalf, beamTop - 0.02, [0, 0, 1]);
    gable(mesh, across(cloister.z - 0.02), wingHalf, beamTop - 0.02, [0, 0, -1]);
    const along =
      (x: number) =>
      (off: number, y: number): Vec => [side * x, y, ridge.z + off];
    gable(mesh, along(house.east + house.wall), hallHalf, wallTop, [side, 0, 0]);
    const within = () => gable(mesh, along(house.east), hallHalf, wallTop, [-side, 0, 0]);
    if (side > 0) mesh.onChart("side-wall", within);
    else within();
  }
  for (const slope of wings) rake(mesh, slope, ends.north, [0, 0, -1]);
  for (const slope of [hallNorth, hallSouth]) {
    rake(mesh, slope, ends.west, [-1, 0, 0]);
    rake(mesh, slope, ends.east, [1, 0, 0]);
  }
  lip(mesh, hallNorth, -cloister.x + overhang, cloister.x - overhang);
  lip(mesh, hallSouth, ends.west, ends.east);
  for (const slope of wings) lip(mesh, slope, ends.north, cloister.z - overhang);
}
