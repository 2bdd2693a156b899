/**
 * Body: a long robe, a short tunic with legs, and shoes in one shape; the vertex shader folds away what somebody does
 * not wear. Feet on y = 0, looking along −Z, 1.43 m up to the jaw. `piece` says what a vertex belongs to.
 */
import { type BufferGeometry, SphereGeometry } from "three";
import { joinShapes } from "./join.ts";
import { ease, mark, rings } from "./rings.ts";

/** Where the neck meets the head of a body of 1.70 m; it goes on a little, inside the head. Metres. */
export const NECK = 1.438;
/** The pieces, as the shader reads them. Odd ones swing with the left leg. */
export const PIECE = { robe: 0, tunic: 1, leftLeg: 3, rightLeg: 2, leftShoe: 5, rightShoe: 4 } as const;

const DEPTH = 0.76;
type Profile = readonly (readonly [height: number, radius: number])[];

const UPPER: Profile = [
  [0.92, 0.186],
  [1.02, 0.196],
  [1.12, 0.203],
  [1.2, 0.197],
  [1.262, 0.174],
  [1.305, 0.13],
  [1.335, 0.088],
  [1.356, 0.067],
  [1.39, 0.061],
  [NECK + 0.04, 0.063],
];
const LONG: Profile = [
  [0.1, 0.2],
  [0.085, 0.235],
  [0.1, 0.25],
  [0.2, 0.245],
  [0.34, 0.235],
  [0.5, 0.218],
  [0.66, 0.202],
  [0.8, 0.19],
  ...UPPER,
];
const SHORT: Profile = [[0.68, 0.14], [0.652, 0.212], [0.665, 0.224], [0.74, 0.212], [0.83, 0.196], ...UPPER];

/** How finely a body is made: sides of a robe and of a leg, sides and rings of a shoe, one of so many rings of a robe. */
export type BodyDetail = {
  around: number;
  legs: number;
  shoe: readonly [around: number, rings: number];
  every: number;
};
const FINE: BodyDetail = { around: 24, legs: 10, shoe: [10, 7], every: 1 };

function cloth(fine: Profile, folds: number, { around, every }: BodyDetail): BufferGeometry {
  const profile = fine.filter((_, row) => row === 1 || row % every === 0 || row === fine.length - 1);
  return rings(profile.length, around, (row, turn) => {
    const [y, radius] = profile[row] as readonly [number, number];
    // The neck is round, the shoulders are flat; folds open towards the hem.
    const depth = DEPTH + (1 - DEPTH) * ease(1.29, 1.35, y);
    const fold = 1 + folds * Math.cos(turn * 9) * ease(0.85, 0.15, y);
    return [Math.sin(turn) * radius * fold, y, -Math.cos(turn) * radius * depth * fold];
  });
}

function leg(side: 1 | -1, { legs, every }: BodyDetail): BufferGeometry {
  const heights = [0.045, 0.06, 0.2, 0.4, 0.6, 0.76].filter((_, row) => row % every === 0 || row === 5);
  return rings(heights.length, legs, (row, turn) => {
    const y = heights[row] as number;
    const radius = row === 0 ? 0.05 : 0.072 + 0.034 * ease(0.05, 0.7, y);
    return [side * 0.093 + Math.sin(turn) * radius, y, -Math.cos(turn) * radius];
  });
}

function shoe(side: 1 | -1, { shoe: [around, rows] }: BodyDetail): BufferGeometry {
  const shape = new SphereGeometry(1, around, rows);
  const position = shape.getAttribute("position");
  for (let i = 0; i < position.count; i += 1) position.setY(i, Math.max(position.getY(i), -0.55));
  shape.computeVertexNormals();
  return shape.scale(0.062, 0.06, 0.115).translate(side * 0.093, 0.034, -0.045);
}

export function bodyShape(detail: BodyDetail = FINE): BufferGeometry {
  return joinShapes(
    [
      mark(cloth(LONG, 0.028, detail), "piece", PIECE.robe),
      mark(cloth(SHORT, 0.012, detail), "piece", PIECE.tunic),
      mark(leg(-1, detail), "piece", PIECE.leftLeg),
      mark(leg(1, detail), "piece", PIECE.rightLeg),
      mark(shoe(-1, detail), "piece", PIECE.leftShoe),
      mark(shoe(1, detail), "piece", PIECE.rightShoe),
    ],
    "piece",
  );
}
