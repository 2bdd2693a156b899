import { expect, test } from "vitest";
import { GHOST, HEAD, JUMP, LEFT_HAND, PART_FLOATS } from "../../../server/presence/bodies.ts";
import { replaceSpace } from "../../../server/presence/new-space.ts";
import { step } from "../../../server/presence/step.ts";
import { teleportTo } from "../../../server/presence/teleport.ts";
import { World } from "../../../server/presence/world.ts";
import type { Part, Wish } from "../../../shared/pose/pose.ts";
import type { SpaceFile } from "../../../shared/space/space.ts";
import { bare, box } from "../../simulation/rooms.ts";
import { seeded } from "../../support/seeded.ts";

function worldOf(file: Partial<SpaceFile> = {}, capacity = 16): World {
  return new World(bare(30, file), { capacity, random: seeded(9) });
}

/** Lets somebody in, exactly here (metres) when it is free. */
function enter(world: World, x: number, z: number, person = `at ${x} ${z}`): number {
  const slot = world.enter({ person, radius: null, for: "strangers", at: { position: [x, 0, z], yaw: 0 } }, 0);
  if (slot === undefined) throw new Error("no ground");
  return slot;
}

function at(world: World, slot: number): [number, number] {
  return [world.bodies.x[slot]! / 1000, world.bodies.z[slot]! / 1000];
}

function apart(world: World, a: number, b: number): number {
  const [ax, az] = at(world, a);
  const [bx, bz] = at(world, b);
  return Math.hypot(ax - bx, az - bz);
}

function wish(x: number, z: number, more: Partial<Wish> = {}): Wish {
  return { position: [x, 0, z], yaw: 0, ...more };
}

const part = (x: number, y: number, z: number): Part => ({ position: [x, y, z], rotation: [0, 0, 0, 1] });

test("[PRE1] Nobody walks faster than 6 m/s, with at most half a second of it saved.", () => {
  const world = worldOf();
  const me = enter(world, -10, 0);
  step(world, 0);
  world.wish(me, wish(10, 0), 5000);
  expect(step(world, 5000)).toEqual([{ slot: me, reason: "speed" }]);
  expect(at(world, me)[0]).toBeCloseTo(-7, 2);
  world.wish(me, wish(10, 0), 5050);
  step(world, 5050);
  expect(at(world, me)[0]).toBeCloseTo(-6.7, 2);
});

test("[PRE2] A wish is granted once: without a new one nobody moves.", () => {
  const world = worldOf();
  const me = enter(world, 0, 0);
  step(world, 0);
  world.wish(me, wish(1, 0), 100);
  step(world, 100);
  const there = at(world, me);
  for (let now = 150; now < 1000; now += 50) expect(step(world, now)).toEqual([]);
  expect(at(world, me)).toEqual(there);
});

test("[PRE3] A wish that is granted is not corrected; one that is not says what was in the way.", () => {
  const world = worldOf({
    walls: [
      {
        line: [
          [3, -15],
          [3, 15],
        ],
      },
    ],
  });
  const me = enter(world, 0, 0);
  const other = enter(world, 0, 3);
  step(world, 0);
  world.wish(me, wish(0.2, 0), 1000);
  expect(step(world, 1000)).toEqual([]);
  world.wish(me, wish(0, 2.5), 2000);
  expect(step(world, 2000)).toEqual([{ slot: me, reason: "bubble" }]);
  expect(apart(world, me, other)).toBeGreaterThanOrEqual(1.2);
  world.wish(me, wish(2.9, 1.5), 3000);
  expect(step(world, 3000)).toEqual([{ slot: me, reason: "wall" }]);
  expect(at(world, me)[0]).toBeLessThanOrEqual(2.8);
});

test("[BUB3] A bubble never moves the person it protects, nor anybody else who stands.", () => {
  const world = worldOf();
  const standing = enter(world, 0, 0);
  const mover = enter(world, -3, 0.1);
  step(world, 0);
  for (let now = 50; now < 3000; now += 50) {
    world.wish(mover, wish(5, 0.1), now);
    step(world, now);
    expect(at(world, standing)).toEqual([0, 0]);
  }
});

test("[BUB2] A bubble that grows over somebody fades the pair, who can then only part.", () => {
  const world = worldOf();
  const grower = enter(world, 0, 0);
  const near = enter(world, 1.5, 0);
  step(world, 0);
  world.setBubble(grower, 3, "everyone");
  expect(world.fadedFor(grower, near)).toBe(true);
  expect(world.fadedFor(near, grower)).toBe(false);
  for (const [slot, to] of [
    [near, -5],
    [grower, 5],
  ] as const) {
    const before = apart(world, grower, near);
    world.wish(slot, wish(to, 0), 500);
    step(world, 500);
    expect(apart(world, grower, near)).toBeGreaterThanOrEqual(before);
  }
  for (let now = 550; now < 1500; now += 50) {
    world.wish(near, wish(4, 0), now);
    step(world, now);
  }
  expect(apart(world, grower, near)).toBeGreaterThan(3);
  expect(world.fadedFor(grower, near)).toBe(false);
});

test("[BUB2] In a zone's own distance both see the other pale.", () => {
  const world = worldOf({ zones: [{ id: "apart", name: "Apart", polygon: box(0, -5, 5, 10), minimum: 2 }] });
  const inside = enter(world, -0.9, 0);
  const beside = enter(world, -2.2, 0);
  step(world, 0);
  world.wish(inside, wish(0.1, 0), 500);
  step(world, 500);
  expect(world.zoneOf(inside)).toBe("apart");
  expect(world.zoneOf(beside)).toBeNull();
  world.wish(inside, wish(-0.25, 0), 1000);
  step(world, 1000);
  expect(apart(world, inside, beside)).toBeGreaterThanOrEqual(1.949);
  expect(world.fadedFor(inside, beside) && world.fadedFor(beside, inside)).toBe(apart(world, inside, beside) < 2);
});

test("[BUB5] Agreeing lets two come to the floor; withdrawing fades them at once.", () => {
  const world = worldOf();
  const a = enter(world, 0, 0);
  const b = enter(world, 2, 0);
  step(world, 0);
  world.setAgreed(a, b, true);
  world.wish(a, wish(1.9, 0), 500);
  step(world, 500);
  expect(apart(world, a, b)).toBeCloseTo(0.4, 2);
  expect(world.fadedFor(a, b)).toBe(false);
  world.setAgreed(a, b, false);
  expect(world.fadedFor(a, b)).toBe(true);
  expect(world.fadedFor(b, a)).toBe(true);
});

test("[BUB6] Who is hidden or isolated neither stops anybody nor is stopped; coming back fades.", () => {
  const world = worldOf();
  const me = enter(world, -2, 0);
  const other = enter(world, 0, 0);
  step(world, 0);
  world.setHidden(me, other, true);
  world.wish(me, wish(0, 0), 500);
  expect(step(world, 500)).toEqual([]);
  expect(apart(world, me, other)).toBe(0);
  world.setHidden(me, other, false);
  expect(world.fadedFor(me, other)).toBe(true);
  world.setIsolated(other, true);
  step(world, 550);
  expect(world.fadedFor(me, other)).toBe(false);
  world.wish(me, wish(0.3, 0), 1000);
  expect(step(world, 1000)).toEqual([]);
});

test("[BUB7] Hands that reach into a bubble are drawn back to 0.45 m, whoever moves, and heads stand over their place.", () => {
  const world = worldOf();
  const me = enter(world, 0, 0);
  const other = enter(world, 1.3, 0);
  step(world, 0);
  const reach = { head: part(0, 1.6, 0), leftHand: part(1.1, 1.2, 0) };
  world.wish(me, wish(0, 0, reach), 500);
  step(world, 500);
  const hand = () => at(world, me)[0] + world.bodies.left[me * PART_FLOATS]!;
  expect(at(world, other)[0] - hand()).toBeCloseTo(0.45, 2);
  world.wish(other, wish(3, 0), 1000);
  step(world, 1000);
  expect(hand()).toBeCloseTo(1.1, 3);
  expect(world.bodies.changed[me]).toBe(world.tick);
  world.wish(me, wish(0, 0, { head: part(1, 1.6, 0) }), 1500);
  step(world, 1500);
  expect(at(world, me)[0]).toBeCloseTo(1, 3);
  expect(world.bodies.head[me * PART_FLOATS]).toBe(0);
});

test("[PRE4] With a head, place and heading follow from it, and hands keep where they are in the space.", () => {
  const world = worldOf();
  const me = enter(world, 0, 0);
  step(world, 0);
  const quarter: Part["rotation"] = [0, Math.SQRT1_2, 0, Math.SQRT1_2];
  world.wish(
    me,
    { position: [0.2, 0, 0.1], yaw: 3, head: { position: [0, 9, 0], rotation: quarter }, leftHand: part(0.1, 1, -0.2) },
    1000,
  );
  step(world, 1000);
  const { bodies } = world;
  expect(bodies.yaw[me]).toBeCloseTo(3 + Math.PI / 2 - 2 * Math.PI, 6);
  expect(bodies.parts[me]).toBe(HEAD | LEFT_HAND);
  expect(bodies.head[me * PART_FLOATS + 1]).toBe(2.4);
  const [x, z] = [bodies.left[me * PART_FLOATS]!, bodies.left[me * PART_FLOATS + 2]!];
  const yaw = bodies.yaw[me]!;
  const shownX = at(world, me)[0] + x * Math.cos(yaw) + z * Math.sin(yaw);
  const shownZ = at(world, me)[1] + z * Math.cos(yaw) - x * Math.sin(yaw);
  // An arm is 1.2 m long from the head at 2.4 m, so the hand comes up a little.
  const share = 1.2 / Math.hypot(0.1, 1.4, 0.2);
  expect(shownX).toBeCloseTo(0.2 + (0.1 * Math.cos(3) - 0.2 * Math.sin(3)) * share, 5);
  expect(shownZ).toBeCloseTo(0.1 + (-0.2 * Math.cos(3) - 0.1 * Math.sin(3)) * share, 5);
});

test("[PRE5] A teleport goes at most 10 m, once in 0.5 s, to walkable ground in sight, and lands on free ground.", () => {
  const world = worldOf({
    walls: [
      {
        line: [
          [5, -15],
          [5, 15],
        ],
      },
      { line: box(-6, -6, 2, 2), closed: true },
    ],
  });
  const me = enter(world, 0, 0);
  const other = enter(world, 3, 3);
  step(world, 0);
  expect(teleportTo(world, me, [-11, 0, 0], 0, 1000)).toBe("too-far");
  expect(teleportTo(world, me, [-5, 0, -5], 0, 1000)).toBe("not-walkable");
  expect(teleportTo(world, me, [0, 0, 40], 0, 1000)).toBe("not-walkable");
  expect(teleportTo(world, me, [7, 0, 0], 0, 1000)).toBe("not-in-sight");
  expect(teleportTo(world, me, [3, 0, 3], 1, 1000)).toBe("ok");
  expect(teleportTo(world, me, [0, 0, 0], 0, 1400)).toBe("too-fast");
  expect(apart(world, me, other)).toBeGreaterThanOrEqual(1.2);
  expect(apart(world, me, other)).toBeLessThan(1.6);
  expect(step(world, 1050)).toEqual([{ slot: me, reason: "teleport" }]);
  expect(world.bodies.flags[me]! & JUMP).toBe(JUMP);
  expect(world.bodies.yaw[me]).toBe(1);
  step(world, 1100);
  expect(world.bodies.flags[me]! & JUMP).toBe(0);
  expect(world.bodies.changed[me]).toBe(world.tick);
});

test("[PRE6] One sits on a free seat near by; between two who sit the floor holds, and standing up fades.", () => {
  const seats = [0, 1, 2].map((n) => ({
    id: `seat-${n}`,
    position: [n * 0.6, 0, 0] as [number, number, number],
    yaw: 1,
  }));
  const world = worldOf({ seats });
  const a = enter(world, 0, 1.5);
  const b = enter(world, 1.8, 1.5);
  const c = enter(world, 10, 10);
  step(world, 0);
  expect(world.seats.sit(a, "nothing")).toBe("unknown");
  expect(world.seats.sit(c, "seat-0")).toBe("too-far");
  expect(world.seats.sit(a, "seat-0")).toBe("ok");
  expect(world.seats.sit(b, "seat-0")).toBe("taken");
  expect(world.seats.sit(b, "seat-1")).toBe("ok");
  expect(world.seats.of(b)).toBe("seat-1");
  step(world, 50);
  expect(world.fadedFor(a, b)).toBe(false);
  world.wish(b, wish(5, 5), 100);
  expect(step(world, 100)).toEqual([]);
  expect(at(world, b)).toEqual([0.6, 0]);
  world.seats.stand(b);
  expect(world.seats.of(b)).toBeNull();
  expect(world.fadedFor(a, b)).toBe(true);
});

test("[PRE6] A seat beside somebody who stands is not free.", () => {
  const world = worldOf({ seats: [{ id: "seat", position: [0, 0, 0], yaw: 0 }] });
  const me = enter(world, 2, 0);
  enter(world, 0, 0.9);
  expect(world.seats.sit(me, "seat")).toBe("full");
  expect(world.seats.of(me)).toBeNull();
});

test("[PRE7] People more than 2 m above or below do not count, and nobody comes up into a bubble.", () => {
  const world = worldOf({
    ground: [
      { polygon: box(-15, -15, 30, 30) },
      { polygon: box(-4, -2, 4, 4), height: 3 },
      { polygon: box(0, -2, 8, 4), height: { from: [0, 3, 0], to: [8, 0, 0] } },
    ],
  });
  const above = world.enter(
    { person: "above", radius: null, for: "strangers", at: { position: [-1, 3, 0], yaw: 0 } },
    0,
  )!;
  const below = enter(world, -1, 0);
  expect(world.bodies.y[above]).toBe(3000);
  expect(apart(world, above, below)).toBeLessThan(0.1);
  const climber = enter(world, 9, 0);
  step(world, 0);
  for (let now = 50; now < 8000; now += 50) {
    const [x] = at(world, climber);
    if (world.passes.isGhost(climber)) break;
    world.wish(climber, wish(Math.max(-0.5, x - 0.1), 0), now);
    step(world, now);
    expect(apart(world, climber, above)).toBeGreaterThanOrEqual(1.2);
  }
  expect(world.bodies.y[climber]).toBeGreaterThan(2000);
});

test("[PRE8] Nothing of who left stays in their slot.", () => {
  const world = worldOf({}, 2);
  const keep = enter(world, 0, 0, "who stays");
  const first = enter(world, 1.3, 0, "who leaves");
  step(world, 0);
  world.setAgreed(keep, first, true);
  world.setBubble(first, 3, "everyone");
  world.setIsolated(first, true);
  world.setPanic(first, true);
  world.wish(first, wish(9, 9, { leftHand: part(0, 1, 0) }), 50);
  world.leave(first);
  const second = enter(world, 1.3, 0, "who comes");
  expect(second).toBe(first);
  expect(world.radiusOf(second)).toBe(1.2);
  expect(step(world, 100)).toEqual([]);
  expect(at(world, second)).toEqual([1.3, 0]);
  expect(world.bodies.parts[second]).toBe(0);
  expect(world.fadedFor(keep, second)).toBe(false);
  world.wish(keep, wish(1, 0), 600);
  expect(step(world, 600)).toEqual([{ slot: keep, reason: "bubble" }]);
});

test("[PAN1] [PAN8] A panic holds in the very next step: strangers are pale and come no nearer, staff and who agreed go on, nobody is moved.", () => {
  const world = worldOf();
  const panics = enter(world, 0, 0);
  const stranger = enter(world, 1.5, 0);
  const friend = enter(world, 0, 1.5);
  const staff = world.enter(
    { person: "staff", radius: null, for: "strangers", staff: true, at: { position: [0, 0, -1.5], yaw: 0 } },
    0,
  )!;
  world.setAgreed(panics, friend, true);
  step(world, 0);
  world.wish(stranger, wish(1.25, 0), 1000);
  world.wish(friend, wish(0, 0.6), 1000);
  world.wish(staff, wish(0, -1.25), 1000);
  world.setPanic(panics, true);
  step(world, 1000);
  expect(world.fadedFor(panics, stranger)).toBe(true);
  expect(world.fadedFor(stranger, panics)).toBe(false);
  expect([friend, staff].map((other) => world.fadedFor(panics, other))).toEqual([false, false]);
  expect([panics, stranger, friend, staff].map((slot) => at(world, slot))).toEqual([
    [0, 0],
    [1.5, 0],
    [0, 0.6],
    [0, -1.25],
  ]);
  world.wish(stranger, wish(4, 0), 2000);
  step(world, 2000);
  expect(world.fadedFor(panics, stranger)).toBe(false);
  world.wish(stranger, wish(2, 0), 3000);
  step(world, 3000);
  expect(at(world, stranger)[0]).toBeGreaterThanOrEqual(3);
  world.setPanic(panics, false);
  world.wish(stranger, wish(2, 0), 4000);
  step(world, 4000);
  expect(at(world, stranger)[0]).toBe(2);
});

test("[PRE10] When the space's file changes people stay, and who is now in a wall stands beside it.", () => {
  const world = worldOf();
  const free = enter(world, 5, 5);
  const caught = enter(world, 0, 0);
  step(world, 0);
  replaceSpace(world, bare(30, { walls: [{ line: box(-1, -1, 2, 2), closed: true }] }));
  step(world, 50);
  expect(at(world, free)).toEqual([5, 5]);
  const [x, z] = at(world, caught);
  expect(Math.max(Math.abs(x), Math.abs(z))).toBeGreaterThanOrEqual(1.2);
  expect(world.bodies.flags[caught]! & JUMP).toBe(JUMP);
});

test("[PRE11] Who enters lands near the spawn while there is room, and nobody enters where there is none.", () => {
  const world = new World(bare(4, { spawn: { position: [0, 0, 0], radius: 2 } }), { capacity: 60, random: seeded(4) });
  let entered = 0;
  while (world.enter({ person: `p${entered}`, radius: null, for: "strangers" }, 0) !== undefined) entered++;
  expect(entered).toBeGreaterThan(5);
  expect(entered).toBeLessThan(20);
  for (let a = 0; a < 60; a++) {
    for (let b = 0; b < a; b++) {
      if (world.bodies.present[a] && world.bodies.present[b]) expect(apart(world, a, b)).toBeGreaterThanOrEqual(1.2);
    }
  }
});

test("[BUB10] Who is blocked for 0.6 s is let through, pale, for at most 0.9 s, and then that bubble is shut to them.", () => {
  // A passage 1 m wide, with somebody standing in it.
  const world = worldOf({
    walls: [
      {
        line: [
          [0, -15],
          [0, -0.5],
        ],
      },
      {
        line: [
          [0, 0.5],
          [0, 15],
        ],
      },
    ],
  });
  const me = enter(world, -3, 0);
  enter(world, 0, 0);
  step(world, 0);
  let [blockedAt, ghostAt, landedAt] = [0, 0, 0];
  for (let now = 50; now < 5000 && landedAt === 0; now += 50) {
    world.wish(me, wish(world.bodies.sentX[me]! / 1000 + 0.07, 0), now);
    const corrected = step(world, now).length > 0;
    const ghost = (world.bodies.flags[me]! & GHOST) !== 0;
    if (corrected && blockedAt === 0) blockedAt = now;
    if (ghost && ghostAt === 0) ghostAt = now;
    if (ghostAt !== 0 && !ghost) landedAt = now;
  }
  expect(ghostAt - blockedAt).toBeGreaterThanOrEqual(500);
  expect(ghostAt - blockedAt).toBeLessThanOrEqual(700);
  expect(landedAt - ghostAt).toBeLessThanOrEqual(900);
  expect(at(world, me)[0]).toBeGreaterThan(0.2);
  // Back at once: no ghost goes through the same bubble within 30 s; a blink may.
  for (let now = landedAt + 50; now < landedAt + 8000; now += 50) {
    world.wish(me, wish(world.bodies.sentX[me]! / 1000 - 0.07, 0), now);
    step(world, now);
    expect(world.bodies.flags[me]! & GHOST).toBe(0);
  }
});

test("[BUB11] In a headset the place slides after the body, and jumps to it when it stands free past somebody.", () => {
  const world = worldOf();
  const me = enter(world, -1.3, 0);
  enter(world, 0, 0);
  step(world, 0);
  let jumped = 0;
  for (let now = 50; now < 1000; now += 50) {
    world.wish(me, wish(1.3, 0, { body: true, head: part(0, 1.6, 0) }), now);
    step(world, now);
    if ((world.bodies.flags[me]! & JUMP) !== 0) jumped++;
    expect(world.bodies.flags[me]! & GHOST).toBe(0);
  }
  expect(jumped).toBe(1);
  expect(at(world, me)).toEqual([1.3, 0]);
});
