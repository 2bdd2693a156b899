/** Scenes: what a crowd cannot show by chance: rings that close, crossings, contests, blocks. */
import { expect, test } from "vitest";
import { step } from "../../server/presence/step.ts";
import { World } from "../../server/presence/world.ts";
import { seeded } from "../support/seeded.ts";
import { Crowd, type Visitor } from "./crowd.ts";
import { Judge } from "./judge.ts";
import { crosser, type Role, stander } from "./roles.ts";
import { bare } from "./rooms.ts";

/** Stands somebody exactly here (metres). */
function stand(crowd: Crowd, role: Role, x: number, z: number): Visitor {
  const visitor = crowd.enter(role, { x, z });
  if (!visitor) throw new Error("no ground");
  return visitor;
}

function pushTo(angle: number): Role {
  return (me, crowd) => {
    const { x, y, z } = crowd.place(me);
    crowd.wish(me, { position: [x + Math.cos(angle) * 0.07, y, z + Math.sin(angle) * 0.07], yaw: 0 });
  };
}

/** Closes in on a ring about the first visitor, and follows it wherever it goes. */
function ringer(index: number, of: number): Role {
  return (me, crowd) => {
    const { x, z } = crowd.place(crowd.visitors[0]!);
    const here = crowd.place(me);
    const to = {
      x: x + Math.cos((index / of) * 2 * Math.PI) * 1.21,
      z: z + Math.sin((index / of) * 2 * Math.PI) * 1.21,
    };
    const far = Math.hypot(to.x - here.x, to.z - here.z);
    const share = far > 0.3 ? 0.3 / far : 1;
    crowd.wish(me, { position: [here.x + (to.x - here.x) * share, 0, here.z + (to.z - here.z) * share], yaw: 0 });
  };
}

/** How long after the first step that stopped them somebody was more than `out` m from where that was, ms. */
function timeToGetOut(crowd: Crowd, victim: Visitor, out: number, judge: Judge, most: number): number {
  let blockedAt: number | undefined;
  let start = crowd.place(victim);
  for (let now = 0; now < most; now += 50) {
    const corrected = victim.corrected;
    judge.observe(crowd.step(50));
    if (blockedAt === undefined && victim.corrected > corrected) {
      blockedAt = crowd.now;
      start = crowd.place(victim);
    }
    const { x, z } = crowd.place(victim);
    const ghost = crowd.world.passes.isGhost(victim.slot);
    if (blockedAt !== undefined && !ghost && Math.hypot(x - start.x, z - start.z) > out) return crowd.now - blockedAt;
  }
  return most;
}

test("[BUB12] Who is enclosed is out within 2.5 s of the first step that blocked them.", { timeout: 60_000 }, () => {
  const random = seeded(11);
  const times: number[] = [];
  for (let n = 0; n < 60; n++) {
    const crowd = new Crowd(bare(30), n, 40);
    const judge = new Judge(crowd.space);
    const victim = stand(crowd, pushTo(random() * 2 * Math.PI), 0, 0);
    const ring = 5 + Math.floor(random() * 9);
    const reach = Math.max(1.21, 0.45 / Math.sin(Math.PI / ring));
    for (let i = 0; i < ring; i++) {
      const angle = ((i + random() * 0.1) / ring) * 2 * Math.PI;
      const other = crowd.enter(stander, {
        x: Math.cos(angle) * 1.25 * Math.max(1, ring / 6),
        z: Math.sin(angle) * 1.25 * Math.max(1, ring / 6),
      });
      if (other && random() < 0.3) crowd.bubble(other, 0.5 + random() * 2, "everyone");
    }
    times.push(timeToGetOut(crowd, victim, reach * Math.max(1, ring / 6) + 0.3, judge, 12_000));
    expect(judge.faults, `enclosure ${n}`).toEqual([]);
  }
  expect(Math.max(...times)).toBeLessThanOrEqual(2500);
});

test("[BUB12] A ring that closes again and again holds nobody for more than 2.5 s.", { timeout: 60_000 }, () => {
  for (let n = 0; n < 3; n++) {
    const crowd = new Crowd(bare(120), n, 20);
    const judge = new Judge(crowd.space);
    const victim = stand(crowd, pushTo(n), 0, 0);
    for (let i = 0; i < 8; i++)
      stand(crowd, ringer(i, 8), Math.cos((i / 8) * 2 * Math.PI) * 2, Math.sin((i / 8) * 2 * Math.PI) * 2);
    let [stillSince, longest] = [crowd.now, 0];
    let at = crowd.place(victim);
    for (let now = 0; now < 12_000; now += 50) {
      judge.observe(crowd.step(50));
      const { x, z } = crowd.place(victim);
      if (Math.hypot(x - at.x, z - at.z) > 1) {
        at = { x, y: 0, z };
        stillSince = crowd.now;
      }
      longest = Math.max(longest, crowd.now - stillSince);
    }
    expect(judge.faults).toEqual([]);
    expect(longest).toBeLessThanOrEqual(2500);
  }
});

test("[BUB13] Click-to-walk crosses 0.3 people to the square metre, where 0.6 m is usual, and never stands for 2 s.", {
  timeout: 60_000,
}, () => {
  for (let n = 0; n < 3; n++) {
    const random = seeded(n + 77);
    const [width, depth] = [18, 10];
    const outline: [number, number][] = [
      [-width / 2, -depth / 2],
      [width / 2, -depth / 2],
      [width / 2, depth / 2],
      [-width / 2, depth / 2],
    ];
    const zone = { id: "market", name: "Market", polygon: outline, usual: 0.6 };
    const crowd = new Crowd(bare(26, { zones: [zone] }), n, 80);
    const judge = new Judge(crowd.space);
    const walker = stand(crowd, crosser({ x: -11, z: 0 }, { x: 11, z: 0 }), -11, 0);
    for (let i = 0; i < width * depth * 0.3; i++) {
      const place = { x: (random() - 0.5) * width, z: (random() - 0.5) * depth };
      const goal = () => ({ x: (random() - 0.5) * width, z: (random() - 0.5) * depth });
      crowd.enter(random() < 0.2 ? crosser(goal(), goal()) : stander, place);
    }
    let [arrived, stillSince, longest] = [false, crowd.now, 0];
    let at = crowd.place(walker);
    for (let now = 0; now < 60_000 && !arrived; now += 50) {
      judge.observe(crowd.step(50));
      const { x, z } = crowd.place(walker);
      if (Math.hypot(x - at.x, z - at.z) > 0.3) {
        at = { x, y: 0, z };
        stillSince = crowd.now;
      }
      longest = Math.max(longest, crowd.now - stillSince);
      arrived = x > 10.5;
    }
    expect(judge.faults).toEqual([]);
    expect(arrived).toBe(true);
    expect(longest).toBeLessThanOrEqual(2000);
  }
});

test("[BUB14] Who comes first to a free spot does not depend on anybody's number.", () => {
  const random = seeded(3);
  let lower = 0;
  const contests = 1000;
  for (let n = 0; n < contests; n++) {
    const world = new World(bare(12), { capacity: 8, random });
    const left = world.enter(
      { person: "a", radius: null, for: "strangers", at: { position: [-1.3, 0, 0], yaw: 0 } },
      0,
    )!;
    const right = world.enter(
      { person: "b", radius: null, for: "strangers", at: { position: [1.3, 0, 0], yaw: 0 } },
      0,
    )!;
    for (let now = 50; now <= 600; now += 50) {
      const { x } = world.bodies;
      world.wish(left, { position: [Math.min(0, x[left]! / 1000 + 0.1), 0, 0], yaw: 0 }, now);
      world.wish(right, { position: [Math.max(0, x[right]! / 1000 - 0.1), 0, 0], yaw: 0 }, now);
      step(world, now);
    }
    const leftWon = Math.abs(world.bodies.x[left]!) < Math.abs(world.bodies.x[right]!);
    if (leftWon === left < right) lower++;
  }
  // Three standard deviations of a fair coin.
  expect(Math.abs(lower / contests - 0.5)).toBeLessThan((3 * 0.5) / Math.sqrt(contests));
});

test("[BUB15] Who is hidden from somebody never stops them and causes no correction.", () => {
  const crowd = new Crowd(bare(20), 1, 4);
  const me = stand(crowd, pushTo(0), -3, 0);
  const other = stand(crowd, stander, 0, 0);
  crowd.hide(me, other, true);
  for (let n = 0; n < 100; n++) crowd.step(50);
  expect(crowd.place(me).x).toBeGreaterThan(3);
  expect(crowd.place(me).z).toBe(0);
  expect(me.corrected).toBe(0);
  expect(other.corrected).toBe(0);
});
