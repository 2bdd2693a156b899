/**
 * Nearby: who is close, how far, and on which side, in the words a list or a screen reader needs.
 */
import type { Pose } from "../../shared/pose/pose.ts";
import type { Avatar } from "../net/visit.ts";

export type Nearby = {
  avatar: Avatar;
  /** Metres along the floor. */
  distance: number;
  /** Radians clockwise from where I look: 0 ahead, +π/2 on my right, −π/2 on my left. */
  bearing: number;
};

/** Those within `metres` of `me`, nearest first. */
export function nearby(me: Pose, others: Iterable<Avatar>, metres: number): Nearby[] {
  const found: Nearby[] = [];
  for (const avatar of others) {
    const [x, y, z] = avatar.pose.position;
    const east = x - me.position[0];
    const south = z - me.position[2];
    const distance = Math.hypot(east, south);
    if (distance > metres || Math.abs(y - me.position[1]) > metres) continue;
    found.push({ avatar, distance, bearing: wrap(Math.atan2(east, -south) + me.yaw) });
  }
  return found.sort((a, b) => a.distance - b.distance);
}

/** The same angle within −π…π. */
function wrap(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}
