/** Court: a place to panic in, and to be led away from. */
import type { SpaceFile } from "../../shared/space/space.ts";
import { SQUARE } from "../server/http/opened.ts";

const box = (x: number, z: number, size: number): [number, number][] => [
  [x, z],
  [x + size, z],
  [x + size, z + size],
  [x, z + size],
];
/** A court with a quiet corner, and a stage that everybody hears. */
export const COURT: SpaceFile = {
  ...SQUARE,
  id: "court",
  name: "Court",
  capacity: 12,
  copies: 2,
  spawn: { position: [0, 0, 0], radius: 1 },
  zones: [
    { id: "nook", name: "Nook", kind: "quiet", polygon: box(8, 8, 3) },
    { id: "stage", name: "Stage", kind: "stage", polygon: box(-19, -19, 8) },
  ],
  seats: [
    { id: "left", position: [0, 0, 6], yaw: 0 },
    { id: "right", position: [0.6, 0, 6], yaw: 0 },
  ],
};
