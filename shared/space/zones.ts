/**
 * Zones: which named part of a space somebody stands in.
 *
 * The innermost counts (the smallest that holds the point); leaving needs 0.3 m beyond the edge, so that nobody
 * flickers between two sets of rules.
 */
import { inside, signedArea, toEdge } from "./polygon.ts";
import type { Space, Zone } from "./space.ts";

/** How far beyond its edge a zone still holds who was in it. Metres. */
export const LINGER = 0.3;

/** No zone at all. */
export const NOWHERE = -1;

type Measured = { zone: Zone; area: number; minX: number; maxX: number; minZ: number; maxZ: number };

export class Zones {
  readonly #zones: readonly Measured[];
  /** There is one into which not everybody may go. */
  readonly hasGreenRooms: boolean;

  constructor(space: Space) {
    this.#zones = space.zones.map((zone) => {
      const xs = zone.polygon.map(([x]) => x);
      const zs = zone.polygon.map(([, z]) => z);
      return {
        zone,
        area: Math.abs(signedArea(zone.polygon)),
        minX: Math.min(...xs) - LINGER,
        maxX: Math.max(...xs) + LINGER,
        minZ: Math.min(...zs) - LINGER,
        maxZ: Math.max(...zs) + LINGER,
      };
    });
    this.hasGreenRooms = space.zones.some(({ entry }) => entry === "speakers");
  }

  /** The zone with this number, as `find` returned it; undefined for `NOWHERE`. */
  zone(number: number): Zone | undefined {
    return this.#zones[number]?.zone;
  }

  /** The number of the zone at a point in metres, for somebody who was in zone `before` (or `NOWHERE`). */
  find(x: number, y: number, z: number, before: number = NOWHERE): number {
    const was = this.#zones[before];
    if (was && !holds(was, x, y, z, 0) && holds(was, x, y, z, LINGER)) return before;
    let found = NOWHERE;
    let least = Number.POSITIVE_INFINITY;
    for (let n = 0; n < this.#zones.length; n++) {
      const candidate = this.#zones[n]!;
      if (candidate.area >= least || !holds(candidate, x, y, z, 0)) continue;
      found = n;
      least = candidate.area;
    }
    return found;
  }
}

function holds({ zone, minX, maxX, minZ, maxZ }: Measured, x: number, y: number, z: number, linger: number): boolean {
  if (x < minX || x > maxX || z < minZ || z > maxZ) return false;
  if (y < zone.bottom - linger || y > zone.top + linger) return false;
  return inside(zone.polygon, x, z) || (linger > 0 && toEdge(zone.polygon, x, z) <= linger);
}
