/** Live avatar: an `Avatar` whose fields follow the server's words and frames. */
import { badgeOf } from "../../shared/conduct/roles.ts";
import type { FrameReader } from "../../shared/pose/frame.ts";
import type { Pose } from "../../shared/pose/pose.ts";
import type { AvatarFields } from "../../shared/protocol/from-server/index.ts";
import type { Avatar } from "./visit.ts";

const APART = { mine: false, theirs: false } as const;

export class LiveAvatar implements Avatar {
  fields: AvatarFields;
  person: string | null = null;
  pose: Pose;
  faded = false;
  ghost = false;
  closer: { readonly mine: boolean; readonly theirs: boolean } = APART;
  readonly speaking = false;

  constructor(fields: AvatarFields, pose: Pose) {
    this.fields = fields;
    this.pose = pose;
  }

  get id() {
    return this.fields.id;
  }
  get name() {
    return this.fields.name;
  }
  get role() {
    return this.fields.role;
  }
  get badge() {
    return badgeOf(this.fields.role);
  }
  get language() {
    return this.fields.language;
  }
  get device() {
    return this.fields.device;
  }
  get look() {
    return this.fields.look;
  }
  get muted() {
    return this.fields.muted;
  }
  get handRaised() {
    return this.fields.handRaised;
  }
  get away() {
    return this.fields.away;
  }
  get seat() {
    return this.fields.seat === "" ? null : this.fields.seat;
  }
  get bubble() {
    return this.fields.bubble;
  }

  /** Takes what the last frame said. Returns whether faded or ghost changed. */
  follow(frames: FrameReader): boolean {
    const pose = frames.pose(this.fields.wire);
    if (!pose) return false;
    const faded = frames.faded(this.fields.wire);
    const ghost = frames.ghost(this.fields.wire);
    const changed = faded !== this.faded || ghost !== this.ghost;
    // A pale trace has no hands.
    if (faded) {
      delete pose.leftHand;
      delete pose.rightHand;
    }
    this.pose = pose;
    this.faded = faded;
    this.ghost = ghost;
    return changed;
  }
}
