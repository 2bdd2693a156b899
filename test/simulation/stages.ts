/**
 * Stages: a crowd in one copy of a room, some of whom are mirrored into a crowd in another, from the bytes that copies tell
 * each other, some of which are lost; judged there like every crowd.
 */
import { Follower } from "../../server/presence/mirror/follower.ts";
import { readStage, StageWriter } from "../../server/presence/mirror/packet.ts";
import { seeded } from "../support/seeded.ts";
import { Crowd, type Visitor } from "./crowd.ts";
import { type Fault, Judge } from "./judge.ts";
import { HONEST, HOSTILE, type Role } from "./roles.ts";
import { room } from "./rooms.ts";

export type StageRun = {
  faults: readonly Fault[];
  /** How often a mirror was looked at, and how often it stood within 5 cm of its person, and within 2 m. */
  looks: number;
  there: number;
  near: number;
};

const STEP = 50;
/** Of words between copies, so many are lost. */
const LOST = 0.05;

export function runStages(seed: number, people: number, speakers: number, steps: number): StageRun {
  const random = seeded(seed * 104_729);
  const space = room(Math.max(6, Math.sqrt(people / 0.2)), random);
  const from = new Crowd(space, seed, people + 4);
  const to = new Crowd(space, seed + 1, people + speakers + 4);
  for (let n = 0; n < people; n++) {
    from.enter(any(n < speakers ? HONEST : HOSTILE, random));
    to.enter(any(random() < 0.5 ? HONEST : HOSTILE, random));
  }
  const mirrored = from.visitors.slice(0, speakers);
  const mirrors = mirrored.map((one) => enterMirror(to, one)).filter((one) => one !== undefined);
  const writer = new StageWriter(from.world.bodies, speakers);
  const judge = new Judge(space);
  const run = { looks: 0, there: 0, near: 0 };
  for (let n = 0; n < steps; n++) {
    from.step(STEP);
    writer.begin();
    for (const { speaker } of mirrors) writer.add(speaker.avatar, speaker.slot, true);
    const poses = new Map(readStage(writer.take(), speakers)!.map(({ number, pose }) => [number, pose!]));
    const isLost = random() < LOST;
    for (const { speaker, visitor, follower } of mirrors) {
      const seat = from.world.seats.of(speaker.slot) ?? "";
      visitor.asked.moved = true;
      if (!isLost) {
        const { wish, jump, age } = poses.get(speaker.avatar)!;
        follower.sit(seat, to.now);
        follower.follow(wish, jump, age, to.now);
      }
      follower.step(to.now);
      visitor.asked.seated = follower.seat !== "";
    }
    judge.observe(to.step(STEP));
    for (const { speaker, visitor } of mirrors) {
      const [a, b] = [from.place(speaker), to.place(visitor)];
      const far = Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
      run.looks += 1;
      if (far < 0.05) run.there += 1;
      if (far < 2) run.near += 1;
    }
  }
  return { faults: judge.faults, ...run };
}

function enterMirror(
  to: Crowd,
  speaker: Visitor,
): { speaker: Visitor; visitor: Visitor; follower: Follower } | undefined {
  const visitor = to.enter(() => {}, undefined, speaker.person);
  if (!visitor) return undefined;
  const { x, y, z } = to.place(visitor);
  return { speaker, visitor, follower: new Follower(to.world, visitor.slot, { position: [x, y, z], yaw: 0 }) };
}

function any(roles: readonly Role[], random: () => number): Role {
  return roles[Math.floor(random() * roles.length)]!;
}
