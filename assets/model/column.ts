/**
 * A Doric column: fluted shaft with a slight swelling, round cushion, square slab on top.
 */
import { cross, type Mesh, minus, unit, type Vec } from "./mesh.ts";
import { type Colour, palette, shade } from "./palette.ts";
import { box, turned } from "./shapes.ts";

export type Column = {
  x: number;
  z: number;
  floor: number;
  /** With its capital. */
  height: number;
  bottom: number;
  top: number;
  flutes: number;
  /** Rings of vertices along the shaft: light is baked at them. */
  rings: number;
  colour?: Colour;
};

const FLUTE_DEPTH = 0.07;
const SWELLING = 0.018;

/** Draws the column; its capital is 1.35 of its upper radius high. */
export function column(mesh: Mesh, c: Column): void {
  const stone = c.colour ?? palette.marble;
  const capital = c.top * 1.35;
  const shaft = c.height - capital;
  shaftOf(mesh, c, shaft, stone);
  const neck = c.floor + shaft;
  turned(mesh, {
    x: c.x,
    z: c.z,
    segments: c.flutes,
    colour: stone,
    profile: [
      [c.top * 0.99, neck - 0.06],
      [c.top * 1.06, neck - 0.03],
      [c.top * 1.03, neck],
      [c.top * 1.2, neck + capital * 0.28],
      [c.top * 1.3, neck + capital * 0.5],
    ],
  });
  const slab = c.top * 1.36;
  box(
    mesh,
    {
      west: c.x - slab,
      east: c.x + slab,
      north: c.z - slab,
      south: c.z + slab,
      bottom: neck + capital * 0.5,
      top: c.floor + c.height,
    },
    stone,
    [],
  );
}

/** Sharp ridges between hollow flutes: two flat facets to each flute. */
function shaftOf(mesh: Mesh, c: Column, shaft: number, stone: Colour): void {
  const corners = c.flutes * 2;
  const at = (corner: number, ring: number): Vec => {
    const up = ring / c.rings;
    const swelling = SWELLING * Math.sin(Math.PI * up) * (c.bottom / 0.3);
    const radius = c.bottom + (c.top - c.bottom) * up + swelling;
    const hollow = corner % 2 === 0 ? 1 : 1 - FLUTE_DEPTH;
    const angle = (corner / corners) * 2 * Math.PI;
    return [c.x + radius * hollow * Math.cos(angle), c.floor + shaft * up, c.z - radius * hollow * Math.sin(angle)];
  };
  for (let corner = 0; corner < corners; corner++) {
    const normal = unit(cross(minus(at(corner + 1, 0), at(corner, 0)), minus(at(corner, c.rings), at(corner, 0))));
    let low: [number, number] | undefined;
    for (let ring = 0; ring <= c.rings; ring++) {
      const tint = shade(stone, ring === 0 ? 0.96 : 1);
      const high: [number, number] = [
        mesh.vertex(at(corner, ring), normal, tint),
        mesh.vertex(at(corner + 1, ring), normal, tint),
      ];
      if (low) {
        mesh.triangle(low[0], low[1], high[1]);
        mesh.triangle(low[0], high[1], high[0]);
      }
      low = high;
    }
  }
}
