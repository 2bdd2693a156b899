/** Sighting: what a receiver knows of one avatar, from whichever tier told of it last. */
import { type FarBody, farPose } from "./far.ts";
import type { NearBody } from "./near-slice.ts";
import type { Pose } from "./pose.ts";
import { MID_GRAIN, NEAR_GRAIN, poseOf, type SentBody } from "./sent-body.ts";

export type Tier = "near" | "mid" | "far";

/** What is known of somebody; it stays as it was last told once they are gone, or begun anew by a full frame. */
export type Sighting = {
  readonly tier: Tier;
  readonly ghost: boolean;
  readonly faded: boolean;
  /** The step as of which they stand where they do. */
  readonly tick: number;
  /** A new object each time. */
  pose(): Pose;
};

/** What a reader keeps of somebody: a body by tier, and which of them says where they stand. */
export class Sighted implements Sighting {
  readonly wire: number;
  tier: Tier = "far";
  near: NearBody | null = null;
  mid: SentBody | null = null;
  far: FarBody | null = null;
  /** The steps of the last near and mid slices. */
  nearTick = 0;
  midTick = 0;
  /** Which of the three says where they stand, as of which step. */
  by: Tier = "far";
  tick = 0;
  /** They have stood somewhere. */
  told = false;
  faded = false;

  constructor(wire: number) {
    this.wire = wire;
  }

  get ghost(): boolean {
    return (this.by === "near" ? this.near! : this.by === "mid" ? this.mid! : this.far!).ghost;
  }

  pose(): Pose {
    if (this.by === "near") return poseOf(this.near!, NEAR_GRAIN, this.tick);
    if (this.by === "mid") return poseOf(this.mid!, MID_GRAIN, this.tick);
    return farPose(this.far!, this.tick);
  }
}
