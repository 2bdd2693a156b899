/** Live avatar: an `Avatar` whose fields follow the server's words and frames. */
import { badgeOf } from "../../shared/conduct/roles.ts";
import type { FrameReader } from "../../shared/pose/frame-reader.ts";
import type { Pose } from "../../shared/pose/pose.ts";
import type { Sighting } from "../../shared/pose/sighting.ts";
import type { AvatarFields } from "../../shared/protocol/from-server/index.ts";
import type { Avatar } from "./visit.ts";

const INTERVALS = { near: 1, mid: 4, far: 20 } as const;
const APART = { mine: false, theirs: false } as const;

export class LiveAvatar implements Avatar {
  fields: AvatarFields;
  person: string | null = null;
  faded = false;
  ghost = false;
  closer: { readonly mine: boolean; readonly theirs: boolean } = APART;
  speaking = false;
  panic = false;

  readonly #frames: FrameReader;
  /** What `pose` last made of the frames; null when they have said more since. */
  #pose: Pose | null = null;
  #sighting: Sighting;

  /** `frames` must know of the number in `fields`. */
  constructor(fields: AvatarFields, frames: FrameReader) {
    this.fields = fields;
    this.#frames = frames;
    this.#sighting = frames.sighting(fields.wire)!;
  }

  get interval() {
    return INTERVALS[this.#sighting.tier];
  }

  /** Made when somebody asks: most updates of a crowd are never looked at. */
  get pose(): Pose {
    if (this.#pose !== null) return this.#pose;
    this.#pose = this.#sighting.pose();
    // A pale trace has no hands.
    if (this.faded) {
      delete this.#pose.leftHand;
      delete this.#pose.rightHand;
    }
    return this.#pose;
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
  get isolated() {
    return this.fields.isolated;
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
  get private() {
    return this.fields.private;
  }
  get mirrored() {
    return this.fields.mirrored === true;
  }
  get bubble() {
    return this.fields.bubble;
  }

  /** I am gone: what was last told of me stays, whoever has my number next. */
  end(): void {
    const { pose } = this;
    const { tier, ghost, faded, tick } = this.#sighting;
    this.#sighting = { tier, ghost, faded, tick, pose: () => pose };
  }

  /** Takes what the last frame said. Returns whether faded or ghost changed. */
  follow(): boolean {
    const sighting = this.#frames.sighting(this.fields.wire);
    if (!sighting) return false;
    const { faded, ghost } = sighting;
    const changed = faded !== this.faded || ghost !== this.ghost;
    this.#sighting = sighting;
    this.#pose = null;
    this.faded = faded;
    this.ghost = ghost;
    return changed;
  }
}
