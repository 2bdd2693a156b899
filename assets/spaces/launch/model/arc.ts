/**
 * Shapes round the theatre's middle: slabs between two rings, and profiles drawn along an arc.
 */
import type { Mesh, Vec } from "../../../model/mesh.ts";
import type { Colour } from "../../../model/palette.ts";
import { CELL, fan, quad } from "../../../model/shapes.ts";
import { polar } from "./theatre.ts";

/** A slab is round, not straight, where it spans more than this. Radians. */
const BEND = 0.1;

/** A level slab between two distances and two angles, `joint` metres smaller all round. */
export function slab(
  mesh: Mesh,
  [inner, outer]: readonly [number, number],
  [from, to]: readonly [number, number],
  y: number,
  tint: Colour,
  joint = 0,
): void {
  const [i, o] = [inner + joint, outer - joint];
  const pieces = Math.max(1, Math.round((to - from) / BEND));
  const at = (r: number, k: number): Vec => {
    const gap = joint / Math.max(r, 0.3);
    return polar(r, from + gap + ((to - from - 2 * gap) * k) / pieces, y);
  };
  for (let k = 0; k < pieces; k++) quad(mesh, [at(o, k), at(o, k + 1), at(i, k + 1), at(i, k)], tint, 2);
}

export type Arc = {
  from: number;
  to: number;
  pieces: number;
  /** [r, y]: drawn inwards and up where it rises and leads outwards. */
  profile: readonly (readonly [number, number])[];
  colour: Colour | ((edge: number, piece: number) => Colour);
  cell?: number;
  /** Edges that lie on the floor's chart of the sun map. */
  floors?: readonly number[];
  /** Close both ends with the outline of the profile and this point. */
  capped?: readonly [number, number];
};

/** A profile drawn along an arc about the middle, in straight pieces. */
export function arc(mesh: Mesh, { from, to, pieces, profile, colour, cell = CELL, floors = [], capped }: Arc): void {
  const paint = typeof colour === "function" ? colour : () => colour;
  for (let piece = 0; piece < pieces; piece++) {
    const [west, east] = [from + ((to - from) * piece) / pieces, from + ((to - from) * (piece + 1)) / pieces];
    for (let edge = 0; edge < profile.length - 1; edge++) {
      const [[r, y], [r2, y2]] = [profile[edge]!, profile[edge + 1]!];
      const draw = () =>
        quad(
          mesh,
          [polar(r, east, y), polar(r, west, y), polar(r2, west, y2), polar(r2, east, y2)],
          paint(edge, piece),
          cell,
        );
      if (floors.includes(edge)) mesh.onChart("floor", draw);
      else draw();
    }
  }
  if (!capped) return;
  const end = (a: number, outline: Arc["profile"]) => [capped, ...outline].map(([r, y]) => polar(r, a, y));
  fan(mesh, end(from, [...profile].reverse()), paint(0, 0));
  fan(mesh, end(to, profile), paint(0, pieces - 1));
}
