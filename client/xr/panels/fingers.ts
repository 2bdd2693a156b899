/**
 * Fingers: what hands do to panels: a ray with a trigger or a pinch, or a finger that pokes. Pure; metres, in the space's
 * frame.
 *
 * A press counts when it begins and ends on the same button of the same sheet, so that whoever slips off has pressed
 * nothing, and what came there meanwhile is not pressed for what stood there. A poke counts
 * once, on the way through from before the panel, and again only after the finger has come back out.
 */
import type { Quat, Vec3 } from "../../../shared/pose/pose.ts";
import { turnedBack } from "../turn.ts";
import { buttonAt, type Layout } from "./layout.ts";

export type Side = "left" | "right";

/** A hand as a pointer. */
export type Pointer = {
  side: Side;
  /** Where its ray begins, and the unit vector along it. */
  from: Vec3;
  along: Vec3;
  /** Its trigger is held, or its thumb and finger pinch. */
  pressed: boolean;
  /** The end of the finger that pokes. */
  tip: Vec3;
};

/** A panel as it hangs: its middle, the way it faces (+Z), and what stands on it. */
export type Surface = { readonly position: Vec3; readonly rotation: Quat; readonly layout: Layout };

/** Where a hand points, for whoever draws it. */
export type Touch<Of extends Surface> = {
  side: Side;
  surface: Of;
  /** The number of the button's box, or −1. */
  box: number;
  /** How far from the panel's left edge, metres. */
  x: number;
  held: boolean;
  at: Vec3;
  poking: boolean;
};

/** A finger this near before a panel is about to poke it, and no ray counts. */
const POKE_NEAR = 0.06;
/** It goes in this deep at most, and must come back out this far. */
const POKE_DEEP = 0.08;
const POKE_OUT = 0.015;
/** Rays reach this far. */
const FAR = 4;

type HandState<Of extends Surface> = {
  pressed: boolean;
  /** Where the press began, and what stood there then: null beside every panel. */
  down: { surface: Of; layout: Layout; box: number } | null;
  /** The panel that the finger is before, ready to poke; null while it is not. */
  armed: Of | null;
};

export class Fingers<Of extends Surface> {
  readonly #hands: Record<Side, HandState<Of>> = {
    left: { pressed: false, down: null, armed: null },
    right: { pressed: false, down: null, armed: null },
  };

  /** One frame: calls `press` for every button that was pressed; answers where hands point at panels. */
  frame(
    pointers: readonly Pointer[],
    surfaces: readonly Of[],
    press: (surface: Of, box: number, side: Side) => void,
  ): Touch<Of>[] {
    const touches: Touch<Of>[] = [];
    for (const pointer of pointers) {
      const hand = this.#hands[pointer.side];
      const touch = this.#poke(pointer, surfaces, hand, press) ?? aim(pointer, surfaces);
      const began = pointer.pressed && !hand.pressed;
      const ended = !pointer.pressed && hand.pressed;
      hand.pressed = pointer.pressed;
      if (began) hand.down = touch !== null && !touch.poking ? downOn(touch) : null;
      const down = hand.down;
      if (ended) {
        hand.down = null;
        const stayed = touch?.surface === down?.surface && touch?.surface.layout === down?.layout;
        if (down !== null && down.box >= 0 && stayed && touch?.box === down.box)
          press(down.surface, down.box, pointer.side);
      }
      if (touch !== null) {
        touch.held = touch.poking ? hand.armed === null : down?.surface === touch.surface && down.box === touch.box;
        touches.push(touch);
      }
    }
    return touches;
  }

  /** A trigger that was pressed on a panel is still held: it is not for anything else. */
  get holding(): boolean {
    return this.#hands.left.down !== null || this.#hands.right.down !== null;
  }

  #poke(
    { side, tip }: Pointer,
    surfaces: readonly Of[],
    hand: HandState<Of>,
    press: (surface: Of, box: number, side: Side) => void,
  ): Touch<Of> | null {
    for (const surface of surfaces) {
      const { x, y, depth } = onto(surface, tip);
      const { width, height } = surface.layout;
      if (x < 0 || y < 0 || x > width || y > height || depth > POKE_NEAR || depth < -POKE_DEEP) continue;
      const box = buttonAt(surface.layout, x, y);
      if (depth > POKE_OUT) hand.armed = surface;
      else if (depth <= 0 && hand.armed === surface) {
        hand.armed = null;
        if (box >= 0) press(surface, box, side);
      }
      return { side, surface, box, x, held: false, at: tip, poking: true };
    }
    hand.armed = null;
    return null;
  }
}

function downOn<Of extends Surface>({ surface, box }: Touch<Of>) {
  return { surface, layout: surface.layout, box };
}

/** Where a ray meets the nearest panel that faces it. */
function aim<Of extends Surface>({ side, from, along }: Pointer, surfaces: readonly Of[]): Touch<Of> | null {
  let nearest: Touch<Of> | null = null;
  let least = FAR;
  for (const surface of surfaces) {
    const start = onto(surface, from);
    const way = turnedBack(surface.rotation, along);
    if (way[2] >= -1e-6 || start.depth <= 0) continue;
    const away = start.depth / -way[2];
    const x = start.x + way[0] * away;
    const y = start.y - way[1] * away;
    if (away >= least || x < 0 || y < 0 || x > surface.layout.width || y > surface.layout.height) continue;
    least = away;
    const at: Vec3 = [from[0] + along[0] * away, from[1] + along[1] * away, from[2] + along[2] * away];
    nearest = { side, surface, box: buttonAt(surface.layout, x, y), x, held: false, at, poking: false };
  }
  return nearest;
}

/** A point in a panel's own measures: from its upper left corner, and how far before it. */
function onto({ position, rotation, layout }: Surface, point: Vec3): { x: number; y: number; depth: number } {
  const [x, y, z] = turnedBack(rotation, [point[0] - position[0], point[1] - position[1], point[2] - position[2]]);
  return { x: x + layout.width / 2, y: layout.height / 2 - y, depth: z };
}
