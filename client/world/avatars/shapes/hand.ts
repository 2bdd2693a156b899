/**
 * Hand: a palm, four short fingers that lie together, and a thumb. A right hand: fingers along −Z, palm down (−Y),
 * thumb to −X; the middle of the palm is the origin. The shader mirrors it for the left and bends the fingers.
 */
import { type BufferGeometry, CapsuleGeometry, SphereGeometry } from "three";
import { joinShapes } from "./join.ts";

/** Where the sleeve ends: behind the palm, metres. */
export const WRIST = 0.05;

/** How finely a hand is made: one's own is looked at from nearer than anybody else's. */
export type HandDetail = {
  palm: readonly [around: number, rings: number];
  finger: readonly [rings: number, around: number];
};
export const OWN_HAND: HandDetail = { palm: [14, 10], finger: [3, 8] };
const OTHERS_HAND: HandDetail = { palm: [10, 6], finger: [1, 6] };

export function handShape({ palm: [around, rows], finger: [caps, sides] }: HandDetail = OTHERS_HAND): BufferGeometry {
  const palm = new SphereGeometry(1, around, rows);
  const position = palm.getAttribute("position");
  for (let i = 0; i < position.count; i += 1) {
    // Squarer than an ellipsoid, or the hand reads as a pebble.
    const square = (v: number) => Math.sign(v) * Math.abs(v) ** 0.8;
    position.setXYZ(
      i,
      square(position.getX(i)) * 0.042,
      square(position.getY(i)) * 0.02,
      square(position.getZ(i)) * 0.05,
    );
  }
  palm.computeVertexNormals();
  const lengths = [0.05, 0.058, 0.055, 0.042];
  const fingers = lengths.map((length, i) =>
    new CapsuleGeometry(0.0128, length, caps, sides)
      .rotateX(-Math.PI / 2)
      .rotateY((1.5 - i) * 0.045)
      .translate(-0.031 + i * 0.0207, -0.001, -0.04 - length / 2),
  );
  const thumb = new CapsuleGeometry(0.0145, 0.038, caps, sides)
    .rotateX(-Math.PI / 2)
    .rotateY(0.75)
    .translate(-0.05, -0.006, -0.022);
  const wrist = new CapsuleGeometry(0.024, 0.05, caps, sides).rotateX(-Math.PI / 2).translate(0, 0, 0.045);
  return joinShapes([palm, wrist, ...fingers, thumb]);
}
