/**
 * The lounge's measures: one list for what is drawn and for where people may walk.
 *
 * Metres; Y up, the garden's floor is y = 0, the sea lies towards −Z and its water at `water`. A low house stands round
 * three sides of a garden: the hall along the south, a wing on either side. What is placed is placed by its middle.
 */
import type { Bench } from "../../../model/bench.ts";
import type { Box } from "../../../model/planter.ts";

export const water = -1.55;

/** The inner faces of the outer walls, and where the wings end towards the sea. */
export const house = { west: -14, east: 14, north: -9, south: 13, floor: 0.3, wall: 0.35 };

/** Where the columns stand: along the hall at `z`, along the wings at ±`x`; the floor's edge lies `edge` before them. */
export const cloister = { x: 8, z: 4, edge: 0.3, column: { radius: 0.15, height: 2.9 }, hallBays: 7, wingBays: 5 };

/** Steps from the garden up to the house, on all three sides. */
export const step = { rise: 0.15, tread: 0.36, count: 2 };

/** Beams over the columns, and the roof: its tiles' height over the columns' axis and how it rises and stands out. */
export const roof = { beam: 0.3, tiles: 3.67, pitch: 0.43, overhang: 0.85, under: 0.16 };
/** Ridges: the hall's along X at `z`, the wings' along Z at ±`x`. */
export const ridge = { z: (cloister.z + house.south) / 2, x: (cloister.x + house.east) / 2 };

/** The columns' middles, [x, z]. */
export function columns(): [number, number][] {
  const { x, z, hallBays, wingBays } = cloister;
  const hall = Array.from({ length: hallBays + 1 }, (_, k): [number, number] => [-x + (k * 2 * x) / hallBays, z]);
  const wing = Array.from({ length: wingBays }, (_, k): [number, number] => {
    const at = z + ((k + 1) * (house.north + 0.2 - z)) / wingBays;
    return [x, at];
  });
  return [...hall, ...wing, ...wing.map(([east, at]): [number, number] => [-east, at])];
}

/** Where people arrive, looking past the help desk into the garden. */
export const arrival = { x: -0.2, z: 9.6, yaw: -0.26, radius: 3 };

/** The terrace along the sea, as wide as the house, and its parapet. */
export const terrace = { north: -13 };
export const parapet = { height: 0.53, thick: 0.45 };

/** Two gates in the south wall, each with a place for going on to another space before it. */
export const gate = { x: 4.6, width: 1.7, height: 2.45, deep: 1.5 };
export const gates = [-gate.x, gate.x];

/** Two private rooms in the corners: their walls, and a doorway towards the hall. */
export const room = { wall: 0.16, north: 6.2, height: 2.55, door: { from: 10.2, to: 11.6 } };

/** Openings in the west wall, by their middles. */
export const windows = { sill: 1, head: 2.35, width: 1.9, at: [-5, 2.2, 9.6] };

export const basin = { west: -1.05, east: 1.05, north: -6.4, south: 1.3, rim: 0.28, height: 0.2 };

/** The help desk, its ends round; people stand before its south side, and whoever helps behind it. */
export const desk = { x: 2.3, z: 5.7, length: 3.1, depth: 0.76, height: 1.06 };
/** The wall of slats behind it, in front of the columns, and the sign on it. */
export const slats = { west: 0.85, east: 3.75, z: 4.3, top: 2.6 };
export const sign = { x: 2.3, y: 1.98, width: 2.5, height: 1.02 };
/** The house card on the wall of the east room. */
export const card = { z: 8.2, y: 1.95, width: 0.9, height: 1.2 };

/** A place at a table: its ground point, and `yaw` towards the table. */
export type Chair = { x: number; z: number; yaw: number };
export type Table = {
  id: string;
  name: string;
  x: number;
  z: number;
  seats: 2 | 4 | 6;
  /** Where the first chair stands, radians from +Z towards +X. */
  turn: number;
  where: "house" | "room" | "garden";
};

/** By how many sit there: the table's radius, how far its chairs stand from its middle, and how far it is heard as one. */
export const tableSize = {
  2: { top: 0.42, chairs: 0.82, zone: 1.15 },
  4: { top: 0.56, chairs: 0.96, zone: 1.32 },
  6: { top: 0.8, chairs: 1.22, zone: 1.6 },
} as const;

const quarter = Math.PI / 4;
export const tables: Table[] = [
  { id: "window-table", name: "Window table", x: -11.4, z: -5, seats: 4, turn: quarter, where: "house" },
  { id: "shade-table", name: "Table in the shade", x: -11.4, z: 2, seats: 4, turn: quarter, where: "house" },
  { id: "golden-table", name: "Golden table", x: 11.4, z: -5, seats: 4, turn: quarter, where: "house" },
  { id: "weaver-table", name: "Weaver's table", x: 11.4, z: 2, seats: 4, turn: quarter, where: "house" },
  { id: "hall-table", name: "Table in the hall", x: -5.5, z: 7.1, seats: 4, turn: quarter, where: "house" },
  { id: "west-room", name: "West room", x: -11.05, z: 9.6, seats: 6, turn: 0, where: "room" },
  { id: "east-room", name: "East room", x: 11.05, z: 9.6, seats: 6, turn: 0, where: "room" },
  { id: "lavender-table", name: "Lavender table", x: -4.6, z: -5.3, seats: 4, turn: 0.35, where: "garden" },
  { id: "rosemary-table", name: "Rosemary table", x: 4.6, z: -5.3, seats: 4, turn: 0.9, where: "garden" },
  { id: "garden-table", name: "Garden table", x: 4.3, z: 1.4, seats: 4, turn: 0.4, where: "garden" },
  { id: "west-rail", name: "West rail", x: -8.4, z: -11.4, seats: 2, turn: Math.PI / 2, where: "garden" },
  { id: "middle-rail", name: "Middle rail", x: 0, z: -11.4, seats: 2, turn: Math.PI / 2, where: "garden" },
  { id: "east-rail", name: "East rail", x: 8.4, z: -11.4, seats: 2, turn: Math.PI / 2, where: "garden" },
];

export function floorOf({ where }: Table): number {
  return where === "garden" ? 0 : house.floor;
}

/** The chairs about a table, each looking at it. */
export function chairsOf({ x, z, seats, turn }: Table): Chair[] {
  return Array.from({ length: seats }, (_, k) => {
    const angle = turn + (k / seats) * 2 * Math.PI;
    const far = tableSize[seats].chairs;
    const yaw = Math.atan2(Math.sin(angle), Math.cos(angle));
    return { x: x + Math.sin(angle) * far, z: z + Math.cos(angle) * far, yaw };
  });
}

export const chair = { half: 0.23, seat: 0.47, back: 0.25, top: 0.84 };

/** Benches against the south wall, for whoever waits. */
export const benches: Bench[] = [{ x: 0, z: house.south - 0.27, yaw: 0, cushion: true }];

export const oliveBox: Box = { x: -4.1, z: 0.3, width: 2.2, depth: 2.2, height: 0.46 };
/** Boxes of lavender about the tables of the garden. */
export const lavenderBoxes: Box[] = [
  { x: -2.45, z: -5.3, width: 0.7, depth: 2.6, height: 0.5 },
  { x: 2.45, z: -5.3, width: 0.7, depth: 2.6, height: 0.5 },
  { x: 2.3, z: 1.2, width: 0.7, depth: 2.4, height: 0.5 },
];
/** Low planted walls, some between the tables of a wing; the shrubs in them hide who sits behind. */
export const hedges: Box[] = [
  { x: -4.6, z: -2.75, width: 2.9, depth: 0.7, height: 0.5 },
  { x: 4.6, z: -2.4, width: 2.9, depth: 0.7, height: 0.5 },
  { x: -4.2, z: -8.6, width: 2.4, depth: 0.6, height: 0.5 },
  { x: 4.2, z: -8.6, width: 2.4, depth: 0.6, height: 0.5 },
];
export const partitions: Box[] = [-1, 1].map((side) => ({
  x: side * 12.1,
  z: -1.5,
  width: 3.8,
  depth: 0.45,
  height: 0.95,
}));

/** Pots: [x, z, floor]. */
export const pots: [number, number, number][] = [
  [6.7, 2.7, 0],
  [-4.2, -12.4, 0],
  [4.2, -12.4, 0],
  [-2.6, 12.45, 0.3],
  [-8.55, 5.6, 0.3],
  [8.55, 5.6, 0.3],
];
export const pot = { radius: 0.36, height: 0.72 };

/** Cloths that hang between two columns' axes, from `from` to `to`; `x` or `z` is the line that they hang on. */
export type Curtain = { x: number; z: number; long: number; along: "x" | "z"; floor: number; top: number };
const underBeam = house.floor + cloister.column.height - 0.06;
export const curtains: Curtain[] = [
  ...[-1, 1].flatMap((side): Curtain[] =>
    [-8.2, -3.1, -0.55].map((z) => ({
      x: side * cloister.x,
      z,
      long: 0.95,
      along: "z",
      floor: house.floor,
      top: underBeam,
    })),
  ),
  ...[-1, 1].map(
    (side): Curtain => ({
      x: side * cloister.x,
      z: room.door.from + 0.24,
      long: 0.46,
      along: "z",
      floor: house.floor,
      top: house.floor + room.height - 0.12,
    }),
  ),
  { x: -7.3, z: cloister.z, long: 1, along: "x", floor: house.floor, top: underBeam },
  { x: 7.3, z: cloister.z, long: 1, along: "x", floor: house.floor, top: underBeam },
];

/** Hanging lamps: over every table under the roof, before the desk and the gates. [x, y, z] */
export const hangingLamps: [number, number, number][] = [
  ...tables
    .filter(({ where }) => where !== "garden")
    .map(({ x, z }): [number, number, number] => [x, house.floor + 2.1, z]),
  [1.5, house.floor + 2.35, 7],
  [3.1, house.floor + 2.35, 7],
  [-2.1, house.floor + 2.55, 6.5],
  [-4.6, house.floor + 2.5, 10.8],
  [4.6, house.floor + 2.5, 10.8],
];
/** Lamps that stand on the desk. */
export const deskLamp = { x: desk.x + 1.15, y: house.floor + desk.height + 0.46, z: desk.z };
/** Lanterns on the ground of the garden. [x, z] */
export const lanterns: [number, number][] = [
  [-1.75, 1.9],
  [1.75, 1.9],
  [-1.75, -7],
  [1.75, -7],
  [-6.6, -8],
  [6.6, -8],
];
