/**
 * Lamps: what glows before the sun is down.
 */
import type { Mesh } from "./mesh.ts";
import { palette } from "./palette.ts";

/** A small round lamp. */
export function globe(mesh: Mesh, radius: number): void {
  const rows = 5;
  const around = 9;
  const ring = (k: number) => {
    const up = (k / rows) * Math.PI - Math.PI / 2;
    return Array.from({ length: around + 1 }, (_, s) => {
      const angle = (s / around) * 2 * Math.PI;
      const normal: [number, number, number] = [
        Math.cos(up) * Math.cos(angle),
        Math.sin(up),
        -Math.cos(up) * Math.sin(angle),
      ];
      return mesh.vertex([normal[0] * radius, normal[1] * radius, normal[2] * radius], normal, palette.lamp);
    });
  };
  let low = ring(0);
  for (let k = 1; k <= rows; k++) {
    const high = ring(k);
    for (let s = 0; s < around; s++) {
      if (k > 1) mesh.triangle(low[s]!, low[s + 1]!, high[s + 1]!);
      if (k < rows) mesh.triangle(low[s]!, high[s + 1]!, high[s]!);
    }
    low = high;
  }
}
