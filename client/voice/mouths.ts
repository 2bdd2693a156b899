/** Mouths: where those whom I hear speak from, how far that is from my ears, and whether walls are between. */
import { BODY, type Vec3 } from "../../shared/pose/pose.ts";
import { Ground } from "../../shared/space/ground.ts";
import { SLOTS } from "../../shared/voice/frame.ts";
import type { Avatar, Heard, Visit } from "../net/index.ts";
import type { Placed } from "./channel.ts";

/** A mouth is so far below the eyes, metres. */
const BELOW_EYES = 0.1;
/** Walls between two people are looked for so often, ms. */
const WALLS_EVERY = 200;

export class Mouths {
  readonly #visit: Visit;
  readonly #avatars: (string | null)[] = Array.from({ length: SLOTS }, () => null);
  readonly #occluded: boolean[] = Array.from({ length: SLOTS }, () => false);
  readonly #lookedAt: number[] = Array.from({ length: SLOTS }, () => Number.NEGATIVE_INFINITY);
  #ground: { of: unknown; ground: Ground } | null = null;

  constructor(visit: Visit) {
    this.#visit = visit;
  }

  heard({ slot, avatar }: Heard): void {
    this.#avatars[slot] = avatar;
    this.#lookedAt[slot] = Number.NEGATIVE_INFINITY;
  }

  /** Calls `put` for every slot that somebody is in. `ears` in the space's frame, metres; `now` ms. */
  place(ears: Vec3, now: number, put: (slot: number, placed: Placed) => void): void {
    for (let slot = 0; slot < SLOTS; slot++) {
      const avatar = this.#visit.avatars.get(this.#avatars[slot] ?? "");
      if (avatar === undefined) continue;
      const mouth = mouthOf(avatar);
      if (now - this.#lookedAt[slot]! >= WALLS_EVERY) {
        this.#lookedAt[slot] = now;
        this.#occluded[slot] = !this.#sees(ears, mouth);
      }
      const metres = Math.hypot(mouth[0] - ears[0], mouth[1] - ears[1], mouth[2] - ears[2]);
      put(slot, { mouth, metres, occluded: this.#occluded[slot]! });
    }
  }

  #sees(a: Vec3, b: Vec3): boolean {
    const { space } = this.#visit;
    if (this.#ground?.of !== space) this.#ground = { of: space, ground: new Ground(space) };
    return this.#ground.ground.walls.sees(...a, ...b);
  }
}

/** Where somebody's mouth is in the space's frame, metres. */
export function mouthOf({ pose, seat }: Pick<Avatar, "pose" | "seat">): Vec3 {
  const [x, y, z] = pose.position;
  if (!pose.head) return [x, y + (seat === null ? BODY.eyes : BODY.seatedEyes) - BELOW_EYES, z];
  const [ownX, up, ownZ] = pose.head.position;
  const [sine, cosine] = [Math.sin(pose.yaw), Math.cos(pose.yaw)];
  return [x + ownX * cosine + ownZ * sine, y + up - BELOW_EYES, z + ownZ * cosine - ownX * sine];
}
