/**
 * The tholos: the brand's round pavilion, ten columns under a dome, its mark on a plinth in the middle.
 */
import { chance } from "../../../model/chance.ts";
import { column } from "../../../model/column.ts";
import { mark } from "../../../model/mark.ts";
import type { Mesh, Model, Vec } from "../../../model/mesh.ts";
import { blend, palette, varied } from "../../../model/palette.ts";
import { turned } from "../../../model/shapes.ts";
import { arrival, tholos, tholosColumns } from "./measures.ts";

const { x, z, floor, dome } = tholos;
const AROUND = 40;
const beam = floor + tholos.column.height;
const ringTop = beam + 0.7;

function stepsAndFloor(model: Model): void {
  const mesh = model.stone;
  mesh.onChart("floor", () => floorOfRays(mesh));
  for (const [k, radius] of tholos.steps.entries()) {
    const inner = tholos.steps[k + 1];
    const [low, high] = [k * 0.15, (k + 1) * 0.15];
    const body = { x, z, segments: AROUND, colour: k === 1 ? palette.warm : palette.marble };
    turned(mesh, {
      ...body,
      profile: [
        [radius, low],
        [radius, high],
      ],
    });
    mesh.onChart("floor", () =>
      turned(mesh, {
        ...body,
        profile: [
          [radius, high],
          [inner ?? 2.05, high],
        ],
      }),
    );
  }
}

function floorOfRays(mesh: Mesh): void {
  const random = chance(31);
  const up: Vec = [0, 1, 0];
  const rays = 20;
  for (const [inner, outer, turn] of [
    [1.1, 2.05, 0],
    [0.36, 1.1, 0.5],
  ] as const) {
    for (let k = 0; k < rays; k++) {
      const tint = varied(
        (k + (turn ? 1 : 0)) % 2 ? palette.marble : blend(palette.sand, palette.slab, 0.4),
        0.03,
        random,
      );
      const corner = (r: number, t: number): Vec => {
        const angle = ((k + t + turn) / rays) * 2 * Math.PI;
        return [x + r * Math.cos(angle), floor, z - r * Math.sin(angle)];
      };
      const ids = [corner(inner, 0), corner(outer, 0), corner(outer, 1), corner(inner, 1)].map((p) =>
        mesh.vertex(p, up, tint),
      );
      mesh.triangle(ids[0]!, ids[1]!, ids[2]!);
      mesh.triangle(ids[0]!, ids[2]!, ids[3]!);
    }
  }
}

function ringAndDome(model: Model): void {
  const mesh = model.stone;
  const r = tholos.ring;
  turned(mesh, {
    x,
    z,
    segments: AROUND,
    colour: palette.marble,
    profile: [
      [r - 0.24, beam],
      [r + 0.24, beam],
      [r + 0.24, beam + 0.3],
      [r + 0.28, beam + 0.32],
      [r + 0.28, beam + 0.36],
      [r + 0.2, beam + 0.36],
      [r + 0.2, beam + 0.56],
      [r + 0.42, beam + 0.62],
      [r + 0.42, ringTop],
      [dome.radius - 0.05, ringTop + 0.04],
    ],
  });
  turned(mesh, {
    x,
    z,
    segments: AROUND,
    inwards: true,
    colour: palette.warm,
    profile: [
      [r - 0.24, beam],
      [r - 0.24, ringTop],
    ],
  });
  const arc = Array.from({ length: 11 }, (_, k): [number, number] => {
    const angle = (k / 10) * (Math.PI / 2);
    return [dome.radius * Math.cos(angle), ringTop + 0.04 + dome.height * Math.sin(angle)];
  });
  turned(model.brand, { x, z, segments: 40, smooth: true, colour: palette.white, profile: arc });
  turned(mesh, {
    x,
    z,
    segments: 32,
    smooth: true,
    inwards: true,
    colour: palette.snow,
    profile: arc
      .filter((_, k) => k % 2 === 0)
      .map(([radius, y]): [number, number] => [Math.max(0, radius - 0.32), y - 0.14]),
  });
  const top = ringTop + 0.04 + dome.height;
  turned(mesh, {
    x,
    z,
    segments: 12,
    colour: palette.brass,
    profile: [
      [0.24, top - 0.05],
      [0.2, top + 0.06],
      [0.09, top + 0.12],
      [0.17, top + 0.28],
      [0.15, top + 0.36],
      [0.04, top + 0.5],
      [0, top + 0.74],
    ],
  });
}

/** A plinth that carries the mark. */
function plinth(model: Model): void {
  const radius = tholos.plinth.radius;
  const top = floor + tholos.plinth.height;
  turned(model.stone, {
    x,
    z,
    segments: 24,
    colour: palette.marble,
    profile: [
      [radius, floor],
      [radius, floor + 0.1],
      [radius - 0.08, floor + 0.14],
      [radius - 0.08, top - 0.12],
      [radius, top - 0.08],
      [radius, top],
      [0, top],
    ],
  });
  const yaw = Math.atan2(arrival.x - x, arrival.z - z);
  model.within({ x, y: top + 0.44, z, yaw }, () => {
    mark(model, [-1, 1]);
  });
}

export function drawTholos(model: Model): void {
  stepsAndFloor(model);
  for (const [cx, cz] of tholosColumns()) {
    column(model.stone, { x: cx, z: cz, floor, ...tholos.column, flutes: 12, rings: 2 });
  }
  ringAndDome(model);
  plinth(model);
}
