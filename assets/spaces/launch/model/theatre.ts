/**
 * Where the theatre lies in the space: turned a little to the east, so that the sun stands beside the stage and the
 * screen's shadow falls past the seats; the middle of what is built is the space's middle.
 */
import type { Frame, Vec } from "../../../model/mesh.ts";

/** The stage lies this far to the east of −Z. Radians. */
const TURN = (15 * Math.PI) / 180;
/** From the theatre's middle to the space's. Metres. */
const MIDDLE = 13;
const [cos, sin] = [Math.cos(TURN), Math.sin(TURN)];

/** The point of the theatre at a distance from its middle and an angle from its axis: [x, z]. */
export function round(r: number, a: number): [number, number] {
  return [r * Math.sin(a), r * Math.cos(a)];
}

/** A point of the theatre as a point of the space. */
export function inSpace([x, z]: readonly [number, number]): [number, number] {
  const ahead = z - MIDDLE;
  return [x * cos - ahead * sin, ahead * cos + x * sin];
}

/** A point of the space as a point of the theatre. */
export function inTheatre(x: number, z: number): [number, number] {
  return [x * cos + z * sin, z * cos - x * sin + MIDDLE];
}

/** A way to look in the theatre, as yaw in the space. */
export function turn(yaw: number): number {
  return yaw - TURN;
}

/** The frame of something that stands at a point of the theatre, looking along its own −Z. */
export function standing([x, z]: readonly [number, number], y: number, yaw = 0, scale = 1): Frame {
  const [sx, sz] = inSpace([x, z]);
  return { x: sx, y, z: sz, yaw: turn(yaw), scale };
}

/** The frame of something that faces the theatre's middle with its own −Z. */
export function facing(r: number, a: number, y: number, scale = 1): Frame {
  return standing(round(r, a), y, a, scale);
}

export const theatre = standing([0, 0], 0);

export function polar(r: number, a: number, y: number): Vec {
  const [x, z] = round(r, a);
  return [x, y, z];
}
