/** What the parts of one world share: the visit, my own body in it, and its floors. */
import { createContext, useContext } from "react";
import type { Ground } from "../../shared/space/ground.ts";
import type { Visit } from "../net/visit.ts";
import type { Placed } from "./avatars/posture.ts";
import type { OwnBody } from "./own-body.ts";

/** How much a machine is asked to draw. */
export type Quality = "low" | "high";

export type WorldShared = {
  visit: Visit;
  body: OwnBody;
  ground: Ground;
  quality: Quality;
  reducedMotion: boolean;
  /** Set by a headset each frame: my hands as my own eyes see them. Null without one. */
  hands: { current: Placed | null };
  /** Seconds since the world began, never running backwards. */
  now(): number;
};

export const WorldContext = createContext<WorldShared | null>(null);

/** The world around. Throws outside of one: that is our own mistake. */
export function useWorld(): WorldShared {
  const world = useContext(WorldContext);
  if (world === null) throw new Error("this belongs inside a <World>");
  return world;
}
