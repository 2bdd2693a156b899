/**
 * Where people can walk in the lounge, what stops them, where they sit and what is a place of its own: ground, walls,
 * seats and zones of `space.json`, from the same measures as what is drawn.
 *
 * Steps are walked as ramps through the middles of their treads, so that nobody hops.
 */
import { bench } from "../../../model/bench.ts";
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
  type Zone,
} from "../../../model/floor-plan.ts";
import {
  basin,
  benches,
  chair,
  chairsOf,
  cloister,
  columns,
  curtains,
  desk,
  floorOf,
  gate,
  gates,
  hedges,
  house,
  lavenderBoxes,
  oliveBox,
  parapet,
  partitions,
  pot,
  pots,
  room,
  slats,
  step,
  type Table,
  tableSize,
  tables,
  terrace,
} from "./measures.ts";

const { floor, west, east, north, south, wall } = house;
const FLIGHT = step.tread * step.count;
/** The ramp's head lies half a tread behind the edge of the floor, its foot a flight before that. */
const head = { x: cloister.x - cloister.edge + step.tread / 2, z: cloister.z - cloister.edge + step.tread / 2 };
const foot = { x: head.x - FLIGHT, z: head.z - FLIGHT };
const TABLE_HEIGHT = 0.75;

/** The patches of ground, from the hall outwards. */
export function loungeGround(): Ground[] {
  const sideSteps = (side: 1 | -1): Ground => ({
    name: side < 0 ? "Steps of the west wing" : "Steps of the east wing",
    polygon: outline([
      [side * foot.x, north],
      [side * (head.x + LAP), north],
      [side * (head.x + LAP), head.z + LAP],
      [side * foot.x, foot.z],
    ]),
    height: { from: [millimetres(side * foot.x), 0, 0], to: [millimetres(side * head.x), floor, 0] },
  });
  return [
    { name: "Hall", polygon: rectangle(west, east, head.z - LAP, south), height: floor },
    { name: "West wing", polygon: rectangle(west, -head.x + LAP, north, head.z), height: floor },
    { name: "East wing", polygon: rectangle(head.x - LAP, east, north, head.z), height: floor },
    {
      name: "Steps of the hall",
      polygon: outline([
        [-foot.x, foot.z],
        [foot.x, foot.z],
        [head.x + LAP, head.z + LAP],
        [-head.x - LAP, head.z + LAP],
      ]),
      height: { from: [0, 0, millimetres(foot.z)], to: [0, floor, millimetres(head.z)] },
    },
    sideSteps(-1),
    sideSteps(1),
    { name: "Garden", polygon: rectangle(-foot.x - LAP, foot.x + LAP, north - LAP, foot.z + LAP) },
    { name: "Terrace", polygon: rectangle(west, east, terrace.north, north) },
    ...gates.map(
      (x): Ground => ({
        name: x < 0 ? "West gate" : "East gate",
        polygon: rectangle(x - gate.width / 2, x + gate.width / 2, south - LAP, south + gate.deep),
        height: floor,
      }),
    ),
  ];
}

function outerWalls(): Wall[] {
  const top = floor + cloister.column.height + 0.3;
  const edges = [west - wall, ...gates.flatMap((x) => [x - gate.width / 2, x + gate.width / 2]), east + wall];
  const back = [0, 2, 4].map((k) => solid(rectangle(edges[k]!, edges[k + 1]!, south, south + gate.deep), top));
  return [
    solid(rectangle(west - wall, west, north, south + wall), top),
    solid(rectangle(east, east + wall, north, south + wall), top),
    ...back,
    solid(rectangle(-east, -cloister.x, north - 0.3, north), 0.85),
    solid(rectangle(cloister.x, east, north - 0.3, north), 0.85),
    solid(rectangle(west - parapet.thick, west, terrace.north - parapet.thick, north - 0.3), parapet.height),
    solid(rectangle(east, east + parapet.thick, terrace.north - parapet.thick, north - 0.3), parapet.height),
    solid(rectangle(west, east, terrace.north - parapet.thick, terrace.north), parapet.height),
  ];
}

function roomWalls(): Wall[] {
  const top = floor + room.height;
  const { from, to } = room.door;
  return [-1, 1].flatMap((side) => {
    const [a, b] = side < 0 ? [-cloister.x - room.wall, -cloister.x] : [cloister.x, cloister.x + room.wall];
    const [w, e] = side < 0 ? [west, -cloister.x] : [cloister.x, east];
    return [
      solid(rectangle(w, e, room.north, room.north + room.wall), top),
      solid(rectangle(a, b, room.north, from), top),
      solid(rectangle(a, b, to, south), top),
    ];
  });
}

/** Something like a chair or a bench stops people at its back only, so that whoever stands up is in nothing solid. */
function backOf(x: number, z: number, yaw: number, half: number, back: number, top: number): Wall {
  const [cos, sin] = [Math.cos(yaw), Math.sin(yaw)];
  const at = (right: number): Point => [x + right * cos + back * sin, z - right * sin + back * cos];
  return { line: outline([at(-half), at(half)]), closed: false, bottom: -2, top: millimetres(top) };
}

function tableAndChairs(table: Table): Wall[] {
  const base = floorOf(table);
  const chairs = chairsOf(table).map(({ x, z, yaw }) => backOf(x, z, yaw, chair.half, chair.back, base + chair.top));
  return [round(table.x, table.z, tableSize[table.seats].top, base + TABLE_HEIGHT, 10), ...chairs];
}

/** What stops people, and up to where. */
export function loungeWalls(): Wall[] {
  const lifted = floor + 0.01;
  return [
    ...outerWalls(),
    ...roomWalls(),
    ...columns().map(([x, z]) => round(x, z, cloister.column.radius, floor + cloister.column.height)),
    solid(rectangle(basin.west, basin.east, basin.north, basin.south), basin.height),
    solid(
      rectangle(desk.x - desk.length / 2, desk.x + desk.length / 2, desk.z - desk.depth / 2, desk.z + desk.depth / 2),
      floor + desk.height,
    ),
    solid(rectangle(slats.west, slats.east, slats.z - 0.06, slats.z + 0.06), floor + slats.top),
    ...[oliveBox, ...lavenderBoxes].map(box),
    ...hedges.map((one) => box({ ...one, height: one.height + 0.6 })),
    ...partitions.map((one) => box({ ...one, height: floor + one.height + 0.45 })),
    ...pots.map(([x, z, base]) => round(x, z, pot.radius, base + pot.height)),
    ...curtains.map(({ x, z, long, along, top }) => {
      const [dx, dz] = along === "x" ? [long / 2, 0.07] : [0.07, long / 2];
      return solid(rectangle(x - dx, x + dx, z - dz, z + dz), top);
    }),
    ...benches.map(({ x, z, yaw }) => backOf(x, z, yaw, bench.length / 2, bench.depth / 2, lifted + bench.height)),
    ...tables.flatMap(tableAndChairs),
  ].map((one) => ({ ...one, top: millimetres(one.top ?? 0) }));
}

/** Every chair, and two seats on every bench. */
export function loungeSeats(): Seat[] {
  const seat = (id: string, x: number, z: number, height: number, yaw: number): Seat => ({
    id,
    position: [millimetres(x), height, millimetres(z)],
    yaw: millimetres(yaw),
  });
  return [
    ...tables.flatMap((table) =>
      chairsOf(table).map(({ x, z, yaw }, k) => seat(`${table.id}-${k + 1}`, x, z, floorOf(table), yaw)),
    ),
    ...benches.flatMap(({ x, z, yaw }, k) =>
      [-0.55, 0.55].map((right, side) =>
        seat(`bench-${k + 1}-${side === 0 ? "left" : "right"}`, x + right, z, floor, yaw),
      ),
    ),
  ];
}

const HEIGHTS = { bottom: -0.3, top: 3 };

function tableZone(table: Table): Zone {
  const { id, name, x, z, seats, where } = table;
  if (where === "room") {
    const [w, e] = x < 0 ? [west, -cloister.x - room.wall / 2] : [cloister.x + room.wall / 2, east];
    const polygon = rectangle(w, e, room.north + room.wall / 2, south);
    return { id, name, polygon, ...HEIGHTS, hearing: { text: 8, voice: 8, closed: true }, ambience: "hall" };
  }
  const sides = 12;
  const polygon = Array.from({ length: sides }, (_, k): Point => {
    const angle = (k / sides) * 2 * Math.PI;
    const far = tableSize[seats].zone;
    return [x + far * Math.sin(angle), z + far * Math.cos(angle)];
  });
  return { id, name, polygon: outline(polygon), ...HEIGHTS, usual: 0.6, hearing: { text: 3, voice: 4 } };
}

/** A zone for every table, one for the line before the help desk and whoever helps there, and two for what is heard. */
export function loungeZones(): Zone[] {
  const half = desk.length / 2 + 0.15;
  const polygon = rectangle(desk.x - half, desk.x + half, slats.z + 0.1, desk.z + 2.1);
  return [
    {
      id: "help-desk",
      name: "Help desk",
      kind: "queue",
      polygon,
      ...HEIGHTS,
      usual: 0.6,
      hearing: { text: 4, voice: 5 },
    },
    ...tables.map(tableZone),
    {
      id: "basin",
      name: "Basin",
      polygon: rectangle(basin.west - 0.9, basin.east + 0.9, basin.north - 0.9, basin.south + 0.9),
      ...HEIGHTS,
      ambience: "fountain",
    },
    {
      id: "terrace",
      name: "Terrace",
      polygon: rectangle(west, east, terrace.north, north),
      ...HEIGHTS,
      ambience: "sea",
    },
  ];
}
