/**
 * The sea side: the parapet one can sit on, the steps down to the quay, the jetty and a boat.
 */
import { chance } from "../../../model/chance.ts";
import type { Mesh, Model, Vec } from "../../../model/mesh.ts";
import { blend, palette, shade, varied } from "../../../model/palette.ts";
import { block, box, fan, quad, tube } from "../../../model/shapes.ts";
import { court, jetty, parapet, quay, quaySouth, seaSteps, stage, stoa, stoaLines, water } from "./measures.ts";

const seaFloor = -3;

/** What stands in the water: court and land behind it, quay, jetty and the stage's foot. */
export function shore(): [number, number, number, number][] {
  const box = (west: number, east: number, north: number, south: number): [number, number, number, number] => [
    (west + east) / 2,
    (north + south) / 2,
    (east - west) / 2,
    (south - north) / 2,
  ];
  return [
    box(court.west - 1.5, court.east, court.north - parapet.thick, stoaLines.backWall),
    box(quay.west, quay.east, quay.north, quaySouth),
    box(jetty.west, jetty.east, jetty.north, quay.north),
    box(stage.west, stoaLines.sideWall + 0.5, stage.north - 1.2, court.south),
  ];
}

/** A low wall in stones with a coping; `along` is the axis it runs on. */
function lowWall(mesh: Mesh, from: number, to: number, line: number, along: "x" | "z", outer: 1 | -1): void {
  const coping = 0.13;
  const { height, thick } = parapet;
  const [near, far] = outer > 0 ? [line, line + thick] : [line - thick, line];
  const bounds = (a: number, b: number, out: number) =>
    along === "x"
      ? { west: a, east: b, north: near - out, south: far + out }
      : { west: near - out, east: far + out, north: a, south: b };
  box(mesh, { ...bounds(from, to, 0), bottom: seaFloor, top: height - coping }, palette.warm, ["bottom", "top"], 1.3);
  const random = chance(Math.round(from * 10 + line * 100));
  const stones = Math.max(1, Math.round((to - from) / 1.7));
  for (let k = 0; k < stones; k++) {
    const [a, b] = [from + ((to - from) * k) / stones + 0.004, from + ((to - from) * (k + 1)) / stones - 0.004];
    block(
      mesh,
      { ...bounds(a, b, 0.035), bottom: height - coping, top: height },
      varied(palette.marble, 0.03, random),
      0.028,
      [],
      1,
    );
  }
}

function steps(mesh: Mesh): void {
  const { west, east, rise, tread, count, cheek } = seaSteps;
  const random = chance(51);
  const stones = 4;
  for (let k = 0; k < count; k++) {
    const front = court.north - tread * k;
    const [high, low] = [-rise * k, -rise * (k + 1)];
    for (let s = 0; s < stones; s++) {
      const [w, e] = [west + ((east - west) * s) / stones, west + ((east - west) * (s + 1)) / stones];
      const tint = varied(palette.marble, 0.035, random);
      quad(
        mesh,
        [
          [e, low, front],
          [w, low, front],
          [w, high, front],
          [e, high, front],
        ],
        tint,
      );
      if (k < count - 1) {
        mesh.onChart("floor", () =>
          quad(
            mesh,
            [
              [w, low, front],
              [e, low, front],
              [e, low, front - tread],
              [w, low, front - tread],
            ],
            tint,
          ),
        );
      }
    }
  }
  for (const w of [west - cheek, east]) {
    const e = w + cheek;
    const [south, north] = [court.north, quaySouth - 0.3];
    const [high, low] = [parapet.height, quay.floor + 0.42];
    const profile: Vec[] = [
      [w, high, south],
      [e, high, south],
      [e, low, north],
      [w, low, north],
    ];
    quad(mesh, profile as [Vec, Vec, Vec, Vec], palette.marble, 1);
    quad(
      mesh,
      [
        [w, quay.floor, north],
        [w, quay.floor, south],
        [w, high, south],
        [w, low, north],
      ],
      palette.warm,
      1,
    );
    quad(
      mesh,
      [
        [e, quay.floor, south],
        [e, quay.floor, north],
        [e, low, north],
        [e, high, south],
      ],
      palette.warm,
      1,
    );
    quad(
      mesh,
      [
        [e, quay.floor, north],
        [w, quay.floor, north],
        [w, low, north],
        [e, low, north],
      ],
      palette.warm,
      1,
    );
  }
}

function quayAndBollards(mesh: Mesh): void {
  const random = chance(52);
  const { west, east, north, floor } = quay;
  const deep = (quaySouth - north) / 3;
  for (let r = 0; r < 3; r++) {
    const columns = 6;
    const wide = (east - west) / columns;
    for (let c = 0; c < columns; c++) {
      const shift = r % 2 ? wide / 2 : 0;
      const [w, e] = [west + c * wide + (c > 0 ? shift : 0), west + (c + 1) * wide + (c < columns - 1 ? shift : 0)];
      const [n, s] = [north + r * deep, north + (r + 1) * deep];
      const j = 0.01;
      const tint = varied(blend(palette.slab, palette.sand, random.next() * 0.8), 0.04, random);
      mesh.onChart("floor", () =>
        quad(
          mesh,
          [
            [w + j, floor, s - j],
            [e - j, floor, s - j],
            [e - j, floor, n + j],
            [w + j, floor, n + j],
          ],
          tint,
          1.6,
        ),
      );
    }
  }
  box(
    mesh,
    { west, east, north, south: court.north, bottom: seaFloor, top: floor - 0.012 },
    palette.rock,
    ["bottom", "south"],
    1.4,
  );
  for (const x of [west + 0.5, -1.5, east - 0.5]) {
    tube(
      mesh,
      [
        [x, floor, north + 0.35],
        [x, floor + 0.3, north + 0.35],
        [x, floor + 0.34, north + 0.35],
        [x, floor + 0.42, north + 0.35],
        [x, floor + 0.42, north + 0.35],
      ],
      [0.1, 0.09, 0.13, 0.13, 0],
      10,
      palette.slate,
    );
  }
}

function jettyOfWood(mesh: Mesh): void {
  const random = chance(53);
  const { west, east, north, floor } = jetty;
  const boards = 26;
  const south = quay.north;
  const deep = (south - north) / boards;
  for (let k = 0; k < boards; k++) {
    const [n, s] = [north + k * deep + 0.012, north + (k + 1) * deep - 0.012];
    const out = random.between(-0.03, 0.03);
    box(
      mesh,
      { west: west + out, east: east + out, north: n, south: s, bottom: floor - 0.05, top: floor },
      varied(palette.deck, 0.1, random),
      ["bottom", "south"],
      2,
    );
  }
  for (const x of [west + 0.12, east - 0.12]) {
    box(
      mesh,
      { west: x - 0.07, east: x + 0.07, north, south, bottom: floor - 0.22, top: floor - 0.05 },
      palette.woodDark,
      ["top", "south"],
      2,
    );
  }
  for (let k = 0; k < 5; k++) {
    const z = north + 0.25 + (k * (south - north - 0.5)) / 4;
    for (const x of [west - 0.02, east + 0.02]) {
      const top = floor + random.between(0.42, 0.55);
      tube(
        mesh,
        [
          [x, seaFloor, z],
          [x, top, z],
          [x, top, z],
        ],
        [0.1, 0.09, 0],
        8,
        varied(palette.woodDark, 0.1, random),
      );
    }
  }
}

/** A fishing boat of 4.8 m: a hull lofted over ribs, two thwarts, a mast. */
function boat(model: Model): void {
  const mesh = model.stone;
  const ribs = 10;
  const half = 2.4;
  const outline: [number, number][] = [
    [0, 0],
    [0.55, 0.1],
    [0.86, 0.3],
    [0.97, 0.52],
    [1, 0.7],
  ];
  const rib = (k: number, side: number, inside: boolean): Vec[] => {
    const t = k / ribs;
    const along = -half + t * 2 * half;
    const beam = 0.82 * Math.sin(Math.PI * Math.min(1, 0.1 + t * 0.9)) ** 0.62;
    const sheer = 0.24 * (2 * t - 1) ** 2;
    return outline.map(([out, up]): Vec => {
      const shrink = inside ? 0.92 : 1;
      return [side * out * beam * shrink, up + sheer * up + (inside ? 0.05 : 0), along];
    });
  };
  const skins = [false, true];
  for (const inside of skins) {
    for (const side of [-1, 1]) {
      for (let k = 0; k < ribs; k++) {
        const [a, b] = [rib(k, side, inside), rib(k + 1, side, inside)];
        for (let s = 0; s < outline.length - 1; s++) {
          const tint = inside ? palette.deck : s === outline.length - 2 ? palette.roof : palette.snow;
          const corners: [Vec, Vec, Vec, Vec] = [a[s]!, b[s]!, b[s + 1]!, a[s + 1]!];
          const [p, q, r, t] = corners;
          quad(mesh, side > 0 === inside ? [p, q, r, t] : [q, p, t, r], tint, 2);
        }
        if (!inside) {
          const inner = [rib(k, side, true), rib(k + 1, side, true)];
          const rim: [Vec, Vec, Vec, Vec] = [a.at(-1)!, b.at(-1)!, inner[1]!.at(-1)!, inner[0]!.at(-1)!];
          const [p, q, r, t] = rim;
          quad(mesh, side < 0 ? [q, p, t, r] : [p, q, r, t], palette.wood, 2);
        }
      }
    }
  }
  const stern = [...rib(0, -1, false).reverse(), ...rib(0, 1, false).slice(1)];
  fan(mesh, stern, palette.snow);
  fan(mesh, [...stern].reverse(), palette.deck);
  for (const z of [-0.9, 0.4, 1.4]) {
    box(mesh, { west: -0.7, east: 0.7, north: z - 0.13, south: z + 0.13, bottom: 0.46, top: 0.5 }, palette.wood, [], 1);
  }
  tube(
    mesh,
    [
      [0, 0.2, -0.6],
      [0, 3.1, -0.6],
      [0, 3.1, -0.6],
    ],
    [0.05, 0.035, 0],
    7,
    palette.wood,
  );
  tube(
    mesh,
    [
      [0, 1, -0.5],
      [0.04, 1.1, 1.7],
    ],
    [0.03, 0.025],
    5,
    palette.wood,
  );
}

/** The court's wall towards the sea, under the parapet. */
function parapets(mesh: Mesh): void {
  const { west, north } = court;
  lowWall(mesh, north - parapet.thick, stoaLines.backEdge, west, "z", -1);
  lowWall(mesh, west, seaSteps.west - seaSteps.cheek, north, "x", -1);
  lowWall(mesh, seaSteps.east + seaSteps.cheek, stage.west, north, "x", -1);
}

export function drawSeaSide(model: Model): void {
  parapets(model.stone);
  steps(model.stone);
  quayAndBollards(model.stone);
  jettyOfWood(model.stone);
  model.within({ x: jetty.east + 1.25, y: water - 0.22, z: jetty.north + 3.2, yaw: 0.14 }, () => boat(model));
  box(
    model.stone,
    {
      west: stage.east,
      east: stoaLines.sideWall + 0.4,
      north: stage.north + 0.5,
      south: stoa.sideEnd - 0.4,
      bottom: seaFloor,
      top: 0.42,
    },
    shade(palette.warm, 0.98),
    ["bottom", "top"],
    1.4,
  );
}
