/**
 * What softens the sound: rugs in the floor, curtains between the columns, weavings on the walls.
 */
import { chance } from "../../../model/chance.ts";
import type { Mesh, Model, Vec } from "../../../model/mesh.ts";
import { blend, type Colour, palette, shade } from "../../../model/palette.ts";
import { box } from "../../../model/shapes.ts";
import { facing } from "../../../model/tiles.ts";
import { flat } from "./floors.ts";
import { type Curtain, curtains, floorOf, house, tableSize, tables } from "./measures.ts";

const clay = blend(palette.roofLight, palette.blush, 0.45);
const slate = blend(palette.slate, palette.marble, 0.45);
const linen = blend(palette.marble, palette.snow, 0.5);
const sand = blend(palette.sand, palette.blush, 0.35);
const up: Vec = [0, 1, 0];

/** A ring of a round rug. */
function ring(mesh: Mesh, [x, y, z]: Vec, inner: number, outer: number, tint: Colour): void {
  const sides = 32;
  const at = (k: number, r: number) => {
    const angle = (k / sides) * 2 * Math.PI;
    return mesh.vertex([x + Math.cos(angle) * r, y, z - Math.sin(angle) * r], up, tint);
  };
  for (let k = 0; k < sides; k++) {
    const [a, b, c, d] = [at(k, inner), at(k, outer), at(k + 1, outer), at(k + 1, inner)];
    mesh.triangle(a, b, c);
    if (inner > 0) mesh.triangle(a, c, d);
  }
}

const rugs: Colour[][] = [
  [linen, slate, linen, clay],
  [sand, linen, slate, linen],
  [linen, clay, sand, linen],
];

function roundRugs(model: Model): void {
  for (const [k, table] of tables.filter(({ where }) => where !== "garden").entries()) {
    const far = tableSize[table.seats].chairs + 0.44;
    const [field, line, band, rim] = rugs[k % rugs.length]!;
    const y = floorOf(table) + 0.008;
    const at: Vec = [table.x, y, table.z];
    ring(model.stone, at, 0, far * 0.55, field!);
    ring(model.stone, at, far * 0.55, far * 0.6, line!);
    ring(model.stone, at, far * 0.6, far * 0.84, band!);
    ring(k % 2 ? model.brand : model.stone, at, far * 0.84, far * 0.88, k % 2 ? palette.white : line!);
    ring(model.stone, at, far * 0.88, far, rim!);
  }
}

/** A rug before the help desk, in stripes: where the line stands. */
function runner(model: Model): void {
  const [w, e, n, s] = [0.35, 4.25, 6.55, 9.35];
  const lift = 0.008;
  const stripes: [number, Colour][] = [
    [0.14, slate],
    [0.12, linen],
    [0.26, clay],
    [0.12, linen],
    [1.52, linen],
    [0.12, slate],
    [0.26, clay],
    [0.12, linen],
    [0.14, slate],
  ];
  let at = n;
  for (const [deep, tint] of stripes) {
    flat(model.stone, w, e, at, Math.min(s, at + deep), tint, 1.2, lift);
    at += deep;
  }
  for (const [x, out] of [
    [w, -1],
    [e, 1],
  ] as const) {
    for (let k = 0; k < 28; k++) {
      const z = n + ((k + 0.5) / 28) * (s - n);
      const [a, b] = [Math.min(x, x + out * 0.07), Math.max(x, x + out * 0.07)];
      flat(model.stone, a, b, z - 0.02, z + 0.02, linen, 1, 0.004);
    }
  }
}

/** A cloth hanging in folds from a beam, drawn together; both its sides are lit, the sun comes through it a little. */
function curtain(mesh: Mesh, { x, z, long, along, floor, top }: Curtain, seed: number): void {
  const random = chance(seed);
  const columns = Math.max(8, Math.round(long * 22));
  const rows = 3;
  const waves = columns / 4;
  const turn = random.between(0, 3);
  const bottom = floor + 0.03;
  const at = (u: number, v: number): { place: Vec; normal: Vec } => {
    const phase = u * waves * 2 * Math.PI + turn;
    const deep = 0.035 + 0.03 * v;
    const gather = 1 - 0.1 * Math.sin(v * Math.PI);
    const off = deep * Math.sin(phase);
    const s = (u - 0.5) * long * gather;
    const slope = (deep * Math.cos(phase) * waves * 2 * Math.PI) / long;
    const size = Math.hypot(1, slope);
    const y = top + (bottom - top) * v;
    if (along === "x") return { place: [x + s, y, z + off], normal: [-slope / size, 0, 1 / size] };
    return { place: [x + off, y, z + s], normal: [1 / size, 0, -slope / size] };
  };
  const ids = Array.from({ length: rows + 1 }, (_, r) =>
    Array.from({ length: columns + 1 }, (_, c) => {
      const { place, normal } = at(c / columns, r / rows);
      const fold = 0.5 + 0.5 * Math.sin((c / columns) * waves * 2 * Math.PI + turn);
      return mesh.vertex(place, normal, shade(linen, 0.86 + 0.14 * fold));
    }),
  );
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const [a, b] = [ids[r + 1]![c]!, ids[r + 1]![c + 1]!];
      const [d, e] = [ids[r]![c]!, ids[r]![c + 1]!];
      mesh.triangle(a, b, e);
      mesh.triangle(a, e, d);
    }
  }
}

/** A woven hanging on the east wall, which looks west into the sun. */
function weaving(model: Model, z: number, half: number, bands: [number, Colour | "brand"][]): void {
  const x = house.east - 0.035;
  const top = house.floor + 2.45;
  const rod = { north: z - half - 0.1, south: z + half + 0.1, west: x - 0.03, east: x };
  box(model.stone, { ...rod, bottom: top, top: top + 0.035 }, palette.wood, ["east"], 1);
  const put = (mesh: Mesh, low: number, high: number, tint: Colour) =>
    mesh.onChart("side-wall", () =>
      facing(
        mesh,
        [
          [x, low, z - half],
          [x, low, z + half],
          [x, high, z + half],
          [x, high, z - half],
        ],
        [-1, 0, 0],
        tint,
        0.8,
      ),
    );
  let y = top;
  for (const [deep, tint] of bands) {
    const [low, high] = [y - deep, y];
    if (tint === "brand") put(model.brand, low, high, palette.white);
    else put(model.stone, low, high, tint);
    y = low;
  }
}

export function drawTextiles(model: Model): void {
  model.stone.onChart("floor", () => model.brand.onChart("floor", () => roundRugs(model)));
  runner(model);
  for (const [k, one] of curtains.entries()) curtain(model.leaves, one, 300 + k);
  const olive = blend(palette.olive, palette.oliveLight, 0.7);
  weaving(model, -5, 0.8, [
    [0.12, clay],
    [0.05, linen],
    [0.3, sand],
    [0.05, "brand"],
    [0.42, linen],
    [0.05, "brand"],
    [0.22, clay],
  ]);
  weaving(model, 2, 0.8, [
    [0.2, olive],
    [0.05, linen],
    [0.32, clay],
    [0.05, linen],
    [0.3, sand],
    [0.05, slate],
    [0.2, linen],
  ]);
  weaving(model, 9.6, 1, [
    [0.14, linen],
    [0.26, slate],
    [0.06, "brand"],
    [0.4, clay],
    [0.06, linen],
    [0.26, sand],
  ]);
}
