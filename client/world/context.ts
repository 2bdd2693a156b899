/** What the parts of one world share: the visit, my own body in it, its floors, and one time. */
import { type RootState, useFrame } from "@react-three/fiber";
import { createContext, useContext } from "react";
import type { Ground } from "../../shared/space/ground.ts";
import type { Space } from "../../shared/space/space.ts";
import type { Visit } from "../net/visit.ts";
import type { Placed } from "./avatars/posture.ts";
import type { WorldClock } from "./clock.ts";
import type { OwnBody } from "./own-body.ts";
import type { Place } from "./place/index.ts";

/** How much a machine is asked to draw. */
export type Quality = "low" | "high";

export type WorldShared = {
  visit: Visit;
  /** The space as it is now; another object when its file changed. */
  space: Space;
  body: OwnBody;
  ground: Ground;
  quality: Quality;
  reducedMotion: boolean;
  /** The place that is drawn; null until it is there. */
  place: { current: Place | null };
  /** Set by a headset each frame: my hands as my own eyes see them. Null without one. */
  hands: { current: Placed | null };
  /** Set by `<Me>` each frame: my whole body, where the camera is not in its eyes. */
  self: { current: Placed | null };
  clock: WorldClock;
  /** Seconds since the world began, never running backwards. */
  now(): number;
};

export const WorldContext = createContext<WorldShared | null>(null);

/** The world around. Throws outside of one: that is our own mistake. */
export function useWorld(): WorldShared {
  const world = useContext(WorldContext);
  if (world === null) throw new Error("this belongs inside a <World> or a <Stoa>");
  return world;
}

/** A frame is never taken for longer than this: after a pause people walk on from where they are. Seconds. */
const LONGEST_FRAME = 0.25;

/** Calls back once a picture, with the world's clock moved on; `dt` seconds after the last one. */
export function useWorldFrame(frame: (state: RootState, dt: number) => void, priority: number): void {
  const { clock } = useWorld();
  useFrame((state, delta) => {
    clock.advance(state.clock.elapsedTime);
    frame(state, Math.min(delta, LONGEST_FRAME));
  }, priority);
}
