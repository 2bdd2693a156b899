/**
 * Head: an ellipsoid a fifth larger than life, with cheeks, a nose and ears. Its middle is the origin, it looks along
 * −Z. The face is painted by `materials/head.ts`, so the shape knows nothing of it.
 */
import { type BufferGeometry, SphereGeometry } from "three";
import { joinShapes } from "./join.ts";

/** Half the width, height and depth of a head, metres. */
export const HEAD = { x: 0.124, y: 0.145, z: 0.132 } as const;

export function headShape(): BufferGeometry {
  const skull = new SphereGeometry(1, 24, 16);
  const position = skull.getAttribute("position");
  for (let i = 0; i < position.count; i += 1) {
    const y = position.getY(i);
    const cheeks = 1 + 0.05 * Math.exp(-(((y + 0.35) / 0.3) ** 2));
    position.setXYZ(i, position.getX(i) * HEAD.x * cheeks, y * HEAD.y, position.getZ(i) * HEAD.z * cheeks);
  }
  skull.computeVertexNormals();
  const nose = new SphereGeometry(0.016, 8, 6).scale(1, 0.9, 1).translate(0, -0.014, -0.133);
  const ear = new SphereGeometry(0.022, 8, 6).scale(0.6, 1.15, 0.85);
  const right = ear.clone().translate(0.124, -0.008, 0.012);
  const left = ear.translate(-0.124, -0.008, 0.012);
  return joinShapes([skull, nose, left, right]);
}
