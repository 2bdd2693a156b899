/**
 * The launch's measures: one list for what is drawn and for where people may walk.
 *
 * Everything is round the theatre's middle: `r` metres away from it, at the angle `a` from the axis (0 is up the middle
 * stairs, positive to the east), the stage on its other side. Heights: the orchestra's floor is y = 0, the walk above the
 * tiers y = `walk.floor`, the sea's water y = `water`. `theatre.ts` says where that lies in the space.
 */

export const water = -3;

export const step = { rise: 0.15, tread: 1.1 / 3 };

/** Rows of seats: each is a tread to walk on and a bench behind it, whose top is nearly the next one's floor. */
export const tiers = {
  rows: 8,
  /** Where the first tread begins, and how deep and high a row is. */
  inner: 9.425,
  pitch: 1.1,
  rise: 0.45,
  tread: 0.65,
  bench: { height: 0.4, seat: 0.47 },
  /** In each of the two wedges: in the first row, and more in each further one. */
  seats: 9,
  more: 1,
};

/** Where a row begins, and the height of its floor. Rows count from 0 at the orchestra; `tiers.rows` is the walk. */
export function rowStart(row: number): number {
  return tiers.inner + tiers.pitch * row;
}

export function rowFloor(row: number): number {
  return tiers.rise * row;
}

/** Where somebody sits in a row: a little before the middle of the bench. */
export function rowSeats(row: number): number {
  return rowStart(row) + tiers.tread + 0.22;
}

/** Stairs run straight up the tiers, one in the middle and one at either end. */
export const stairs = { width: 1.5, angles: [-0.72, 0, 0.72] as const, end: 0.04 };

/** The angle at which a stair's edge lies, on the side of the stair that is asked for. */
export function stairEdge(stair: number, side: -1 | 1, r: number, beyond = 0): number {
  return stair + side * Math.asin((stairs.width / 2 + beyond) / r);
}

/** From where to where the benches of a wedge run in a row; `wedge` is −1 in the west, 1 in the east. */
export function wedgeAngles(wedge: -1 | 1, r: number, beyond = stairs.end): [from: number, to: number] {
  const inner = stairEdge(0, 1, r, beyond);
  const outer = stairEdge(stairs.angles[2], -1, r, beyond);
  return wedge > 0 ? [inner, outer] : [-outer, -inner];
}

/** The angles at which people sit in a row of a wedge, from west to east. */
export function seatAngles(wedge: -1 | 1, row: number): number[] {
  const [from, to] = wedgeAngles(wedge, rowSeats(row));
  const count = tiers.seats + tiers.more * row;
  return Array.from({ length: count }, (_, k) => from + ((k + 0.5) / count) * (to - from));
}

/** How far round the orchestra's rim goes on either side, to the stage. */
export const orchestra = { radius: tiers.inner, end: 1.84, ring: 8.35 };

export const parapet = { height: 0.53, thick: 0.45 };

/** The walk: a broad terrace round the head of the tiers, on both sides out to where one looks over the sea. */
export const walk = { inner: rowStart(tiers.rows), outer: 25, end: 1.27, floor: rowFloor(tiers.rows), wall: 1.15 };

/** The forecourt opens behind the walk, where people arrive; its back wall has two gateways. */
export const forecourt = { end: 0.32, outer: 29.2, wall: 3.3, thick: 0.5 };
export const gateways = { angles: [-0.17, 0.17] as const, width: 3.4, height: 2.95, depth: 1.5 };

/** Where people arrive, and the way they look: at the stage, the sea and the sun beside it. */
export const arrival = { r: 22.9, a: 0.06, yaw: 0.2 };

/** In the west wing of the orchestra, beside the stage. */
export const greenRoom = { south: 2.4 };

export const stage = {
  half: 6.9,
  north: -2.5,
  south: 1.5,
  floor: 0.6,
  steps: 4,
  tread: 0.36,
  curb: { width: 0.34, top: 0.86 },
  pier: { x: 6.15, half: 0.5, north: -2.45, south: -1.55, height: 9.2 },
  screen: { width: 10.4, height: 5.85, bottom: 2.95, face: -1.72, frame: 0.16, thick: 0.34 },
  bowls: { x: 7.75, z: -1.9, height: 3.4 },
  lectern: { x: -3.7, z: 0.1, width: 0.62, depth: 0.5, height: 1.12 },
  rail: { height: 1, z: -2.4 },
};
export const stageFoot = stage.south + stage.tread * (stage.steps - 1);
export const screenMiddle = stage.screen.bottom + stage.screen.height / 2;

/**
 * Demo stands, three on either side of the walk, by their angles. `x` is to the left of those who look at a stand: there
 * the plinth stands, before the panel that bears the sign on its right.
 */
export const stands = {
  angles: [-1.11, -0.85, -0.59, 0.59, 0.85, 1.11] as const,
  plinth: { r: 23, x: 0.84, width: 1.4, depth: 0.66, height: 0.92 },
  panel: { r: 24.15, width: 3.7, height: 2.35, thick: 0.16 },
  sign: { x: -0.8, width: 1.8, height: 1.08, middle: 1.58 },
};

/** The point [x, z] of the theatre at a stand: `x` beside its axis, at the distance `r` along it. */
export function onStand(a: number, x: number, r: number): [number, number] {
  return [r * Math.sin(a) + x * Math.cos(a), r * Math.cos(a) - x * Math.sin(a)];
}

/** The pergola over each row of stands: posts at these angles, on two rings. */
export const pergola = {
  angles: [0.46, 0.72, 0.98, 1.24] as const,
  inner: 21.75,
  outer: 24.5,
  height: 3,
  post: 0.09,
};

/** Olives in boxes of stone where the forecourt meets the walk, and pots: r, a. */
export const oliveBoxes: [r: number, a: number][] = [
  [26.2, -0.262],
  [26.2, 0.262],
];
export const oliveBox = { width: 2, height: 0.46 };
export const pots: [r: number, a: number][] = [
  [28.55, -0.09],
  [28.55, 0.09],
  [18.95, -0.81],
  [18.95, 0.81],
  [24.45, -0.385],
  [24.45, 0.385],
];
export const pot = { radius: 0.36, height: 0.72 };
