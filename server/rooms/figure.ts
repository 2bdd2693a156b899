/**
 * Figure: somebody who is seen and heard in a room: a visitor of it, or the mirror of whoever speaks from a stage in another
 * copy of the space. A mirror has nobody's connection behind it, and is no visitor of this copy to anybody who counts them.
 */
import type { Speaker } from "../between/stage.ts";
import type { Follower } from "../presence/mirror/follower.ts";
import type { Visitor } from "./visitor.ts";

export type Figure = Pick<
  Visitor,
  "slot" | "avatar" | "person" | "role" | "fields" | "standing" | "closer" | "hidden" | "blocked" | "voice" | "over"
>;

export type Mirror = Figure & {
  /** What their own copy told last of them. */
  speaker: Speaker;
  readonly follower: Follower;
};
