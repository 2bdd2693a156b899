/**
 * Observation: what receivers decode of one step, and what everybody had asked for until then. All that the judge knows.
 */
import type { Space } from "../../shared/space/space.ts";

/** A point in the space, mm. */
export type Spot = { x: number; y: number; z: number };

/** One avatar as it was decoded. An avatar's id is never used twice, unlike its wire number. */
export type Seen = Spot & {
  avatar: number;
  jump: boolean;
  ghost: boolean;
  head: Spot | undefined;
  hands: readonly Spot[];
};

/** What the person behind an avatar has asked for, as far as they were told that it was done. */
export type Asked = {
  avatar: number;
  person: string;
  /** Metres; null for what is usual. */
  radius: number | null;
  for: "everyone" | "strangers" | "nobody";
  /** The bubble they came in with. */
  entered: { radius: number | null; for: "everyone" | "strangers" | "nobody" };
  seated: boolean;
  isolated: boolean;
  panic: boolean;
  /** Belongs to the house: no stranger to who panics. */
  staff: boolean;
  /** Asked to be somewhere else since the last step: by a wish or a verb. */
  moved: boolean;
};

export type Observation = {
  /** ms. */
  now: number;
  seen: ReadonlyMap<number, Seen>;
  asked: ReadonlyMap<number, Asked>;
  /** Keys of pairs (`pairKey`) that agreed, that are hidden from each other, and that either one sees pale. */
  agreed: ReadonlySet<number>;
  hidden: ReadonlySet<number>;
  faded: ReadonlySet<number>;
};

export type Room = Space;

/** One number for two avatars, in either order. */
export function pairKey(a: number, b: number): number {
  return a < b ? a * 1_000_003 + b : b * 1_000_003 + a;
}
