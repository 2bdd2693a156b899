/**
 * The court's floor: slabs in running bond, and the rings in the middle where people gather.
 */
import { type Chance, chance } from "../../../model/chance.ts";
import type { Mesh, Model, Vec } from "../../../model/mesh.ts";
import { blend, type Colour, palette, shade } from "../../../model/palette.ts";
import { quad } from "../../../model/shapes.ts";
import { court, rosette, stage, tholos } from "./measures.ts";

const SLAB = { long: 1.5, deep: 1, joint: 0.022, bed: -0.012 };
const up: Vec = [0, 1, 0];

function slabColour(random: Chance): Colour {
  const kind = random.next();
  const base = blend(palette.slab, palette.sand, random.next() ** 1.4);
  if (kind < 0.05) return blend(base, palette.blush, 0.8);
  if (kind < 0.17) return blend(base, palette.marble, 0.75);
  return base;
}

function underSomething(west: number, east: number, north: number, south: number): boolean {
  const far = (x: number, z: number) =>
    Math.max(
      Math.hypot(west - x, north - z),
      Math.hypot(east - x, north - z),
      Math.hypot(west - x, south - z),
      Math.hypot(east - x, south - z),
    );
  if (far(rosette.x, rosette.z) < rosette.radius - 0.02) return true;
  if (far(tholos.x, tholos.z) < tholos.steps[0]!) return true;
  return west >= stage.west && east <= stage.east && south <= stage.south + 0.6;
}

/** Draws slabs over a rectangle of ground, their rows running east. */
function paving(mesh: Mesh, random: Chance): void {
  const half = SLAB.joint / 2;
  const top = 0;
  let row = 0;
  for (let south = court.south + 0.4; south > court.north; south -= SLAB.deep, row++) {
    const north = Math.max(court.north, south - SLAB.deep);
    const start = court.west - (row % 2) * (SLAB.long / 2) - random.between(0, 0.12);
    for (let west = start; west < court.east + 0.4; west += SLAB.long) {
      const [from, to] = [Math.max(court.west, west), Math.min(court.east + 0.4, west + SLAB.long)];
      const tint = slabColour(random);
      if (to - from < 0.1 || underSomething(from, to, north, south)) continue;
      const [w, e, n, s] = [from + half, to - half, north + half, south - half];
      quad(
        mesh,
        [
          [w, top, s],
          [e, top, s],
          [e, top, n],
          [w, top, n],
        ],
        tint,
        2,
      );
    }
  }
  quad(
    mesh,
    [
      [court.west, SLAB.bed, court.south + 0.4],
      [court.east + 0.4, SLAB.bed, court.south + 0.4],
      [court.east + 0.4, SLAB.bed, court.north],
      [court.west, SLAB.bed, court.north],
    ],
    palette.joint,
    3.2,
  );
}

type Ring = {
  inner: number;
  outer: number;
  rays: number;
  height: number;
  colours: (k: number) => Colour;
  turn?: number;
};

/** A ring of the floor, cut into rays with a joint between each two. */
function ring(mesh: Mesh, { inner, outer, rays, height, colours, turn = 0 }: Ring): void {
  const joint = 0.012;
  const steps = Math.max(2, Math.round(64 / rays));
  for (let k = 0; k < rays; k++) {
    const at = (radius: number, t: number): Vec => {
      const gap = rays > 1 ? joint / Math.max(radius, 0.2) : 0;
      const from = ((k + turn) / rays) * 2 * Math.PI + gap;
      const to = ((k + 1 + turn) / rays) * 2 * Math.PI - gap;
      const angle = from + (to - from) * t;
      return [rosette.x + radius * Math.cos(angle), height, rosette.z - radius * Math.sin(angle)];
    };
    const tint = colours(k);
    for (let s = 0; s < steps; s++) {
      const corners = [
        at(inner, s / steps),
        at(outer, s / steps),
        at(outer, (s + 1) / steps),
        at(inner, (s + 1) / steps),
      ];
      const [a, b, c, d] = corners.map((corner) => mesh.vertex(corner, up, tint));
      mesh.triangle(a!, b!, c!);
      if (inner > 0) mesh.triangle(a!, c!, d!);
    }
  }
}

function rosetteRings(model: Model, random: Chance): void {
  const height = 0.012;
  const pale = () => blend(palette.marble, palette.snow, random.next() * 0.7);
  const sandy = () => shade(blend(palette.sand, palette.slab, random.next() * 0.6), random.between(0.9, 1));
  const stone = model.stone;
  ring(stone, { inner: 0, outer: rosette.radius, rays: 1, height: 0.006, colours: () => palette.joint });
  ring(stone, { inner: 0, outer: 0.55, rays: 1, height, colours: () => palette.marble });
  ring(stone, { inner: 0.574, outer: 1.72, rays: 12, height, colours: (k) => (k % 2 ? pale() : sandy()) });
  ring(stone, { inner: 1.744, outer: 1.9, rays: 8, height, colours: () => blend(palette.slate, palette.sand, 0.3) });
  ring(stone, { inner: 1.924, outer: 3.3, rays: 16, height, colours: (k) => (k % 2 ? sandy() : pale()) });
  ring(stone, { inner: 3.324, outer: 4.78, rays: 24, height, turn: 0.5, colours: (k) => (k % 2 ? pale() : sandy()) });
  ring(model.brand, { inner: 4.804, outer: 4.95, rays: 32, height, colours: () => palette.white });
  ring(stone, { inner: 4.974, outer: 5.4, rays: 24, height, colours: () => shade(sandy(), 0.94) });
}

/** Draws everything underfoot in the court. */
export function drawCourt(model: Model): void {
  model.stone.onChart("floor", () => {
    model.brand.onChart("floor", () => {
      paving(model.stone, chance(11));
      rosetteRings(model, chance(12));
    });
  });
}
