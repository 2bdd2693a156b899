/**
 * The stoa: an L of columns on three steps, with a tiled hall behind them.
 *
 * Its lines run from the west end to the corner and on to the end of the side wing; `out` is towards the court.
 */
import { banner } from "../../../model/banner.ts";
import { benchOfStone } from "../../../model/bench.ts";
import { type Chance, chance } from "../../../model/chance.ts";
import { column } from "../../../model/column.ts";
import { globe } from "../../../model/lamp.ts";
import type { Mesh, Model } from "../../../model/mesh.ts";
import { blend, type Colour, palette, varied } from "../../../model/palette.ts";
import { block, box, quad, swept } from "../../../model/shapes.ts";
import { board, court, step, stoa, stoaColumns, stoaLines, wallBenches } from "./measures.ts";
import { roofOf } from "./roof.ts";

const { floor, wallTop } = stoa;
const { backAxis, backEdge, backFront, backWall, sideAxis, sideEdge, sideFront, sideWall } = stoaLines;
const west = court.west;
const end = stoa.sideEnd;

/** The columns' axis as a path; other lines lie `out` of it. */
const axis: [number, number][] = [
  [west, backAxis],
  [sideAxis, backAxis],
  [sideAxis, end],
];
const architrave = floor + stoa.column.height;

function steps(mesh: Mesh, random: Chance): void {
  for (let k = 0; k < step.count; k++) {
    const [front, back] = [step.tread * k, step.tread * (k + 1)];
    const [low, high] = [step.rise * k, step.rise * (k + 1)];
    const inset = k === step.count - 1 ? 0 : back;
    const corner = (by: number): [number, number] => [sideFront + by, backFront + by];
    const lengths: [[number, number], [number, number], [number, number], [number, number]][] = [
      [[west, backFront + front], corner(front), corner(back), [west, backFront + back]],
      [corner(front), [sideFront + front, end], [sideFront + back, end], corner(back)],
    ];
    for (const [from, to, toBack, fromBack] of lengths) {
      const stones = Math.round(Math.hypot(to[0] - from[0], to[1] - from[1]) / 1.9);
      for (let s = 0; s < stones; s++) {
        const tint = varied(blend(palette.marble, palette.warm, random.next() * 0.7), 0.03, random);
        const on = (a: [number, number], b: [number, number], t: number, y: number): [number, number, number] => [
          a[0] + (b[0] - a[0]) * t,
          y,
          a[1] + (b[1] - a[1]) * t,
        ];
        const [t0, t1] = [s / stones, (s + 1) / stones];
        quad(
          mesh,
          [on(from, to, t1, low), on(from, to, t0, low), on(from, to, t0, high), on(from, to, t1, high)],
          tint,
        );
        if (inset > 0) {
          mesh.onChart("floor", () =>
            quad(
              mesh,
              [
                on(from, to, t1, high),
                on(from, to, t0, high),
                on(fromBack, toBack, t0, high),
                on(fromBack, toBack, t1, high),
              ],
              tint,
            ),
          );
        }
      }
    }
  }
}

/** A border of marble along the columns and the walls, and tiles between. */
function floors(mesh: Mesh, random: Chance): void {
  const border = 0.95;
  const foot = 0.5;
  const flat = (w: number, e: number, n: number, s: number, tint = palette.warm, cell = 1.4) =>
    quad(
      mesh,
      [
        [w, floor, s],
        [e, floor, s],
        [e, floor, n],
        [w, floor, n],
      ],
      tint,
      cell,
    );
  const south = backWall - foot;
  const east = sideWall - foot;
  const north = backEdge + border;
  const inner = sideEdge + border;
  flat(west, inner, backEdge, north);
  flat(sideEdge, inner, end, backEdge);
  flat(west, sideWall, south, backWall);
  flat(east, sideWall, end, south);
  const across = 3;
  const deep = (south - north) / across;
  const tile = (w: number, e: number, n: number, s: number, dark: boolean) => {
    const tint = dark ? blend(palette.sand, palette.roof, 0.22) : blend(palette.warm, palette.marble, 0.4);
    const j = 0.012;
    flat(w + j, e - j, n + j, s - j, varied(tint, 0.04, random), 2);
  };
  const bed = (w: number, e: number, n: number, s: number) =>
    quad(
      mesh,
      [
        [w, floor - 0.006, s],
        [e, floor - 0.006, s],
        [e, floor - 0.006, n],
        [w, floor - 0.006, n],
      ],
      palette.marble,
      2.5,
    );
  const under = 0.1;
  bed(west, east + under, north - under, south + under);
  bed(inner - under, east + under, end, north);
  const columns = Math.round((east - west) / deep);
  const wide = (east - west) / columns;
  for (let c = 0; c < columns; c++) {
    for (let r = 0; r < across; r++) {
      tile(west + c * wide, west + (c + 1) * wide, north + r * deep, north + (r + 1) * deep, (c + r) % 2 === 0);
    }
  }
  const rows = Math.round((north - end) / deep);
  const long = (north - end) / rows;
  const sideWide = (east - inner) / across;
  for (let c = 0; c < across; c++) {
    for (let r = 0; r < rows; r++) {
      tile(inner + c * sideWide, inner + (c + 1) * sideWide, end + r * long, end + (r + 1) * long, (c + r) % 2 === 1);
    }
  }
}

/** Architrave, frieze with its triglyphs, and cornice. */
function beamsOverColumns(mesh: Mesh): void {
  const frieze = architrave + 0.4;
  const cornice = frieze + 0.36;
  const top = cornice + 0.14;
  swept(mesh, {
    path: axis,
    cell: 2,
    colour: (edge) => (edge === 3 ? palette.warm : palette.marble),
    capped: true,
    profile: [
      [-0.29, architrave],
      [0.29, architrave],
      [0.29, frieze - 0.05],
      [0.25, frieze - 0.05],
      [0.25, cornice],
      [0.43, cornice + 0.03],
      [0.43, top],
      [0.2, top],
      [0.2, top + 0.2],
      [-0.25, top + 0.2],
      [-0.25, frieze],
      [-0.29, frieze],
      [-0.29, architrave],
    ],
  });
  swept(mesh, {
    path: axis,
    cell: 2,
    colour: palette.marble,
    profile: [
      [0.29, frieze - 0.05],
      [0.33, frieze - 0.05],
      [0.33, frieze],
      [0.25, frieze],
    ].reverse() as [number, number][],
  });
  const tri = (x: number, z: number, turned: boolean) => {
    for (const k of [-1, 0, 1]) {
      const at = k * 0.13;
      const front = 0.25 + 0.025;
      if (turned) {
        box(
          mesh,
          {
            west: x - front,
            east: x - 0.24,
            north: z + at - 0.045,
            south: z + at + 0.045,
            bottom: frieze + 0.02,
            top: cornice - 0.02,
          },
          palette.slate,
          ["bottom", "east", "top"],
        );
      } else {
        box(
          mesh,
          {
            west: x + at - 0.045,
            east: x + at + 0.045,
            north: z - front,
            south: z - 0.24,
            bottom: frieze + 0.02,
            top: cornice - 0.02,
          },
          palette.slate,
          ["bottom", "south", "top"],
        );
      }
    }
  };
  const bay = stoa.spacing / 2;
  for (let x = sideAxis - bay; x > west; x -= bay) tri(x, backAxis, false);
  for (let z = backAxis - bay; z > end; z -= bay) tri(sideAxis, z, true);
}

/** The walls at the back of the hall: dado, rail, plaster, head, and a pilaster every two bays. */
function walls(mesh: Mesh): void {
  mesh.onChart("back-wall", () =>
    wallBands(mesh, [
      [west, backWall],
      [sideWall, backWall],
    ]),
  );
  mesh.onChart("side-wall", () =>
    wallBands(mesh, [
      [sideWall, backWall],
      [sideWall, end],
    ]),
  );
  pilasters(mesh);
  swept(mesh, {
    path: [
      [sideWall + stoa.wallThick, end],
      [sideWall + stoa.wallThick, backWall + stoa.wallThick],
      [west, backWall + stoa.wallThick],
    ],
    cell: 3,
    colour: palette.plaster,
    profile: [
      [0, -1],
      [0, floor + wallTop + 0.3],
    ],
  });
}

function wallBands(mesh: Mesh, path: [number, number][]): void {
  const bands: [low: number, high: number, out: number, tint: Colour][] = [
    [0, 0.12, 0.04, palette.warm],
    [0.12, 1.05, 0, palette.dado],
    [1.05, 1.15, 0.035, palette.marble],
    [1.15, wallTop - 0.25, 0, palette.plaster],
    [wallTop - 0.25, wallTop, 0.04, palette.marble],
  ];
  for (const [low, high, out, colour] of bands) {
    const [bottom, top] = [floor + low, floor + high];
    const face: [number, number][] = [
      [out, bottom],
      [out, top],
    ];
    swept(mesh, { path, colour, cell: 1.6, profile: out > 0 ? [[0, bottom], ...face, [0, top]] : face });
  }
}

function pilasters(mesh: Mesh): void {
  const [half, out] = [0.25, 0.12];
  const alongBack = (x: number) => {
    const bounds = {
      west: x - half,
      east: x + half,
      north: backWall - out,
      south: backWall,
      bottom: floor,
      top: floor + wallTop,
    };
    mesh.onChart("back-wall", () => box(mesh, bounds, palette.warm, ["bottom", "top", "south", "west", "east"], 1.2));
    box(mesh, bounds, palette.warm, ["bottom", "top", "south", "north"], 1.2);
  };
  const alongSide = (z: number) => {
    const bounds = {
      west: sideWall - out,
      east: sideWall,
      north: z - half,
      south: z + half,
      bottom: floor,
      top: floor + wallTop,
    };
    mesh.onChart("side-wall", () => box(mesh, bounds, palette.warm, ["bottom", "top", "east", "north", "south"], 1.2));
    box(mesh, bounds, palette.warm, ["bottom", "top", "east", "west"], 1.2);
  };
  for (const [x, z] of stoaColumns().filter((_, k) => k % 2 === 0)) {
    if (z === backAxis) alongBack(x);
    else alongSide(z);
  }
  alongSide(backAxis);
}

/** Boards under the roof, and the beams that carry them. */
function ceiling(mesh: Mesh): void {
  const height = architrave + 0.42;
  const face = (w: number, e: number, n: number, s: number) =>
    quad(
      mesh,
      [
        [w, height, n],
        [e, height, n],
        [e, height, s],
        [w, height, s],
      ],
      palette.wood,
      1.3,
    );
  face(west, sideWall, backAxis + 0.25, backWall);
  face(sideAxis + 0.25, sideWall, end, backAxis + 0.25);
  const bay = stoa.spacing / 2;
  const beam = (bounds: { west: number; east: number; north: number; south: number }) =>
    box(mesh, { ...bounds, bottom: height - 0.24, top: height }, palette.woodDark, ["top"], 1.8);
  for (let x = sideAxis - bay; x > west; x -= bay) {
    beam({ west: x - 0.08, east: x + 0.08, north: backAxis + 0.2, south: backWall });
  }
  for (let z = backAxis - bay / 2; z > end; z -= bay) {
    beam({ west: sideAxis + 0.2, east: sideWall, north: z - 0.08, south: z + 0.08 });
  }
}

/** Low walls that close the two ends of the hall, to sit on and look out. */
function endWalls(mesh: Mesh): void {
  const top = floor + 0.53;
  const ends = [
    { west, east: west + 0.4, north: backEdge, south: backWall },
    { west: sideEdge, east: sideWall, north: end, south: end + 0.4 },
  ];
  for (const bounds of ends) block(mesh, { ...bounds, bottom: -1.2, top }, palette.warm, 0.03, ["bottom"], 1.3);
  for (const [w, n] of [
    [west, backWall - 0.5],
    [sideWall - 0.5, end],
  ] as const) {
    box(
      mesh,
      { west: w, east: w + 0.5, north: n, south: n + 0.5, bottom: floor, top: architrave + 0.42 },
      palette.warm,
      ["bottom", "top"],
      1.2,
    );
  }
}

function banners(model: Model): void {
  const columns = stoaColumns();
  const hang = (k: number, yaw: number) => {
    const [a, b] = [columns[k]!, columns[k + 1]!];
    model.within({ x: (a[0] + b[0]) / 2, y: architrave - 0.03, z: (a[1] + b[1]) / 2, yaw }, () =>
      banner(model, 0.74, 1.15),
    );
  };
  for (const k of [1, 3, 6, 8]) hang(k, 0);
  for (const k of [11, 13]) hang(k, Math.PI / 2);
}

/** The notice board's oiled frame, its small roof and its brass lip; the picture itself is a screen of the space. */
function noticeBoard(mesh: Mesh): void {
  const { x, y, width, height } = board;
  const [half, tall] = [width / 2, height / 2];
  const back = backWall;
  box(
    mesh,
    {
      west: x - half - 0.1,
      east: x + half + 0.1,
      north: back - 0.08,
      south: back,
      bottom: y - tall - 0.1,
      top: y + tall + 0.1,
    },
    palette.wood,
    ["south"],
    1.2,
  );
  box(
    mesh,
    {
      west: x - half - 0.22,
      east: x + half + 0.22,
      north: back - 0.3,
      south: back,
      bottom: y + tall + 0.1,
      top: y + tall + 0.16,
    },
    palette.woodDark,
    ["south"],
    1.2,
  );
  box(
    mesh,
    {
      west: x - half - 0.1,
      east: x + half + 0.1,
      north: back - 0.14,
      south: back,
      bottom: y - tall - 0.14,
      top: y - tall - 0.1,
    },
    palette.brass,
    ["south"],
    1.2,
  );
}

function lanterns(model: Model): void {
  const hang = (x: number, z: number) => {
    const y = architrave - 0.55;
    box(
      model.stone,
      { west: x - 0.008, east: x + 0.008, north: z - 0.008, south: z + 0.008, bottom: y, top: architrave + 0.42 },
      palette.woodDark,
      ["top", "bottom"],
      3,
    );
    model.within({ x, y, z }, () => {
      globe(model.glow, 0.15);
    });
  };
  const middle = (backAxis + backWall) / 2;
  for (let k = 0; k < 5; k++) hang(sideAxis - stoa.spacing * (1 + 2 * k) - stoa.spacing / 2, middle);
  for (let k = 0; k < 3; k++) hang((sideAxis + sideWall) / 2, backAxis - stoa.spacing * (1 + 2 * k) + stoa.spacing / 2);
}

export function drawStoa(model: Model): void {
  const random = chance(21);
  steps(model.stone, random);
  model.stone.onChart("floor", () => floors(model.stone, random));
  for (const [x, z] of stoaColumns()) {
    column(model.stone, { x, z, floor, ...stoa.column, flutes: 16, rings: 3 });
  }
  beamsOverColumns(model.stone);
  walls(model.stone);
  ceiling(model.stone);
  endWalls(model.stone);
  roofOf(model.stone, chance(22));
  banners(model);
  noticeBoard(model.stone);
  lanterns(model);
  for (const place of wallBenches) benchOfStone(model, place, floor);
}
