/**
 * The stage: a deck on three steps, a wall with the screen's frame, two columns that carry fire, and a lectern.
 */
import { banner } from "../../../model/banner.ts";
import { chance } from "../../../model/chance.ts";
import { column } from "../../../model/column.ts";
import { mark } from "../../../model/mark.ts";
import type { Mesh, Model } from "../../../model/mesh.ts";
import { palette, shade, varied } from "../../../model/palette.ts";
import { block, box, quad, turned } from "../../../model/shapes.ts";
import { stage, stageMiddle, step, stoa, stoaLines } from "./measures.ts";

const { west, east, north, south, floor } = stage;
const stone = palette.marble;

function deck(model: Model): void {
  const mesh = model.stone;
  for (let k = 0; k < step.count; k++) {
    const front = south + step.tread * (step.count - 1 - k);
    const [low, high] = [step.rise * k, step.rise * (k + 1)];
    quad(
      mesh,
      [
        [west, low, front],
        [east, low, front],
        [east, high, front],
        [west, high, front],
      ],
      stone,
    );
    mesh.onChart("floor", () =>
      quad(
        mesh,
        [
          [west, high, front],
          [east, high, front],
          [east, high, front - step.tread],
          [west, high, front - step.tread],
        ],
        stone,
      ),
    );
  }
  mesh.onChart("floor", () => boards(mesh));
  for (const w of [west, east - stage.curb.width]) {
    block(
      mesh,
      { west: w, east: w + stage.curb.width, north, south: south + step.tread, bottom: -0.4, top: stage.curb.top },
      palette.warm,
      0.03,
      ["bottom"],
      1.3,
    );
  }
  box(
    mesh,
    { west, east, north, south: stage.wall.face, bottom: -2.2, top: floor },
    palette.warm,
    ["bottom", "south"],
    1.4,
  );
}

function boards(mesh: Mesh): void {
  const random = chance(41);
  const [from, to] = [west + stage.curb.width, east - stage.curb.width];
  const count = 26;
  const wide = (to - from) / count;
  const back = stage.wall.face;
  for (let k = 0; k < count; k++) {
    const [w, e] = [from + k * wide + 0.008, from + (k + 1) * wide - 0.008];
    quad(
      mesh,
      [
        [w, floor, south - step.tread],
        [e, floor, south - step.tread],
        [e, floor, back],
        [w, floor, back],
      ],
      varied(palette.deck, 0.09, random),
      1.6,
    );
  }
  quad(
    mesh,
    [
      [from, floor - 0.01, south - step.tread],
      [to, floor - 0.01, south - step.tread],
      [to, floor - 0.01, back],
      [from, floor - 0.01, back],
    ],
    shade(palette.deck, 0.5),
    3,
  );
}

function wall(model: Model): void {
  const mesh = model.stone;
  const { width, height, face, thick } = stage.wall;
  const [w, e] = [stageMiddle - width / 2, stageMiddle + width / 2];
  box(
    mesh,
    { west: w, east: e, north: face - thick, south: face, bottom: floor, top: floor + height - 0.34 },
    palette.plaster,
    ["bottom", "top"],
    1.2,
  );
  box(
    mesh,
    { west: w, east: e, north: face - 0.02, south: face + 0.06, bottom: floor, top: floor + 0.3 },
    palette.warm,
    ["bottom", "north"],
    1.3,
  );
  const top = floor + height;
  block(
    mesh,
    {
      west: w - 0.1,
      east: e + 0.1,
      north: face - thick - 0.1,
      south: face + 0.12,
      bottom: top - 0.34,
      top: top - 0.14,
    },
    stone,
    0,
    [],
    1.3,
  );
  block(
    mesh,
    { west: w - 0.22, east: e + 0.22, north: face - thick - 0.2, south: face + 0.24, bottom: top - 0.14, top },
    stone,
    0.04,
    [],
    1.3,
  );
  frame(model);
  back(model, w, e);
  for (const side of [-1, 1]) {
    const x = stageMiddle + side * 3.82;
    model.within({ x, y: floor + 4.3, z: face + 0.07, yaw: 0 }, () => banner(model, 0.62, 2.75));
  }
}

/** The side that boats see: blind pilasters, and the mark between them. */
function back(model: Model, w: number, e: number): void {
  const line = stage.wall.face - stage.wall.thick;
  const bays = 5;
  for (let k = 0; k <= bays; k++) {
    const x = w + 0.25 + ((e - w - 0.5) * k) / bays;
    box(
      model.stone,
      {
        west: x - 0.25,
        east: x + 0.25,
        north: line - 0.12,
        south: line,
        bottom: floor,
        top: floor + stage.wall.height - 0.34,
      },
      palette.warm,
      ["bottom", "top", "south"],
      2.4,
    );
  }
  for (const k of [0.5, 1.5, 3.5, 4.5]) {
    const x = w + 0.25 + ((e - w - 0.5) * k) / bays;
    model.within({ x, y: 0, z: line - 0.03, yaw: Math.PI }, () => {
      box(
        model.stone,
        { west: -0.5, east: 0.5, north: 0, south: 0.05, bottom: floor + 0.5, top: floor + 3.9 },
        palette.marble,
        ["north"],
        2,
      );
    });
  }
  model.within({ x: stageMiddle, y: floor + 2.5, z: line - 0.06, yaw: 0, scale: 2.1 }, () => mark(model, [-1]));
}

function frame(model: Model): void {
  const { width, height, middle, frame: rim } = stage.screen;
  const mesh = model.stone;
  const [w, e] = [stageMiddle - width / 2, stageMiddle + width / 2];
  const [low, high] = [middle - height / 2, middle + height / 2];
  const [back, front] = [stage.wall.face, stage.wall.face + 0.16];
  const bar = (west: number, east: number, bottom: number, top: number) =>
    box(mesh, { west, east, bottom, top, north: back, south: front }, palette.wood, ["north"], 1.6);
  bar(w - rim, e + rim, high, high + rim);
  bar(w - rim, e + rim, low - rim, low);
  bar(w - rim, w, low, high);
  bar(e, e + rim, low, high);
  quad(
    mesh,
    [
      [w, low, back + 0.03],
      [e, low, back + 0.03],
      [e, high, back + 0.03],
      [w, high, back + 0.03],
    ],
    palette.woodDark,
    4,
  );
}

function fires(model: Model): void {
  for (const side of [-1, 1]) {
    const [x, z] = [stageMiddle + side * stage.columns.x, stage.columns.z];
    column(model.stone, { x, z, floor, height: 4.55, bottom: 0.28, top: 0.235, flutes: 14, rings: 3 });
    const top = floor + 4.55;
    turned(model.stone, {
      x,
      z,
      segments: 18,
      colour: palette.brass,
      profile: [
        [0.12, top],
        [0.1, top + 0.08],
        [0.3, top + 0.2],
        [0.44, top + 0.34],
        [0.4, top + 0.34],
        [0.26, top + 0.24],
        [0, top + 0.22],
      ],
    });
    turned(model.glow, {
      x,
      z,
      segments: 8,
      smooth: true,
      colour: palette.lamp,
      profile: [
        [0.2, top + 0.26],
        [0.17, top + 0.36],
        [0.09, top + 0.52],
        [0, top + 0.74],
      ],
    });
  }
}

function lectern(model: Model): void {
  const { x, z, width, depth, height } = stage.lectern;
  const mesh = model.stone;
  model.within({ x, y: floor, z, yaw: 0 }, () => {
    const [half, deep] = [width / 2, depth / 2];
    box(
      mesh,
      { west: -half, east: half, north: -deep, south: deep, bottom: 0, top: 0.08 },
      palette.woodDark,
      ["bottom"],
      2,
    );
    box(
      mesh,
      {
        west: -half + 0.05,
        east: half - 0.05,
        north: -deep + 0.08,
        south: deep - 0.05,
        bottom: 0.08,
        top: height - 0.12,
      },
      palette.wood,
      ["bottom"],
      0.6,
    );
    quad(
      mesh,
      [
        [-half - 0.03, height - 0.02, deep],
        [half + 0.03, height - 0.02, deep],
        [half + 0.03, height - 0.14, -deep],
        [-half - 0.03, height - 0.14, -deep],
      ],
      palette.woodDark,
      1,
    );
    box(
      mesh,
      { west: -half - 0.03, east: half + 0.03, north: -deep, south: deep, bottom: height - 0.2, top: height - 0.14 },
      palette.woodDark,
      [],
      1,
    );
    quad(
      mesh,
      [
        [-half - 0.03, height - 0.14, deep],
        [half + 0.03, height - 0.14, deep],
        [half + 0.03, height - 0.02, deep],
        [-half - 0.03, height - 0.02, deep],
      ],
      palette.woodDark,
      1,
    );
    const cloth = deep - 0.045;
    quad(
      model.brand,
      [
        [-0.16, 0.35, cloth],
        [0.16, 0.35, cloth],
        [0.16, 0.84, cloth],
        [-0.16, 0.84, cloth],
      ],
      palette.white,
      1,
    );
  });
}

/** The low wall between the stage and the side wing, with a bed behind it. */
function bed(model: Model): void {
  block(
    model.stone,
    { west: east, east: stoaLines.sideEdge, north: stoa.sideEnd - 0.4, south: stoa.sideEnd, bottom: -0.4, top: 0.9 },
    palette.warm,
    0.03,
    ["bottom"],
    1.3,
  );
}

export function drawStage(model: Model): void {
  deck(model);
  wall(model);
  fires(model);
  lectern(model);
  bed(model);
}
