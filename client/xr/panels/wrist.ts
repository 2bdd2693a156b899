/**
 * Wrist: when the menu at the wrist is open, and where it stands. A look at the inner side of the raised hand opens it, as
 * one looks at a watch; it closes when the look has gone elsewhere. A button opens and closes it too. Pure; metres,
 * seconds, in the space's frame.
 */
import type { Part, Quat, Vec3 } from "../../../shared/pose/pose.ts";
import { facing, turned } from "../turn.ts";

/** A hand is looked at from this near to this far. */
const NEAR = 0.16;
const FAR = 0.75;
/** The look is this close to the hand, as a cosine: to open the menu, and to keep it open. */
const LOOKED_AT = Math.cos((24 * Math.PI) / 180);
const KEPT = Math.cos((40 * Math.PI) / 180);
/** The palm faces the eyes within this, as a cosine. */
const TURNED = Math.cos((58 * Math.PI) / 180);
const OPENS_AFTER = 0.25;
const CLOSES_AFTER = 0.8;
/** The menu's middle stands this much above the hand at least, and the end of a tall one so much. */
const ABOVE = 0.245;
const CLEAR = 0.08;
/** It never comes nearer to the eyes than this. */
const NEAREST = 0.38;

export class Wrist {
  open = false;
  /** It was opened by its button, and looking elsewhere does not close it. */
  #kept = false;
  #since: number | null = null;

  /**
   * One frame. `toggled` says that its button went down; `used` that a hand points at it, so it stays.
   */
  frame(
    head: Part,
    hand: Part | undefined,
    side: "left" | "right",
    toggled: boolean,
    used: boolean,
    now: number,
  ): void {
    if (toggled) {
      this.open = !this.open;
      this.#kept = this.open;
      this.#since = null;
      return;
    }
    if (this.#kept) return;
    const looked = hand !== undefined && isLookedAt(head, hand, side, this.open);
    if (looked === this.open || (this.open && used)) {
      this.#since = null;
      return;
    }
    this.#since ??= now;
    if (now - this.#since < (looked ? OPENS_AFTER : CLOSES_AFTER)) return;
    this.open = looked;
    this.#since = null;
  }
}

/** Whether the wearer looks at the inner side of a hand; once it is `open` any side will do. */
export function isLookedAt(head: Part, hand: Part, side: "left" | "right", open: boolean): boolean {
  const [x, y, z] = [0, 1, 2].map((axis) => hand.position[axis]! - head.position[axis]!) as [number, number, number];
  const away = Math.hypot(x, y, z);
  if (away < NEAR || away > FAR) return false;
  const look = turned(head.rotation, [0, 0, -1]);
  const towards = (look[0] * x + look[1] * y + look[2] * z) / away;
  if (towards < (open ? KEPT : LOOKED_AT)) return false;
  if (open) return true;
  // In WebXR's grip space the palm of the left hand looks along +X, that of the right one along −X.
  const palm = turned(hand.rotation, [side === "left" ? 1 : -1, 0, 0]);
  return -(palm[0] * x + palm[1] * y + palm[2] * z) / away > TURNED;
}

/** Where a menu so `tall` stands: above the hand, which hides none of it, upright, facing the eyes. */
export function wristPlace(head: Part, hand: Part, tall: number): { position: Vec3; rotation: Quat } {
  const [hx, hy, hz] = head.position;
  let [x, z] = [hand.position[0] - hx, hand.position[2] - hz];
  const away = Math.hypot(x, z);
  if (away < NEAREST) {
    const look = turned(head.rotation, [0, 0, -1]);
    const [ax, az] = away > 0.05 ? [x / away, z / away] : [look[0], look[2]];
    [x, z] = [ax * NEAREST, az * NEAREST];
  }
  const position: Vec3 = [hx + x, hand.position[1] + Math.max(ABOVE, tall / 2 + CLEAR), hz + z];
  return { position, rotation: facing(position, [hx, hy, hz]) };
}
