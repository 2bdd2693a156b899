/**
 * Slopes of a tiled roof: pans and rolls of clay, round tiles at the eaves, boards and rafters below.
 *
 * A slope is drawn in lines of its own: `u` runs along its eaves and `v` inwards and up, both metres on the plan.
 */
import type { Chance } from "./chance.ts";
import { cross, type Mesh, minus, type Vec } from "./mesh.ts";
import { blend, type Colour, palette, varied } from "./palette.ts";
import { fan, quad } from "./shapes.ts";

export type Slope = {
  /** The point of the tiles at `u`, `v`, raised by `lift`. */
  place(u: number, v: number, lift: number): Vec;
  from: number;
  to: number;
  /** Where the slope begins and ends at `u`; both run straight between `from`, `bends` and `to`. */
  low(u: number): number;
  high(u: number): number;
  bends?: readonly number[];
  /** Whether it begins at the eaves at `u`, rather than in a valley. */
  eaves(u: number): boolean;
};

type Corners = readonly [Vec, Vec, Vec, Vec];

const UP: Vec = [0, 1, 0];
const DOWN: Vec = [0, -1, 0];

/** A flat face that looks towards `way`, whichever way round its corners are told. */
export function facing(mesh: Mesh, [a, b, c, d]: Corners, way: Vec, tint: Colour, cell: number): void {
  const normal = cross(minus(c, a), minus(d, b));
  const along = normal[0] * way[0] + normal[1] * way[1] + normal[2] * way[2];
  quad(mesh, along >= 0 ? [a, b, c, d] : [d, c, b, a], tint, cell);
}

const TILE = 0.66;
const ROLL = 0.12;

/** Strips of a slope, no wider than `wide` and cut where it bends. */
function strips({ from, to, bends = [] }: Slope, wide: number): [number, number][] {
  const marks = [from, ...bends, to].sort((a, b) => a - b);
  return marks.slice(1).flatMap((end, k): [number, number][] => {
    const start = marks[k]!;
    const count = Math.max(1, Math.round((end - start) / wide));
    const at = (n: number) => start + ((end - start) * n) / count;
    return Array.from({ length: count }, (_, n) => [at(n), at(n + 1)]);
  });
}

/** Draws pans in `rows` with a roll over each joint; a slope that nobody comes to see does without rolls. */
export function tiles(mesh: Mesh, slope: Slope, rows: number, random: Chance, rolls = true): void {
  const { place, low, high } = slope;
  const eps = 1e-3;
  for (const [a, b] of strips(slope, TILE)) {
    for (let row = 0; row < rows; row++) {
      const at = (u: number, t: number): Vec => {
        const inner = u === a ? u + eps : u - eps;
        return place(u, low(inner) + (high(inner) - low(inner)) * t, 0);
      };
      const [t, t2] = [row / rows, (row + 1) / rows];
      const dark = random.next() < 0.3;
      const tint = varied(
        blend(palette.roof, dark ? palette.roofDark : palette.roofLight, random.next() * 0.55),
        0.05,
        random,
      );
      facing(mesh, [at(a, t), at(b, t), at(b, t2), at(a, t2)], UP, tint, 2.4);
    }
    if (rolls) roll(mesh, slope, a, blend(palette.roof, palette.roofLight, random.next() * 0.8));
  }
}

const ROLL_OUTLINE: [number, number][] = [
  [ROLL, -0.02],
  [ROLL * 0.5, 0.1],
  [-ROLL * 0.5, 0.1],
  [-ROLL, -0.02],
];

function roll(mesh: Mesh, { place, low, high, eaves }: Slope, u: number, tint: Colour): void {
  const [from, to] = [low(u + 1e-3), high(u + 1e-3)];
  if (to - from < 0.2) return;
  for (let k = 0; k < 3; k++) {
    const [[d, up], [d2, up2]] = [ROLL_OUTLINE[k]!, ROLL_OUTLINE[k + 1]!];
    facing(
      mesh,
      [place(u + d, from, up), place(u + d2, from, up2), place(u + d2, to, up2), place(u + d, to, up)],
      UP,
      tint,
      3,
    );
  }
  if (!eaves(u)) return;
  const disc = Array.from({ length: 7 }, (_, k) => {
    const angle = (k / 7) * 2 * Math.PI;
    return place(u + Math.cos(angle) * 0.125, from - 0.03, 0.05 + Math.sin(angle) * 0.125);
  });
  const outwards = minus(place(u, from - 1, 0), place(u, from, 0));
  const normal = cross(minus(disc[1]!, disc[0]!), minus(disc[2]!, disc[0]!));
  const out = normal[0] * outwards[0] + normal[2] * outwards[2] > 0;
  fan(mesh, out ? disc : disc.reverse(), palette.roofLight);
}

/** The boards under a slope, `under` metres below its tiles. */
export function boards(mesh: Mesh, slope: Slope, under: number, tint: Colour, cell: number): void {
  const { place, low, high } = slope;
  const eps = 1e-3;
  for (const [a, b] of strips(slope, 4)) {
    const at = (u: number, v: (u: number) => number): Vec => place(u, v(u === a ? u + eps : u - eps), -under);
    facing(mesh, [at(a, low), at(b, low), at(b, high), at(a, high)], DOWN, tint, cell);
  }
}

/** A rafter under a slope at `u`: its three faces that are seen from below, and its end at the eaves. */
export function rafter(mesh: Mesh, { place, low, high }: Slope, u: number, under: number, tint: Colour): void {
  const [half, deep] = [0.05, 0.15];
  const [from, to] = [low(u) + 0.06, high(u)];
  const at = (side: number, v: number, down: number) => place(u + side * half, v, -under - down);
  facing(mesh, [at(-1, from, deep), at(1, from, deep), at(1, to, deep), at(-1, to, deep)], DOWN, tint, 1.6);
  for (const side of [-1, 1]) {
    const out = minus(at(side, from, 0), at(-side, from, 0));
    facing(mesh, [at(side, from, deep), at(side, to, deep), at(side, to, 0), at(side, from, 0)], out, tint, 1.6);
  }
  const out = minus(place(u, from - 1, 0), place(u, from, 0));
  facing(mesh, [at(-1, from, deep), at(1, from, deep), at(1, from, 0), at(-1, from, 0)], [out[0], 0, out[2]], tint, 3);
}
