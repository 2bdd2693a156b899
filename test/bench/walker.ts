/**
 * Walker: how somebody in a headset holds head and hands while walking a path: a bobbing head that glances about, arms
 * that swing with the stride, and a tracker's noise of about 1 mm and 0.2°. The same for the same seed.
 */
import type { Part, Quat, Wish } from "../../shared/pose/pose.ts";
import { seeded } from "../support/seeded.ts";

export const WALKING_SPEED = 1.4;
const NOISE_M = 0.001;
const NOISE_RAD = 0.0035;

/** Where on a path somebody is: place and direction, and how far they have walked so far. Metres, radians. */
export type OnPath = { x: number; z: number; way: number; walked: number };
export type Walker = (seconds: number, on: OnPath) => Wish;

/** Answers the pose to ask for at a time and a point of a path. */
export function createWalker(seed: number): Walker {
  const random = seeded(seed);
  const phase = random() * 6;
  const stepsPerSecond = 1.7 + random() * 0.4;
  const height = 1.5 + random() * 0.3;
  const noise = (by: number) => (random() + random() + random() - 1.5) * 2 * by;
  const part = (x: number, y: number, z: number, pitch: number, yaw: number, roll: number): Part => ({
    position: [x, y, z],
    rotation: turned(pitch + noise(NOISE_RAD), yaw + noise(NOISE_RAD), roll + noise(NOISE_RAD)),
  });
  return (seconds, { x, z, way, walked }) => {
    const t = seconds + phase;
    const stride = Math.PI * stepsPerSecond * (walked / WALKING_SPEED) + phase;
    // A tracker's noise is each part's own, so the head's is taken out of what is told relative to the head.
    const [dx, dz] = [0.015 * Math.sin(stride) + noise(NOISE_M), 0.015 * Math.cos(stride) + noise(NOISE_M)];
    const [ox, oz] = [dx * Math.cos(way) - dz * Math.sin(way), dz * Math.cos(way) + dx * Math.sin(way)];
    const hand = (side: 1 | -1): Part => {
      const swing = -side * Math.sin(stride);
      return part(
        0.25 * side + noise(NOISE_M) - ox,
        0.95 + 0.05 * swing * swing + noise(NOISE_M),
        -0.1 - 0.2 * swing + noise(NOISE_M) - oz,
        -0.6 + 0.35 * swing,
        0,
        0.15 * swing,
      );
    };
    const glance = 0.35 * Math.sin(0.7 * t) + 0.15 * Math.sin(1.9 * t);
    return {
      position: [x + dx, 0, z + dz],
      yaw: way,
      head: part(
        0,
        height + 0.025 * Math.cos(2 * stride) + noise(NOISE_M),
        0,
        0.1 * Math.sin(0.9 * t),
        glance,
        0.02 * Math.sin(stride),
      ),
      leftHand: hand(-1),
      rightHand: hand(1),
    };
  };
}

/** A rotation by roll about Z, then pitch about X, then yaw about Y, radians. */
function turned(pitch: number, yaw: number, roll: number): Quat {
  const [sx, cx] = [Math.sin(pitch / 2), Math.cos(pitch / 2)];
  const [sy, cy] = [Math.sin(yaw / 2), Math.cos(yaw / 2)];
  const [sz, cz] = [Math.sin(roll / 2), Math.cos(roll / 2)];
  return [
    sx * cy * cz + cx * sy * sz,
    cx * sy * cz - sx * cy * sz,
    cx * cy * sz - sx * sy * cz,
    cx * cy * cz + sx * sy * sz,
  ];
}
