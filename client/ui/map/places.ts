/** Places: where everybody in a copy stands, looked at once a second; and the plan of a space, for drawing it from above. */
import { useEffect, useMemo, useState } from "react";
import type { Space } from "../../../shared/space/space.ts";
import { NOWHERE, Zones } from "../../../shared/space/zones.ts";
import type { Avatar, Visit } from "../../net/index.ts";
import { useSpace } from "../../react/index.ts";

const LOOK_MS = 1000;
/** The side of a square in which people are counted, metres, and the count from which it is shown as full. */
export const CELL = 4;
const FULL = 3;

/** Somebody, in metres. */
export type Dot = { id: string; x: number; y: number; z: number; panic: boolean; staff: boolean };

/** Where everybody stands, looked at once a second. */
export function usePlaces(visit: Visit): readonly Dot[] {
  const [places, setPlaces] = useState(() => placesOf(visit));
  useEffect(() => {
    const timer = setInterval(() => setPlaces(placesOf(visit)), LOOK_MS);
    return () => clearInterval(timer);
  }, [visit]);
  return places;
}

function placesOf(visit: Visit): Dot[] {
  // Who stands on a stage elsewhere is on the map of their own copy.
  const here = [...visit.avatars.values()].filter(({ mirrored }) => !mirrored);
  return [visit.me, ...here].map(({ id, pose, panic, badge }: Avatar) => ({
    id,
    x: pose.position[0],
    y: pose.position[1],
    z: pose.position[2],
    panic,
    staff: badge !== null && badge !== "bot",
  }));
}

/** How many stand in each zone, by its id; whoever is in none counts under null. */
export function useZoneCounts(people: readonly Dot[]): ReadonlyMap<string | null, number> {
  const space = useSpace();
  const zones = useMemo(() => new Zones(space), [space]);
  return useMemo(() => {
    const counts = new Map<string | null, number>();
    for (const { x, y, z } of people) {
      const id = zones.zone(zones.find(x, y, z, NOWHERE))?.id ?? null;
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return counts;
  }, [people, zones]);
}

export type Plan = {
  /** As an SVG has it: left, top, width and height. */
  box: string;
  /** The side of it that is longer, metres: what is written is measured by it. */
  size: number;
  ground: readonly string[];
  zones: readonly { id: string; name: string; points: string; x: number; z: number; width: number }[];
};

export function planOf({ ground, zones }: Space): Plan {
  const points = ground.flatMap(({ polygon }) => polygon);
  const xs = points.map(([x]) => x);
  const zs = points.map(([, z]) => z);
  const [left, top] = [Math.min(...xs) - 1, Math.min(...zs) - 1];
  const [width, height] = [Math.max(...xs) + 1 - left, Math.max(...zs) + 1 - top];
  const said = (polygon: readonly (readonly [number, number])[]) => polygon.map((point) => point.join(",")).join(" ");
  return {
    box: `${left} ${top} ${width} ${height}`,
    size: Math.max(width, height),
    ground: ground.map(({ polygon }) => said(polygon)),
    zones: zones.map(({ id, name, polygon }) => {
      const across = polygon.map(([x]) => x);
      const along = polygon.map(([, z]) => z);
      return {
        id,
        name,
        points: said(polygon),
        x: (Math.min(...across) + Math.max(...across)) / 2,
        z: (Math.min(...along) + Math.max(...along)) / 2,
        width: Math.max(...across) - Math.min(...across),
      };
    }),
  };
}

/** Squares in which several people stand. */
export function cellsOf(people: readonly Dot[]): { x: number; z: number; count: number }[] {
  const cells = Map.groupBy(people, ({ x, z }) => `${Math.floor(x / CELL)} ${Math.floor(z / CELL)}`);
  return [...cells].flatMap(([key, { length: count }]) => {
    if (count < FULL) return [];
    const [x = 0, z = 0] = key.split(" ").map(Number);
    return [{ x: x * CELL, z: z * CELL, count }];
  });
}
