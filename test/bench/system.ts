/** System: a way to be present that is measured, as a crowd of lean clients sees it. */
import type { Pose, Wish } from "../../shared/pose/pose.ts";
import type { LeanClient } from "./lean-client.ts";

/** Where somebody's head is, in the very numbers that a receiver decodes. */
export type Place = readonly [x: number, z: number, height: number];

/** What a client is told of; called at once when it is. */
export type Watch = {
  /** It knows where the server has put it, or put it back to. Metres. */
  put(x: number, z: number): void;
  /** It decoded somebody's pose: all of it for who asks, and its sample's age in the system's steps, where it tells them. */
  saw(mark: string | number, place: Place, pose?: () => Pose, age?: number): void;
  /** Its last pose waited this long for its step, ms. */
  waited(ms: number): void;
};

export type Member = {
  line: LeanClient;
  /** What others know it by. */
  mark: string | number;
  walk(wish: Wish): void;
};

export type System = {
  name: string;
  kind: "stoa" | "stock" | "view";
  /** What a receiver decodes of this wish when it was granted as it is. */
  placeOf(wish: Wish): Place;
  /** Enters somebody, who decodes what comes if they `watch` others. */
  enter(url: string, space: string, watches: boolean, watch: Watch): Promise<Member>;
};
