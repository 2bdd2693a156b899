/**
 * Olives and cypresses: those that people stand beside, and the far ones on the hill.
 */
import { type Chance, chance } from "./chance.ts";
import { blob, crown, leaf } from "./foliage.ts";
import { add, type Model, times, unit, type Vec } from "./mesh.ts";
import { blend, oneOfFew, palette, shade } from "./palette.ts";
import { tube, turned } from "./shapes.ts";

const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** An old olive of about 3.4 m: a trunk that forks, and a loose silver crown. */
export function olive(model: Model, seed: number): void {
  const random = chance(seed);
  const fork: Vec = [0.08, 1.05, -0.05];
  tube(
    model.stone,
    [[0, -0.1, 0], [0.03, 0.15, 0.02], [-0.05, 0.5, 0.03], [0.04, 0.85, -0.02], fork],
    [0.34, 0.23, 0.175, 0.165, 0.18],
    9,
    [0.7, 0.85, 1, 1, 1].map((by) => shade(palette.trunk, by)),
  );
  const heads: Vec[] = [
    [0.75, 2.35, 0.1],
    [-0.7, 2.3, 0.3],
    [0.05, 2.25, -0.75],
    [0.15, 2.8, 0.15],
    [0.2, 2.2, 0.78],
    [-0.55, 2.6, -0.4],
    [0.62, 2.55, -0.5],
  ];
  for (const [k, head] of heads.slice(0, 5).entries()) {
    const bend = add(times(add(fork, head), 0.5), [head[0] * 0.16, -0.12, head[2] * 0.16]);
    tube(
      model.stone,
      [add(fork, [0, -0.1, 0]), bend, add(head, [0, -0.1, 0])],
      [0.13, 0.085, 0.04],
      k < 3 ? 6 : 5,
      palette.trunk,
    );
  }
  for (const head of heads) {
    const wide = random.between(0.56, 0.72);
    crown(
      model,
      {
        middle: head,
        radii: [wide, wide * 0.72, wide],
        leaves: 157,
        size: [0.215, 0.1],
        dark: palette.olive,
        light: palette.oliveLight,
        lift: 0.15,
        core: 0.6,
      },
      random,
    );
  }
}

/** How wide a cypress is at a height, both 0–1: a flame, fullest at a third. */
function flame(up: number): number {
  return Math.min(1, (up / 0.1) ** 0.7) * (1 - up) ** 0.62 * (0.9 + 0.25 * Math.sin(up * Math.PI));
}

/** A cypress that people see near by: overlapping upright sprays, laid like scales in a spiral. */
export function cypress(model: Model, height: number, seed: number): void {
  const random = chance(seed);
  const wide = height * 0.095;
  const foot = 0.32;
  tube(
    model.stone,
    [
      [0, -0.2, 0],
      [0, foot + 0.5, 0],
    ],
    [0.13, 0.1],
    7,
    palette.trunk,
  );
  const body = height - foot;
  const rows = 9;
  turned(model.stone, {
    x: 0,
    z: 0,
    segments: 9,
    smooth: true,
    colour: (y) => blend(shade(palette.cypress, 0.95), palette.cypressLight, 0.1 + 0.25 * (y / height)),
    profile: Array.from({ length: rows + 1 }, (_, k): [number, number] => {
      const up = 0.015 + (k / rows) * 0.965;
      return [wide * flame(up) * 0.84, foot + body * up];
    }),
  });
  const sprays = Math.round(height * 51);
  for (let k = 0; k < sprays; k++) {
    const up = ((k + 0.5) / sprays) ** 0.86;
    const angle = k * GOLDEN + random.between(-0.25, 0.25);
    const out: Vec = [Math.cos(angle), 0, -Math.sin(angle)];
    const side: Vec = [-Math.sin(angle), 0, -Math.cos(angle)];
    const radius = wide * flame(up) * random.between(0.78, 1.04);
    const long = body * 0.082 * random.between(0.8, 1.25) * (1.1 - up * 0.45);
    const root: Vec = [out[0] * radius, foot + body * up * 0.95 - long * 0.25, out[2] * radius];
    const along = unit(
      add(add([0, 1, 0], times(out, random.between(-0.02, 0.3) * (1 - up))), times(side, random.between(-0.24, 0.24))),
    );
    const normal = unit(add(out, [0, 0.3, 0]));
    const tint = oneOfFew(
      palette.cypress,
      palette.cypressLight,
      Math.min(1, 0.16 + up * 0.34 + random.next() ** 2 * 0.62),
    );
    leaf(
      model.leaves,
      root,
      times(along, long),
      times(side, long * 0.3),
      normal,
      blend(palette.cypress, tint, 0.25),
      tint,
    );
  }
}

/** A cypress on the hill: one ragged flame. */
export function farCypress(model: Model, height: number, random: Chance): void {
  const wide = height * 0.11;
  const sides = 6;
  turned(model.stone, {
    x: 0,
    z: 0,
    segments: sides,
    smooth: true,
    from: random.next() * 6,
    colour: (y) => blend(shade(palette.cypress, 0.85), palette.cypressLight, (y / height) * 0.55),
    profile: [0.02, 0.1, 0.3, 0.55, 0.8, 1].map((up): [number, number] => [
      up === 1 ? 0 : wide * flame(up) * random.between(0.85, 1.1),
      height * up,
    ]),
  });
}

/** An olive on the hill: two or three round heads on a stem. */
export function farOlive(model: Model, random: Chance, cuts = 0): void {
  tube(
    model.stone,
    [
      [0, -0.3, 0],
      [0.1, 1.3, 0],
    ],
    [0.2, 0.13],
    5,
    palette.trunk,
  );
  const heads = random.next() < 0.5 ? 2 : 3;
  for (let k = 0; k < heads; k++) {
    const angle = (k / heads) * 2 * Math.PI + random.next();
    const r = random.between(0.75, 1.05);
    const middle: Vec = [Math.cos(angle) * 0.6, 1.9 + random.between(-0.15, 0.4), Math.sin(angle) * 0.6];
    const tint = blend(palette.olive, palette.oliveLight, random.between(0.05, 0.5));
    blob(model.stone, middle, [r, r * 0.75, r], tint, random, 0.16, cuts);
  }
}
