/**
 * Cues: which of what happens is heard, and no oftener than is pleasant. Each has its twin for the eyes: who arrives is
 * seen and counted, words to me stand in the chat, a bubble's edge is told in words and shown as a ring.
 */
import type { Vec3 } from "../../shared/pose/pose.ts";
import type { Visit } from "../net/visit.ts";
import type { Cue } from "./synth.ts";

/** Who arrives further away than this is not heard. Metres. */
const ARRIVALS_WITHIN = 14;
/** Whoever is there already when I come in does not arrive. ms. */
const SETTLING_MS = 1500;
/** The least time between two of a kind, ms. */
const LEAST_MS: Record<Exclude<Cue, "step">, number> = { arrival: 1200, addressed: 400, bubble: 1500 };

/** Plays `play` for what happens in a visit; answers the way to stop. `now` is any clock of ms. */
export function startCues(visit: Visit, play: (sound: Cue, at: Vec3 | null) => void, now: () => number): () => void {
  const began = now();
  const last = new Map<Cue, number>();
  const sound = (which: Exclude<Cue, "step">, at: Vec3 | null) => {
    if (now() - (last.get(which) ?? Number.NEGATIVE_INFINITY) < LEAST_MS[which]) return;
    last.set(which, now());
    play(which, at);
  };
  const stops = [
    visit.on("join", ({ pose }) => {
      const [x, , z] = visit.me.pose.position;
      const away = Math.hypot(pose.position[0] - x, pose.position[2] - z);
      if (now() - began > SETTLING_MS && away < ARRIVALS_WITHIN) sound("arrival", pose.position);
    }),
    visit.on("message", ({ from, to }) => {
      const toMe = typeof to === "object" && to !== null && "avatar" in to && to.avatar === visit.me.id;
      if (toMe && from !== visit.me.id) sound("addressed", null);
    }),
    visit.on("corrected", ({ reason }) => {
      if (reason === "bubble") sound("bubble", null);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
