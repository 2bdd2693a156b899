/**
 * Where people can walk in the plaza, and what stops them: the ground, walls and seats of `space.json`, from the same
 * measures as what is drawn.
 *
 * Steps are walked as ramps through the middles of their treads, so that nobody hops. Neighbouring patches overlap by
 * `LAP`.
 */
import { type Bench, bench } from "../../../model/bench.ts";
import {
  box,
  type Ground,
  LAP,
  millimetres,
  outline,
  type Point,
  rectangle,
  round,
  type Seat,
  solid,
  type Wall,
} from "../../../model/floor-plan.ts";
import {
  court,
  courtBenches,
  jetty,
  lavenderBoxes,
  oliveBoxes,
  parapet,
  pot,
  pots,
  quay,
  quaySouth,
  seaSteps,
  stage,
  stageMiddle,
  step,
  stoa,
  stoaColumns,
  stoaLines,
  tholos,
  tholosColumns,
  wallBenches,
} from "./measures.ts";

const HALF_TREAD = step.tread / 2;
/** From the foot of the ramp over three steps to its top. */
const FLIGHT = step.tread * step.count;
const THOLOS_SIDES = 12;

/** A corner of the tholos' twelve-sided ground whose sides lie `apothem` from its middle. */
function tholosCorner(k: number, apothem: number): Point {
  const angle = (k / THOLOS_SIDES) * 2 * Math.PI;
  const radius = apothem / Math.cos(Math.PI / THOLOS_SIDES);
  return [tholos.x + radius * Math.cos(angle), tholos.z + radius * Math.sin(angle)];
}

const tholosFoot = tholos.steps[0]! + HALF_TREAD;
const tholosHead = tholos.steps[2]! - HALF_TREAD;

/** The court is two patches that meet in the middle of the tholos and leave its steps out. */
function courtGround(): Ground[] {
  const foot = court.south - HALF_TREAD + LAP;
  const hole = (k: number) => tholosCorner(k, tholosFoot - LAP);
  const stageFoot = stage.south + step.tread * 2 + HALF_TREAD;
  const seaHead = court.north + seaSteps.tread / 2 - LAP;
  return [
    {
      name: "Court, west",
      polygon: outline([
        [court.west, foot],
        [tholos.x + LAP, foot],
        ...[3, 4, 5, 6, 7, 8, 9].map(hole).map(([x, z], k): Point => [k % 6 === 0 ? tholos.x + LAP : x, z]),
        [tholos.x + LAP, court.north],
        [court.west, court.north],
      ]),
    },
    {
      name: "Court, east",
      polygon: outline([
        [tholos.x - LAP, foot],
        [court.east - HALF_TREAD + LAP, foot],
        [court.east - HALF_TREAD + LAP, stoa.sideEnd],
        [stage.east, stoa.sideEnd],
        [stage.east, stageFoot - LAP],
        [stage.west, stageFoot - LAP],
        [stage.west, court.north],
        [seaSteps.east, court.north],
        [seaSteps.east, seaHead],
        [seaSteps.west, seaHead],
        [seaSteps.west, court.north],
        [tholos.x - LAP, court.north],
        ...[9, 10, 11, 12, 13, 14, 15].map(hole).map(([x, z], k): Point => [k % 6 === 0 ? tholos.x - LAP : x, z]),
      ]),
    },
  ];
}

function stoaGround(): Ground[] {
  const southFoot = stoaLines.backFront - HALF_TREAD;
  const eastFoot = stoaLines.sideFront - HALF_TREAD;
  const southHead = southFoot + FLIGHT;
  const eastHead = eastFoot + FLIGHT;
  return [
    {
      name: "Steps of the stoa",
      polygon: outline([
        [court.west, southFoot],
        [eastFoot + LAP, southFoot],
        [eastHead + LAP, southHead],
        [court.west, southHead],
      ]),
      height: { from: [0, 0, millimetres(southFoot)], to: [0, stoa.floor, millimetres(southHead)] },
    },
    {
      name: "Steps of the side wing",
      polygon: outline([
        [eastFoot, stoa.sideEnd],
        [eastHead, stoa.sideEnd],
        [eastHead, southHead + LAP],
        [eastFoot, southFoot + LAP],
      ]),
      height: { from: [millimetres(eastFoot), 0, 0], to: [millimetres(eastHead), stoa.floor, 0] },
    },
    {
      name: "Stoa",
      polygon: rectangle(court.west, stoaLines.sideWall, southHead - LAP, stoaLines.backWall),
      height: stoa.floor,
    },
    {
      name: "Stoa, side wing",
      polygon: rectangle(eastHead - LAP, stoaLines.sideWall, stoa.sideEnd, southHead + LAP),
      height: stoa.floor,
    },
  ];
}

function tholosGround(): Ground[] {
  const ramps = Array.from({ length: THOLOS_SIDES }, (_, k): Ground => {
    const angle = ((k + 0.5) / THOLOS_SIDES) * 2 * Math.PI;
    const at = (radius: number, height: number): [number, number, number] => [
      millimetres(tholos.x + radius * Math.cos(angle)),
      height,
      millimetres(tholos.z + radius * Math.sin(angle)),
    ];
    return {
      name: "Steps of the pavilion",
      polygon: outline([
        tholosCorner(k, tholosFoot),
        tholosCorner(k + 1, tholosFoot),
        tholosCorner(k + 1, tholosHead),
        tholosCorner(k, tholosHead),
      ]),
      height: { from: at(tholosFoot, 0), to: at(tholosHead, tholos.floor) },
    };
  });
  const floor: Ground = {
    name: "Pavilion",
    polygon: outline(Array.from({ length: THOLOS_SIDES }, (_, k) => tholosCorner(k, tholosHead + LAP))),
    height: tholos.floor,
  };
  return [...ramps, floor];
}

function stageGround(): Ground[] {
  const foot = stage.south + step.tread * 2 + HALF_TREAD;
  const head = foot - FLIGHT;
  return [
    {
      name: "Steps of the stage",
      polygon: rectangle(stage.west, stage.east, head, foot),
      height: { from: [stageMiddle, 0, millimetres(foot)], to: [stageMiddle, stage.floor, millimetres(head)] },
    },
    {
      name: "Stage",
      polygon: rectangle(stage.west, stage.east, stage.wall.face, head + LAP),
      height: stage.floor,
    },
  ];
}

function seaGround(): Ground[] {
  const head = court.north + seaSteps.tread / 2;
  const foot = head - seaSteps.tread * seaSteps.count;
  return [
    {
      name: "Steps to the sea",
      polygon: rectangle(seaSteps.west, seaSteps.east, foot, head),
      height: { from: [0, 0, millimetres(head)], to: [0, quay.floor, millimetres(foot)] },
    },
    { name: "Quay", polygon: rectangle(quay.west, quay.east, quay.north, foot + LAP), height: quay.floor },
    {
      name: "Quay beside the steps, west",
      polygon: rectangle(quay.west, seaSteps.west - seaSteps.cheek, foot, quaySouth),
      height: quay.floor,
    },
    {
      name: "Quay beside the steps, east",
      polygon: rectangle(seaSteps.east + seaSteps.cheek, quay.east, foot, quaySouth),
      height: quay.floor,
    },
    {
      name: "Jetty",
      polygon: rectangle(jetty.west, jetty.east, jetty.north, quay.north + LAP),
      height: jetty.floor,
    },
  ];
}

/** The patches of ground, from the court outwards. */
export function plazaGround(): Ground[] {
  return [...courtGround(), ...stoaGround(), ...tholosGround(), ...stageGround(), ...seaGround()];
}

function alongBench({ x, z, yaw }: Bench, right: number, forward: number): Point {
  const cos = Math.cos(yaw);
  const sin = Math.sin(yaw);
  return [x + right * cos - forward * sin, z - right * sin - forward * cos];
}

/**
 * A bench stops people at its back edge only: so its two seats are free ground, and whoever stands up is not inside
 * something solid.
 */
function benchBack(place: Bench): Wall {
  const half = bench.length / 2;
  const back = -bench.depth / 2;
  return {
    line: outline([alongBench(place, -half, back), alongBench(place, half, back)]),
    closed: false,
    bottom: -2,
    top: bench.height,
  };
}

/** What stops people, and up to where. */
export function plazaWalls(): Wall[] {
  const { west, north } = court;
  const wallTop = stoa.floor + stoa.wallTop;
  const rim = stoa.floor + parapet.height;
  const seaWest = seaSteps.west - seaSteps.cheek;
  const seaEast = seaSteps.east + seaSteps.cheek;
  const curb = stage.curb;
  const lectern = stage.lectern;
  return [
    {
      line: outline([
        [west, stoaLines.backWall],
        [stoaLines.sideWall, stoaLines.backWall],
        [stoaLines.sideWall, stoa.sideEnd],
      ]),
      closed: false,
      bottom: -2,
      top: wallTop,
    },
    solid(rectangle(west, west + 0.4, stoaLines.backEdge, stoaLines.backWall), rim),
    solid(rectangle(stoaLines.sideEdge, stoaLines.sideWall, stoa.sideEnd, stoa.sideEnd + 0.4), rim),
    solid(rectangle(west - parapet.thick, west, north - parapet.thick, stoaLines.backEdge), parapet.height),
    solid(rectangle(west - parapet.thick, seaWest, north - parapet.thick, north), parapet.height),
    solid(rectangle(seaWest, seaSteps.west, quaySouth - 0.3, north), parapet.height),
    solid(rectangle(seaSteps.east, seaEast, quaySouth - 0.3, north), parapet.height),
    solid(rectangle(seaEast, stage.west, north - parapet.thick, north), parapet.height),
    solid(rectangle(stage.west, stage.west + curb.width, stage.north, stage.south + step.tread), curb.top),
    solid(rectangle(stage.east - curb.width, stage.east, stage.north, stage.south + step.tread), curb.top),
    solid(rectangle(stage.east, stoaLines.sideEdge, stoa.sideEnd - 0.4, stoa.sideEnd), 0.9),
    solid(
      rectangle(
        stageMiddle - stage.wall.width / 2,
        stageMiddle + stage.wall.width / 2,
        stage.wall.face - stage.wall.thick,
        stage.wall.face,
      ),
      stage.floor + stage.wall.height,
    ),
    ...[-1, 1].map((side) => round(stageMiddle + side * stage.columns.x, stage.columns.z, 0.3, 5)),
    box({
      x: lectern.x,
      z: lectern.z,
      width: lectern.width,
      depth: lectern.depth,
      height: stage.floor + lectern.height,
    }),
    ...stoaColumns().map(([x, z]) => round(x, z, stoa.column.bottom, stoa.floor + stoa.column.height)),
    ...tholosColumns().map(([x, z]) => round(x, z, tholos.column.bottom, tholos.floor + tholos.column.height, 6)),
    round(tholos.x, tholos.z, tholos.plinth.radius, tholos.floor + 2),
    ...oliveBoxes.map(box),
    ...lavenderBoxes.map(box),
    ...pots.map(([x, z]) => round(x, z, pot.radius, pot.height)),
    ...courtBenches.map(benchBack),
  ];
}

/** Two seats on every bench, a little before its middle line. */
export function plazaSeats(): Seat[] {
  const seats = (places: Bench[], floor: number, name: string): Seat[] =>
    places.flatMap((place, k) =>
      [-0.55, 0.55].map((right, side) => {
        const [x, z] = alongBench(place, right, 0);
        return {
          id: `${name}-${k + 1}-${side === 0 ? "left" : "right"}`,
          position: [millimetres(x), floor, millimetres(z)] as [number, number, number],
          yaw: millimetres(place.yaw),
        };
      }),
    );
  return [...seats(courtBenches, 0, "bench"), ...seats(wallBenches, stoa.floor, "wall-bench")];
}
