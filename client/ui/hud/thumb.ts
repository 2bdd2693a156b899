/** Thumb: what a thumb on the walking stick asks for. Pure; pixels from the stick's middle, y downwards. */
import { type Held, STILL } from "../../world/controls/walk-model.ts";

/** The thumb this far out walks at full speed, and beyond `HURRY` as many, fast. Pixels. */
export const REACH = 44;
const HURRY = 1.7;
const DEAD = 0.14;

export function heldFromThumb(x: number, y: number): Held {
  const out = Math.hypot(x, y) / REACH;
  if (!(out > DEAD)) return STILL;
  const strength = Math.min(1, (out - DEAD) / (1 - DEAD)) / out / REACH;
  return { ...STILL, ahead: -y * strength, aside: x * strength, fast: out > HURRY };
}

/** Where the knob stands under that thumb: never beyond the ring. */
export function knobAt(x: number, y: number): [x: number, y: number] {
  const share = Math.min(1, REACH / Math.max(1e-9, Math.hypot(x, y)));
  return [x * share, y * share];
}
