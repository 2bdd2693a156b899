/**
 * The light of the last warm hour, for the bake: a low sun over the sea and a sky that is warm about it.
 */
import { unit, type Vec } from "./mesh.ts";

/** Towards the sun: 36° left of −Z, 17° up. */
export const toSun: Vec = unit([-0.562, 0.292, -0.774]);
/** Irradiance of the sun on a face that looks straight at it. */
export const sunlight: Vec = [5, 5 * 0.745, 5 * 0.49];

/** Radiance of the sky, and of sea and land where a ray ends on nothing below the horizon. */
export function sky(direction: Vec): Vec {
  const [x, y, z] = direction;
  if (y < 0) return [0.22, 0.2, 0.17];
  const towards = Math.max(0, x * toSun[0] + y * toSun[1] + z * toSun[2]) ** 8 * 0.9;
  return [
    0.52 + (0.3 - 0.52) * y + towards,
    0.47 + (0.42 - 0.47) * y + towards * 0.75,
    0.46 + (0.66 - 0.46) * y + towards * 0.45,
  ];
}
