/**
 * Over the stage: two piers with banners, and between them the screen in its box of wood, hung from a beam.
 */
import { banner } from "../../../model/banner.ts";
import type { Mesh, Model } from "../../../model/mesh.ts";
import { palette } from "../../../model/palette.ts";
import { block, box, quad } from "../../../model/shapes.ts";
import { screenMiddle, stage } from "./measures.ts";
import { standing, theatre } from "./theatre.ts";

const { floor, pier, screen } = stage;

function piers(model: Model): void {
  const mesh = model.stone;
  const top = floor + pier.height;
  for (const side of [-1, 1]) {
    const x = side * pier.x;
    const part = (out: number, bottom: number, high: number, bevel: number, tint = palette.marble) =>
      block(
        mesh,
        {
          west: x - pier.half - out,
          east: x + pier.half + out,
          north: pier.north - out,
          south: pier.south + out,
          bottom,
          top: high,
        },
        tint,
        bevel,
        bottom > floor + 4 ? [] : ["bottom"],
        1.3,
      );
    part(0.12, floor, floor + 0.34, 0.03);
    part(0.06, floor + 0.34, floor + 0.46, 0.06);
    part(0, floor + 0.46, top - 0.5, 0, palette.plaster);
    part(0.06, top - 0.5, top - 0.36, 0);
    part(0.02, top - 0.36, top - 0.18, 0, palette.warm);
    part(0.14, top - 0.18, top, 0.04);
  }
}

/** The beam on which the screen hangs, and the screen's own wooden box. */
function frame(mesh: Mesh): void {
  const { width, height, face, frame: rim, thick } = screen;
  const [w, e] = [-width / 2, width / 2];
  const [low, high] = [screenMiddle - height / 2, screenMiddle + height / 2];
  const [back, front] = [face - thick, face + 0.06];
  const bar = (west: number, east: number, bottom: number, top: number) =>
    box(mesh, { west, east, bottom, top, north: back, south: front }, palette.wood, [], 1.6);
  bar(w - rim, e + rim, high, high + rim);
  bar(w - rim, e + rim, low - rim, low);
  bar(w - rim, w, low, high);
  bar(e, e + rim, low, high);
  quad(
    mesh,
    [
      [w, low, face - 0.03],
      [e, low, face - 0.03],
      [e, high, face - 0.03],
      [w, high, face - 0.03],
    ],
    palette.paper,
    4,
  );
  quad(
    mesh,
    [
      [e, low, back + 0.04],
      [w, low, back + 0.04],
      [w, high, back + 0.04],
      [e, high, back + 0.04],
    ],
    palette.warm,
    1.6,
  );
  const beam = floor + pier.height - 0.46;
  const span = pier.x - pier.half;
  for (const z of [pier.north + 0.2, pier.south - 0.34]) {
    box(
      mesh,
      { west: -span, east: span, north: z, south: z + 0.14, bottom: beam - 0.16, top: beam + 0.14 },
      palette.woodDark,
      [],
      1.6,
    );
  }
  for (let k = -3; k <= 3; k++) {
    const x = k * 1.6;
    box(
      mesh,
      { west: x - 0.025, east: x + 0.025, north: face - 0.2, south: face - 0.15, bottom: high + rim, top: beam },
      palette.slate,
      ["bottom", "top"],
      2,
    );
  }
  for (const side of [-1, 1]) {
    for (const up of [0.25, 0.75]) {
      const [a, b] = [side * (width / 2 + rim), side * span];
      const y = low + height * up;
      box(
        mesh,
        {
          west: Math.min(a, b),
          east: Math.max(a, b),
          north: face - 0.2,
          south: face - 0.12,
          bottom: y - 0.04,
          top: y + 0.04,
        },
        palette.brass,
        [],
        2,
      );
    }
  }
}

export function drawPortal(model: Model): void {
  model.within(theatre, () => {
    piers(model);
    frame(model.stone);
  });
  for (const side of [-1, 1]) {
    const at: [number, number] = [side * pier.x, pier.south + 0.09];
    model.within(standing(at, floor + pier.height - 1.1), () => banner(model, 0.62, 4.4));
  }
}
