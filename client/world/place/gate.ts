/**
 * Gate: where over a link its gate stands: across that of its long sides which is farthest from where people come in, with
 * a beam that bears a name. Pure; metres, in the space's frame.
 */
import type { Vec3 } from "../../../shared/pose/pose.ts";
import type { Link, Space } from "../../../shared/space/space.ts";

/** Its beam hangs between these heights over the floor. */
export const BEAM = { bottom: 2.1, top: 2.46 } as const;
const NARROWEST = 1.5;
const WIDEST = 2.8;
/** A side this long beside the longest is long: one goes through a gate's width, not past its edge. */
const LONG = 0.8;

export type Gate = {
  link: Link;
  /** The floor below the middle of the beam. */
  foot: Vec3;
  /** The middle of the link's floor, where a click on the beam leads. */
  middle: Vec3;
  /** The beam's front looks along [sin yaw, cos yaw] on x and z: at whoever stands on the link. */
  yaw: number;
  width: number;
};

/** @param floorAt the floor at a point that is nearest to a height; undefined where there is none */
export function gateOf(
  link: Link,
  { spawn }: Pick<Space, "spawn">,
  floorAt: (x: number, z: number, y: number) => number | undefined,
): Gate {
  const { polygon } = link;
  const [fromX, fromY, fromZ] = spawn.position;
  const meant = Math.min(Math.max(fromY, link.bottom), link.top);
  const onFloor = (x: number, z: number): Vec3 => [x, floorAt(x, z, meant) ?? meant, z];
  const middle = onFloor(mean(polygon.map(([x]) => x)), mean(polygon.map(([, z]) => z)));
  const sides = polygon.map(([ax, az], i) => {
    const [bx, bz] = polygon[(i + 1) % polygon.length]!;
    const [x, z] = [(ax + bx) / 2, (az + bz) / 2];
    const [dx, dz] = [bx - ax, bz - az];
    return { x, z, dx, dz, length: Math.hypot(dx, dz), away: Math.hypot(x - fromX, z - fromZ) };
  });
  const longest = Math.max(...sides.map(({ length }) => length));
  const { x, z, dx, dz, length } = sides
    .filter((side) => side.length >= LONG * longest)
    .reduce((far, side) => (side.away > far.away ? side : far));
  // Of the two ways across the side, the one that looks at the middle.
  const turn = Math.sign(dz * (middle[0] - x) - dx * (middle[2] - z)) || 1;
  const yaw = Math.atan2((turn * dz) / length, (turn * -dx) / length);
  return { link, foot: onFloor(x, z), middle, yaw, width: Math.min(Math.max(length, NARROWEST), WIDEST) };
}

/** The gate whose beam a look from `eye` along the unit vector `along` meets first, and how far off; null for none. */
export function gateAt(gates: readonly Gate[], eye: Vec3, along: Vec3): { gate: Gate; at: Vec3; away: number } | null {
  let found: { gate: Gate; at: Vec3; away: number } | null = null;
  for (const gate of gates) {
    const [sin, cos] = [Math.sin(gate.yaw), Math.cos(gate.yaw)];
    const facing = along[0] * sin + along[2] * cos;
    if (Math.abs(facing) < 1e-6) continue;
    const away = ((gate.foot[0] - eye[0]) * sin + (gate.foot[2] - eye[2]) * cos) / facing;
    if (away <= 0 || away > (found?.away ?? Number.POSITIVE_INFINITY)) continue;
    const at: Vec3 = [eye[0] + along[0] * away, eye[1] + along[1] * away, eye[2] + along[2] * away];
    const beside = (at[0] - gate.foot[0]) * cos - (at[2] - gate.foot[2]) * sin;
    const height = at[1] - gate.foot[1];
    if (Math.abs(beside) <= gate.width / 2 && height >= BEAM.bottom && height <= BEAM.top) found = { gate, at, away };
  }
  return found;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
