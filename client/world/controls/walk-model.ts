/**
 * Walk model: from keys and a way to go to a velocity, and from a drag to a view. Pure; time comes in as `dt`.
 *
 * Metres, seconds, radians; `yaw` 0 looks along −Z and grows to the left, `pitch` grows upwards.
 */

/** What is held: 1 forwards, right, left turn, looking up; −1 the other way; a stick anything between. */
export type Held = {
  readonly ahead: number;
  readonly aside: number;
  readonly turn: number;
  readonly tilt: number;
  readonly fast: boolean;
};

export const STILL: Held = { ahead: 0, aside: 0, turn: 0, tilt: 0, fast: false };

/** Walking, and walking fast. Metres a second; the server lets nobody go faster than 6. */
export const SPEED = { walk: 2.2, fast: 4.2 } as const;
/** Turning by keys, radians a second. */
const TURN_SPEED = 1.9;
/** Looking up and down by a stick, radians a second. */
const TILT_SPEED = 1.3;
/** How far up and down somebody can look. */
export const PITCH_LIMIT = 1.35;

/** The keys by their place on the keyboard (`KeyboardEvent.code`), so that they lie the same on every layout. */
const AHEAD = ["KeyW", "ArrowUp"];
const BACK = ["KeyS", "ArrowDown"];
const LEFT = ["KeyA"];
const RIGHT = ["KeyD"];
const TURN_LEFT = ["ArrowLeft", "KeyQ"];
const TURN_RIGHT = ["ArrowRight", "KeyE"];
const FAST = ["ShiftLeft", "ShiftRight"];

/** Whether a key walks, turns or hurries. */
export function isWalkKey(code: string): boolean {
  return [AHEAD, BACK, LEFT, RIGHT, TURN_LEFT, TURN_RIGHT, FAST].some((keys) => keys.includes(code));
}

/** What these keys together ask for; opposite ones cancel out. */
export function heldFrom(keys: ReadonlySet<string>): Held {
  const any = (codes: readonly string[]) => (codes.some((code) => keys.has(code)) ? 1 : 0);
  return {
    ahead: any(AHEAD) - any(BACK),
    aside: any(RIGHT) - any(LEFT),
    turn: any(TURN_LEFT) - any(TURN_RIGHT),
    tilt: 0,
    fast: any(FAST) === 1,
  };
}

/** What keys, a thumb and a pad ask for together; no more than one of them alone could. */
export function together(a: Held, b: Held, c: Held): Held {
  const sum = (part: "ahead" | "aside" | "turn" | "tilt") => Math.max(-1, Math.min(1, a[part] + b[part] + c[part]));
  return {
    ahead: sum("ahead"),
    aside: sum("aside"),
    turn: sum("turn"),
    tilt: sum("tilt"),
    fast: a.fast || b.fast || c.fast,
  };
}

/** The velocity along x and z that `held` asks for when looking along `yaw`. Diagonal is no faster than straight. */
export function velocityOf(held: Held, yaw: number): [vx: number, vz: number] {
  const length = Math.hypot(held.ahead, held.aside);
  if (length === 0) return [0, 0];
  const speed = ((held.fast ? SPEED.fast : SPEED.walk) * Math.min(1, length)) / length;
  const [sin, cos] = [Math.sin(yaw), Math.cos(yaw)];
  return [(-sin * held.ahead + cos * held.aside) * speed, (-cos * held.ahead - sin * held.aside) * speed];
}

/** The yaw after turning by keys or a stick for `dt`. */
export function turned(yaw: number, held: Held, dt: number): number {
  return yaw + held.turn * TURN_SPEED * dt;
}

/** The pitch after looking up or down by a stick for `dt`. */
export function tilted(pitch: number, held: Held, dt: number): number {
  return Math.max(-PITCH_LIMIT, Math.min(PITCH_LIMIT, pitch + held.tilt * TILT_SPEED * dt));
}

/** The view after a drag of `dx`, `dy` pixels over a picture `height` pixels tall that shows `fov` radians. */
export function dragged(
  view: { yaw: number; pitch: number },
  dx: number,
  dy: number,
  height: number,
  fov: number,
): { yaw: number; pitch: number } {
  const perPixel = (fov / Math.max(1, height)) * 1.35;
  const pitch = Math.min(PITCH_LIMIT, Math.max(-PITCH_LIMIT, view.pitch + dy * perPixel));
  return { yaw: view.yaw + dx * perPixel, pitch };
}

export type Waypoint = readonly [x: number, y: number, z: number];

/**
 * The velocity that leads along `way` from `x`, `z`, and what is left of the way. Arriving within 5 cm of a point turns
 * to the next; the last is reached exactly, not overshot.
 */
export function along(
  way: readonly Waypoint[],
  x: number,
  z: number,
  dt: number,
): { velocity: [vx: number, vz: number]; way: readonly Waypoint[] } {
  let left = way;
  for (;;) {
    const next = left[0];
    if (next === undefined) return { velocity: [0, 0], way: left };
    const [dx, dz] = [next[0] - x, next[2] - z];
    const distance = Math.hypot(dx, dz);
    if (distance > (left.length > 1 ? 0.05 : 0.01)) {
      const speed = dt > 0 ? Math.min(SPEED.walk, distance / dt) : SPEED.walk;
      return { velocity: [(dx / distance) * speed, (dz / distance) * speed], way: left };
    }
    left = left.slice(1);
  }
}
