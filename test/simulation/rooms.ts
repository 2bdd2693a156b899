/** Rooms for crowds: bare ones, with walls and doors, columns, zones, seats, and a floor above the floor. */
import { type Space, type SpaceFile, spaceSchema } from "../../shared/space/space.ts";

/** Edges of zones lie between whole millimetres, so that nobody stands on one. Metres. */
const ODD = 0.00037;

type Point = [number, number];

export function box(x: number, z: number, width: number, depth: number): Point[] {
  return [
    [x, z],
    [x + width, z],
    [x + width, z + depth],
    [x, z + depth],
  ];
}

/** A room of `side` metres about the origin, with whatever else is given. */
export function bare(side: number, more: Partial<SpaceFile> = {}): Space {
  return spaceSchema.parse({
    id: "room",
    name: "Room",
    summary: "A room for a crowd",
    capacity: 1000,
    spawn: { position: [0, 0, 0], radius: side * 0.7 },
    ground: [{ polygon: box(-side / 2, -side / 2, side, side) }],
    ...more,
  } satisfies SpaceFile);
}

/** A room with some of everything, by chance. */
export function room(side: number, random: () => number): Space {
  const half = side / 2;
  const walls: SpaceFile["walls"] = [];
  const zones: SpaceFile["zones"] = [];
  const seats: SpaceFile["seats"] = [];
  const ground: SpaceFile["ground"] = [{ polygon: box(-half, -half, side, side) }];
  if (random() < 0.5) {
    const door = (random() - 0.5) * side * 0.6;
    const at = (random() - 0.5) * side * 0.4;
    walls.push({ line: [[at, -half] as Point, [at, door - 0.6] as Point] });
    walls.push({ line: [[at, door + 0.6] as Point, [at, half] as Point] });
  }
  for (let n = Math.floor(random() * 4); n > 0; n--) {
    const x = (random() - 0.5) * side * 0.8;
    const z = (random() - 0.5) * side * 0.8;
    walls.push({ line: box(x - 0.2, z - 0.2, 0.4, 0.4), closed: true });
  }
  if (random() < 0.6) {
    zones.push({ id: "market", name: "Market", polygon: box(-half, -half, half + ODD, side + ODD), usual: 0.6 });
    if (random() < 0.5) {
      zones.push({
        id: "apart",
        name: "Apart",
        polygon: box(-half * 0.8 + ODD, -half * 0.8 + ODD, half * 0.6, half),
        minimum: 1.5,
      });
    }
  }
  if (random() < 0.4) {
    for (let n = 0; n < 6; n++) {
      seats.push({ id: `seat-${n}`, position: [half - 3.2 + n * 0.55, 0, half * 0.7], yaw: 0 });
    }
  }
  if (side > 9 && random() < 0.35) {
    // A floor 3 m up over one corner, and a ramp to it along the edge.
    ground.push({ polygon: box(half - 3, -half, 3, 3), height: 3 });
    ground.push({
      polygon: box(half - 3, -half + 3, 1.5, 6),
      height: { from: [half - 3, 3, -half + 3], to: [half - 3, 0, -half + 9] },
    });
  }
  return bare(side, { walls, zones, seats, ground });
}
