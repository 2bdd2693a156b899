/** Neighbourhood: who is near, mid and far to somebody, how often and how exactly they are told of, and what is left out. */
import { expect, test } from "vitest";
import { JUMP } from "../../../server/presence/bodies.ts";
import { THINNINGS } from "../../../server/presence/streams/neighbourhood.ts";
import { createStreams, type Streams } from "../../../server/presence/streams/streams.ts";
import { FrameReader } from "../../../shared/pose/frame-reader.ts";
import type { Tier } from "../../../shared/pose/sighting.ts";
import { ALL_PARTS, FakeWorld } from "../../support/fake-world.ts";
import { seeded } from "../../support/seeded.ts";

const PEOPLE = 40;

/** People in a row; the first receives, and looks across it. */
class Row {
  readonly world = new FakeWorld(PEOPLE);
  readonly streams: Streams;
  readonly reader = new FrameReader();
  readonly random = seeded(4);
  /** By slot, how often they were told of. */
  readonly told: number[] = new Array(PEOPLE).fill(0);
  bytes = 0;
  /** By slot, the step of what was told last; and how often that was before what had been told. */
  readonly newest: number[] = new Array(PEOPLE).fill(0);
  fallen = 0;
  /** What happens in a room between a step's encoding and a frame. */
  leaveUntold = () => {};

  constructor(apart = 1000) {
    const { bodies } = this.world;
    this.streams = createStreams(this.world, () => true, { near: 5, mid: 6 });
    for (let slot = 0; slot < PEOPLE; slot++) {
      this.world.put(slot, this.random, ALL_PARTS);
      bodies.yaw[slot] = 0;
      bodies.x[slot] = bodies.sentX[slot] = slot * apart;
      bodies.z[slot] = bodies.sentZ[slot] = 0;
      bodies.y[slot] = bodies.sentY[slot] = 0;
    }
    this.streams.open(0);
  }

  /** As `step`, and nobody moves. */
  rest(steps: number): void {
    for (let n = 0; n < steps; n++) {
      this.world.tick++;
      this.#tell();
    }
  }

  step(steps: number): void {
    for (let n = 0; n < steps; n++) {
      this.world.tick++;
      const { bodies } = this.world;
      for (let slot = 0; slot < PEOPLE; slot++) {
        // To and fro, so that the row stays one.
        const [x, z, yaw] = [bodies.sentX[slot]!, bodies.sentZ[slot]!, bodies.yaw[slot]!];
        this.world.stroll(slot, this.random, 0.02);
        bodies.yaw[slot] = yaw;
        bodies.sentX[slot] = bodies.x[slot] = x + (this.world.tick % 2 ? 30 : -30);
        bodies.sentZ[slot] = bodies.z[slot] = z;
      }
      this.#tell();
    }
  }

  #tell(): void {
    this.streams.encode();
    this.leaveUntold();
    const frame = this.streams.frame(0);
    if (frame === null) return;
    this.bytes += frame.length;
    const news = this.reader.read(frame);
    if ("error" in news) throw new Error(news.error);
    for (const wire of news.moved) {
      this.told[wire]!++;
      const { tick } = this.reader.pose(wire)!;
      if (tick < this.newest[wire]!) this.fallen++;
      this.newest[wire] = tick;
    }
  }

  in(tier: Tier): number[] {
    return Array.from({ length: PEOPLE }, (_, slot) => slot).filter((slot) => this.reader.tier(slot) === tier);
  }
}

test("[POS10] The nearest are told of at every step, some more in every fourth, and all others once a second.", () => {
  const row = new Row();
  row.step(20);
  expect(row.in("near")).toEqual([0, 1, 2, 3, 4, 5]);
  expect(row.in("mid")).toEqual([6, 7, 8, 9, 10, 11]);
  expect(row.in("far").length).toBe(PEOPLE - 12);
  row.told.fill(0);
  row.step(200);
  for (const slot of row.in("near")) expect(row.told[slot]).toBe(200);
  for (const slot of row.in("mid")) expect(row.told[slot]).toBe(50);
  for (const slot of row.in("far")) expect(Math.abs(row.told[slot]! - 10)).toBeLessThanOrEqual(3);
});

test("[POS10] Two who are about as near do not change places with every step.", () => {
  const row = new Row();
  row.step(20);
  const near = row.in("near");
  const { bodies } = row.world;
  // The sixth comes a little nearer than the fifth, and that is not enough.
  bodies.x[6] = bodies.sentX[6] = 4900;
  row.step(30);
  expect(row.in("near")).toEqual(near);
  bodies.x[6] = bodies.sentX[6] = 3900;
  row.step(30);
  expect(row.in("near")).toEqual([0, 1, 2, 3, 4, 6]);
});

test("[POS10] Who comes or jumps to beside somebody is told of in that very step, though every place is taken.", () => {
  for (let step = 0; step < 12; step++) {
    const row = new Row();
    row.world.remove(30);
    row.step(40 + step);
    const { bodies } = row.world;
    for (const slot of [20, 30]) {
      row.world.put(slot, row.random, ALL_PARTS, JUMP);
      bodies.x[slot] = bodies.sentX[slot] = 900;
      bodies.y[slot] = bodies.sentY[slot] = 0;
      bodies.z[slot] = bodies.sentZ[slot] = slot * 20;
      row.rest(1);
      expect(row.reader.tier(slot)).toBe("near");
      expect(row.reader.body(slot)!.place[2]).toBe(slot * 20);
    }
    // And who jumps is told in that step of those whom they land among.
    row.world.put(0, row.random, ALL_PARTS, JUMP);
    bodies.yaw[0] = 0;
    bodies.x[0] = bodies.sentX[0] = 35_100;
    bodies.y[0] = bodies.sentY[0] = bodies.z[0] = bodies.sentZ[0] = 0;
    row.rest(1);
    for (const slot of [33, 34, 35, 36, 37]) expect(row.reader.tier(slot)).toBe("near");
  }
});

test("[POS7] Whom one sees pale is told in that very step, also of more than there are places for.", () => {
  for (let step = 0; step < 12; step++) {
    const row = new Row();
    row.step(40 + step);
    const pale = [1, 8, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28];
    for (const slot of pale) row.world.faded.add(`0 ${slot}`);
    row.rest(1);
    for (let slot = 0; slot < PEOPLE; slot++) expect(row.reader.faded(slot)).toBe(pale.includes(slot));
    // Between the step and the frame some of them leave.
    row.leaveUntold = () => {
      for (const slot of pale.slice(4)) row.world.faded.delete(`0 ${slot}`);
    };
    row.rest(1);
    for (const slot of pale) expect(row.reader.faded(slot)).toBe(slot < 17);
    row.leaveUntold = () => {};
    row.world.faded.clear();
    row.rest(1);
    for (let slot = 0; slot < PEOPLE; slot++) expect(row.reader.faded(slot)).toBe(false);
  }
});

test("[POS10] Who leaves the near and is back where the mid last had them is known where they stand.", () => {
  for (let step = 0; step < 12; step++) {
    const row = new Row();
    const { bodies } = row.world;
    row.step(20);
    expect(row.reader.tier(10)).toBe("mid");
    const moveBy = (mm: number) => {
      bodies.x[10] = bodies.sentX[10] = bodies.sentX[10]! + mm;
      bodies.changed[10] = row.world.tick;
    };
    row.world.prominent.set(10, 0.1);
    row.rest(20 + step);
    expect(row.reader.tier(10)).toBe("near");
    row.world.prominent.delete(10);
    moveBy(90);
    row.rest(1);
    moveBy(-90);
    row.rest(30);
    expect(row.reader.tier(10)).toBe("mid");
    expect(Math.abs(row.reader.pose(10)!.position[0] * 1000 - bodies.sentX[10]!)).toBeLessThanOrEqual(10.001);
  }
});

test("[POS11] Whom one looks at, and who speaks or is on a stage, count as nearer.", () => {
  const row = new Row();
  row.step(20);
  expect(row.reader.tier(9)).toBe("mid");
  row.world.prominent.set(9, 0.25);
  row.world.prominent.set(35, 0.25 * 0.25);
  row.step(20);
  expect(row.in("near")).toEqual([0, 1, 2, 3, 4, 9]);
  expect(row.reader.tier(35)).toBe("mid");

  const looking = new Row();
  const { bodies } = looking.world;
  // Seven metres ahead (−Z), among others beside it who are six metres away.
  bodies.x[20] = bodies.sentX[20] = 0;
  bodies.z[20] = bodies.sentZ[20] = -6500;
  looking.step(20);
  expect(looking.reader.tier(20)).toBe("near");
  expect(looking.reader.tier(5)).toBe("mid");
});

test("[POS11] Whoever one sees pale is never far, however many are nearer.", () => {
  const row = new Row(100);
  row.step(20);
  expect(row.reader.tier(30)).toBe("far");
  row.world.faded.add("0 30");
  row.step(11);
  expect(row.reader.tier(30)).toBe("near");
  expect(row.reader.faded(30)).toBe(true);
  row.world.faded.delete("0 30");
  row.step(11);
  expect(row.reader.tier(30)).toBe("far");
  expect(row.reader.faded(30)).toBe(false);
});

test("[POS12] Each thinning costs less than the one before; the far go first, then the mid, then the near.", () => {
  const bytes = THINNINGS.map((_, thinning) => {
    const row = new Row();
    row.streams.thin(0, thinning);
    row.step(20);
    row.bytes = 0;
    row.step(320);
    return { bytes: row.bytes, near: row.in("near").length, mid: row.in("mid").length };
  });
  for (let n = 1; n < bytes.length; n++) expect(bytes[n]!.bytes).toBeLessThan(bytes[n - 1]!.bytes);
  expect(bytes.map(({ near }) => near)).toEqual([6, 6, 6, 6, 6, 5, 4, 3]);
  expect(bytes.map(({ mid }) => mid)).toEqual([6, 6, 6, 3, 2, 2, 2, 2]);
});

test("[POS12] Thinned or not, the near are told of to the millimetre, and one who is far and stands is known where they stand.", () => {
  for (const thinning of [0, 2, THINNINGS.length - 1]) {
    const row = new Row();
    row.streams.thin(0, thinning);
    row.step(50);
    row.rest(85);
    for (let slot = 0; slot < PEOPLE; slot++) {
      const off = Math.abs(row.reader.pose(slot)!.position[0] * 1000 - row.world.bodies.sentX[slot]!);
      const tier = row.reader.tier(slot)!;
      expect(off).toBeLessThanOrEqual(tier === "near" ? 0.001 : tier === "mid" ? 10.001 : 40);
    }
  }
});

test("[POS10] Nothing that is told of somebody is older than what was told of them before, whatever their tier.", () => {
  const row = new Row();
  const random = seeded(8);
  for (let n = 0; n < 300; n++) {
    row.world.prominent.set(Math.floor(random() * PEOPLE), random() < 0.5 ? 1 : 0.01);
    row.step(3);
  }
  expect(row.fallen).toBe(0);
  row.world.prominent.clear();
  row.rest(45);
  expect(row.fallen).toBe(0);
  for (let slot = 0; slot < PEOPLE; slot++) {
    const off = Math.abs(row.reader.pose(slot)!.position[0] * 1000 - row.world.bodies.sentX[slot]!);
    expect(off).toBeLessThanOrEqual(row.reader.tier(slot) === "far" ? 40 : 10.001);
  }
});

test("[POS6] Neither when neighbours are chosen nor who is chosen hangs on anybody hidden.", () => {
  const frames = (hiddenCome: boolean): string[] => {
    const world = new FakeWorld(PEOPLE);
    const random = seeded(12);
    const hidden = (slot: number) => slot >= 30;
    const streams = createStreams(world, (_, other) => !hidden(other), { near: 5, mid: 6 });
    const put = (slot: number, x: number, chance: () => number) => {
      world.put(slot, chance, ALL_PARTS);
      world.bodies.x[slot] = world.bodies.sentX[slot] = x;
      world.bodies.y[slot] = world.bodies.sentY[slot] = 0;
      world.bodies.z[slot] = world.bodies.sentZ[slot] = 0;
    };
    for (let slot = 0; slot < 30; slot++) put(slot, slot * 1000, random);
    streams.open(0);
    const all: string[] = [];
    for (let step = 1; step <= 120; step++) {
      world.tick++;
      for (let slot = 1; slot < 30; slot++) if (world.bodies.present[slot]) world.stroll(slot, random, 2);
      if (step === 60) for (let slot = 1; slot < 9; slot++) world.remove(slot);
      if (hiddenCome) {
        const others = seeded(step);
        if (step % 7 === 0 && step < 50) {
          put(30 + (step % 10), 500, others);
          world.visibility++;
        }
        for (let slot = 30; slot < PEOPLE; slot++) if (world.bodies.present[slot]) world.stroll(slot, others);
        if (step === 80) {
          world.remove(37);
          world.visibility++;
        }
      }
      streams.encode();
      all.push(Buffer.from(streams.frame(0) ?? []).toString("hex"));
    }
    return all;
  };
  expect(frames(true)).toEqual(frames(false));
});
