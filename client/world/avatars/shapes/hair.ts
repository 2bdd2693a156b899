/**
 * Hair: a shell over the head for each style, built upwards from the hairline so that its edge is clean. Its frame is
 * the head's. `tint` is 0 for hair, 1 for straw, 2 for the second cloth.
 */
import { type BufferGeometry, IcosahedronGeometry, SphereGeometry } from "three";
import { HAIR_STYLES, type HairStyle } from "../palette.ts";
import { HEAD } from "./head.ts";
import { joinShapes } from "./join.ts";
import { ease, mark, type Point, rings } from "./rings.ts";

const DEGREES = Math.PI / 180;
const TINT = { hair: 0, straw: 1, second: 2 } as const;

type Shell = {
  /** How high the edge lies, radians above the ears, by how far round from the face (0 in front, π behind). */
  hairline(round: number, turn: number): number;
  /** Metres above the skull. */
  thickness(round: number, height: number, turn: number): number;
  rows?: number;
  /** Below this height the shell hangs straight down, radians. */
  hang?: number;
};

/** A point of the skull, pushed out by `out` metres. Below the ears the shell hangs straight down. */
function onSkull(turn: number, height: number, out: number, inset = 1, hang = -18 * DEGREES): Point {
  const up = Math.max(height, hang);
  const wide = Math.cos(up);
  const drop = height < hang ? (hang - height) * 0.135 : 0;
  return [
    Math.sin(turn) * wide * (HEAD.x + out) * inset,
    Math.sin(up) * (HEAD.y + out) * inset - drop,
    -Math.cos(turn) * wide * (HEAD.z + out) * inset,
  ];
}

function shell({ hairline, thickness, rows = 9, hang }: Shell): BufferGeometry {
  return rings(rows, 26, (row, turn) => {
    const round = Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)));
    const edge = hairline(round, turn);
    // Row 0 hides inside the skull, row 1 is the rounded lip, the others climb to the crown.
    const t = Math.max(0, row - 1) / (rows - 2);
    const height = edge + (Math.PI / 2 - edge) * t;
    const thick = thickness(round, height, turn);
    if (row === 0) return onSkull(turn, edge, 0, 0.93, hang);
    return onSkull(turn, height, row === 1 ? thick * 0.62 : thick, 1, hang);
  });
}

/** A hairline from a front, a side and a back height in degrees. */
function line(front: number, side: number, back: number): Shell["hairline"] {
  return (round) =>
    (front + (side - front) * ease(0.55, 1.25, round) + (back - side) * ease(1.5, 2.2, round)) * DEGREES;
}

/**
 * Each style as the middle distance draws it, one net over the skull: the hairline's height in front, aside and behind,
 * below which height it hangs (degrees), and its thickness (metres).
 */
export const CAPS: Record<
  HairStyle,
  readonly [front: number, side: number, back: number, hang: number, thick: number]
> = {
  crop: [42, 6, -42, -60, 0.014],
  sweep: [44, 4, -44, -60, 0.024],
  bob: [38, -74, -82, -18, 0.028],
  bun: [42, 6, -42, -60, 0.014],
  curls: [36, 0, -26, -60, 0.046],
  puff: [40, 2, -30, -18, 0.064],
  headscarf: [44, -74, -80, -80, 0.024],
  hat: [30, 2, -34, -60, 0.052],
  bald: [90, 90, 90, 0, 0],
};

/** Short hair hugs the head down to the nape and gets thinner there. */
const crop: Shell = {
  hairline: line(42, 6, -42),
  thickness: (round, height) => 0.015 - 0.008 * ease(-0.1, -0.65, height) * ease(1.2, 2, round),
  hang: -60 * DEGREES,
};

function hair(...shapes: BufferGeometry[]): BufferGeometry {
  return joinShapes(
    shapes.map((shape) => (shape.hasAttribute("tint") ? shape : mark(shape, "tint", TINT.hair))),
    "tint",
  );
}

const builders: Record<Exclude<HairStyle, "bald">, () => BufferGeometry> = {
  crop: () => hair(shell(crop)),
  sweep: () =>
    hair(
      shell({
        hang: -60 * DEGREES,
        hairline: (round, turn) => line(44, 4, -44)(round, turn) - Math.sin(turn) * 9 * DEGREES * ease(1.4, 0.2, round),
        thickness: (round, height, turn) =>
          0.016 -
          0.008 * ease(-0.1, -0.65, height) * ease(1.2, 2, round) +
          0.02 * ease(0.3, 1.1, height) * (0.6 + 0.4 * Math.sin(turn)) * ease(2.6, 0.6, round),
      }),
    ),
  bob: () =>
    hair(
      shell({
        hairline: line(38, -74, -82),
        thickness: (round, height) => 0.019 + 0.014 * ease(0.1, -0.9, height) * ease(0.7, 1.3, round),
        rows: 11,
      }),
    ),
  bun: () => hair(shell(crop), new SphereGeometry(0.064, 10, 8).scale(1, 0.88, 1).translate(0, 0.158, 0.045)),
  curls: () => {
    const golden = Math.PI * (3 - Math.sqrt(5));
    const tufts: BufferGeometry[] = [];
    for (let i = 0; i < 26; i += 1) {
      const y = 1 - (i / 25) * 1.12;
      const turn = i * golden;
      const round = Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)));
      if (Math.asin(y) < line(36, 0, -24)(round, turn)) continue;
      const [px, py, pz] = onSkull(turn, Math.asin(y), 0.012);
      tufts.push(new IcosahedronGeometry(0.043 + 0.006 * Math.sin(i * 5), 1).translate(px, py, pz));
    }
    return hair(shell({ ...crop, thickness: () => 0.02 }), ...tufts);
  },
  puff: () =>
    hair(
      shell({
        hairline: line(40, 2, -30),
        thickness: (_round, height, turn) =>
          0.05 + 0.02 * ease(0, 1, height) + 0.004 * Math.sin(turn * 7) * Math.cos(height * 9) * ease(0.2, 0.6, height),
        rows: 10,
      }),
    ),
  headscarf: () => {
    const over = shell({
      hairline: (round) => (44 - 118 * ease(0.5, 1.0, round)) * DEGREES,
      thickness: (round, height) => 0.016 + 0.014 * ease(1.4, 2.8, round) * ease(0.9, -0.2, height),
      rows: 12,
      hang: -80 * DEGREES,
    });
    const heights = [-0.29, -0.298, -0.285, -0.255, -0.215, -0.17, -0.125, -0.1];
    const widths = [0.13, 0.158, 0.168, 0.14, 0.108, 0.092, 0.094, 0.1];
    const drape = rings(heights.length, 24, (row, turn) => [
      Math.sin(turn) * (widths[row] as number),
      heights[row] as number,
      -Math.cos(turn) * (widths[row] as number) * 0.95 - 0.01,
    ]);
    return hair(mark(over, "tint", TINT.second), mark(drape, "tint", TINT.second));
  },
  hat: () => {
    const crown = [
      [0.062, 0.118],
      [0.078, 0.136],
      [0.098, 0.136],
      [0.098, 0.134],
      [0.15, 0.128],
      [0.185, 0.108],
      [0.203, 0.06],
      [0.207, 0.001],
    ] as const;
    const brim = [
      [0.062, 0.1],
      [0.052, 0.235],
      [0.058, 0.245],
      [0.066, 0.235],
      [0.078, 0.12],
    ] as const;
    const turned = (profile: readonly (readonly [number, number])[], tilt: number) =>
      rings(profile.length, 26, (row, turn) => {
        const [y, radius] = profile[row] as readonly [number, number];
        return [Math.sin(turn) * radius, y + tilt * Math.cos(turn) * radius, -Math.cos(turn) * radius * 1.05];
      });
    return hair(
      shell({ ...crop, hairline: line(30, 2, -34) }),
      mark(turned(crown.slice(3), 0.06), "tint", TINT.straw),
      mark(turned(crown.slice(0, 4), 0.06), "tint", TINT.second),
      mark(turned(brim, 0.06), "tint", TINT.straw),
    );
  },
};

/** The styles that are one drawing together; the vertex shader folds away those that somebody does not wear. */
export const HAIR_GROUPS: readonly (readonly Exclude<HairStyle, "bald">[])[] = [
  ["crop", "sweep", "bun"],
  ["bob", "puff"],
  ["curls"],
  ["headscarf"],
  ["hat"],
];

/** The shapes of a group's styles; `style` says which a vertex belongs to. Whoever asks disposes of it. */
export function hairShape(styles: readonly Exclude<HairStyle, "bald">[]): BufferGeometry {
  return joinShapes(
    styles.map((style) => mark(builders[style](), "style", HAIR_STYLES.indexOf(style))),
    "tint",
    "style",
  );
}
