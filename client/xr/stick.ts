/** Sticks: what the thumbs ask for. Pure; axes are −1…1, to the right and towards oneself. */

/** Less than this is a resting thumb. */
const DEAD = 0.18;
const PUSHED = 0.7;
const RELEASED = 0.35;
/** One snap of a turn. */
export const SNAP = Math.PI / 6;
export const STICK_SPEED = 2;
/** Turning smoothly, radians a second. */
export const TURN_SPEED = 1.7;

/** The velocity along x and z that a stick asks for, looking along `yaw`. Metres a second. */
export function stickVelocity(x: number, y: number, yaw: number): [vx: number, vz: number] {
  const length = Math.hypot(x, y);
  if (length < DEAD) return [0, 0];
  const strength = (Math.min(1, length) - DEAD) / (1 - DEAD);
  const [ahead, aside] = [(-y / length) * strength * STICK_SPEED, (x / length) * strength * STICK_SPEED];
  const [sin, cos] = [Math.sin(yaw), Math.cos(yaw)];
  return [-sin * ahead + cos * aside, -cos * ahead - sin * aside];
}

/** How fast a stick turns somebody who turns smoothly, radians a second. */
export function turnRate(x: number): number {
  if (!(Math.abs(x) > DEAD)) return 0;
  return (-Math.sign(x) * TURN_SPEED * (Math.min(1, Math.abs(x)) - DEAD)) / (1 - DEAD);
}

/** What the turning stick is in the middle of. */
export type TurnStick = "rest" | "turned" | "aiming";
export type TurnAsk = { next: TurnStick; turn: number; teleport: boolean };

/** One push aside is one snap; pushed ahead it aims, and let go it teleports. */
export function turnStick(before: TurnStick, x: number, y: number): TurnAsk {
  const rest = Math.hypot(x, y) < RELEASED;
  if (before === "aiming") return { next: rest ? "rest" : "aiming", turn: 0, teleport: rest };
  if (before === "turned") return { next: rest ? "rest" : "turned", turn: 0, teleport: false };
  if (y < -PUSHED && Math.abs(x) < PUSHED) return { next: "aiming", turn: 0, teleport: false };
  if (Math.abs(x) > PUSHED) return { next: "turned", turn: x > 0 ? -SNAP : SNAP, teleport: false };
  return { next: "rest", turn: 0, teleport: false };
}
