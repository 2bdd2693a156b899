/**
 * What stops people in the launch, and up to where, from the same measures as what is drawn.
 *
 * The edge of a row towards the row before it is a wall, so that nobody drops down there.
 */
import { millimetres, round as pillar, solid, type Wall } from "../../../model/floor-plan.ts";
import {
  forecourt,
  oliveBox,
  oliveBoxes,
  onStand,
  orchestra,
  parapet,
  pergola,
  pot,
  pots,
  rowFloor,
  rowStart,
  stage,
  stageFoot,
  stairEdge,
  stairs,
  stands,
  tiers,
  walk,
  wedgeAngles,
} from "./measures.ts";
import { along, placed, rectangle } from "./plan.ts";
import { inSpace, round } from "./theatre.ts";

const WEDGES = [-1, 1] as const;
const TOP = walk.floor + 5;

function line(points: readonly (readonly [number, number])[], bottom: number, top: number): Wall {
  return { line: placed(points), closed: false, bottom: millimetres(bottom), top: millimetres(top) };
}

/** Backs of the rows' benches: they stop who is before them and who is above. */
function rowWalls(): Wall[] {
  return Array.from({ length: tiers.rows }, (_, row) =>
    WEDGES.map((wedge) => {
      const back = rowStart(row + 1);
      const [from, to] = wedgeAngles(wedge, back, 0);
      return line(along(back, from, to), rowFloor(row) - 0.2, rowFloor(row + 1) + 0.12);
    }),
  ).flat();
}

function standWalls(): Wall[] {
  const { plinth, panel } = stands;
  return stands.angles.flatMap((a) => [
    solid(
      rectangle(
        a,
        [plinth.x - plinth.width / 2, plinth.x + plinth.width / 2],
        [plinth.r - plinth.depth / 2, plinth.r + plinth.depth / 2],
      ),
      walk.floor + plinth.height,
      walk.floor - 0.2,
    ),
    solid(
      rectangle(a, [-panel.width / 2, panel.width / 2], [panel.r - panel.thick / 2, panel.r + panel.thick / 2]),
      walk.floor + panel.height,
      walk.floor - 0.2,
    ),
  ]);
}

function stageWalls(): Wall[] {
  const { half, curb, north, pier, bowls, lectern, rail, floor } = stage;
  const block = (west: number, east: number, near: number, far: number, top: number): Wall =>
    solid(
      placed([
        [west, near],
        [east, near],
        [east, far],
        [west, far],
      ]),
      millimetres(top),
      -1,
    );
  const round8 = (x: number, z: number, radius: number, top: number): Wall => pillar(...inSpace([x, z]), radius, top);
  return [
    block(-half, -half + curb.width, north, stageFoot, curb.top),
    block(half - curb.width, half, north, stageFoot, curb.top),
    ...[-1, 1].map((side) => {
      const x = side * pier.x;
      const out = pier.half + 0.12;
      return block(x - out, x + out, pier.north, pier.south + 0.12, floor + pier.height);
    }),
    ...[-1, 1].map((side) => round8(side * bowls.x, bowls.z, 0.25, bowls.height)),
    line(
      [
        [-pier.x, rail.z],
        [pier.x, rail.z],
      ],
      -1,
      floor + rail.height,
    ),
    block(
      lectern.x - lectern.width / 2,
      lectern.x + lectern.width / 2,
      lectern.z - lectern.depth / 2,
      lectern.z + lectern.depth / 2,
      floor + lectern.height,
    ),
  ];
}

/** Parapets and walls round the orchestra, beside the stairs and about the walk. */
function rims(): Wall[] {
  const { radius, end } = orchestra;
  const rim = walk.floor + parapet.height;
  const half = stairs.width / 2;
  const low = stairEdge(stairs.angles[2], 1, radius);
  const head = stairEdge(stairs.angles[2], 1, walk.inner);
  const edge = Math.sqrt(radius ** 2 - stage.north ** 2);
  const hill = walk.floor + walk.wall;
  return [-1, 1].flatMap((side): Wall[] => [
    line(
      [...along(radius, side * low, side * end), [side * edge, stage.north], [side * stage.half, stage.north]],
      -1,
      parapet.height,
    ),
    line(
      [
        onStand(side * stairs.angles[2], side * half, radius),
        onStand(side * stairs.angles[2], side * half, walk.inner),
      ],
      -1,
      rim,
    ),
    line([...along(walk.inner, side * head, side * walk.end), round(walk.outer, side * walk.end)], walk.floor - 1, rim),
    line(along(walk.outer, side * walk.end, side * forecourt.end), walk.floor - 1, hill),
    line(
      [round(walk.outer, side * forecourt.end), round(forecourt.outer, side * forecourt.end)],
      walk.floor - 1,
      hill + 0.5,
    ),
  ]);
}

export function launchWalls(): Wall[] {
  const floor = walk.floor;
  const posts = pergola.angles.flatMap((a) =>
    [-1, 1].flatMap((side) => [pergola.inner, pergola.outer].map((r) => inSpace(round(r, side * a)))),
  );
  const half = oliveBox.width / 2;
  return [
    ...rims(),
    ...rowWalls(),
    ...stageWalls(),
    line(along(forecourt.outer - 0.05, -forecourt.end, forecourt.end), floor - 1, floor + forecourt.wall),
    ...standWalls(),
    ...posts.map(([x, z]) => ({ ...pillar(x, z, 0.17, TOP), bottom: floor - 0.2 })),
    ...oliveBoxes.map(([r, a]) =>
      solid(rectangle(a, [-half, half], [r - half, r + half]), millimetres(floor + oliveBox.height), floor - 0.2),
    ),
    ...pots.map(([r, a]) => ({
      ...pillar(...inSpace(round(r, a)), pot.radius, millimetres(floor + pot.height)),
      bottom: floor - 0.2,
    })),
  ];
}
