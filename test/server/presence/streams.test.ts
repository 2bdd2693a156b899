/** Streams: every receiver's roster equals the world it may see, after any history. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { HEAD, JUMP } from "../../../server/presence/bodies.ts";
import { THINNINGS } from "../../../server/presence/streams/neighbourhood.ts";
import { quantise } from "../../../server/presence/streams/quantise.ts";
import { createStreams, type Neighbours, QUIET_STEPS, type Streams } from "../../../server/presence/streams/streams.ts";
import { FrameReader } from "../../../shared/pose/frame-reader.ts";
import type { NearBody } from "../../../shared/pose/near-slice.ts";
import { type Quat, WORLD_LIMIT } from "../../../shared/pose/pose.ts";
import { readLattice } from "../../../shared/pose/rotation.ts";
import { NEAR_GRAIN, PART_CHANNELS, WantedBody } from "../../../shared/pose/sent-body.ts";
import { ALL_PARTS, FakeWorld } from "../../support/fake-world.ts";
import { seeded } from "../../support/seeded.ts";

const CAPACITY = 12;
const slot = fc.nat(CAPACITY - 1);
const act = fc.oneof(
  fc.record({ do: fc.constant("enter" as const), slot, parts: fc.nat(7) }),
  fc.record({ do: fc.constant("leave" as const), slot }),
  { weight: 12, arbitrary: fc.record({ do: fc.constant("stroll" as const), slot }) },
  fc.record({ do: fc.constant("jump" as const), slot, parts: fc.nat(7) }),
  fc.record({ do: fc.constant("grip" as const), slot, grips: fc.nat(15) }),
  fc.record({ do: fc.constant("ghost" as const), slot, on: fc.boolean() }),
  fc.record({ do: fc.constant("hide" as const), slot, other: slot, on: fc.boolean() }),
  fc.record({ do: fc.constant("fade" as const), slot, other: slot, on: fc.boolean() }),
  fc.record({ do: fc.constant("open" as const), slot }),
  fc.record({ do: fc.constant("close" as const), slot }),
  fc.record({ do: fc.constant("miss" as const), slot }),
  fc.record({ do: fc.constant("thin" as const), slot, to: fc.nat(THINNINGS.length - 1) }),
  fc.record({ do: fc.constant("wait" as const), slot, steps: fc.nat(30) }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** What somebody stood like in one step. */
type Stood = {
  parts: number;
  grips: number;
  ghost: boolean;
  jump: boolean;
  x: number;
  y: number;
  z: number;
  heights: number[];
  turns: number[];
};

/** A world, its streams, and one reader per receiver. */
class Scene {
  readonly world = new FakeWorld(CAPACITY);
  readonly hidden = new Set<string>();
  readonly streams: Streams;
  readonly readers = new Map<number, FrameReader>();
  readonly random = seeded(1);
  readonly missing = new Set<number>();
  readonly thinned = new Set<number>();
  readonly jumped = new Set<number>();
  /** By slot: how they stood, by step; begun anew for whoever enters. */
  readonly past = new Map<number, Stood>();

  constructor(neighbours: Neighbours) {
    this.streams = createStreams(this.world, (receiver, other) => !this.hidden.has(`${receiver} ${other}`), neighbours);
  }

  do(step: readonly Act[]): void {
    for (const one of step) {
      if (one.do !== "wait") continue;
      for (let n = 0; n < one.steps; n++) this.#step([{ do: "stroll", slot: one.slot }]);
    }
    this.#step(step);
  }

  #step(step: readonly Act[]): void {
    const { world, streams } = this;
    world.tick++;
    this.missing.clear();
    this.jumped.clear();
    for (const one of step) this.#act(one);
    streams.encode();
    this.#remember();
    for (const [receiver, reader] of this.readers) {
      if (this.missing.has(receiver)) continue;
      const frame = streams.frame(receiver);
      if (frame === null) continue;
      const news = reader.read(frame);
      if ("error" in news) throw new Error(news.error);
      expect(news.tick).toBe(world.tick);
    }
  }

  #act(one: Act): void {
    const { world, streams } = this;
    const here = world.bodies.present[one.slot] === 1;
    if (one.do === "enter" && !here) world.put(one.slot, this.random, one.parts);
    if (one.do === "leave") world.remove(one.slot);
    if (one.do === "stroll" && here) world.stroll(one.slot, this.random);
    if (one.do === "jump" && here) {
      world.put(one.slot, this.random, one.parts, JUMP);
      this.jumped.add(one.slot);
    }
    if (one.do === "grip" && here) world.grip(one.slot, one.grips);
    if (one.do === "ghost" && here) world.setGhost(one.slot, one.on);
    const pair = "other" in one ? `${one.slot} ${one.other}` : "";
    if (one.do === "hide") {
      one.on ? this.hidden.add(pair) : this.hidden.delete(pair);
      world.visibility++;
    }
    if (one.do === "fade") one.on ? world.faded.add(pair) : world.faded.delete(pair);
    if (one.do === "open") {
      streams.open(one.slot);
      this.thinned.delete(one.slot);
      this.readers.set(one.slot, new FrameReader());
    }
    if (one.do === "close") {
      streams.close(one.slot);
      this.readers.delete(one.slot);
    }
    if (one.do === "miss") this.missing.add(one.slot);
    if (one.do === "thin" && this.readers.has(one.slot)) {
      streams.thin(one.slot, one.to);
      this.thinned.add(one.slot);
    }
  }

  #remember(): void {
    const { bodies, tick } = this.world;
    const wanted = new WantedBody();
    for (let who = 0; who < CAPACITY; who++) {
      if (bodies.present[who] !== 1) continue;
      quantise(bodies, who, wanted);
      const stood: Stood = {
        parts: wanted.parts,
        grips: wanted.grips,
        ghost: wanted.ghost,
        jump: wanted.jump && this.jumped.has(who),
        x: wanted.place[0]!,
        y: wanted.floor,
        z: wanted.place[2]!,
        heights: [0, 1, 2].map((part) => wanted.place[part * PART_CHANNELS + 1]!),
        turns: [...wanted.turns].map((value, at) => (wanted.parts & (1 << (at >> 2)) ? value : 0)),
      };
      this.past.set(tick * CAPACITY + who, stood);
    }
  }

  check(): void {
    const { bodies, tick } = this.world;
    const states = new Map<number, NearBody>();
    for (const [receiver, reader] of this.readers) {
      if (this.missing.has(receiver)) continue;
      const visible = Array.from({ length: CAPACITY }, (_, other) => other).filter(
        (other) => bodies.present[other] === 1 && (other === receiver || !this.hidden.has(`${receiver} ${other}`)),
      );
      const known = [...reader.wires()].sort((a, b) => a - b);
      expect(known).toEqual(visible);
      for (const other of visible) {
        this.#compare(receiver, reader, other);
        const near = reader.body(other);
        if (!near) continue;
        // Two receivers who are told of the same body know the same of it, to the last number; what it did before is
        // forgotten with its next update once it has stood.
        const same = states.get(other);
        if (!same) states.set(other, near as NearBody);
        else if (this.#moved(other)) expect(near).toEqual(same);
        else
          expect([near.place, near.turns, near.floor, near.parts, near.grips]).toEqual([
            same.place,
            same.turns,
            same.floor,
            same.parts,
            same.grips,
          ]);
      }
      expect(reader.tick).toBeGreaterThan(tick - QUIET_STEPS - 1);
    }
  }

  #moved(who: number): boolean {
    const { tick } = this.world;
    const [now, before] = [tick, tick - 1].map((one) => JSON.stringify(this.past.get(one * CAPACITY + who)?.turns));
    return now !== before;
  }

  #compare(receiver: number, reader: FrameReader, other: number): void {
    const { tick } = this.world;
    const pose = reader.pose(other)!;
    const tier = reader.tier(other)!;
    const now = this.past.get(tick * CAPACITY + other)!;
    // Who moved is told of at once, in their turn, or once a second; until then they stand where they were told to stand.
    const late = tier === "near" ? 0 : tier === "mid" ? 4 : this.thinned.has(receiver) ? 105 : 25;
    const then = this.past.get(Math.max(pose.tick, tick - late) * CAPACITY + other) ?? now;
    const off = Math.max(
      Math.abs(pose.position[0] * 1000 - then.x),
      Math.abs(pose.position[1] * 1000 - then.y),
      Math.abs(pose.position[2] * 1000 - then.z),
    );
    expect(reader.faded(other)).toBe(other !== receiver && this.world.faded.has(`${receiver} ${other}`));
    if (tier === "near") {
      const body = reader.body(other)!;
      expect([body.parts, body.grips]).toEqual([now.parts, now.grips]);
      expect(body.ghost).toBe(now.ghost);
      expect([body.place[0], body.floor, body.place[2]]).toEqual([now.x, now.y, now.z]);
      for (let part = 0; part < 3; part++) {
        if (!(body.parts & (1 << part))) continue;
        expect(body.place[part * PART_CHANNELS + 1]).toBe(now.heights[part]);
        expect(apart(body.turns, now.turns, part * 4)).toBeLessThanOrEqual(0.2);
      }
      if (now.jump) expect(pose.jump).toBe(true);
    } else expect(off).toBeLessThanOrEqual(40);
  }
}

/** Degrees between a rotation on the lattice and a unit quaternion. */
function apart(lattice: Int32Array, exact: readonly number[], at: number): number {
  const q: Quat = [0, 0, 0, 1];
  readLattice(lattice, at, NEAR_GRAIN.turns, q);
  let dot = 0;
  for (let i = 0; i < 4; i++) dot += q[i]! * exact[at + i]!;
  return (2 * Math.asin(Math.sqrt(Math.max(0, 1 - dot * dot))) * 180) / Math.PI;
}

test.each([
  ["all near", { near: CAPACITY, mid: 0 }],
  ["a few near, a few mid, the others far", { near: 3, mid: 3 }],
  ["one near", { near: 1, mid: 2 }],
])(
  "[POS1] Whatever people do, each receiver knows exactly the world that it may see, as finely as its tier says: %s.",
  (_, neighbours) => {
    fc.assert(
      fc.property(fc.array(fc.array(act, { maxLength: 6 }), { maxLength: 40 }), (steps) => {
        const scene = new Scene(neighbours);
        scene.do([
          { do: "open", slot: 0 },
          { do: "open", slot: 1 },
          { do: "enter", slot: 0, parts: 7 },
          { do: "enter", slot: 1, parts: 7 },
          { do: "enter", slot: 2, parts: 7 },
          { do: "enter", slot: 3, parts: 1 },
          { do: "enter", slot: 4, parts: 0 },
          { do: "enter", slot: 5, parts: 7 },
        ]);
        for (const step of steps) {
          scene.do(step);
          scene.check();
        }
      }),
      { numRuns: 150 },
    );
  },
);

test("[POS6] Somebody hidden leaves the frames of whoever may not see them, and no byte depends on them.", () => {
  const frames = (moving: boolean) => {
    const world = new FakeWorld(4);
    const streams = createStreams(world, (receiver, other) => !(receiver === 0 && other === 2));
    const random = seeded(3);
    for (const who of [0, 1]) world.put(who, random, ALL_PARTS);
    if (moving) world.put(2, seeded(9), ALL_PARTS);
    streams.open(0);
    const got: string[] = [];
    for (let step = 0; step < 60; step++) {
      world.tick++;
      world.stroll(1, random);
      if (moving) world.stroll(2, Math.random);
      streams.encode();
      got.push(Buffer.from(streams.frame(0) ?? []).toString("hex"));
    }
    return got;
  };
  expect(frames(true)).toEqual(frames(false));
});

test("[POS1] Who stands still costs nothing, and a frame with only the step's number goes once a second.", () => {
  const world = new FakeWorld(4);
  const streams = createStreams(world, () => true);
  world.put(0, seeded(1), ALL_PARTS);
  streams.open(0);
  const lengths: number[] = [];
  for (let step = 0; step < 2 * QUIET_STEPS + 1; step++) {
    world.tick++;
    streams.encode();
    const frame = streams.frame(0);
    if (frame) lengths.push(frame.length);
  }
  expect(lengths.length).toBe(3);
  expect(lengths.slice(1).every((length) => length <= 3)).toBe(true);
});

test("[POS15] A hand that closes is told to the nearest in a byte of its own, and nothing while it stays closed.", () => {
  /** The frames of somebody whose hands do this in the fourth step, while they stroll or stand. */
  const seen = (grips: number, strolls: boolean) => {
    const world = new FakeWorld(2);
    const streams = createStreams(world, () => true);
    const random = seeded(8);
    world.put(0, random, HEAD);
    world.put(1, random, ALL_PARTS);
    world.grip(1, 0);
    streams.open(0);
    const reader = new FrameReader();
    const lengths: number[] = [];
    for (let step = 0; step < 8; step++) {
      world.tick++;
      if (strolls) world.stroll(1, seeded(step + 1), 0.07, false);
      if (step === 3) world.grip(1, grips);
      streams.encode();
      const frame = streams.frame(0);
      lengths.push(frame?.length ?? 0);
      if (frame !== null) expect(reader.read(frame)).not.toHaveProperty("error");
    }
    const { leftHand, rightHand } = reader.pose(1)!;
    return { lengths, grips: [leftHand?.grip, rightHand?.grip] };
  };
  const loose = seen(0, true);
  const closed = seen(3 | (1 << 2), true);
  expect([loose.grips, closed.grips]).toEqual([
    [undefined, undefined],
    [1, 0],
  ]);
  expect(closed.lengths[3]! - loose.lengths[3]!).toBeLessThanOrEqual(1);
  expect([...closed.lengths.slice(0, 3), ...closed.lengths.slice(4)]).toEqual([
    ...loose.lengths.slice(0, 3),
    ...loose.lengths.slice(4),
  ]);
  const stands = seen(2, false);
  expect(stands.grips).toEqual([2 / 3, undefined]);
  expect(stands.lengths[3]! - seen(0, false).lengths[3]!).toBeGreaterThan(0);
  expect(stands.lengths.slice(4)).toEqual(seen(0, false).lengths.slice(4));
});

test("[POS7] A ghost has no hands on the wire, and a faded pair is told in the same frame as the place.", () => {
  const world = new FakeWorld(2);
  const streams = createStreams(world, () => true);
  const random = seeded(5);
  world.put(0, random, HEAD);
  world.put(1, random, ALL_PARTS);
  streams.open(0);
  const reader = new FrameReader();
  const step = () => {
    world.tick++;
    world.stroll(1, random);
    streams.encode();
    return reader.read(streams.frame(0)!);
  };
  step();
  expect(reader.pose(1)!.leftHand).toBeDefined();
  world.setGhost(1, true);
  world.faded.add("0 1");
  expect(step()).toMatchObject({ moved: [1], faded: [1] });
  expect(reader.ghost(1)).toBe(true);
  expect(reader.faded(1)).toBe(true);
  expect(reader.pose(1)!.leftHand).toBeUndefined();
  expect(reader.pose(1)!.head).toBeDefined();
});

test("[POS3] Mutated frames give an error or poses inside the largest space, never a crash, a hang or growth.", () => {
  const world = new FakeWorld(8);
  const streams = createStreams(world, () => true);
  const random = seeded(11);
  for (let who = 0; who < 8; who++) world.put(who, random, who % 8);
  streams.open(0);
  const frames: Uint8Array[] = [];
  for (let step = 0; step < 20; step++) {
    world.tick++;
    for (let who = 0; who < 8; who++) world.stroll(who, random);
    if (step === 9) world.remove(3);
    if (step === 12) world.put(3, random, 7);
    streams.encode();
    frames.push(streams.frame(0)!.slice());
  }
  let errors = 0;
  for (let round = 0; round < 3000; round++) {
    const reader = new FrameReader();
    const broken = Math.floor(random() * frames.length);
    for (let step = 0; step <= broken + 2 && step < frames.length; step++) {
      const bytes = frames[step]!.slice();
      if (step === broken) {
        for (let change = 0; change <= random() * 3; change++)
          bytes[Math.floor(random() * bytes.length)] = random() * 256;
      }
      const news = reader.read(round % 5 === 0 && step === broken ? bytes.subarray(0, random() * bytes.length) : bytes);
      if ("error" in news) {
        errors++;
        expect([...reader.wires()]).toEqual([]);
      }
      if (step < broken) continue;
      for (const wire of reader.wires()) {
        const pose = reader.pose(wire)!;
        const numbers = [...pose.position, pose.yaw];
        for (const part of [pose.head, pose.leftHand, pose.rightHand]) {
          if (part) numbers.push(...part.position, ...part.rotation);
        }
        expect(numbers.every((value) => Math.abs(value) <= WORLD_LIMIT)).toBe(true);
      }
    }
  }
  expect(errors).toBeGreaterThan(300);
});
