/**
 * The tiers: eight rows of pale stone with a cushion for everybody, three stairs, and the kerb along their head.
 */
import { type Chance, chance } from "../../../model/chance.ts";
import type { Model } from "../../../model/mesh.ts";
import { blend, palette, shade, varied } from "../../../model/palette.ts";
import { block, box, quad } from "../../../model/shapes.ts";
import { arc } from "./arc.ts";
import { rowFloor, rowSeats, rowStart, seatAngles, stairs, step, tiers, walk, wedgeAngles } from "./measures.ts";
import { facing, standing, theatre } from "./theatre.ts";

const WEDGES = [-1, 1] as const;

/** A row of a wedge: the tread one walks on, and the bench, a stone for each seat. */
function row(model: Model, number: number, wedge: -1 | 1, random: Chance): void {
  const mesh = model.stone;
  const [start, floor] = [rowStart(number), rowFloor(number)];
  const seats = seatAngles(wedge, number).length;
  const face = start + tiers.tread;
  const back = start + tiers.pitch;
  const top = floor + tiers.bench.height;
  const [from, to] = wedgeAngles(wedge, rowSeats(number), -0.05);
  if (number > 0) {
    const slabs = Array.from({ length: seats }, () => blend(palette.slab, palette.sand, random.next() * 0.7));
    arc(mesh, {
      from,
      to,
      pieces: Math.round(seats / 2),
      profile: [
        [start, floor],
        [face + 0.09, floor],
      ],
      floors: [0],
      cell: 2,
      colour: (_, piece) => slabs[piece]!,
    });
  }
  const stones = Array.from({ length: seats }, () => varied(palette.marble, 0.05, random));
  arc(mesh, {
    from,
    to,
    pieces: seats,
    profile: [
      [face + 0.04, floor],
      [face + 0.04, top - 0.11],
      [face, top - 0.09],
      [face, top - 0.02],
      [face + 0.02, top],
      [back, top],
      [back, floor + tiers.rise],
    ],
    floors: [4],
    capped: [back - 0.2, floor],
    colour: (edge, piece) => (edge < 2 ? shade(stones[piece]!, 0.9) : stones[piece]!),
  });
}

function cushion(model: Model, r: number, a: number, y: number, wide: number): void {
  const half = wide / 2 - 0.035;
  model.within(facing(r, a, y), () =>
    block(
      model.brand,
      { west: -half, east: half, north: -0.185, south: 0.17, bottom: 0, top: tiers.bench.seat - tiers.bench.height },
      palette.white,
      0.028,
      ["bottom"],
    ),
  );
}

function cushions(model: Model): void {
  for (let number = 0; number < tiers.rows; number++) {
    for (const wedge of WEDGES) {
      const angles = seatAngles(wedge, number);
      const r = rowSeats(number) - 0.01;
      const wide = (angles[1]! - angles[0]!) * r;
      for (const a of angles) cushion(model, r, a, rowFloor(number) + tiers.bench.height, wide);
    }
  }
}

/** Three low steps to a row; the first begins a little behind the row's edge. */
function stair(model: Model, angle: number, random: Chance): void {
  const half = stairs.width / 2;
  const count = (tiers.rise / step.rise) * tiers.rows;
  model.within(standing([0, 0], 0, angle), () => {
    for (let k = 0; k < count; k++) {
      const [north, high] = [tiers.inner + 0.2 + k * step.tread, (k + 1) * step.rise];
      const south = k === count - 1 ? walk.inner + 0.02 : north + step.tread;
      const tint = varied(palette.warm, 0.03, random);
      const bounds = { west: -half, east: half, north, south, bottom: high - 0.6, top: high };
      box(model.stone, bounds, tint, ["bottom", "top", "south"], 1.6);
      model.stone.onChart("floor", () =>
        quad(
          model.stone,
          [
            [-half, high, south],
            [half, high, south],
            [half, high, north],
            [-half, high, north],
          ],
          tint,
          1.6,
        ),
      );
    }
  });
}

/** A low stone edge where the walk ends above the last row. */
function kerbs(model: Model, random: Chance): void {
  const top = walk.floor + 0.13;
  for (const wedge of WEDGES) {
    const [from, to] = wedgeAngles(wedge, walk.inner, 0.02);
    const pieces = 11;
    const stones = Array.from({ length: pieces }, () => varied(palette.marble, 0.03, random));
    arc(model.stone, {
      from,
      to,
      pieces,
      profile: [
        [walk.inner, walk.floor - 0.06],
        [walk.inner, top - 0.02],
        [walk.inner + 0.02, top],
        [walk.inner + 0.27, top],
        [walk.inner + 0.29, top - 0.02],
        [walk.inner + 0.29, walk.floor],
      ],
      capped: [walk.inner + 0.15, walk.floor - 0.06],
      colour: (_, piece) => stones[piece]!,
    });
  }
}

export function drawTiers(model: Model): void {
  const random = chance(21);
  model.within(theatre, () => {
    for (let number = 0; number < tiers.rows; number++) {
      for (const wedge of WEDGES) row(model, number, wedge, random);
    }
    kerbs(model, random);
  });
  cushions(model);
  for (const angle of stairs.angles) stair(model, angle, random);
}
