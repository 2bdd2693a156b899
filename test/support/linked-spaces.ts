/** Two small spaces that lead to one another, for tests of links. */
import type { SpaceFile } from "../../shared/space/space.ts";
import { SQUARE } from "../server/http/opened.ts";

/** Nobody can land but on the piece of floor that leads on. */
export const PORCH: SpaceFile = {
  ...SQUARE,
  id: "porch",
  name: "Porch",
  spawn: { position: [0, 0, 0], radius: 4 },
  links: [
    {
      id: "to-garden",
      name: "Garden",
      space: "garden",
      polygon: [
        [-6, -6],
        [6, -6],
        [6, 6],
        [-6, 6],
      ],
    },
  ],
};

export const GARDEN: SpaceFile = {
  ...SQUARE,
  id: "garden",
  name: "Garden",
  capacity: 3,
  copies: 2,
  spawn: { position: [0, 0, 0], radius: 2 },
  links: [
    {
      id: "to-porch",
      name: "Porch",
      space: "porch",
      polygon: [
        [10, -2],
        [14, -2],
        [14, 2],
        [10, 2],
      ],
    },
  ],
};
