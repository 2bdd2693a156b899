/**
 * The mark: a small temple front, cut from stone, before a disc in the brand's colour.
 */
import type { Model, Vec } from "./mesh.ts";
import { palette } from "./palette.ts";
import { box } from "./shapes.ts";

const RADIUS = 0.42;

/** Draws the mark about the frame's origin, with a temple front towards +Z (1), −Z (−1) or both. */
export function mark(model: Model, faces: readonly (1 | -1)[]): void {
  disc(model, RADIUS, 0.05);
  for (const face of faces) temple(model, face * 0.07);
}

function disc(model: Model, radius: number, half: number): void {
  const sides = 32;
  const mesh = model.brand;
  const rim = (k: number, depth: number): Vec => {
    const angle = (k / sides) * 2 * Math.PI;
    return [Math.cos(angle) * radius, Math.sin(angle) * radius, depth];
  };
  for (const face of [1, -1]) {
    const middle = mesh.vertex([0, 0, half * face], [0, 0, face], palette.white);
    const ids = Array.from({ length: sides + 1 }, (_, k) =>
      mesh.vertex(rim(k, half * face), [0, 0, face], palette.white),
    );
    for (let k = 0; k < sides; k++) {
      if (face > 0) mesh.triangle(middle, ids[k]!, ids[k + 1]!);
      else mesh.triangle(middle, ids[k + 1]!, ids[k]!);
    }
  }
  for (let k = 0; k < sides; k++) {
    const normal = (at: number): Vec => [Math.cos((at / sides) * 2 * Math.PI), Math.sin((at / sides) * 2 * Math.PI), 0];
    const a = mesh.vertex(rim(k, half), normal(k), palette.white);
    const b = mesh.vertex(rim(k, -half), normal(k), palette.white);
    const c = mesh.vertex(rim(k + 1, -half), normal(k + 1), palette.white);
    const d = mesh.vertex(rim(k + 1, half), normal(k + 1), palette.white);
    mesh.triangle(a, b, c);
    mesh.triangle(a, c, d);
  }
}

function temple(model: Model, depth: number): void {
  const mesh = model.stone;
  const thick = 0.022;
  const part = (west: number, east: number, bottom: number, top: number) =>
    box(mesh, { west, east, bottom, top, north: depth - thick, south: depth + thick }, palette.snow, [], 3);
  part(-0.25, 0.25, -0.22, -0.17);
  part(-0.22, 0.22, 0.04, 0.085);
  for (const k of [-1, 0, 1]) part(k * 0.15 - 0.027, k * 0.15 + 0.027, -0.17, 0.04);
  for (const face of [1, -1]) {
    const normal: Vec = [0, 0, face];
    const points: Vec[] = [
      [-0.25, 0.1, depth + thick * face],
      [0.25, 0.1, depth + thick * face],
      [0, 0.26, depth + thick * face],
    ];
    const ids = points.map((point) => mesh.vertex(point, normal, palette.snow));
    if (face > 0) mesh.triangle(ids[0]!, ids[1]!, ids[2]!);
    else mesh.triangle(ids[0]!, ids[2]!, ids[1]!);
  }
}
