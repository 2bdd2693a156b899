/**
 * Outlines of the theatre as a `space.json` holds them.
 */
import { outline, type Point } from "../../../model/floor-plan.ts";
import { onStand } from "./measures.ts";
import { inSpace, round } from "./theatre.ts";

/** An outline of the theatre as one of the space, in whole millimetres. */
export function placed(points: readonly (readonly [number, number])[]): Point[] {
  return outline(points.map(inSpace));
}

/** Points along an arc, about `long` metres apart. */
export function along(r: number, from: number, to: number, long = 1.3): [number, number][] {
  const pieces = Math.max(1, Math.round((Math.abs(to - from) * r) / long));
  return Array.from({ length: pieces + 1 }, (_, k) => round(r, from + ((to - from) * k) / pieces));
}

/** What lies between two distances and two angles. */
export function between(inner: number, outer: number, from: number, to: number): Point[] {
  return placed([...along(inner, from, to), ...along(outer, to, from)]);
}

/** A rectangle along the axis at angle `a`: from `west` to `east` beside it, from `near` to `far` along it. */
export function rectangle(a: number, [west, east]: [number, number], [near, far]: [number, number]): Point[] {
  return placed([onStand(a, west, near), onStand(a, east, near), onStand(a, east, far), onStand(a, west, far)]);
}
