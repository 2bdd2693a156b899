/**
 * The floors of the house and the steps down to the garden.
 */
import { type Chance, chance } from "../../../model/chance.ts";
import type { Mesh } from "../../../model/mesh.ts";
import { blend, palette, varied } from "../../../model/palette.ts";
import { level } from "../../../model/shapes.ts";
import { facing } from "../../../model/tiles.ts";
import { cloister, gate, gates, house, step } from "./measures.ts";

const { floor, west, east, north, south } = house;
const edge = { x: cloister.x - cloister.edge, z: cloister.z - cloister.edge };

/** A level rectangle at the height of the house's floor, or a little above it. */
export function flat(
  mesh: Mesh,
  w: number,
  e: number,
  n: number,
  s: number,
  tint = palette.warm,
  cell = 1.3,
  lift = 0,
) {
  mesh.onChart("floor", () => level(mesh, { west: w, east: e, north: n, south: s }, floor + lift, tint, cell));
}

/** Square tiles of clay and stone within a border of marble. */
function tiled(mesh: Mesh, w: number, e: number, n: number, s: number, random: Chance): void {
  const columnCount = Math.round((e - w) / 1.05);
  const rowCount = Math.round((s - n) / 1.05);
  const joint = 0.008;
  flat(mesh, w, e, n, s, palette.joint, 2.5, -0.006);
  for (let c = 0; c < columnCount; c++) {
    for (let r = 0; r < rowCount; r++) {
      const at = (k: number, count: number, from: number, to: number) => from + ((to - from) * k) / count;
      const clay = blend(palette.sand, palette.blush, 0.3 + random.next() * 0.4);
      const tint = (c + r) % 2 ? clay : blend(palette.warm, palette.marble, 0.3 + random.next() * 0.5);
      flat(
        mesh,
        at(c, columnCount, w, e) + joint,
        at(c + 1, columnCount, w, e) - joint,
        at(r, rowCount, n, s) + joint,
        at(r + 1, rowCount, n, s) - joint,
        varied(tint, 0.03, random),
        2,
      );
    }
  }
}

export function drawFloors(mesh: Mesh): void {
  const random = chance(101);
  const border = 0.62;
  const inner = { x: edge.x + border, z: edge.z + border };
  flat(mesh, -inner.x, inner.x, edge.z, inner.z, palette.marble);
  for (const side of [-1, 1]) {
    const [w, e] = side < 0 ? [-inner.x, -edge.x] : [edge.x, inner.x];
    flat(mesh, w, e, north, edge.z, palette.marble);
    const [from, to] = side < 0 ? [west, -inner.x] : [inner.x, east];
    tiled(mesh, from, to, north, inner.z, random);
  }
  tiled(mesh, west, east, inner.z, south, random);
  for (const x of gates) flat(mesh, x - gate.width / 2, x + gate.width / 2, south, south + gate.deep, palette.warm);
}

/** Two steps on three sides, and the ends of the floor towards the sea. */
export function drawSteps(mesh: Mesh): void {
  const random = chance(102);
  for (const side of [-1, 1]) {
    const low = [side * (edge.x - step.tread), side * edge.x] as const;
    facing(
      mesh,
      [
        [low[0], 0, north],
        [low[1], 0, north],
        [low[1], step.rise, north],
        [low[0], step.rise, north],
      ],
      [0, 0, -1],
      palette.marble,
      2,
    );
    const out = side * cloister.x;
    facing(
      mesh,
      [
        [low[1], 0, north],
        [out, 0, north],
        [out, floor, north],
        [low[1], floor, north],
      ],
      [0, 0, -1],
      palette.marble,
      2,
    );
  }
  for (let k = 0; k < step.count; k++) {
    const back = step.tread * (step.count - 1 - k);
    const [x, z] = [edge.x - back, edge.z - back];
    const [low, high] = [step.rise * k, step.rise * (k + 1)];
    const inset = k === step.count - 1 ? 0 : step.tread;
    const sides: [[number, number], [number, number], [number, number], [number, number]][] = [
      [
        [-x, north],
        [-x, z],
        [-x - inset, z + inset],
        [-x - inset, north],
      ],
      [
        [-x, z],
        [x, z],
        [x + inset, z + inset],
        [-x - inset, z + inset],
      ],
      [
        [x, z],
        [x, north],
        [x + inset, north],
        [x + inset, z + inset],
      ],
    ];
    for (const [from, to, toBack, fromBack] of sides) {
      const stones = Math.round(Math.hypot(to[0] - from[0], to[1] - from[1]) / 1.9);
      const on = (a: [number, number], b: [number, number], t: number, y: number): [number, number, number] => [
        a[0] + (b[0] - a[0]) * t,
        y,
        a[1] + (b[1] - a[1]) * t,
      ];
      for (let s = 0; s < stones; s++) {
        const tint = varied(blend(palette.marble, palette.warm, random.next() * 0.6), 0.03, random);
        const [t, t2] = [s / stones, (s + 1) / stones];
        const riser = [
          on(from, to, t, low),
          on(from, to, t2, low),
          on(from, to, t2, high),
          on(from, to, t, high),
        ] as const;
        facing(mesh, riser, [-from[0] - to[0], 0, from[1] === to[1] ? -1 : 0], tint, 1.4);
        if (inset > 0) {
          const tread = [
            on(from, to, t, high),
            on(from, to, t2, high),
            on(fromBack, toBack, t2, high),
            on(fromBack, toBack, t, high),
          ] as const;
          mesh.onChart("floor", () => facing(mesh, tread, [0, 1, 0], tint, 1.4));
        }
      }
    }
  }
}
