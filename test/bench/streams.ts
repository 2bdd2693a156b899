/**
 * Bench: what a pose costs. 100 avatars walk at 1.4 m/s with head and two hands, 20 times a second, and all see all; the
 * motion has gait, swinging arms, glances and a tracker's noise (1 mm, 0.2°).
 */
import { performance } from "node:perf_hooks";
import { HEAD, LEFT_HAND, PART_FLOATS, RIGHT_HAND } from "../../server/presence/bodies.ts";
import { createStreams } from "../../server/presence/streams/streams.ts";
import { FrameReader } from "../../shared/pose/frame.ts";
import { FakeWorld, type Random } from "../support/fake-world.ts";
import { seeded } from "../support/seeded.ts";
import type { Table } from "./table.ts";

const STEPS_A_SECOND = 20;

/** Measures streams of `avatars` over `seconds` of walking. */
export function benchStreams(avatars = 100, seconds = 20): Table {
  const random = seeded(7);
  const world = new FakeWorld(avatars);
  const streams = createStreams(world, () => true, { near: avatars, mid: 0 });
  const walkers = Array.from({ length: avatars }, (_, slot) => new Walker(world, slot, random));
  for (let slot = 0; slot < avatars; slot++) streams.open(slot);
  const reader = new FrameReader();
  let bytes = 0;
  let frames = 0;
  let longest = 0;
  let spent = 0;
  let reading = 0;
  const steps = seconds * STEPS_A_SECOND;
  for (let step = 0; step <= steps; step++) {
    world.tick++;
    for (const walker of walkers) walker.step(step / STEPS_A_SECOND);
    const began = performance.now();
    streams.encode();
    for (let slot = 0; slot < avatars; slot++) {
      const frame = streams.frame(slot);
      // The first frames are keys: they belong to entering.
      if (frame === null || step === 0) continue;
      bytes += frame.length;
      frames++;
      longest = Math.max(longest, frame.length);
    }
    if (step > 0) spent += performance.now() - began;
    const frame = streams.frame(0);
    if (frame !== null) throw new Error("a second frame of one step");
  }
  // One receiver more reads what one sees, from its keys on.
  streams.close(0);
  streams.open(0);
  for (let step = 0; step < 200; step++) {
    world.tick++;
    for (const walker of walkers) walker.step(seconds + step / STEPS_A_SECOND);
    streams.encode();
    const frame = streams.frame(0)!;
    const began = performance.now();
    const news = reader.read(frame);
    if (step >= 100) reading += performance.now() - began;
    if ("error" in news) throw new Error(news.error);
  }
  const updates = frames * avatars;
  return {
    title: `Pose streams: ${avatars} avatars walk with head and hands at ${STEPS_A_SECOND} Hz, all see all`,
    rows: [
      {
        "bytes an update": (bytes / updates).toFixed(2),
        "kB/s to each": ((bytes / frames) * (STEPS_A_SECOND / 1000)).toFixed(1),
        "longest frame, B": longest,
        "encode and assemble, ms a step": (spent / steps).toFixed(2),
        "read a frame, ms": (reading / 100).toFixed(2),
      },
    ],
    notes: ["In one process, without sockets; the keys on entering are left out of the bytes."],
  };
}

/** Somebody who walks in a headset. */
class Walker {
  readonly #world: FakeWorld;
  readonly #slot: number;
  readonly #random: Random;
  readonly #phase: number;
  readonly #gait: number;
  #way: number;
  #x: number;
  #z: number;

  constructor(world: FakeWorld, slot: number, random: Random) {
    this.#world = world;
    this.#slot = slot;
    this.#random = random;
    this.#phase = random() * 6;
    this.#gait = 1.7 + random() * 0.4;
    this.#way = random() * 6;
    this.#x = (random() - 0.5) * 40_000;
    this.#z = (random() - 0.5) * 40_000;
    world.bodies.present[slot] = 1;
    world.bodies.parts[slot] = HEAD | LEFT_HAND | RIGHT_HAND;
  }

  step(seconds: number): void {
    const { bodies, tick } = this.#world;
    const slot = this.#slot;
    const t = seconds + this.#phase;
    this.#way += (this.#random() - 0.5) * 0.06;
    this.#x -= Math.sin(this.#way) * 70;
    this.#z -= Math.cos(this.#way) * 70;
    const stride = 2 * Math.PI * (this.#gait / 2) * t;
    const glance = 0.35 * Math.sin(0.7 * t) + 0.15 * Math.sin(1.9 * t);
    bodies.x[slot] = bodies.sentX[slot] = Math.round(this.#x + 15 * Math.sin(stride) + this.#noise(1));
    bodies.z[slot] = bodies.sentZ[slot] = Math.round(this.#z + 15 * Math.cos(stride) + this.#noise(1));
    bodies.yaw[slot] = this.#way + glance;
    this.#put(
      bodies.head,
      0,
      1.65 + 0.025 * Math.cos(2 * stride),
      0,
      0.1 * Math.sin(0.9 * t),
      0,
      0.02 * Math.sin(stride),
    );
    this.#hand(bodies.left, -0.25, Math.sin(stride), -glance);
    this.#hand(bodies.right, 0.25, -Math.sin(stride), -glance);
    bodies.changed[slot] = tick;
  }

  #hand(part: Float64Array, side: number, swing: number, yaw: number): void {
    const ahead = -0.1 - 0.2 * swing;
    const x = side * Math.cos(yaw) + ahead * Math.sin(yaw);
    const z = ahead * Math.cos(yaw) - side * Math.sin(yaw);
    this.#put(part, x, 0.95 + 0.05 * swing * swing, z, -0.6 + 0.35 * swing, yaw, 0.15 * swing);
  }

  /** A place in the root frame, and a rotation by pitch, yaw and roll (small, so their order hardly matters). */
  #put(part: Float64Array, x: number, y: number, z: number, pitch: number, yaw: number, roll: number): void {
    const at = this.#slot * PART_FLOATS;
    const turn = () => this.#noise(0.0035);
    const [a, b, c] = [pitch + turn(), yaw + turn(), roll + turn()];
    const [sa, ca, sb, cb] = [Math.sin(a / 2), Math.cos(a / 2), Math.sin(b / 2), Math.cos(b / 2)];
    const [sc, cc] = [Math.sin(c / 2), Math.cos(c / 2)];
    part[at] = x + this.#noise(0.001);
    part[at + 1] = y + this.#noise(0.001);
    part[at + 2] = z + this.#noise(0.001);
    part[at + 3] = sa * cb * cc + ca * sb * sc;
    part[at + 4] = ca * sb * cc - sa * cb * sc;
    part[at + 5] = ca * cb * sc - sa * sb * cc;
    part[at + 6] = ca * cb * cc + sa * sb * sc;
  }

  #noise(by: number): number {
    return (this.#random() + this.#random() + this.#random() - 1.5) * by * 2;
  }
}
