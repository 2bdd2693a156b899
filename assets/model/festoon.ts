/**
 * A festoon: bulbs on a string that hangs between two points.
 */
import type { Chance } from "./chance.ts";
import { blob } from "./foliage.ts";
import type { Model, Vec } from "./mesh.ts";
import { palette } from "./palette.ts";
import { tube } from "./shapes.ts";

/** Draws a string whose middle hangs `sag` metres below its ends' mean, with a bulb about each 1.15 m. */
export function festoon(model: Model, from: Vec, to: Vec, sag: number, random: Chance): void {
  const long = Math.hypot(to[0] - from[0], to[2] - from[2]);
  const at = (t: number): Vec => [
    from[0] + (to[0] - from[0]) * t,
    from[1] + (to[1] - from[1]) * t - sag * 4 * t * (1 - t),
    from[2] + (to[2] - from[2]) * t,
  ];
  const pieces = Math.max(10, Math.round(long * 1.3));
  tube(
    model.stone,
    Array.from({ length: pieces + 1 }, (_, k) => at(k / pieces)),
    0.013,
    3,
    palette.slate,
  );
  const bulbs = Math.round(long / 1.15);
  for (let k = 1; k < bulbs; k++) {
    const [x, y, z] = at(k / bulbs);
    blob(model.glow, [x, y - 0.11, z], [0.07, 0.085, 0.07], palette.lamp, random, 0);
  }
}
