/** Cutout: the quad on which somebody far away is painted, in metres of a body of 1.70 m that stands on y = 0. */
import { type BufferGeometry, PlaneGeometry } from "three";

const WIDTH = 0.72;
const HEIGHT = 1.86;

export function cutoutShape(): BufferGeometry {
  return new PlaneGeometry(WIDTH, HEIGHT).translate(0, HEIGHT / 2, 0);
}
