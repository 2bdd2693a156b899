/**
 * Distance: how near two people's centres may come, in metres. The formula of DESIGN.md, *Bubbles*.
 *
 * Pure, and the only statement of it that server and page use; the page draws what the server keeps.
 */
import type { BubbleFor } from "../protocol/from-client/safety.ts";

/** Nobody comes nearer than this to anybody, whatever they chose. Metres. */
export const FLOOR = 0.4;
/** The bubble of somebody who chose none, where no zone says what is usual. Metres. */
export const DEFAULT_RADIUS = 1.2;
/** The widest bubble that can be chosen. Metres. */
export const WIDEST = 3;
/** People further above or below than this do not count. Metres. */
export const ABOVE_OR_BELOW = 2;
/** A hand comes no nearer than this to somebody else's centre. Metres. */
export const HAND_APART = 0.45;

/** What the distance to somebody depends on, beside agreements. Metres; `null` where nothing is chosen or said. */
export type Keeper = {
  /** The radius this person chose, 0–3 m. */
  chosen: number | null;
  for: BubbleFor;
  /** What is usual in the zone this person stands in. */
  usual: number | null;
  /** The minimum of that zone, which binds those who agreed too. */
  minimum: number;
  seated: boolean;
  /** Panics: strangers keep the widest bubble, whatever was chosen and however anybody sits. */
  panic: boolean;
  /** Belongs to the house, and is no stranger to anybody who panics. */
  staff: boolean;
};

/** The radius of `a` towards `b`: chosen, else the least `usual` of the zones in which either stands, else 1.2 m. */
export function radius(a: Keeper, b: Keeper): number {
  if (a.chosen !== null) return a.chosen;
  if (a.usual === null) return b.usual === null ? DEFAULT_RADIUS : b.usual;
  return b.usual === null || a.usual < b.usual ? a.usual : b.usual;
}

/** Whether `a` panics and `b` is a stranger to them: neither of the house nor agreed. */
function shuns(a: Keeper, b: Keeper, agreed: boolean): boolean {
  return a.panic && !agreed && !b.staff;
}

/** How far `a` wishes to keep `b` away: the radius for whom the bubble is meant, else 0. */
export function wish(a: Keeper, b: Keeper, agreed: boolean): number {
  if (shuns(a, b, agreed)) return WIDEST;
  if (a.for === "nobody" || (a.for === "strangers" && agreed)) return 0;
  return radius(a, b);
}

/**
 * The distance that `a` and `b` keep: between two who sit the floor, unless one panics, else the most that anybody or any
 * zone asks for.
 */
export function distance(a: Keeper, b: Keeper, agreed: boolean): number {
  if (a.seated && b.seated && !shuns(a, b, agreed) && !shuns(b, a, agreed)) return FLOOR;
  return Math.max(FLOOR, a.minimum, b.minimum, wish(a, b, agreed), wish(b, a, agreed));
}
