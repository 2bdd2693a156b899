import { expect, test } from "vitest";
import { GHOST, JUMP } from "../../../../server/presence/bodies.ts";
import { type Face, type Gathered, gather } from "../../../../server/presence/capsule/gather.ts";
import { Recorder } from "../../../../server/presence/capsule/recorder.ts";
import { step } from "../../../../server/presence/step.ts";
import { teleportTo } from "../../../../server/presence/teleport.ts";
import { World } from "../../../../server/presence/world.ts";
import { type CapsuleTrack, type CapsuleWord, decodeTrack, stepAt } from "../../../../shared/conduct/capsule.ts";
import type { Vec3 } from "../../../../shared/pose/pose.ts";
import { bare } from "../../../simulation/rooms.ts";
import { seeded } from "../../../support/seeded.ts";

const FACE: Face = {
  name: "Nobody",
  role: "visitor",
  look: { skin: 0, hair: 0, hairStyle: 0, clothes: 0, cloth: 0, second: 0 },
};
const AT = { space: "room", copy: 1, stepMs: 50 };

type Crowd = { world: World; recorder: Recorder<Face, CapsuleWord["to"]>; slots: number[]; now: number };

function crowdOf(people: number, side: number, seed = 4): Crowd {
  const world = new World(bare(side), { capacity: people, random: seeded(seed) });
  const recorder = new Recorder<Face, CapsuleWord["to"]>(world);
  const slots: number[] = [];
  for (let n = 0; n < people; n++) {
    const slot = world.enter({ person: `person ${n}`, radius: 0.5, for: "everyone" }, 0)!;
    slots.push(slot);
    recorder.come(slot, { avatar: `avatar-${n}`, person: `person ${n}`, face: FACE }, 0);
    recorder.note(slot, FACE, { seat: null, muted: false, handRaised: false, away: false }, 0);
  }
  return { world, recorder, slots, now: 0 };
}

function beat(crowd: Crowd, wish: (slot: number, n: number) => [number, number] | null, ms = 50): void {
  crowd.now += ms;
  crowd.slots.forEach((slot, n) => {
    const to = wish(slot, n);
    if (to) crowd.world.wish(slot, { position: [to[0], 0, to[1]], yaw: n }, crowd.now);
  });
  step(crowd.world, crowd.now);
  crowd.recorder.record(crowd.now);
}

function gathered(crowd: Crowd, reporter = "person 0", subject: string | null = "person 1"): Gathered {
  const run = gather(crowd.recorder.freeze(crowd.now)!, AT, { reporter, subject });
  for (;;) {
    const { done, value } = run.next();
    if (done) return value!;
  }
}

const read = ({ head, tracks }: Gathered): CapsuleTrack[] => tracks.map(({ bytes }) => decodeTrack(bytes, head));

test("[CAP3] Distances in a replay are the room's own to 5 cm at all times: at 6 m/s, in turns, in jumps and as ghosts.", () => {
  const random = seeded(8);
  const crowd = crowdOf(10, 14);
  const { world, slots } = crowd;
  const headings = slots.map(() => random() * 7);
  /** By step: everybody's place, and whether they jumped there. */
  const truth: { at: number; places: Vec3[]; jumped: boolean[] }[] = [];
  const seen = { jumps: 0, ghosts: 0, fastest: 0 };
  for (let n = 0; n < 1200; n++) {
    for (const [k, slot] of slots.entries()) {
      if (random() < 0.01) teleportTo(world, slot, [random() * 12 - 6, 0, random() * 12 - 6], 0, crowd.now + 25);
      if (random() < 0.1) headings[k] = random() * 7;
    }
    beat(
      crowd,
      (slot, k) => {
        // The first two stand in one another's way, so that passes open; the last rests now and then.
        if (k === 9 && n % 80 < 40) return null;
        const speed = k % 3 === 0 ? 0.3 : 0.07;
        const { sentX, sentZ } = world.bodies;
        return [
          sentX[slot]! / 1000 + Math.cos(headings[k]!) * speed,
          sentZ[slot]! / 1000 + Math.sin(headings[k]!) * speed,
        ];
      },
      n % 100 === 0 ? 130 : 50,
    );
    const { sentX, sentY, sentZ, flags } = world.bodies;
    const places = slots.map((slot): Vec3 => [sentX[slot]! / 1000, sentY[slot]! / 1000, sentZ[slot]! / 1000]);
    const before = truth.at(-1)?.places;
    const jumped = slots.map((slot) => (flags[slot]! & JUMP) !== 0);
    seen.jumps += jumped.filter(Boolean).length;
    seen.ghosts += slots.filter((slot) => (flags[slot]! & GHOST) !== 0).length;
    places.forEach(([x, , z], k) => {
      if (before && !jumped[k]) seen.fastest = Math.max(seen.fastest, Math.hypot(x - before[k]![0], z - before[k]![2]));
    });
    truth.push({ at: crowd.now, places, jumped });
  }
  expect(seen.jumps).toBeGreaterThan(20);
  expect(seen.ghosts).toBeGreaterThan(5);
  expect(seen.fastest).toBeGreaterThan(0.25);

  const capsule = gathered(crowd);
  const tracks = read(capsule);
  expect(tracks).toHaveLength(10);
  const order = slots.map((_, k) => tracks.find(({ avatar }) => avatar === `avatar-${k}`)!);
  let worst = 0;
  for (let ms = 0; ms < crowd.now - capsule.head.from; ms += 7) {
    const at = capsule.head.from + ms;
    const n = truth.findLastIndex((one) => one.at <= at);
    const [a, b] = [truth[n]!, truth[n + 1] ?? truth[n]!];
    const share = a === b ? 0 : (at - a.at) / (b.at - a.at);
    const real = a.places.map((from, k): Vec3 => {
      const to = b.jumped[k] ? from : b.places[k]!;
      return [0, 1, 2].map((axis) => from[axis]! + (to[axis]! - from[axis]!) * share) as Vec3;
    });
    const moment = stepAt(capsule.head, ms);
    const shown = order.map(({ motion }) => {
      const out: Vec3 = [0, 0, 0];
      expect(motion.placeAt(moment, out)).toBe(true);
      const [x, , z] = motion.poseAt(moment)!.position;
      expect(Math.hypot(x - out[0], z - out[2])).toBeLessThan(1e-9);
      return out;
    });
    for (let k = 0; k < 10; k++) {
      for (let other = 0; other < k; other++) {
        const apart = (places: Vec3[]) =>
          Math.hypot(...[0, 1, 2].map((axis) => places[k]![axis]! - places[other]![axis]!));
        worst = Math.max(worst, Math.abs(apart(real) - apart(shown)));
      }
    }
  }
  expect(worst).toBeLessThan(0.05);
});

test("[CAP1] A room remembers the last two minutes and no more, of those who left too, in memory that stops growing.", () => {
  const crowd = crowdOf(6, 30);
  const still = crowd.slots[5]!;
  const around = (slot: number, n: number): [number, number] | null =>
    slot === still
      ? null
      : [
          crowd.world.bodies.x[slot]! / 1000 + 0.05 * Math.cos(crowd.now / 900 + n),
          crowd.world.bodies.z[slot]! / 1000 + 0.05 * Math.sin(crowd.now / 900 + n),
        ];
  const run = (seconds: number) => {
    for (let n = 0; n < seconds * 20; n++) beat(crowd, around);
  };
  run(10);
  crowd.recorder.said({
    id: "old",
    from: "avatar-0",
    at: crowd.now,
    text: "long ago",
    to: "near",
    hearers: ["avatar-0"],
  });
  run(125);
  const bytes = crowd.recorder.bytes;
  crowd.recorder.said({
    id: "new",
    from: "avatar-1",
    at: crowd.now,
    text: "just now",
    to: "near",
    hearers: ["avatar-0", "avatar-1", "avatar-77"],
  });
  crowd.recorder.said({
    id: "aside",
    from: "avatar-3",
    at: crowd.now,
    text: "nobody else's",
    to: { avatar: "avatar-4" },
    hearers: ["avatar-3", "avatar-4"],
  });
  crowd.world.leave(crowd.slots[2]!);
  crowd.recorder.leave(crowd.slots[2]!, crowd.now);
  crowd.slots.splice(2, 1);
  run(60);
  const capsule = gathered(crowd);
  expect(capsule.head.from).toBeGreaterThanOrEqual(crowd.now - 120_000);
  expect(capsule.head.from).toBeLessThan(crowd.now - 119_900);
  const tracks = read(capsule);
  expect(
    tracks
      .map(({ avatar }) => avatar)
      .slice(0, 2)
      .sort(),
  ).toEqual(["avatar-0", "avatar-1"]);
  expect(tracks).toHaveLength(6);
  const left = tracks.find(({ avatar }) => avatar === "avatar-2")!;
  expect(left.left).toBeCloseTo(60_000, -3);
  expect(left.motion.count).toBeGreaterThan(1000);
  // Who never moved stands where they stood before.
  const stayed = tracks.find(({ avatar }) => avatar === "avatar-5")!;
  expect([...stayed.motion.steps]).toEqual([0]);
  expect(tracks.flatMap(({ words }) => words.map(({ id, hearers }) => [id, ...hearers]))).toEqual([
    ["new", "avatar-0", "avatar-1"],
  ]);
  run(70);
  expect(read(gathered(crowd)).map(({ avatar }) => avatar)).not.toContain("avatar-2");
  expect(crowd.recorder.bytes).toBeLessThan(bytes * 1.3);
});

test("[CAP4] A capsule holds those concerned and at most 48, the nearest of who came within 25 m; what is frozen stays as it was.", () => {
  const crowd = crowdOf(70, 90, 12);
  for (let n = 0; n < 30; n++) beat(crowd, () => null);
  const frozen = crowd.recorder.freeze(crowd.now)!;
  const first = gathered(crowd, "person 0", null);
  const { x, z } = crowd.world.bodies;
  const apart = (k: number) =>
    Math.hypot(x[crowd.slots[k]!]! - x[crowd.slots[0]!]!, z[crowd.slots[k]!]! - z[crowd.slots[0]!]!);
  const expected = crowd.slots
    .map((_, k) => k)
    .filter((k) => apart(k) <= 25_000)
    .sort((a, b) => apart(a) - apart(b))
    .slice(0, 48);
  expect(first.tracks.map(({ person }) => person)).toEqual(expected.map((k) => `person ${k}`));
  expect(first.head).toMatchObject({ subject: null, reporter: "avatar-0" });
  for (let n = 0; n < 700; n++) beat(crowd, (_, k) => [n / 25, k], 200);
  const run = gather(frozen, AT, { reporter: "person 0", subject: null });
  let done = run.next();
  while (!done.done) done = run.next();
  expect(done.value).toEqual(first);
  expect(gather(frozen, AT, { reporter: "somebody else", subject: null }).next()).toEqual({ done: true, value: null });
});
