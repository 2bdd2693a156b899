/**
 * Where people can walk and sit in the launch: the ground and seats of its `space.json`, from the same measures as what
 * is drawn.
 *
 * Stairs are walked as ramps through the middles of their treads, so that nobody hops. A row's floor goes on under its
 * bench, so that its seats are free ground.
 */
import { type Ground, LAP, millimetres, type Point, type Seat } from "../../../model/floor-plan.ts";
import {
  forecourt,
  onStand,
  orchestra,
  rowFloor,
  rowSeats,
  rowStart,
  seatAngles,
  stage,
  stageFoot,
  stairs,
  tiers,
  walk,
  wedgeAngles,
} from "./measures.ts";
import { along, between, placed, rectangle } from "./plan.ts";
import { inSpace, round, turn } from "./theatre.ts";

const WEDGES = [-1, 1] as const;

/** The foot of every stair's ramp, and its head. */
const rampFoot = tiers.inner + 0.2 - 0.55 / 3;
const rampHead = rampFoot + tiers.pitch * tiers.rows;

function stageGround(): Ground[] {
  const foot = stageFoot + stage.tread / 2;
  const head = foot - stage.tread * stage.steps;
  const inner = stage.half - stage.curb.width;
  const at = (z: number, y: number): [number, number, number] => {
    const [x, sz] = inSpace([0, z]);
    return [millimetres(x), y, millimetres(sz)];
  };
  const across = (near: number, far: number): Point[] =>
    placed([
      [-inner, near],
      [inner, near],
      [inner, far],
      [-inner, far],
    ]);
  return [
    {
      name: "Steps of the stage",
      polygon: across(head, foot),
      height: { from: at(foot, 0), to: at(head, stage.floor) },
    },
    { name: "Stage", polygon: across(stage.rail.z + 0.05, head + LAP), height: stage.floor },
  ];
}

function orchestraGround(): Ground {
  const { radius, end } = orchestra;
  const foot = stageFoot + stage.tread / 2 - LAP;
  const { half, north } = stage;
  const rim = Math.sqrt(radius ** 2 - north ** 2);
  return {
    name: "Orchestra",
    polygon: placed([
      [-half, foot],
      [-half, north],
      [-rim, north],
      ...along(radius + 0.02, -Math.min(end, Math.PI / 2 + Math.asin(-north / radius)), end),
      [rim, north],
      [half, north],
      [half, foot],
    ]),
  };
}

function rowGround(row: number): Ground[] {
  return WEDGES.map((wedge) => {
    const [start, back] = [rowStart(row), rowStart(row + 1)];
    const [from, to] = wedgeAngles(wedge, rowSeats(row), -LAP);
    return { name: `Row ${row + 1}`, polygon: between(start, back, from, to), height: rowFloor(row) };
  });
}

function stairGround(angle: number): Ground {
  const half = stairs.width / 2;
  const at = (r: number, y: number): [number, number, number] => {
    const [x, z] = inSpace(onStand(angle, 0, r));
    return [millimetres(x), y, millimetres(z)];
  };
  return {
    name: "Stairs",
    polygon: rectangle(angle, [-half, half], [rampFoot - 0.3, rampHead + 0.1]),
    height: { from: at(rampFoot, 0), to: at(rampHead, walk.floor) },
  };
}

function walkGround(): Ground[] {
  const { inner, outer, end, floor } = walk;
  return [
    { name: "Walk", polygon: between(inner, outer, -end, end), height: floor },
    {
      name: "Forecourt",
      polygon: between(outer - LAP, forecourt.outer - 0.05, -forecourt.end, forecourt.end),
      height: floor,
    },
  ];
}

export function launchGround(): Ground[] {
  const rows = Array.from({ length: tiers.rows }, (_, row) => rowGround(row)).flat();
  return [orchestraGround(), ...stageGround(), ...rows, ...stairs.angles.map(stairGround), ...walkGround()];
}

/** Two hundred seats, named by row and number from the west. */
export function launchSeats(): Seat[] {
  return Array.from({ length: tiers.rows }, (_, row) => {
    const angles = WEDGES.flatMap((wedge) => seatAngles(wedge, row));
    return angles.map((a, k): Seat => {
      const [x, z] = inSpace(round(rowSeats(row), a));
      return {
        id: `row-${row + 1}-seat-${k + 1}`,
        position: [millimetres(x), millimetres(rowFloor(row)), millimetres(z)],
        yaw: millimetres(turn(a)),
      };
    });
  }).flat();
}
