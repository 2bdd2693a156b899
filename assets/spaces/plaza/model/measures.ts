/**
 * The plaza's measures: one list for what is drawn and for where people may walk.
 *
 * Metres; Y up, the court's floor is y = 0, the sea lies towards −Z and its water at `water`. Things in the court are
 * placed by their middles; edges are named by where they look: north is the sea, south the stoa.
 */

import type { Bench } from "../../../model/bench.ts";
import type { Box } from "../../../model/planter.ts";

export const water = -1.55;

export const court = { west: -13, east: 13, north: -10.5, south: 10.5 };

/** Where people arrive, looking towards the sea. */
export const arrival = { x: 0, z: 8.6 };

/** Where the rings of the floor have their middle; people gather here, so nothing else stands on it. */
export const rosette = { x: 0, z: 1, radius: 5.4 };

/** A flight of steps: `count` risers of `rise`, each tread `tread` deep. */
export const step = { rise: 0.15, tread: 0.36, count: 3 };

export const stoa = {
  floor: 0.45,
  /** From the lowest step's face to the edge of the floor, the columns' axis and the wall's face. */
  edge: 0.72,
  axis: 1.14,
  wall: 6.44,
  /** Columns stand this far apart: eleven along the back, six more along the side, and none in the middle of the view. */
  spacing: (2 * 14.14) / 11,
  column: { height: 4, bottom: 0.3, top: 0.245 },
  /** Where the side wing ends towards the sea. */
  sideEnd: -4.92,
  wallTop: 4.7,
  eaves: 5.35,
  wallThick: 0.4,
};

/** The lines of the stoa as places on the ground. */
export const stoaLines = {
  backFront: court.south,
  backEdge: court.south + stoa.edge,
  backAxis: court.south + stoa.axis,
  backWall: court.south + stoa.wall,
  sideFront: court.east,
  sideEdge: court.east + stoa.edge,
  sideAxis: court.east + stoa.axis,
  sideWall: court.east + stoa.wall,
};

/** The columns' middles, [x, z]: along the back from west to the corner, then along the side towards the sea. */
export function stoaColumns(): [number, number][] {
  const back = Array.from({ length: 11 }, (_, k): [number, number] => [
    stoaLines.sideAxis - (10 - k) * stoa.spacing,
    stoaLines.backAxis,
  ]);
  const side = Array.from({ length: 6 }, (_, k): [number, number] => [
    stoaLines.sideAxis,
    stoaLines.backAxis - (k + 1) * stoa.spacing,
  ]);
  return [...back, ...side];
}

export const tholos = {
  x: -8.6,
  z: -5.2,
  steps: [3.7, 3.34, 2.98],
  floor: 0.45,
  columns: 10,
  ring: 2.55,
  column: { height: 3.1, bottom: 0.2, top: 0.165 },
  dome: { radius: 2.62, height: 1.75 },
  plinth: { radius: 0.42, height: 1 },
};

/**
 * The columns of the tholos leave a gap, not a column, towards those who arrive; turned within it, so that none stands
 * before the mark for those on the rosette either.
 */
export function tholosColumns(): [number, number][] {
  const turned = (5 / 180) * Math.PI;
  const towards = Math.atan2(arrival.z - tholos.z, arrival.x - tholos.x) + turned;
  return Array.from({ length: tholos.columns }, (_, k) => {
    const angle = towards + ((k + 0.5) / tholos.columns) * 2 * Math.PI;
    return [tholos.x + tholos.ring * Math.cos(angle), tholos.z + tholos.ring * Math.sin(angle)];
  });
}

export const stage = {
  west: 2.3,
  east: 12.5,
  north: -11,
  south: -5.8,
  floor: 0.45,
  curb: { width: 0.3, top: 0.8 },
  wall: { width: 8.6, height: 4.9, face: -10.3, thick: 0.5 },
  screen: { width: 6.4, height: 3.6, middle: 2.77, frame: 0.2 },
  columns: { x: 4.62, z: -10.15 },
  lectern: { x: 2.98, z: -7.3, width: 0.62, depth: 0.5, height: 1.12 },
};
export const stageMiddle = (stage.west + stage.east) / 2;

export const parapet = { height: 0.53, thick: 0.45 };

export const seaSteps = { west: -4.5, east: 1.1, rise: 0.16, tread: 0.36, count: 7, cheek: 0.45 };
export const quay = { west: -6.4, east: 3.4, north: -16.2, floor: -1.12 };
export const jetty = { west: -0.55, east: 1.35, north: -24, floor: -1.12 };
/** Where the sea steps end and the quay begins. */
export const quaySouth = court.north - (seaSteps.count - 1) * seaSteps.tread;

/** A bench: its middle, the way its sitters look (yaw: 0 is −Z), and whether it has a cushion. */

function facingRosette(x: number, z: number, cushion: boolean): Bench {
  return { x, z, yaw: Math.atan2(x - rosette.x, z - rosette.z), cushion };
}
export const courtBenches: Bench[] = [
  facingRosette(-7, 2.7, true),
  facingRosette(7, 2.7, true),
  facingRosette(-5.3, 6.1, false),
  facingRosette(5.3, 6.1, false),
  { x: 4.9, z: -3.75, yaw: 0, cushion: false },
  { x: 9.9, z: -3.4, yaw: 0, cushion: true },
];
/** Benches against the walls of the stoa. */
export const wallBenches: Bench[] = [
  { x: -9, z: stoaLines.backWall - 0.27, yaw: 0, cushion: false },
  { x: 5.2, z: stoaLines.backWall - 0.27, yaw: 0, cushion: false },
  { x: stoaLines.sideWall - 0.27, z: 5.2, yaw: Math.PI / 2, cushion: false },
  { x: stoaLines.sideWall - 0.27, z: 0.2, yaw: Math.PI / 2, cushion: false },
];

/** The board of news on the back wall of the stoa. */
export const board = { x: stoa.spacing / 2, y: 2.2, width: 3.7, height: 1.6 };

export const oliveBoxes: Box[] = [
  { x: -9.3, z: 7, width: 2.8, depth: 2.8, height: 0.46 },
  { x: 9.9, z: 7.2, width: 2.6, depth: 2.6, height: 0.46 },
];
export const lavenderBoxes: Box[] = [
  { x: -12.55, z: 0.4, width: 0.8, depth: 2.6, height: 0.54 },
  { x: -12.55, z: 4, width: 0.8, depth: 2.6, height: 0.54 },
  { x: -5.2, z: -9.3, width: 0.9, depth: 2, height: 0.54 },
  { x: 1.7, z: -8.9, width: 0.9, depth: 2.8, height: 0.54 },
];
export const pots: [number, number][] = [
  [1.65, -5.6],
  [-4.3, -3],
  [12.2, -4.1],
  [-12.3, 9.8],
  [12, 9.6],
  [-10.2, -9.6],
];
export const pot = { radius: 0.36, height: 0.72 };
