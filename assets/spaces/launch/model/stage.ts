/**
 * The stage: a deck on four steps before a rail with the sea behind it, a lectern, and columns that carry fire.
 */
import { chance } from "../../../model/chance.ts";
import { column } from "../../../model/column.ts";
import type { Mesh, Model } from "../../../model/mesh.ts";
import { palette, shade, varied } from "../../../model/palette.ts";
import { block, box, quad, turned } from "../../../model/shapes.ts";
import { stage, stageFoot, step, water } from "./measures.ts";
import { standing, theatre } from "./theatre.ts";

const { half, north, south, floor, pier, rail } = stage;
const inner = half - stage.curb.width;

function deck(mesh: Mesh): void {
  for (let k = 0; k < stage.steps; k++) {
    const front = stageFoot - stage.tread * k;
    const [low, high] = [step.rise * k, step.rise * (k + 1)];
    quad(
      mesh,
      [
        [-inner, low, front],
        [inner, low, front],
        [inner, high, front],
        [-inner, high, front],
      ],
      palette.marble,
    );
    mesh.onChart("floor", () =>
      quad(
        mesh,
        [
          [-inner, high, front],
          [inner, high, front],
          [inner, high, front - stage.tread],
          [-inner, high, front - stage.tread],
        ],
        palette.marble,
      ),
    );
  }
  mesh.onChart("floor", () => boards(mesh));
  for (const west of [-half, inner]) {
    block(
      mesh,
      { west, east: west + stage.curb.width, north, south: stageFoot, bottom: -0.2, top: stage.curb.top },
      palette.warm,
      0.03,
      ["bottom"],
      1.3,
    );
  }
}

function boards(mesh: Mesh): void {
  const random = chance(41);
  const front = south - stage.tread;
  const count = 34;
  const wide = (2 * inner) / count;
  for (let k = 0; k < count; k++) {
    const [w, e] = [-inner + k * wide + 0.008, -inner + (k + 1) * wide - 0.008];
    quad(
      mesh,
      [
        [w, floor, front],
        [e, floor, front],
        [e, floor, north],
        [w, floor, north],
      ],
      varied(palette.deck, 0.09, random),
      1.6,
    );
  }
  quad(
    mesh,
    [
      [-inner, floor - 0.01, front],
      [inner, floor - 0.01, front],
      [inner, floor - 0.01, north],
      [-inner, floor - 0.01, north],
    ],
    shade(palette.deck, 0.5),
    3,
  );
}

/** What the stage stands on, down into the sea. */
function foundation(mesh: Mesh): void {
  box(
    mesh,
    { west: -half - 1.6, east: half + 1.6, north: north - 0.5, south: 2, bottom: water - 1.5, top: -0.03 },
    palette.warm,
    ["bottom", "south"],
    1.5,
  );
  box(
    mesh,
    { west: -half, east: half, north: north - 0.3, south: 1.4, bottom: -0.03, top: floor - 0.01 },
    palette.warm,
    ["bottom", "south"],
    1.4,
  );
}

/** A rail that one leans on: posts, a bar above and one below, slim rods between them. */
function seaRail(mesh: Mesh): void {
  const { height, z } = rail;
  const span = pier.x - pier.half;
  const bar = (bottom: number, top: number, deep: number) =>
    box(
      mesh,
      { west: -span, east: span, north: z - deep, south: z + deep, bottom: floor + bottom, top: floor + top },
      palette.wood,
      [],
      1.6,
    );
  bar(height - 0.07, height, 0.07);
  bar(0.12, 0.17, 0.03);
  const rods = 56;
  for (let k = 1; k < rods; k++) {
    const x = -span + (2 * span * k) / rods;
    const thick = k % 8 === 0 ? 0.05 : 0.012;
    box(
      mesh,
      {
        west: x - thick,
        east: x + thick,
        north: z - thick,
        south: z + thick,
        bottom: floor,
        top: floor + height - 0.07,
      },
      k % 8 === 0 ? palette.wood : palette.slate,
      ["bottom", "top"],
      2,
    );
  }
}

/** Columns beside the piers that carry fire. */
function fires(model: Model): void {
  for (const side of [-1, 1]) {
    const [x, z] = [side * stage.bowls.x, stage.bowls.z];
    const height = stage.bowls.height;
    column(model.stone, { x, z, floor: 0, height, bottom: 0.25, top: 0.21, flutes: 14, rings: 3 });
    turned(model.stone, {
      x,
      z,
      segments: 18,
      colour: palette.brass,
      profile: [
        [0.12, height],
        [0.1, height + 0.08],
        [0.3, height + 0.2],
        [0.44, height + 0.34],
        [0.4, height + 0.34],
        [0.26, height + 0.24],
        [0, height + 0.22],
      ],
    });
    turned(model.glow, {
      x,
      z,
      segments: 8,
      smooth: true,
      colour: palette.lamp,
      profile: [
        [0.2, height + 0.26],
        [0.17, height + 0.36],
        [0.09, height + 0.52],
        [0, height + 0.74],
      ],
    });
  }
}

/** A lectern of wood with the brand's cloth. */
function lectern(model: Model): void {
  const { x, z, width, depth, height } = stage.lectern;
  const mesh = model.stone;
  const [wide, deep] = [width / 2, depth / 2];
  const slope = (lift: number): [[number, number, number], [number, number, number]] => [
    [-wide - 0.03, height - 0.02 + lift, -deep],
    [-wide - 0.03, height - 0.14 + lift, deep],
  ];
  model.within(standing([x, z], floor, Math.PI), () => {
    box(mesh, { west: -wide, east: wide, north: -deep, south: deep, bottom: 0, top: 0.08 }, palette.woodDark);
    box(
      mesh,
      {
        west: -wide + 0.05,
        east: wide - 0.05,
        north: -deep + 0.05,
        south: deep - 0.08,
        bottom: 0.08,
        top: height - 0.12,
      },
      palette.wood,
      ["bottom"],
      0.6,
    );
    const [back, front] = slope(0);
    quad(mesh, [front, [-front[0], front[1], front[2]], [-back[0], back[1], back[2]], back], palette.woodDark, 1);
    quad(
      mesh,
      [[-back[0], height - 0.2, -deep], [back[0], height - 0.2, -deep], back, [-back[0], back[1], back[2]]],
      palette.woodDark,
      1,
    );
    const cloth = -deep + 0.045;
    quad(
      model.brand,
      [
        [0.16, 0.35, cloth],
        [-0.16, 0.35, cloth],
        [-0.16, 0.84, cloth],
        [0.16, 0.84, cloth],
      ],
      palette.white,
      1,
    );
  });
}

export function drawStage(model: Model): void {
  model.within(theatre, () => {
    deck(model.stone);
    foundation(model.stone);
    seaRail(model.stone);
    fires(model);
  });
  lectern(model);
}
