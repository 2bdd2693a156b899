/**
 * Yard: my body against the real step of the server, over a line that takes its time. No browser and no sockets: time is
 * the test's.
 */
import type { Avatar, Visit } from "../../../client/net/visit.ts";
import { OwnBody } from "../../../client/world/own-body.ts";
import { step } from "../../../server/presence/step.ts";
import { teleportTo } from "../../../server/presence/teleport.ts";
import { World } from "../../../server/presence/world.ts";
import { type Vec3, type Wish, wishSchema } from "../../../shared/pose/pose.ts";
import { Ground } from "../../../shared/space/ground.ts";
import { spaceSchema } from "../../../shared/space/space.ts";
import { seeded } from "../../support/seeded.ts";

const space = spaceSchema.parse({
  id: "yard",
  name: "Yard",
  summary: "A yard with a wall across it.",
  spawn: { position: [0, 0, 0], radius: 0 },
  ground: [
    {
      polygon: [
        [-20, -20],
        [20, -20],
        [20, 20],
        [-20, 20],
      ],
    },
  ],
  walls: [
    {
      line: [
        [-3, -5],
        [3, -5],
      ],
    },
  ],
  seats: [{ id: "stool", position: [2, 0, 1], yaw: Math.PI / 2 }],
});

/** One picture. Seconds. */
export const FRAME = 1 / 60;
const STEP = 0.05;

/**
 * My body in the yard. `run` lets time pass, with `frame` for each picture, and answers how fast I was drawn at most and
 * when wishes left; `apart` is how far I see myself from where the server has me.
 */
export function yard(delay: number, others: [x: number, z: number][] = []) {
  const world = new World(space, { capacity: 8, random: seeded(7) });
  const slot = world.enter({ person: "me", radius: null, for: "strangers" }, 0) ?? -1;
  const { bodies } = world;
  const avatar = (of: number, id: string) => ({
    id,
    pose: { position: [bodies.x[of]! / 1000, 0, bodies.z[of]! / 1000], yaw: 0, tick: 0 },
    bubble: 1.2,
    ghost: false,
    faded: false,
    seat: null as string | null,
    interval: 1,
    closer: { mine: false, theirs: false },
  });
  const me = avatar(slot, "me");
  const around = others.map(([x, z], i) => {
    const other =
      world.enter({ person: `p${i}`, radius: null, for: "strangers", at: { position: [x, 0, z], yaw: 0 } }, 0) ?? -1;
    return avatar(other, `p${i}`);
  });
  const sent: { at: number; arrive: (at: number) => void }[] = [];
  const told: { at: number; position: [number, number, number]; tick: number; jump: boolean; ghost: boolean }[] = [];
  let now = 0;
  const visit = {
    space,
    sit: async (seat: string) => void sent.push({ at: now, arrive: () => world.seats.sit(slot, seat) }),
    stand: async () => void sent.push({ at: now, arrive: () => world.seats.stand(slot) }),
    me: me as unknown as Avatar,
    avatars: new Map(around.map((other) => [other.id, other as unknown as Avatar])),
    latency: delay * 2000,
    teleport: (to: Vec3, yaw: number) =>
      new Promise<void>((granted, refused) => {
        const arrive = (at: number) => {
          const answer = teleportTo(world, slot, to, yaw, at);
          if (answer === "ok") granted();
          else refused(new Error(answer));
        };
        sent.push({ at: now, arrive });
      }),
    on: () => () => {},
    walk: (wish: Wish) => {
      const checked = allowed(wish);
      sent.push({ at: now, arrive: (at) => world.wish(slot, checked, at) });
    },
  };
  const ground = new Ground(space);
  const own = new OwnBody(visit as unknown as Visit, ground);
  let stepped = 0;
  const run = (seconds: number, frame = (dt: number, at: number) => own.frame(dt, at)) => {
    let fastest = 0;
    const wishes: number[] = [];
    for (let frames = Math.round(seconds / FRAME); frames > 0; frames -= 1) {
      now += FRAME;
      while (stepped + STEP <= now) {
        stepped += STEP;
        while (sent[0] !== undefined && sent[0].at + delay <= stepped) sent.shift()!.arrive(stepped * 1000);
        const before = [bodies.sentX[slot], bodies.sentZ[slot]];
        step(world, stepped * 1000);
        me.seat = world.seats.of(slot);
        const jumped = (bodies.flags[slot]! & 1) !== 0;
        if (jumped || before[0] !== bodies.sentX[slot] || before[1] !== bodies.sentZ[slot])
          told.push({
            at: stepped + delay,
            position: [bodies.sentX[slot]! / 1000, 0, bodies.sentZ[slot]! / 1000],
            tick: world.tick,
            jump: jumped,
            ghost: (bodies.flags[slot]! & 2) !== 0,
          });
      }
      while (told[0] !== undefined && told[0].at <= now) {
        const { position, tick, jump, ghost } = told.shift()!;
        me.pose = Object.assign({ position, yaw: 0, tick }, jump ? { jump } : {});
        me.ghost = ghost;
      }
      const had = sent.length;
      const { x, z } = own.place;
      frame(FRAME, now);
      if (sent.length > had) wishes.push(now);
      fastest = Math.max(fastest, Math.hypot(own.place.x - x, own.place.z - z) / FRAME);
    }
    return { fastest, wishes };
  };
  const apart = () => Math.hypot(own.place.x - bodies.x[slot]! / 1000, own.place.z - bodies.z[slot]! / 1000);
  return { own, run, apart, bodies, slot, ground, visit: visit as unknown as Visit };
}

/** The wish, if the door would let it in. */
function allowed(wish: Wish): Wish {
  wishSchema.parse(wish);
  return wish;
}
