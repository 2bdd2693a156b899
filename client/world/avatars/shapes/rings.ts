/**
 * Rings: a skin stretched over rings of points, one above the other, closed around and without a seam.
 */
import { BufferGeometry, Float32BufferAttribute } from "three";

export type Point = readonly [x: number, y: number, z: number];

/**
 * A surface through `rows` rings of `around` points each; `point(row, turn)` tells where, with `turn` in radians. Turning
 * goes from −Z over +X, rows go upwards: so the outside is the front.
 */
export function rings(rows: number, around: number, point: (row: number, turn: number) => Point): BufferGeometry {
  const positions: number[] = [];
  for (let row = 0; row < rows; row += 1)
    for (let i = 0; i < around; i += 1) positions.push(...point(row, (i / around) * Math.PI * 2));
  const index: number[] = [];
  for (let row = 0; row + 1 < rows; row += 1)
    for (let i = 0; i < around; i += 1) {
      const a = row * around + i;
      const b = row * around + ((i + 1) % around);
      index.push(a, a + around, b, b, a + around, b + around);
    }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(positions, 3));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  return geometry;
}

/** Gives every vertex of a shape the same number, under a name. */
export function mark(shape: BufferGeometry, name: string, value: number): BufferGeometry {
  const { count } = shape.getAttribute("position");
  shape.setAttribute(name, new Float32BufferAttribute(new Float32Array(count).fill(value), 1));
  return shape;
}

/** Smooth from 0 at `from` to 1 at `to`. */
export function ease(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
