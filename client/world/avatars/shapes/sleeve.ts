/**
 * Sleeve: a straight tube that the vertex shader lays along a curve from shoulder over elbow to wrist. Each vertex is
 * `(cos, sin, t)`: where around the tube, and how far along it.
 */
import { BufferGeometry, Float32BufferAttribute } from "three";

const AROUND = 10;
const ALONG = 13;

export function sleeveShape(): BufferGeometry {
  const positions: number[] = [];
  const index: number[] = [];
  for (let row = 0; row <= ALONG; row += 1)
    for (let i = 0; i < AROUND; i += 1) {
      const turn = (i / AROUND) * Math.PI * 2;
      positions.push(Math.cos(turn), Math.sin(turn), row / ALONG);
    }
  for (let row = 0; row < ALONG; row += 1)
    for (let i = 0; i < AROUND; i += 1) {
      const a = row * AROUND + i;
      const b = row * AROUND + ((i + 1) % AROUND);
      index.push(a, b, a + AROUND, b, b + AROUND, a + AROUND);
    }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(positions, 3));
  // The shader finds the real normals; this only tells three that there are some.
  geometry.setAttribute("normal", new Float32BufferAttribute(positions.slice(), 3));
  geometry.setIndex(index);
  return geometry;
}
