/**
 * Gamepad: what a pad asks for. The left stick walks, the right one looks around, its trigger or a press on the left
 * stick hurries. By the standard mapping of the Gamepad specification; a pad without it is left alone.
 */
import { type Held, STILL } from "./walk-model.ts";

/** A stick this near to its middle is at rest: old sticks do not come back quite. */
const DEAD = 0.16;
const LEFT_STICK_PRESSED = 10;
const RIGHT_TRIGGER = 7;

export type Pad = {
  readonly mapping: string;
  readonly axes: readonly number[];
  readonly buttons: readonly { readonly pressed: boolean }[];
};

/** What the pads that are plugged in ask for; the first that asks for something counts. */
export function heldFromPads(pads: readonly (Pad | null)[]): Held {
  for (const pad of pads) {
    if (pad?.mapping !== "standard") continue;
    const [aside = 0, back = 0, right = 0, down = 0] = pad.axes;
    const held: Held = {
      ahead: -live(back),
      aside: live(aside),
      turn: -live(right),
      tilt: -live(down),
      fast: pad.buttons[LEFT_STICK_PRESSED]?.pressed === true || pad.buttons[RIGHT_TRIGGER]?.pressed === true,
    };
    if (held.ahead !== 0 || held.aside !== 0 || held.turn !== 0 || held.tilt !== 0) return held;
  }
  return STILL;
}

/** From the edge of the dead middle to 1. */
function live(value: number): number {
  if (!(Math.abs(value) > DEAD)) return 0;
  return Math.sign(value) * Math.min(1, (Math.abs(value) - DEAD) / (1 - DEAD));
}
