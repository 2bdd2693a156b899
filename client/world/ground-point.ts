/** groundPoint: where on a space's floors a look from the eyes lands. Metres. */
import type { Vec3 } from "../../shared/pose/pose.ts";
import type { Ground } from "../../shared/space/ground.ts";

/** How far ahead a click may lead, and how finely the look is followed. */
const FAR = 60;
const STRIDE = 0.2;

/**
 * The first floor that a look from `eye` along the unit vector `along` goes through; undefined for none within 60 m or
 * where something that stands is in the way.
 */
export function groundPoint(ground: Ground, eye: Vec3, along: Vec3, far = FAR): Vec3 | undefined {
  if (along[1] > -0.01) return undefined;
  let before = eye[1];
  for (let gone = 0; gone < far; gone += STRIDE) {
    const [nx, ny, nz] = [eye[0] + along[0] * gone, eye[1] + along[1] * gone, eye[2] + along[2] * gone];
    const floor = ground.groundAt(nx, nz, ny);
    if (floor !== undefined && ny <= floor && before >= floor - 0.3) {
      return ground.walls.sees(eye[0], eye[1], eye[2], nx, floor + 0.05, nz) ? [nx, floor, nz] : undefined;
    }
    before = ny;
  }
  return undefined;
}
