/**
 * What is underfoot: the orchestra with the brand's ring, the walk and the forecourt, all in slabs that run round.
 */
import { type Chance, chance } from "../../../model/chance.ts";
import type { Mesh, Model } from "../../../model/mesh.ts";
import { blend, type Colour, palette } from "../../../model/palette.ts";
import { slab } from "./arc.ts";
import { forecourt, gateways, orchestra, stage, stageFoot, stairs, walk } from "./measures.ts";
import { round, theatre } from "./theatre.ts";

const JOINT = 0.011;
const BED = 0.012;

function slabColour(random: Chance): Colour {
  const kind = random.next();
  const base = blend(palette.slab, palette.sand, random.next() ** 1.4);
  if (kind < 0.06) return blend(base, palette.blush, 0.8);
  if (kind < 0.2) return blend(base, palette.marble, 0.75);
  return base;
}

type Ring = {
  inner: number;
  outer: number;
  from: number;
  to: number;
  floor: number;
  long: number;
  tint?: (k: number) => Colour;
  hidden?: (corners: [number, number][]) => boolean;
};

/** What shows in the joints between slabs. */
function bed(mesh: Mesh, { inner, outer, from, to, floor }: Omit<Ring, "long">): void {
  const count = Math.ceil(((to - from) * outer) / 1.3);
  for (let k = 0; k < count; k++) {
    const span: [number, number] = [from + ((to - from) * k) / count, from + ((to - from) * (k + 1)) / count];
    slab(mesh, [inner, outer], span, floor - BED, palette.joint);
  }
}

/** One ring of slabs about `long` metres long. */
function ring(mesh: Mesh, { inner, outer, from, to, floor, long, tint, hidden }: Ring, random: Chance): void {
  const count = Math.max(1, Math.round(((to - from) * (inner + outer)) / 2 / long));
  const shift = tint ? 0 : random.between(-0.3, 0.3) / count;
  const at = (k: number) => (k === 0 ? from : k === count ? to : from + ((to - from) * k) / count + shift);
  for (let k = 0; k < count; k++) {
    const [a, b] = [at(k), at(k + 1)];
    const corners = [round(inner, a), round(inner, b), round(outer, a), round(outer, b)];
    const paint = tint ? tint(k) : slabColour(random);
    if (hidden?.(corners)) continue;
    slab(mesh, [inner, outer], [a, b], floor, paint, JOINT);
  }
}

function underTheStage(corners: [number, number][]): boolean {
  return corners.every(([x, z]) => Math.abs(x) < stage.half && z < stageFoot - 0.05);
}

function orchestraFloor(model: Model, random: Chance): void {
  const { end, ring: brand, radius } = orchestra;
  const pale = () => blend(palette.marble, palette.snow, random.next() * 0.7);
  const sandy = () => blend(palette.sand, palette.slab, random.next() * 0.6);
  const rings = [1.2, 2.6, 4, 5.45, 6.9, brand];
  const shape = { from: -end, to: end, floor: 0, hidden: underTheStage };
  for (let k = 1; k < rings.length; k++) {
    const rays = (n: number) => ((n + k) % 2 ? pale() : sandy());
    ring(model.stone, { ...shape, inner: rings[k - 1]!, outer: rings[k]!, long: 1.35, tint: rays }, random);
  }
  ring(
    model.brand,
    { ...shape, inner: brand, outer: brand + 0.16, long: 0.85, tint: () => palette.white, floor: 0 },
    random,
  );
  ring(model.stone, { ...shape, inner: brand + 0.16, outer: radius + 0.25, long: 1.5 }, random);
  const tiered = stairs.angles[2] + 0.08;
  bed(model.stone, { ...shape, inner: 1.6, outer: radius + 0.25 });
  bed(model.stone, { ...shape, from: -tiered, to: tiered, inner: radius + 0.2, outer: radius + 0.73 });
  ring(
    model.stone,
    { ...shape, from: -tiered, to: tiered, inner: radius + 0.25, outer: radius + 0.73, long: 1.5 },
    random,
  );
}

/** The brand's line runs along the walk, from stand to stand. */
const LINE = { from: 1.2, wide: 0.1 };

function walkFloor(model: Model, random: Chance): void {
  const { inner, outer, end, floor } = walk;
  const whole = { from: -end, to: end, floor };
  const rings = [
    inner,
    inner + LINE.from,
    inner + LINE.from + LINE.wide,
    ...[2.3, 3.4, 4.5, 5.65].map((r) => inner + r),
  ];
  rings.push(outer + 0.1);
  bed(model.stone, { ...whole, inner, outer: outer + 0.1 });
  for (let k = 1; k < rings.length; k++) {
    const ends = { inner: rings[k - 1]!, outer: rings[k]! };
    if (k === 2) ring(model.brand, { ...whole, ...ends, long: 1.3, tint: () => palette.white }, random);
    else ring(model.stone, { ...whole, ...ends, long: 1.45 }, random);
  }
  const deep = [outer + 0.1, outer + 1.15, outer + 2.15, outer + 3.2, forecourt.outer];
  const open = { from: -forecourt.end, to: forecourt.end, floor };
  bed(model.stone, { ...open, inner: outer, outer: forecourt.outer });
  for (let k = 1; k < deep.length; k++) {
    ring(model.stone, { ...open, inner: deep[k - 1]!, outer: deep[k]!, long: 1.45 }, random);
  }
}

/** A pale threshold before each gateway. */
function thresholds(mesh: Mesh): void {
  const half = gateways.width / 2 / forecourt.outer;
  for (const angle of gateways.angles) {
    const span: [number, number] = [angle - half, angle + half];
    const deep = forecourt.outer + forecourt.thick;
    slab(mesh, [forecourt.outer - gateways.depth - 0.25, deep], span, walk.floor + 0.006, palette.marble);
  }
}

export function drawFloors(model: Model): void {
  const random = chance(11);
  model.within(theatre, () => {
    model.stone.onChart("floor", () =>
      model.brand.onChart("floor", () => {
        orchestraFloor(model, random);
        walkFloor(model, random);
        thresholds(model.stone);
      }),
    );
  });
}
