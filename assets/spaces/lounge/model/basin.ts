/**
 * The long basin that points to the sea: still water over a stepped floor, lilies, and the bowl that feeds it.
 */
import { type Chance, chance } from "../../../model/chance.ts";
import { leaf } from "../../../model/foliage.ts";
import type { Mesh, Model, Vec } from "../../../model/mesh.ts";
import { blend, type Colour, palette } from "../../../model/palette.ts";
import { level, swept, turned } from "../../../model/shapes.ts";
import { basin } from "./measures.ts";

const WATER = {
  pale: [0.36, 0.58, 0.6] as Colour,
  shallow: [0.1, 0.38, 0.4] as Colour,
  deep: [0.03, 0.19, 0.25] as Colour,
};
const surface = basin.height - 0.07;
const bowl = { x: 0, z: basin.south - 0.95 };

/** Still water over a floor that goes down in steps: each frame of it is deeper in colour. */
function water(mesh: Mesh): void {
  const { rim } = basin;
  const frames = 6;
  const at = (k: number) => {
    const by = rim + k * 0.125;
    return { west: basin.west + by, east: basin.east - by, north: basin.north + by, south: basin.south - by };
  };
  for (let k = 0; k < frames; k++) {
    const t = k / (frames - 1);
    const tint = blend(blend(WATER.pale, WATER.shallow, Math.min(1, t * 2.2)), WATER.deep, t ** 1.6 * 0.85);
    const [outer, inner] = [at(k), at(k + 1)];
    if (k === frames - 1) {
      level(mesh, outer, surface, tint, 1);
      continue;
    }
    level(mesh, { ...outer, south: inner.north }, surface, tint, 1);
    level(mesh, { ...outer, north: inner.south }, surface, tint, 1);
    level(mesh, { west: outer.west, east: inner.west, north: inner.north, south: inner.south }, surface, tint, 1);
    level(mesh, { west: inner.east, east: outer.east, north: inner.north, south: inner.south }, surface, tint, 1);
  }
  for (const radius of [0.34, 0.52]) ripple(mesh, radius);
}

/** A ring on the water about the bowl's foot. */
function ripple(mesh: Mesh, radius: number): void {
  const sides = 20;
  const at = (k: number, r: number): Vec => {
    const angle = (k / sides) * 2 * Math.PI;
    return [bowl.x + Math.cos(angle) * r, surface + 0.004, bowl.z - Math.sin(angle) * r];
  };
  for (let k = 0; k < sides; k++) {
    const ids = [at(k, radius), at(k, radius + 0.022), at(k + 1, radius + 0.022), at(k + 1, radius)].map((place) =>
      mesh.vertex(place, [0, 1, 0], WATER.pale),
    );
    mesh.triangle(ids[0]!, ids[1]!, ids[2]!);
    mesh.triangle(ids[0]!, ids[2]!, ids[3]!);
  }
}

export function drawBasin(model: Model): void {
  const mesh = model.stone;
  const { west, east, north, south, rim, height } = basin;
  swept(mesh, {
    path: [
      [west, north],
      [east, north],
      [east, south],
      [west, south],
      [west, north],
    ],
    closed: true,
    cell: 1,
    colour: palette.marble,
    profile: [
      [0, 0],
      [0, height - 0.02],
      [-0.02, height],
      [-rim + 0.02, height],
      [-rim, height - 0.02],
      [-rim, height - 0.2],
    ],
  });
  mesh.onChart("floor", () => water(mesh));
  const random = chance(123);
  for (const [x, z] of [
    [-0.35, -4.6],
    [0.3, -4.9],
    [-0.1, -5.3],
    [0.4, -0.2],
    [0.1, 0.3],
  ] as const) {
    lily(model, x, z, random);
  }
  fountain(model);
}

function lily(model: Model, x: number, z: number, random: Chance): void {
  const y = basin.height - 0.06;
  const radius = random.between(0.1, 0.17);
  const tint = blend(palette.shrub, palette.shrubLight, random.between(0.3, 0.9));
  const turn = random.between(0, 6);
  const ids = Array.from({ length: 10 }, (_, k) => {
    const angle = turn + (k / 10) * 2 * Math.PI;
    return model.leaves.vertex([x + Math.cos(angle) * radius, y, z - Math.sin(angle) * radius], [0, 1, 0], tint);
  });
  for (let k = 2; k < 9; k++) model.leaves.triangle(ids[0]!, ids[k - 1]!, ids[k]!);
  if (random.next() < 0.5) return;
  for (let k = 0; k < 6; k++) {
    const angle = k * 1.05;
    const out: Vec = [Math.cos(angle), 0, Math.sin(angle)];
    leaf(
      model.leaves,
      [x, y, z],
      [out[0] * 0.06, 0.06, out[2] * 0.06],
      [-out[2] * 0.05, 0, out[0] * 0.05],
      [out[0] * 0.5, 0.86, out[2] * 0.5],
      palette.bougainvilleaLight,
      palette.snow,
    );
  }
}

/** A bowl of stone that the basin is fed from, on a low foot in its end towards the house. */
function fountain(model: Model): void {
  const y = surface;
  turned(model.stone, {
    ...bowl,
    segments: 18,
    smooth: true,
    colour: palette.marble,
    profile: [
      [0.17, y],
      [0.09, y + 0.12],
      [0.1, y + 0.26],
      [0.3, y + 0.36],
      [0.42, y + 0.47],
      [0.43, y + 0.5],
      [0.38, y + 0.49],
    ],
  });
  turned(model.stone, {
    ...bowl,
    segments: 18,
    colour: WATER.shallow,
    profile: [
      [0.4, y + 0.475],
      [0, y + 0.475],
    ],
  });
}
