/** What the sea washes round: the theatre's foot and the land on either side of it. */
import { orchestra, stage, walk } from "./measures.ts";
import { inSpace } from "./theatre.ts";

/** Boxes of the space: middle x, middle z, half width, half depth. */
export function shore(): [number, number, number, number][] {
  const box = (x: number, z: number, half: number, deep: number): [number, number, number, number] => {
    const [sx, sz] = inSpace([x, z]);
    return [sx, sz, half, deep];
  };
  return [
    box(-orchestra.radius / 2, stage.north + 4.6, orchestra.radius / 2, 4.6),
    box(orchestra.radius / 2, stage.north + 4.6, orchestra.radius / 2, 4.6),
    box(-walk.outer, 20, 13, 9),
    box(walk.outer, 20, 13, 9),
  ];
}
