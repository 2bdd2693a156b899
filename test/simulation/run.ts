/** Run: one seeded crowd from beginning to end, judged from the bytes that everybody received. */
import type { SolverRules } from "../../server/presence/solver-rules.ts";
import { seeded } from "../support/seeded.ts";
import { Crowd } from "./crowd.ts";
import { type Fault, Judge } from "./judge.ts";
import { HONEST, HOSTILE } from "./roles.ts";
import { room } from "./rooms.ts";

export type CrowdRun = {
  seed: number;
  people: number;
  steps: number;
  faults: readonly Fault[];
  tally: Judge["tally"];
  /** Everybody's place at the end, for comparing runs. */
  places: string;
};

/** A crowd of 2–60 people in a room that suits its number, or does not, over at least `avatarSteps`. */
export function runCrowd(
  seed: number,
  avatarSteps: number,
  options: { people?: number; rules?: Partial<SolverRules> } = {},
): CrowdRun {
  const random = seeded(seed * 7919 + 1);
  const people = options.people ?? 2 + Math.floor(random() * 59);
  const density = 0.05 + random() * 0.5;
  const side = Math.max(5, Math.sqrt(people / density));
  const space = room(side, random);
  const crowd = new Crowd(space, seed, people + 4, options.rules);
  const hostile = 0.2 + random() * 0.7;
  for (let n = 0; n < people; n++) {
    const roles = random() < hostile ? HOSTILE : HONEST;
    crowd.enter(roles[Math.floor(random() * roles.length)]!);
  }
  // One in three crowds lives through steps of uneven length.
  const uneven = random() < 0.33;
  const judge = new Judge(space);
  const steps = Math.max(160, Math.ceil(avatarSteps / people));
  for (let n = 0; n < steps; n++) judge.observe(crowd.step(uneven ? 10 + Math.floor(random() * 60) : 50));
  const places = crowd.visitors
    .map(({ avatar, slot }) => `${avatar}:${crowd.world.bodies.x[slot]},${crowd.world.bodies.z[slot]}`)
    .join(" ");
  return { seed, people, steps, faults: judge.faults, tally: judge.tally, places };
}
