/**
 * Figure: a whole person in some hundred triangles, for the middle distance. `piece` says what a vertex belongs to; the
 * vertex shader (`materials/figure.ts`) lays each piece where the posture has it and folds away what is not worn.
 */
import { type BufferGeometry, SphereGeometry } from "three";
import { type BodyDetail, bodyShape } from "./body.ts";
import { HEAD } from "./head.ts";
import { joinShapes } from "./join.ts";
import { mark, rings } from "./rings.ts";

/** Beyond the body's pieces. */
export const FIGURE_PIECE = { head: 6, hair: 7, bun: 8, brim: 9, rightArm: 10, leftArm: 11 } as const;

const BODY: BodyDetail = { around: 9, legs: 5, shoe: [5, 3], every: 3 };
const HAIR_ROWS = 4;
const HAIR_AROUND = 11;
/** Along an arm, shoulder 0 to wrist 1; what is beyond is the hand. */
const ARM = [0, 0.16, 0.5, 0.88, 0.98, 1.1, 1.24];

/** A tube whose vertices are `(cos, sin, along)`. */
function arm(): BufferGeometry {
  return rings(ARM.length, 5, (row, turn) => [Math.cos(turn), Math.sin(turn), ARM[row]!]);
}

/** A net whose vertices are `(turn, share of the way from the hairline to the crown, 0)`. */
function hair(): BufferGeometry {
  return rings(HAIR_ROWS, HAIR_AROUND, (row, turn) => [turn, row / (HAIR_ROWS - 1), 0]);
}

export function figureShape(): BufferGeometry {
  const head = new SphereGeometry(1, 11, 7).scale(HEAD.x, HEAD.y, HEAD.z);
  const brim = rings(3, 10, (row, turn) => {
    const radius = [0.12, 0.24, 0.12][row]!;
    return [Math.sin(turn) * radius, [0.05, 0.056, 0.075][row]!, -Math.cos(turn) * radius];
  });
  return joinShapes(
    [
      bodyShape(BODY),
      mark(head, "piece", FIGURE_PIECE.head),
      mark(hair(), "piece", FIGURE_PIECE.hair),
      mark(new SphereGeometry(0.064, 5, 3).translate(0, 0.158, 0.045), "piece", FIGURE_PIECE.bun),
      mark(brim, "piece", FIGURE_PIECE.brim),
      mark(arm(), "piece", FIGURE_PIECE.rightArm),
      mark(arm(), "piece", FIGURE_PIECE.leftArm),
    ],
    "piece",
  );
}
