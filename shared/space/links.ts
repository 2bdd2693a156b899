/**
 * Links: pieces of floor that lead to another space, and on which of them somebody stands. As with zones, leaving one
 * needs 0.3 m beyond its edge. Pure; metres.
 */
import type { Vec3 } from "../pose/pose.ts";
import { inside, toEdge } from "./polygon.ts";
import type { Link } from "./space.ts";
import { LINGER } from "./zones.ts";

/** The link in which a point lies, for somebody who stood in `before`; the first of the file where two overlap. */
export function linkAt(links: readonly Link[], [x, y, z]: Vec3, before: Link | null = null): Link | null {
  const here = links.find((link) => holds(link, x, y, z, 0));
  if (here !== undefined) return here;
  return before !== null && links.includes(before) && holds(before, x, y, z, LINGER) ? before : null;
}

function holds({ polygon, bottom, top }: Link, x: number, y: number, z: number, linger: number): boolean {
  if (y < bottom - linger || y > top + linger) return false;
  return inside(polygon, x, z) || (linger > 0 && toEdge(polygon, x, z) <= linger);
}
