/**
 * A banner in the brand's colour: cloth with a swallow's tail, on a brass rod.
 */
import type { Model, Vec } from "./mesh.ts";
import { palette } from "./palette.ts";
import { box } from "./shapes.ts";

const ROWS = 6;
const COLUMNS = 4;
const FOLD = 0.028;

/** Draws a banner that hangs from the frame's origin and faces ±Z of the frame; metres. */
export function banner(model: Model, width: number, drop: number): void {
  const half = width / 2;
  const rod = half + 0.06;
  box(
    model.stone,
    { west: -rod, east: rod, north: -0.016, south: 0.016, bottom: -0.01, top: 0.022 },
    palette.brass,
    [],
    3,
  );
  const at = (u: number, v: number): Vec => {
    const tail = v === 1 ? Math.abs(u) : 0;
    const fold = FOLD * v * Math.sin(u * 3.4 + v * 2.2);
    return [u * half, -drop * (v + tail * 0.12), fold];
  };
  const lean = (u: number, v: number) => (-FOLD * v * 3.4 * Math.cos(u * 3.4 + v * 2.2)) / half;
  for (const face of [1, -1]) {
    const grid = Array.from({ length: ROWS + 1 }, (_, row) =>
      Array.from({ length: COLUMNS + 1 }, (_, column) => {
        const [u, v] = [(column / COLUMNS) * 2 - 1, row / ROWS];
        const slope = lean(u, v);
        const long = Math.hypot(slope, 1);
        return model.brand.vertex(at(u, v), [(slope / long) * face, 0, face / long], palette.white);
      }),
    );
    for (let row = 0; row < ROWS; row++) {
      for (let column = 0; column < COLUMNS; column++) {
        const [a, b] = [grid[row + 1]![column]!, grid[row + 1]![column + 1]!];
        const [c, d] = [grid[row]![column + 1]!, grid[row]![column]!];
        if (face > 0) {
          model.brand.triangle(a, b, c);
          model.brand.triangle(a, c, d);
        } else {
          model.brand.triangle(a, c, b);
          model.brand.triangle(a, d, c);
        }
      }
    }
  }
}
