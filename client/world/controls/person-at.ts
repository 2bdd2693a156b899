/** personAt: whom a look from the eyes meets first. Metres. */
import type { Vec3 } from "../../../shared/pose/pose.ts";
import type { Avatar } from "../../net/visit.ts";

/** People are looked for within a column around them. */
const RADIUS = 0.3;
const HEIGHT = 1.8;
/** Farther than this nobody is meant. */
const FAR = 20;

/** The nearest of `avatars` whose column the look from `eye` along the unit vector `along` goes through, and how far off. */
export function personAt(avatars: Iterable<Avatar>, eye: Vec3, along: Vec3): { id: string; distance: number } | null {
  let found: { id: string; distance: number } | null = null;
  const flat = Math.hypot(along[0], along[2]);
  if (flat < 1e-6) return null;
  for (const { id, pose } of avatars) {
    const [x, y, z] = pose.position;
    const [dx, dz] = [x - eye[0], z - eye[2]];
    // How far along the floor the look passes closest, and how far beside.
    const distance = (dx * along[0] + dz * along[2]) / flat;
    if (distance < 0.1 || distance > (found?.distance ?? FAR)) continue;
    const beside = Math.abs(dx * along[2] - dz * along[0]) / flat;
    const height = eye[1] + (along[1] / flat) * distance - y;
    if (beside < RADIUS && height > 0 && height < HEIGHT) found = { id, distance };
  }
  return found;
}
