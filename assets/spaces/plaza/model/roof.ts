/**
 * The stoa's tiled roof: two gabled wings that meet in a valley over the court and a hip at the back.
 *
 * Both wings are drawn by the same lines: `u` runs from the corner column along a wing, `out` towards the court. They
 * meet where u = out.
 */
import type { Chance } from "../../../model/chance.ts";
import { cross, type Mesh, minus, unit, type Vec } from "../../../model/mesh.ts";
import { blend, type Colour, palette, varied } from "../../../model/palette.ts";
import { box, fan, quad } from "../../../model/shapes.ts";
import { court, stoa, stoaLines } from "./measures.ts";

const PITCH = Math.tan((19 * Math.PI) / 180);
const RIDGE_OUT = -2.7;
const HALF = 3.55;
const EAVES = stoa.eaves;
const RIDGE = EAVES + HALF * PITCH;
const OVERHANG = 0.35;
const TILE = 0.6;
const ROLL = 0.12;

type Wing = { place: (u: number, out: number, y: number) => Vec; long: number; mirrored: boolean };

const wings: Wing[] = [
  {
    place: (u, out, y) => [stoaLines.sideAxis - u, y, stoaLines.backAxis - out],
    long: stoaLines.sideAxis - court.west + OVERHANG,
    mirrored: false,
  },
  {
    place: (u, out, y) => [stoaLines.sideAxis - out, y, stoaLines.backAxis - u],
    long: stoaLines.backAxis - stoa.sideEnd + OVERHANG,
    mirrored: true,
  },
];

type Slope = { low: number; high: number; facesCourt: boolean };
const slopes: Slope[] = [
  { low: RIDGE_OUT, high: RIDGE_OUT + HALF, facesCourt: true },
  { low: RIDGE_OUT - HALF, high: RIDGE_OUT, facesCourt: false },
];

function heightAt(out: number): number {
  return RIDGE - Math.abs(out - RIDGE_OUT) * PITCH;
}

function face(mesh: Mesh, wing: Wing, corners: readonly [Vec, Vec, Vec, Vec], tint: Colour, cell: number): void {
  const [a, b, c, d] = corners;
  quad(mesh, wing.mirrored ? [d, c, b, a] : [a, b, c, d], tint, cell);
}

function pans(mesh: Mesh, wing: Wing, slope: Slope, random: Chance): void {
  const rows = slope.facesCourt ? 3 : 1;
  const deep = HALF / rows;
  for (let u = wing.long - TILE; u > slope.low - TILE; u -= TILE) {
    for (let row = 0; row < rows; row++) {
      const low = slope.low + row * deep;
      const [near, far] = [Math.max(u, low), u + TILE];
      if (far <= low) continue;
      const high = low + deep;
      const at = (along: number, out: number) => {
        const o = Math.min(out, Math.max(along, low));
        return wing.place(along, o, heightAt(o));
      };
      const tint = varied(
        blend(palette.roof, random.next() < 0.3 ? palette.roofDark : palette.roofLight, random.next() * 0.55),
        0.05,
        random,
      );
      face(mesh, wing, [at(far, low), at(near, low), at(near, high), at(far, high)], tint, 2);
    }
  }
}

function rolls(mesh: Mesh, wing: Wing, slope: Slope, random: Chance): void {
  const outline: [number, number][] = [
    [ROLL, -0.02],
    [ROLL * 0.55, 0.095],
    [-ROLL * 0.55, 0.095],
    [-ROLL, -0.02],
  ];
  for (let u = wing.long - 0.02; u > slope.low + 0.15; u -= TILE) {
    const high = Math.min(slope.high, u);
    const tint = varied(blend(palette.roof, palette.roofLight, random.next() * 0.8), 0.05, random);
    for (let k = 0; k < 3; k++) {
      const [[du, up], [du2, up2]] = [outline[k]!, outline[k + 1]!];
      const at = (d: number, lift: number, out: number) => wing.place(u + d, out, heightAt(out) + lift);
      face(
        mesh,
        wing,
        [at(du, up, slope.low), at(du2, up2, slope.low), at(du2, up2, high), at(du, up, high)],
        tint,
        slope.facesCourt ? 2 : 4,
      );
    }
    const meetsEaves = slope.facesCourt ? high === slope.high : true;
    if (meetsEaves) antefix(mesh, wing, u, slope.facesCourt ? slope.high : slope.low, slope.facesCourt ? 1 : -1);
  }
}

/** The round tile that closes a roll at the eaves. */
function antefix(mesh: Mesh, wing: Wing, u: number, out: number, towards: number): void {
  const sides = 8;
  const corners = Array.from({ length: sides }, (_, k) => {
    const angle = (k / sides) * 2 * Math.PI;
    return wing.place(u + Math.cos(angle) * 0.13, out + towards * 0.03, heightAt(out) + 0.05 + Math.sin(angle) * 0.13);
  });
  const forwards = wing.mirrored !== towards > 0;
  fan(mesh, forwards ? [...corners].reverse() : corners, palette.roofLight);
}

/** The edge of the tiles over the gutter, and the underside of what stands out beyond the cornice. */
function eaves(mesh: Mesh, wing: Wing, slope: Slope): void {
  const out = slope.facesCourt ? slope.high : slope.low;
  const back = slope.facesCourt ? out - 0.5 : out + 0.5;
  const from = slope.facesCourt ? out : slope.low;
  const y = heightAt(out);
  const at = (u: number, o: number, height: number) => wing.place(u, o, height);
  const front: [Vec, Vec, Vec, Vec] = [
    at(wing.long, out, y - 0.07),
    at(from, out, y - 0.07),
    at(from, out, y + 0.01),
    at(wing.long, out, y + 0.01),
  ];
  const under: [Vec, Vec, Vec, Vec] = [
    at(wing.long, back, y - 0.07),
    at(slope.facesCourt ? back : from, back, y - 0.07),
    at(from, out, y - 0.07),
    at(wing.long, out, y - 0.07),
  ];
  const turn = ([a, b, c, d]: [Vec, Vec, Vec, Vec]): [Vec, Vec, Vec, Vec] => [d, c, b, a];
  face(mesh, wing, slope.facesCourt ? turn(turn(front)) : turn(front), palette.roofDark, 2.5);
  face(mesh, wing, slope.facesCourt ? turn(under) : under, palette.wood, 2.5);
}

/** The triangle under the roof at a wing's end, and the beam across its opening. */
function gable(mesh: Mesh, wing: Wing): void {
  const u = wing.long - OVERHANG;
  const base = stoa.floor + stoa.column.height + 0.9;
  const triangle = [
    wing.place(u, RIDGE_OUT + HALF, base),
    wing.place(u, RIDGE_OUT, base + HALF * PITCH),
    wing.place(u, RIDGE_OUT - HALF, base),
  ];
  fan(mesh, wing.mirrored ? triangle : [...triangle].reverse(), palette.plaster);
  for (const [sideOut, sign] of [
    [RIDGE_OUT + HALF, 1],
    [RIDGE_OUT - HALF, -1],
  ] as const) {
    const edge = (along: number, lift: number, out: number) => wing.place(along, out, heightAt(out) + lift);
    const tip = u + OVERHANG;
    const rake: [Vec, Vec, Vec, Vec] = [
      edge(tip, -0.2, sideOut),
      edge(tip, -0.2, RIDGE_OUT),
      edge(tip, 0.02, RIDGE_OUT),
      edge(tip, 0.02, sideOut),
    ];
    const under: [Vec, Vec, Vec, Vec] = [
      edge(u, -0.2, sideOut),
      edge(u, -0.2, RIDGE_OUT),
      edge(tip, -0.2, RIDGE_OUT),
      edge(tip, -0.2, sideOut),
    ];
    const flipped = sign < 0 === wing.mirrored;
    const order = ([a, b, c, d]: [Vec, Vec, Vec, Vec]): [Vec, Vec, Vec, Vec] => (flipped ? [b, a, d, c] : [a, b, c, d]);
    quad(mesh, order(rake), palette.marble, 1.5);
    quad(mesh, order(under), palette.warm, 1.5);
  }
  const [a, b] = [wing.place(u, 0.29, base - 0.9), wing.place(u - 0.5, -5.3, base)];
  box(
    mesh,
    {
      west: Math.min(a[0], b[0]),
      east: Math.max(a[0], b[0]),
      north: Math.min(a[2], b[2]),
      south: Math.max(a[2], b[2]),
      bottom: base - 0.9,
      top: base,
    },
    palette.marble,
    [],
    1.4,
  );
}

function ridgeTiles(mesh: Mesh, wing: Wing): void {
  const outline: [number, number][] = [
    [-0.16, -0.03],
    [-0.09, 0.13],
    [0.09, 0.13],
    [0.16, -0.03],
  ];
  for (let k = 0; k < 3; k++) {
    const [[o, up], [o2, up2]] = [outline[k]!, outline[k + 1]!];
    const at = (u: number, out: number, lift: number) => wing.place(u, RIDGE_OUT + out, RIDGE + lift);
    const corner = RIDGE_OUT;
    face(
      mesh,
      wing,
      [at(wing.long, o, up), at(corner, o, up), at(corner, o2, up2), at(wing.long, o2, up2)],
      palette.roofLight,
      2.5,
    );
  }
}

/** Round tiles down the hip, where the two wings meet at the back. */
function hipTiles(mesh: Mesh): void {
  const from = wings[0]!.place(RIDGE_OUT, RIDGE_OUT, RIDGE + 0.1);
  const to = wings[0]!.place(RIDGE_OUT - HALF, RIDGE_OUT - HALF, EAVES + 0.1);
  const along = unit(minus(to, from));
  const side = unit(cross([0, 1, 0], along));
  const at = (point: Vec, by: number, drop: number): Vec => [
    point[0] + side[0] * by,
    point[1] - drop,
    point[2] + side[2] * by,
  ];
  quad(mesh, [at(from, 0, 0), at(to, 0, 0), at(to, 0.17, 0.14), at(from, 0.17, 0.14)], palette.roofLight, 2);
  quad(mesh, [at(to, 0, 0), at(from, 0, 0), at(from, -0.17, 0.14), at(to, -0.17, 0.14)], palette.roofLight, 2);
}

export function roofOf(mesh: Mesh, random: Chance): void {
  for (const wing of wings) {
    for (const slope of slopes) {
      pans(mesh, wing, slope, random);
      if (slope.facesCourt) rolls(mesh, wing, slope, random);
      eaves(mesh, wing, slope);
    }
    ridgeTiles(mesh, wing);
    gable(mesh, wing);
  }
  hipTiles(mesh);
}
