/**
 * Boulders along the water.
 */
import type { Chance } from "./chance.ts";
import { cross, type Mesh, minus, unit, type Vec } from "./mesh.ts";
import { palette, shade, varied } from "./palette.ts";

/** A boulder with flat faces, dark where water of height `water` washes it. */
export function boulder(mesh: Mesh, [x, y, z]: Vec, radius: number, water: number, random: Chance): void {
  const around = 7;
  const rings = [-0.5, 0.1, 0.55, 0.8];
  const wide = [0.95, 1.05, 0.75, 0.3];
  const turn = random.between(0, 6);
  const points = rings.map((up, k) =>
    Array.from({ length: around }, (_, s): Vec => {
      const angle = turn + (s / around) * 2 * Math.PI;
      const r = radius * wide[k]! * random.between(0.78, 1.16);
      return [x + r * Math.cos(angle), y + radius * up * random.between(0.85, 1.1), z - r * 0.85 * Math.sin(angle)];
    }),
  );
  const tint = varied(palette.rock, 0.07, random);
  const flat = (a: Vec, b: Vec, c: Vec) => {
    const normal = unit(cross(minus(b, a), minus(c, a)));
    const wet = (v: Vec) => shade(tint, v[1] < water + 0.12 ? 0.55 : 1);
    const ids = [a, b, c].map((v) => mesh.vertex(v, normal, wet(v)));
    mesh.triangle(ids[0]!, ids[1]!, ids[2]!);
  };
  for (let k = 0; k < rings.length - 1; k++) {
    for (let s = 0; s < around; s++) {
      const t = (s + 1) % around;
      const [a, b, c, d] = [points[k]![s]!, points[k]![t]!, points[k + 1]![t]!, points[k + 1]![s]!];
      flat(a, b, c);
      flat(a, c, d);
    }
  }
  const top = points.at(-1)!;
  for (let s = 1; s < around - 1; s++) flat(top[0]!, top[s]!, top[s + 1]!);
}
