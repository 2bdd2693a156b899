/** What the house rules make of how people move: nothing of ordinary crowds, and something of whoever is after somebody. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MotionWatch } from "../../server/presence/motion-watch.ts";
import { step } from "../../server/presence/step.ts";
import { World } from "../../server/presence/world.ts";
import { checkRules } from "../../shared/conduct/check-rules.ts";
import type { FactKind } from "../../shared/conduct/facts.ts";
import { Judge, Pasts, type Verdict } from "../../shared/conduct/judge.ts";
import type { Wish } from "../../shared/pose/pose.ts";
import { seeded } from "../support/seeded.ts";
import { Crowd } from "./crowd.ts";
import { HONEST } from "./roles.ts";
import { bare, room } from "./rooms.ts";

const read = checkRules(readFileSync("assets/conduct/house.json", "utf8"));
if (!read.ok) throw new Error("The house rules are broken.");
const rules = read.rules;
const STEP = 50;

/** Notes what is told of a world, and judges it by the house rules. */
function watching(world: World, together: (a: number, b: number) => boolean = () => false) {
  const watch = new MotionWatch(world.bodies.capacity);
  const judge = new Judge(rules, new Pasts(), () => "v");
  const told = new Map<string, number>();
  const verdicts: Verdict[] = [];
  return {
    told,
    verdicts,
    step(corrected: ReturnType<typeof step>, now: number) {
      watch.step(world, corrected, now, together, (slot, kind: FactKind, value) => {
        const person = world.person[slot]!;
        told.set(`${person} ${kind}`, (told.get(`${person} ${kind}`) ?? 0) + value);
        verdicts.push(...judge.take({ person, kind, value, at: 1e12 + now }));
      });
    },
  };
}

test("[RUL13] Of ordinary people in crowded rooms nobody is told anything.", { timeout: 60_000 }, () => {
  for (let seed = 1; seed <= 8; seed++) {
    const random = seeded(seed * 31);
    const people = 12 + seed * 3;
    const side = Math.sqrt(people / (0.1 + 0.05 * seed));
    const crowd = new Crowd(seed % 2 === 0 ? room(side, random) : bare(side), seed, people + 4);
    for (let n = 0; n < people; n++) crowd.enter(HONEST[n % HONEST.length]!);
    const seen = watching(crowd.world);
    for (let n = 0; n < 1200; n++) {
      const corrected: ReturnType<typeof step>[number][] = [];
      crowd.now += STEP;
      for (const visitor of [...crowd.visitors]) visitor.role(visitor, crowd);
      corrected.push(...step(crowd.world, crowd.now));
      seen.step(corrected, crowd.now);
    }
    expect(seen.verdicts.map(({ check, person, facts }) => ({ check, person, facts, seed }))).toEqual([]);
  }
});

type Walker = { slot: number; x: number; z: number; yaw: number };
type Move = (me: Walker, other: Walker, seconds: number) => { x: number; z: number; more?: Partial<Wish> };

/** Two people on open ground, the second about the first, for some seconds. */
function two(
  first: Move,
  second: Move,
  seconds = 60,
  agreed = false,
  arrange: (world: World, a: number, b: number) => void = () => {},
) {
  const world = new World(bare(80), { capacity: 4, random: seeded(3) });
  const enter = (person: string, x: number) =>
    world.enter({ person, radius: null, for: "strangers", at: { position: [x, 0, 0], yaw: 0 } }, 0)!;
  const walkers = [enter("ada", 0), enter("ben", 2)].map((slot): Walker => ({ slot, x: 0, z: 0, yaw: 0 }));
  if (agreed) world.setAgreed(walkers[0]!.slot, walkers[1]!.slot, true);
  arrange(world, walkers[0]!.slot, walkers[1]!.slot);
  const seen = watching(world);
  for (let now = STEP; now <= seconds * 1000; now += STEP) {
    for (const one of walkers) {
      one.x = world.bodies.x[one.slot]! / 1000;
      one.z = world.bodies.z[one.slot]! / 1000;
    }
    for (const [n, move] of [first, second].entries()) {
      const [me, other] = [walkers[n]!, walkers[1 - n]!];
      const { x, z, more } = move(me, other, now / 1000);
      if (Math.hypot(x - me.x, z - me.z) > 0.001) me.yaw = Math.atan2(me.x - x, me.z - z);
      world.wish(me.slot, { position: [x, 0, z], yaw: me.yaw, ...more }, now);
    }
    seen.step(step(world, now), now);
  }
  return {
    found: [...new Set(seen.verdicts.map(({ person, check }) => `${person} ${check}`))].sort(),
    told: seen.told,
  };
}

const PACE = 1.4 * (STEP / 1000);
/** Walks on, and turns a little now and then. */
const stroll: Move = (me, _other, seconds) => {
  const heading = Math.floor(seconds / 5) * 0.9;
  return { x: me.x + Math.cos(heading) * PACE, z: me.z + Math.sin(heading) * PACE };
};
const stand: Move = ({ x, z }) => ({ x, z });
const after =
  (pace: number, keep = 0): Move =>
  (me, other) => {
    const far = Math.hypot(other.x - me.x, other.z - me.z) || 1;
    const go = Math.min(pace, Math.max(0, far - keep));
    return { x: me.x + ((other.x - me.x) / far) * go, z: me.z + ((other.z - me.z) / far) * go };
  };
/** Beside whoever walks, as friends do. */
const beside: Move = (me, other, seconds) => {
  const heading = Math.floor(seconds / 5) * 0.9 + Math.PI / 2;
  const [x, z] = [other.x + Math.cos(heading) * 1.4, other.z + Math.sin(heading) * 1.4];
  return after(PACE * 1.3)(me, { ...other, x, z }, seconds);
};

test.each<[string, Move, Move, boolean, string[]]>([
  ["walks beside somebody", stroll, beside, false, []],
  ["walks after a friend who lets them closer", stroll, after(PACE * 1.2), true, []],
  ["stands by somebody who stands", stand, stand, false, []],
  ["walks up to somebody who stands", stand, after(PACE), false, []],
  ["goes their own way", stroll, (me) => ({ x: me.x - PACE, z: me.z }), false, []],
  ["chases somebody, as fast as they can", stroll, after(0.3), false, ["ben closing-in"]],
  ["keeps at somebody's edge", stroll, after(PACE * 1.5, 1.3), false, ["ben closing-in"]],
  ["goes after somebody, 3 m behind", stroll, after(PACE * 1.2, 3), false, ["ben following"]],
])("[RUL13] Whoever %s.", (_who, first, second, agreed, expected) => {
  expect(two(first, second, 90, agreed).found).toEqual(expected);
});

test("[RUL13] Whoever goes round and round somebody is noticed, to and fro is nothing.", () => {
  const around =
    (turn: (seconds: number) => number): Move =>
    (me, other, seconds) => {
      const angle = turn(seconds);
      const [x, z] = [other.x + Math.cos(angle) * 1.6, other.z + Math.sin(angle) * 1.6];
      return after(0.2)(me, { ...other, x, z }, seconds);
    };
  expect(
    two(
      stand,
      around((seconds) => seconds * 1.2),
    ).found,
  ).toEqual(["ben circling"]);
  expect(
    two(
      stand,
      around((seconds) => Math.sin(seconds) * 2),
    ).found,
  ).toEqual([]);
});

test("[RUL13] Whoever keeps stepping into somebody's way is noticed, whoever only stands there is not.", () => {
  // Ada wants on in one direction after the other; Ben is always in front of her.
  const on: Move = (me, _other, seconds) => {
    const heading = seconds * 0.5;
    return { x: me.x + Math.cos(heading) * PACE, z: me.z + Math.sin(heading) * PACE };
  };
  const inFront: Move = (me, other, seconds) => {
    const heading = seconds * 0.5;
    return after(0.15)(
      me,
      { ...other, x: other.x + Math.cos(heading) * 1.25, z: other.z + Math.sin(heading) * 1.25 },
      seconds,
    );
  };
  expect(two(on, inFront).found).toContain("ben blocking");
  expect(two(after(PACE), stand).found).toEqual([]);
});

test("[RUL13] Nobody makes others look as if they blocked, followed or closed in, by pressing on or walking before them.", () => {
  const ahead =
    (pace: number): Move =>
    (me) => ({ x: me.x + pace, z: me.z });
  const press = after(0.3);
  const adas = (first: Move, second: Move) => two(first, second, 60).found.filter((one) => one.startsWith("ada"));
  for (const pace of [PACE * 0.4, PACE * 0.6, PACE]) expect(adas(ahead(pace), press)).toEqual([]);
  const toAndFro: Move = (me, _other, seconds) => ({ x: me.x + (seconds % 4 < 2 ? PACE : -PACE), z: me.z });
  expect(adas(toAndFro, press)).toEqual([]);
  // Wherever Ada goes, Ben goes before her, as wide as he can make himself.
  const before =
    (metres: number): Move =>
    (me, other, seconds) =>
      after(PACE * 1.5)(me, { ...other, x: other.x + metres }, seconds);
  for (const metres of [1.3, 3.1]) {
    const { found } = two(ahead(PACE), before(metres), 60, false, (world, _a, b) => world.setBubble(b, 3, "everyone"));
    expect(found.filter((one) => one.startsWith("ada"))).toEqual([]);
  }
});

test("[RUL13] A hand that stays where somebody is has reached for them; waving beside them has not.", () => {
  const reaching =
    (out: (seconds: number) => number): Move =>
    (me, other, seconds) => {
      const part = {
        position: [0, 1.3, -out(seconds)] as [number, number, number],
        rotation: [0, 0, 0, 1] as [number, number, number, number],
      };
      return { x: me.x, z: me.z, more: { yaw: Math.atan2(me.x - other.x, me.z - other.z), leftHand: part } };
    };
  const near: Move = (me, other) =>
    Math.abs(other.x - me.x) > 1.25 ? after(PACE)(me, other, 0) : { x: me.x, z: me.z };
  const again = two(
    near,
    reaching((seconds) => (seconds % 3 < 1.5 ? 1.2 : 0.3)),
  );
  expect(again.found).toEqual(["ben hands"]);
  expect(
    two(
      near,
      reaching((seconds) => 0.5 + 0.4 * Math.sin(seconds * 4)),
    ).found,
  ).toEqual([]);
});

test("[RUL13] Who is blocked or isolated is in no fact about the other, and staff in none at all.", () => {
  const told = (arrange: (world: World, a: number, b: number) => void) => [
    ...two(stroll, after(PACE * 1.2, 3), 60, false, arrange).told.keys(),
  ];
  expect(told(() => {})).toEqual(["ben following"]);
  expect(told((world, a, b) => world.setHidden(a, b, true))).toEqual([]);
  expect(told((world, a) => world.setIsolated(a, true))).toEqual([]);
  expect(told((world, _a, b) => world.setIsolated(b, true))).toEqual([]);
  expect(
    told((world, _a, b) => {
      world.keepers[b]!.staff = true;
    }),
  ).toEqual([]);
});
