/**
 * A model as its file has it: cut into parts that a view may leave out, and every number whole and not finer than the eye
 * needs, so that vertices that agree become one and what repeats itself is short.
 */
import type { Baked } from "./bake.ts";
import { CHARTS, MATERIALS, type Mesh, type Model, type Vec } from "./mesh.ts";

/** Places are whole numbers of this from an origin that lies on it too, as most measures do. Metres. */
export const GRID = 0.0025;
/** How far from the origin a place can be, in steps of the grid. */
const FARTHEST = 32_767;
/** Specks have every so manieth place of the grid, and so many directions to each side of an axis. */
const SPECK = { grid: 4, directions: 14 };
/** In steps of so many 255ths: how bright light is, and how its red and blue differ from its green. */
const LIGHT = { bright: 2, colour: 4 };
/** So many steps of how much of the sun is seen, as many as rays are sent. */
const SUN = 7;

/** What is built lies within these edges and falls into four quarters about a middle; metres. */
export type Built = { west: number; east: number; north?: number; south: number; middle: { x: number; z: number } };

/** Parts that a view may leave out as a whole: the land far about, and the four quarters of what is built. */
type Region = "land" | `${"north" | "south"}-${"west" | "east"}`;

/** Each list but the last holds four numbers to a vertex. */
export type Part = {
  material: (typeof MATERIALS)[number];
  region: Region;
  /** In steps of the grid from the origin; the fourth is 0. */
  positions: Int16Array<ArrayBuffer>;
  /** 127 is 1; the fourth is 0. */
  normals: Int8Array<ArrayBuffer>;
  /** Linear albedo, and the chart of the sun map (0 none, then thirds). */
  colours: Uint8Array<ArrayBuffer>;
  /** Green, red less green and blue less green (128 is no difference), and how much of the sun is seen. */
  light: Uint8Array<ArrayBuffer>;
  /** Three to a triangle. */
  indices: Uint16Array<ArrayBuffer>;
};

/** The parts of a model, and the point that their places are told from; metres. */
export type Parts = { origin: Vec; parts: readonly Part[] };

/** @throws Error where the model is too wide for the grid, or a part has more vertices than sixteen bits count. */
export function partsOf(model: Model, baked: Baked, built: Built): Parts {
  const origin = originOf(model);
  const parts = MATERIALS.flatMap((material) =>
    [...cut(model[material], built)].map(
      ([region, corners]): Part => ({ material, region, ...weld(model[material], corners, baked[material], origin) }),
    ),
  );
  return { origin, parts };
}

/** The middle of all that is drawn. */
function originOf(model: Model): Vec {
  const middle = (axis: number): number => {
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const name of MATERIALS) {
      const { positions, indices } = model[name];
      for (const v of indices) {
        least = Math.min(least, positions[v * 3 + axis]!);
        most = Math.max(most, positions[v * 3 + axis]!);
      }
    }
    return Math.round((least + most) / 2 / GRID) * GRID;
  };
  return [middle(0), middle(1), middle(2)];
}

function regionOf(
  { west, east, north = Number.NEGATIVE_INFINITY, south, middle }: Built,
  x: number,
  z: number,
): Region {
  if (x < west || x > east || z < north || z > south) return "land";
  return `${z < middle.z ? "north" : "south"}-${x < middle.x ? "west" : "east"}`;
}

/** The corners of a mesh's triangles, three by three, by the region of their middles. */
function cut(mesh: Mesh, built: Built): Map<Region, number[]> {
  const parts = new Map<Region, number[]>();
  for (let at = 0; at < mesh.indices.length; at += 3) {
    const corners = mesh.indices.slice(at, at + 3);
    const mean = (axis: number) => corners.reduce((sum, v) => sum + mesh.positions[v * 3 + axis]!, 0) / 3;
    const region = regionOf(built, mean(0), mean(2));
    const part = parts.get(region);
    if (part) part.push(...corners);
    else parts.set(region, [...corners]);
  }
  return parts;
}

/**
 * The vertices that these triangles need; those that agree in everything become one. They stay in the order in which they
 * were drawn: it repeats itself more than any that is made for the graphics card's cache.
 */
function weld(mesh: Mesh, corners: readonly number[], light: Uint8Array, origin: Vec) {
  const known = new Map<string, number>();
  const kept: Told[] = [];
  const indices = corners.map((v) => {
    const told = tell(mesh, light, origin, v);
    const key = Object.values(told).join();
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, kept.length);
    return kept.push(told) - 1;
  });
  if (kept.length > 65_536) throw new Error(`${kept.length} vertices in one part`);
  return {
    positions: Int16Array.from(kept.flatMap(({ place }) => place)),
    normals: Int8Array.from(kept.flatMap(({ normal }) => normal)),
    colours: Uint8Array.from(kept.flatMap(({ colour }) => colour)),
    light: Uint8Array.from(kept.flatMap(({ lit }) => lit)),
    indices: Uint16Array.from(indices),
  };
}

/** What the file says of a vertex, four numbers each. */
type Told = Record<"place" | "normal" | "colour" | "lit", number[]>;

function tell(mesh: Mesh, light: Uint8Array, origin: Vec, v: number): Told {
  const three = (list: readonly number[]) => list.slice(v * 3, v * 3 + 3);
  const speck = mesh.specks[v] !== 0;
  const step = speck ? SPECK.grid : 1;
  const place = three(mesh.positions).map((at, axis) => Math.round((at - origin[axis]!) / GRID / step) * step);
  if (place.some((at) => Math.abs(at) > FARTHEST))
    throw new Error(`a vertex is more than ${FARTHEST * GRID} m from the middle`);
  const normal = three(mesh.normals).map((way) => Math.round(127 * (speck ? inSteps(way, SPECK.directions) : way)));
  const colour = three(mesh.colours).map((part) => Math.round(255 * Math.min(1, Math.max(0, part))));
  const chart = Math.round((255 * mesh.charts[v]!) / CHARTS.length);
  const lit = litAs(light.subarray(v * 4, v * 4 + 4));
  return { place: [...place, 0], normal: [...normal, 0], colour: [...colour, chart], lit };
}

/** Light has nearly one colour: how it differs from grey is told more coarsely than how bright it is. */
function litAs(light: Uint8Array): number[] {
  const [red, green, blue, sun] = [...light] as [number, number, number, number];
  const bright = Math.min(254, Math.round(green / LIGHT.bright) * LIGHT.bright);
  const differs = (part: number) =>
    Math.min(255, Math.max(0, 128 + Math.round((part - bright) / LIGHT.colour) * LIGHT.colour));
  return [bright, differs(red), differs(blue), Math.round(255 * inSteps(sun / 255, SUN))];
}

/** The nearest of so many steps from 0 to 1. */
function inSteps(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}
