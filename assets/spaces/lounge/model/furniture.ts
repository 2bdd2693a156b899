/**
 * Small round tables and their chairs, and what stands on them.
 */
import { type Chance, chance } from "../../../model/chance.ts";
import { leaf } from "../../../model/foliage.ts";
import type { Mesh, Model, Vec } from "../../../model/mesh.ts";
import { blend, type Colour, palette, shade } from "../../../model/palette.ts";
import { box, turned } from "../../../model/shapes.ts";
import { chair, chairsOf, floorOf, type Table, tableSize, tables } from "./measures.ts";

const HIGH = 0.75;

function tableTop(mesh: Mesh, radius: number, wooden: boolean): void {
  const tint = wooden ? blend(palette.oak, palette.paper, 0.35) : palette.marble;
  turned(mesh, {
    x: 0,
    z: 0,
    segments: 20,
    colour: tint,
    profile: [
      [radius * 0.5, HIGH - 0.045],
      [radius - 0.02, HIGH - 0.045],
      [radius, HIGH - 0.01],
      [radius - 0.012, HIGH],
      [radius * 0.55, HIGH],
      [0, HIGH],
    ],
  });
  turned(mesh, {
    x: 0,
    z: 0,
    segments: 9,
    smooth: true,
    colour: wooden ? palette.oak : palette.warm,
    profile: [
      [radius * 0.52, 0],
      [0.1, 0.08],
      [0.075, 0.32],
      [radius * 0.4, HIGH - 0.045],
    ],
  });
}

/** A chair of wood about the frame's origin, its sitter looking along −Z. */
function chairOf(model: Model, cushion: Colour | "brand"): void {
  const mesh = model.stone;
  const { half, seat, back, top } = chair;
  const foot = half - 0.045;
  for (const [x, z] of [
    [-foot, -foot],
    [foot, -foot],
  ] as const) {
    box(
      mesh,
      { west: x - 0.02, east: x + 0.02, north: z - 0.02, south: z + 0.02, bottom: 0, top: seat - 0.06 },
      palette.oak,
      ["bottom", "top"],
      1,
    );
  }
  for (const x of [-foot, foot]) {
    box(
      mesh,
      { west: x - 0.02, east: x + 0.02, north: foot, south: foot + 0.04, bottom: 0, top: top - 0.06 },
      palette.oak,
      ["bottom", "top"],
      1,
    );
  }
  const frame = { west: -half, east: half, north: -half, south: half };
  box(mesh, { ...frame, bottom: seat - 0.09, top: seat - 0.05 }, palette.oak, [], 1);
  const soft = cushion === "brand" ? model.brand : mesh;
  turned(soft, {
    x: 0,
    z: 0,
    segments: 8,
    from: Math.PI / 8,
    smooth: true,
    colour: cushion === "brand" ? palette.white : cushion,
    profile: [
      [half * 1.04, seat - 0.05],
      [half * 1.1, seat - 0.02],
      [half * 0.98, seat + 0.012],
      [0, seat + 0.022],
    ],
  });
  backRest(mesh, back, top);
}

/** A curved rest of wood about the sitter's back. */
function backRest(mesh: Mesh, radius: number, top: number): void {
  const pieces = 5;
  const reach = 1.15;
  const [low, high] = [top - 0.14, top];
  const at = (k: number, r: number, y: number): Vec => {
    const angle = -reach + (2 * reach * k) / pieces;
    return [Math.sin(angle) * r, y, Math.cos(angle) * r];
  };
  for (const [r, way] of [
    [radius + 0.02, 1],
    [radius - 0.008, -1],
  ] as const) {
    const ids = Array.from({ length: pieces + 1 }, (_, k) => {
      const [x, , z] = at(k, 1, 0);
      const normal: Vec = [x * way, 0, z * way];
      return [
        mesh.vertex(at(k, r, low), normal, palette.oak),
        mesh.vertex(at(k, r, high), normal, palette.oak),
      ] as const;
    });
    for (let k = 0; k < pieces; k++) {
      const [[a, d], [b, c]] = [ids[k]!, ids[k + 1]!];
      if (way > 0) {
        mesh.triangle(a, b, c);
        mesh.triangle(a, c, d);
      } else {
        mesh.triangle(a, c, b);
        mesh.triangle(a, d, c);
      }
    }
  }
  const rim = Array.from({ length: pieces + 1 }, (_, k): [inner: number, outer: number] => [
    mesh.vertex(at(k, radius - 0.008, high), [0, 1, 0], shade(palette.oak, 1.1)),
    mesh.vertex(at(k, radius + 0.02, high), [0, 1, 0], shade(palette.oak, 1.1)),
  ]);
  for (let k = 0; k < pieces; k++) {
    const [a, b] = rim[k]!;
    const [d, c] = rim[k + 1]!;
    mesh.triangle(a, b, c);
    mesh.triangle(a, c, d);
  }
}

/** A candle in a cup of brass. */
function candle(model: Model): void {
  turned(model.stone, {
    x: 0,
    z: 0,
    segments: 8,
    colour: palette.brass,
    profile: [
      [0.05, 0],
      [0.05, 0.035],
      [0, 0.035],
    ],
  });
  turned(model.glow, {
    x: 0,
    z: 0,
    segments: 7,
    smooth: true,
    colour: palette.lamp,
    profile: [
      [0.034, 0.035],
      [0.036, 0.1],
      [0.02, 0.125],
      [0, 0.128],
    ],
  });
}

/** A small vase with a few sprigs of lavender or olive. */
function vase(model: Model, random: Chance, flowers: boolean): void {
  turned(model.stone, {
    x: 0,
    z: 0,
    segments: 7,
    smooth: true,
    colour: flowers ? palette.snow : palette.pot,
    profile: [
      [0.035, 0],
      [0.055, 0.06],
      [0.024, 0.13],
      [0.03, 0.16],
    ],
  });
  const [dark, light] = flowers ? [palette.lavender, palette.lavenderLight] : [palette.olive, palette.oliveLight];
  for (let k = 0; k < 12; k++) {
    const angle = k * 2.4;
    const lean = random.between(0.03, 0.11);
    const out: Vec = [Math.cos(angle), 0, Math.sin(angle)];
    const along: Vec = [out[0] * lean, random.between(0.11, 0.2), out[2] * lean];
    const side: Vec = [-out[2] * 0.028, 0, out[0] * 0.028];
    leaf(model.leaves, [0, 0.14, 0], along, side, [out[0] * 0.6, 0.8, out[2] * 0.6], dark, light);
  }
}

const cushions: (Colour | "brand")[] = [
  blend(palette.roofLight, palette.blush, 0.4),
  palette.paper,
  blend(palette.slate, palette.marble, 0.4),
  "brand",
];

function tableWithChairs(model: Model, table: Table, number: number): void {
  const random = chance(200 + number);
  const y = floorOf(table);
  const { x, z, seats, where } = table;
  const { top } = tableSize[seats];
  const own = cushions[number % cushions.length]!;
  model.within({ x, y, z }, () => tableTop(model.stone, top, where !== "garden"));
  const beside = (turn: number, far: number, draw: () => void) =>
    model.within({ x: x + Math.sin(turn) * far, y: y + HIGH, z: z + Math.cos(turn) * far, yaw: turn }, draw);
  beside(number * 2.1, 0.13, () => vase(model, random, number % 2 === 0));
  beside(number * 2.1 + 2.4, 0.15, () => candle(model));
  for (const [k, place] of chairsOf(table).entries()) {
    const soft = k % 2 ? own : own === "brand" ? palette.paper : own;
    model.within({ x: place.x, y, z: place.z, yaw: place.yaw }, () => chairOf(model, soft));
  }
}

export function drawFurniture(model: Model): void {
  for (const [k, table] of tables.entries()) tableWithChairs(model, table, k);
}
