/**
 * The land about the house: a headland with the sea on three sides, olives, cypresses and a few white houses uphill.
 */
import { boulder } from "../../../model/boulder.ts";
import { type Chance, chance } from "../../../model/chance.ts";
import { blob } from "../../../model/foliage.ts";
import { house as whiteHouse } from "../../../model/house.ts";
import { landSurface, ripple, rise, smooth } from "../../../model/land.ts";
import type { Model } from "../../../model/mesh.ts";
import { blend, type Colour, palette, shade } from "../../../model/palette.ts";
import { cypress, farCypress, farOlive } from "../../../model/trees.ts";
import { house, terrace, water } from "./measures.ts";

const WEST = -70;
const EAST = 66;
const NORTH = -20;
const SOUTH = 92;
const COARSE = 4;

/** How far outside the built ground a point lies. */
function apart(x: number, z: number): number {
  const [w, e, n, s] = [house.west - 0.8, house.east + 0.8, terrace.north, house.south + 1.6];
  return Math.hypot(Math.max(w - x, 0, x - e), Math.max(n - z, 0, z - s));
}

/** Height of the land, metres: level about the house, rising to the south, falling below the water all round. */
function land(x: number, z: number): number {
  const hills =
    rise(x, z, -16, 54, 22, 18, 21) +
    rise(x, z, 22, 58, 20, 17, 15) +
    rise(x, z, 2, 72, 36, 18, 9) +
    rise(x, z, -42, 40, 15, 18, 7);
  const rough = ripple(x, z) * smooth(22, 40, z) * 0.75;
  const coast = -9.5 + 2 * Math.sin(x * 0.17 + 2) + (x < -15 ? (-15 - x) * 0.7 : 0) + (x > 15 ? (x - 15) * 0.55 : 0);
  const shore = smooth(coast - 7, coast + 5, z);
  const ends = smooth(WEST, WEST + 22, x) * (1 - smooth(EAST - 22, EAST - 3, x)) * (1 - smooth(SOUTH - 14, SOUTH, z));
  const base = (-0.1 + hills + rough + 0.25 * ripple(x * 1.7, z * 1.7) * smooth(0, 6, apart(x, z))) * ends;
  return (base + 4.2) * shore * Math.min(1, ends + 0.05) - 4.2;
}

function landColour(x: number, z: number, y: number, steep: number): Colour {
  const dry = 0.5 + 0.5 * ripple(x * 0.8 + 5, z * 0.8);
  const meadow = blend(blend(palette.hill, palette.grass, dry), palette.straw, smooth(0.35, 0.95, dry) * 0.6);
  const stony = blend(meadow, palette.rock, smooth(0.45, 0.95, steep));
  const beach = blend(blend(palette.sand, palette.rock, 0.3), stony, smooth(-0.9, -0.15, y));
  return blend(shade(palette.seabed, 0.8), beach, smooth(water - 1.2, water + 0.1, y));
}

function hidden(x: number, z: number): boolean {
  const margin = COARSE + 0.4;
  return x > house.west + margin && x < house.east - margin && z > terrace.north + margin && z < house.south - margin;
}

/** [x, z, wide, deep, high, yaw] */
const houses: [number, number, number, number, number, number][] = [
  [-14, 46, 4.4, 5, 3.4, -0.15],
  [-19.5, 44.5, 4.2, 4, 5.2, -0.1],
  [-9.4, 44.2, 4.6, 4, 3.2, 0.1],
  [-16.4, 39.6, 4, 4, 3.2, -0.2],
  [-22.8, 40.6, 4.4, 4, 3, 0.1],
  [18.6, 50, 4.4, 4, 3.4, 0.3],
  [23.4, 48.6, 3.8, 4, 5, 0.2],
];

function village(model: Model, random: Chance): void {
  for (const [k, [x, z, wide, deep, high, yaw]] of houses.entries()) {
    model.within({ x, y: land(x, z), z, yaw }, () => whiteHouse(model, wide, deep, high, random, k === 0));
  }
}

function groves(model: Model, random: Chance): void {
  const put = (x: number, z: number, draw: () => void) => {
    const y = land(x, z);
    const crowded = houses.some(([hx, hz]) => Math.hypot(hx - x, hz - z) < 3.6);
    if (y < -0.6 || crowded || apart(x, z) < 2.5) return;
    model.within({ x, y: y - 0.5, z, yaw: random.between(0, 6), scale: random.between(0.85, 1.2) }, draw);
  };
  for (let k = 0; k < 22; k++) put(random.between(-40, 42), random.between(20, 58), () => farOlive(model, random));
  for (let k = 0; k < 16; k++) {
    const tall = random.between(5.5, 9);
    put(random.between(-38, 40), random.between(22, 58), () => farCypress(model, tall, random));
  }
  for (let k = 0; k < 20; k++) {
    const r = random.between(0.4, 0.95);
    const tint = blend(palette.shrub, palette.shrubLight, random.next());
    put(random.between(-34, 36), random.between(-4, 56), () =>
      blob(model.stone, [0, r * 0.35, 0], [r, r * 0.7, r], tint, random, 0.2),
    );
  }
}

/** Cypresses beside the house: [x, z, height]. */
const cypresses: [number, number, number][] = [
  [-16.6, -9.4, 6],
  [-18.2, 6.4, 7],
  [16.8, -6.6, 6.6],
  [17.8, -1.6, 7.4],
];

/** Those that are seen over the roof or through a gate only. */
const fartherCypresses: [number, number, number][] = [
  [-10.4, 18.6, 7.6],
  [-7.4, 21, 6],
  [10.8, 18.4, 8.4],
  [16.8, 4.4, 6.8],
  [-17.4, 12.6, 8],
];

const boulders: [number, number, number][] = [
  [-15.6, -13.2, 1.7],
  [-13.6, -14.8, 1.2],
  [-11.6, -14.6, 1.6],
  [-10.4, -16.2, 0.7],
  [-9.4, -14.4, 0.8],
  [-17.4, -11, 1.3],
  [-3.4, -14.5, 0.9],
  [-1.8, -14.8, 1.3],
  [-2.2, -16.4, 0.5],
  [9.2, -14.5, 1],
  [11, -15, 1.6],
  [12.9, -14.5, 1.1],
  [14.7, -13.6, 1.7],
  [13.4, -16.6, 0.7],
  [16.9, -11.4, 1.4],
  [18.6, -9, 1],
];

export function drawLand(model: Model): void {
  const random = chance(151);
  const extent = { west: WEST, east: EAST, north: NORTH, south: SOUTH, coarse: COARSE };
  landSurface(model.stone, { ...extent, height: land, colour: landColour, hidden });
  village(model, random);
  groves(model, random);
  for (const [k, [x, z, height]] of cypresses.entries()) {
    model.within({ x, y: land(x, z), z, yaw: k }, () => cypress(model, height, 160 + k));
  }
  for (const [x, z, height] of fartherCypresses) {
    model.within({ x, y: land(x, z), z }, () => farCypress(model, height, random));
  }
  for (const [x, z, r] of boulders) boulder(model.stone, [x, water + r * 0.12, z], r, water, random);
}
