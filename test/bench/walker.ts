/** Walker: somebody strolling about a square with swinging hands, the same for the same seed. */
import type { Quat, Wish } from "../../shared/pose/pose.ts";
import { seeded } from "../support/seeded.ts";

const SPEED = 1.4;
const HALF_SIDE = 20;

/** Answers the pose to ask for `seconds` after the start; call it with rising times. */
export function createWalker(seed: number, at: readonly [x: number, z: number]): (seconds: number) => Wish {
  const random = seeded(seed);
  let [x, z] = at;
  let heading = random() * 2 * Math.PI;
  let last = 0;
  const phase = random() * 2 * Math.PI;
  return (seconds) => {
    const dt = seconds - last;
    last = seconds;
    heading += (random() - 0.5) * 0.6;
    if (Math.abs(x) > HALF_SIDE || Math.abs(z) > HALF_SIDE) heading = Math.atan2(x, z);
    x -= Math.sin(heading) * SPEED * dt;
    z -= Math.cos(heading) * SPEED * dt;
    const stride = Math.sin(seconds * 9 + phase);
    const nod = 0.05 * Math.sin(seconds * 1.7 + phase);
    const hand = (side: 1 | -1) => ({
      position: [0.25 * side, 0.9 + 0.03 * stride * side, -0.1 + 0.18 * stride * side] as [number, number, number],
      rotation: turnedBy(-0.9 + 0.2 * stride * side, 0.1 * side),
    });
    return {
      position: [x, 0, z],
      yaw: heading,
      head: {
        position: [0, 1.62 + 0.02 * Math.abs(stride), 0],
        rotation: turnedBy(nod, 0.1 * Math.sin(seconds + phase)),
      },
      leftHand: hand(-1),
      rightHand: hand(1),
    };
  };
}

/** A rotation by `pitch` about X after `yaw` about Y, radians. */
function turnedBy(pitch: number, yaw: number): Quat {
  const [sp, cp] = [Math.sin(pitch / 2), Math.cos(pitch / 2)];
  const [sy, cy] = [Math.sin(yaw / 2), Math.cos(yaw / 2)];
  return [cy * sp, sy * cp, -sy * sp, cy * cp];
}
