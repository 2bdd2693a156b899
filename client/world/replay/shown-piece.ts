/** ShownPiece: which round piece of the place lies on the table: it holds the two, and stays as long as it does. Pure; metres. */
import type { Vec3 } from "../../../shared/pose/pose.ts";
import type { Piece } from "./floor-plan.ts";

/** How far a piece may reach; on the table all are as wide. */
const REACHES = [6.5, 13, 26, 52] as const;
/** The least way from somebody to the rim. */
const RIM = 2.5;
/** And so much where a piece is chosen anew, so that it is not soon left. */
const ROOM = 3.5;
/** Stairs within a piece; more is another storey. */
const STOREY = 1.5;

/** @param places of those it is about; `before` is what was shown last */
export function shownPiece(before: Piece | null, places: readonly Readonly<Vec3>[]): Piece | null {
  const [first] = places;
  if (first === undefined) return before;
  const middle = [0, 1, 2].map((axis) => places.reduce((sum, at) => sum + at[axis]!, 0) / places.length) as Vec3;
  const far = (x: number, z: number) => Math.max(...places.map((at) => Math.hypot(at[0] - x, at[2] - z)));
  const needed = far(middle[0], middle[2]) + ROOM;
  const radius = REACHES.find((reach) => reach >= needed) ?? REACHES[REACHES.length - 1]!;
  const holds =
    before !== null &&
    far(before.x, before.z) <= before.radius - RIM &&
    Math.abs(middle[1] - before.y) < STOREY &&
    // Smaller again only once there is room to spare.
    (before.radius <= radius || needed > radius - RIM);
  return holds ? before : { x: middle[0], y: middle[1], z: middle[2], radius };
}
