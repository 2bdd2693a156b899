/**
 * Streams: what a pose costs where nothing disturbs it. People stroll with head and hands in a world with walls, bubbles
 * and checks, 20 times a second by a hand clock; nobody is hidden from anybody.
 */
import { step } from "../../server/presence/step.ts";
import { createStreams, NEIGHBOURS, type Neighbours } from "../../server/presence/streams/streams.ts";
import { World } from "../../server/presence/world.ts";
import { FrameReader } from "../../shared/pose/frame-reader.ts";
import { spaceSchema } from "../../shared/space/space.ts";
import { seeded } from "../support/seeded.ts";
import { ResidualEntropy } from "./entropy.ts";
import { Paths } from "./paths.ts";
import { type BenchSpace, SIDES, squareSpace } from "./square.ts";
import type { Table } from "./table.ts";
import { createWalker } from "./walker.ts";

const STEP_MS = 50;
/** Until the codes have learnt what the motion is like. */
const WARM_STEPS = 100;
const SEED = 7;

/** Of Colyseus and WebSocket, to a frame. B. */
const HEADERS = 6;
/** So many of them decode what they are told. */
const WATCHERS = 4;
/** How exactly a tier tells a place, mm. */
const AS_EXACT = { near: 0.5, mid: 11 };

export type StreamCost = {
  /** By all poses that were told, everybody's own among them. */
  bytesPerUpdate: number;
  kBPerSecond: number;
  entropy: ResidualEntropy;
  /** B. */
  longest: number;
  /** By tier: the longest that somebody stood elsewhere than a watcher had been told, ms; and the fewest it had there. */
  late: ByTier;
  fewest: ByTier;
  /** Of encoding and assembling all frames of a step, and of reading one; ms, on average. */
  encoding: number;
  reading: number;
};

type ByTier = { near: number; mid: number };

export type Around = { space?: BenchSpace; neighbours?: Neighbours };

/** Measures the streams of so many people over so many steps; all are near to all unless told. */
export function measureStreams(
  people: number,
  steps: number,
  { space = "square", neighbours = { near: people, mid: 0 } }: Around = {},
): StreamCost {
  const side = SIDES[space];
  const world = new World(spaceSchema.parse(squareSpace(side)), { capacity: people, random: seeded(SEED) });
  const streams = createStreams(world, () => true, neighbours);
  const paths = new Paths(people, side, SEED);
  const walkers = Array.from({ length: people }, (_, i) => createWalker(i));
  const walkerOf = new Map<number, number>();
  const putBack = (slot: number) =>
    paths.put(walkerOf.get(slot)!, world.bodies.sentX[slot]! / 1000, world.bodies.sentZ[slot]! / 1000);
  for (let i = 0; i < people; i++) {
    const slot = world.enter({ person: `person ${i}`, radius: null, for: "strangers" }, 0);
    if (slot === undefined) throw new Error(`there is no place for ${people} people`);
    walkerOf.set(slot, i);
    putBack(slot);
    streams.open(slot);
  }
  const slots = [...walkerOf.keys()];
  const watchers = new Map(
    Array.from({ length: WATCHERS }, (_, n) => [slots[Math.floor((n * people) / WATCHERS)]!, new Watcher(world)]),
  );
  const first = watchers.get(slots[0]!)!;
  let [bytes, updates, longest, encoding, reading] = [0, 0, 0, 0, 0];
  for (let n = 1; n <= WARM_STEPS + steps; n++) {
    const now = n * STEP_MS;
    const counts = n > WARM_STEPS;
    for (const [slot, i] of walkerOf) world.wish(slot, walkers[i]!(now / 1000, paths.walk(i, now / 1000)), now);
    for (const { slot } of step(world, now)) putBack(slot);
    if (n === WARM_STEPS) for (const watcher of watchers.values()) watcher.begin();
    let began = performance.now();
    streams.encode();
    for (const slot of slots) {
      const frame = streams.frame(slot)!;
      const watcher = watchers.get(slot);
      if (watcher) {
        const paused = performance.now();
        const moved = watcher.read(frame);
        if (watcher === first && counts) {
          reading += watcher.took;
          updates += moved;
        }
        began += performance.now() - paused;
      }
      if (!counts) continue;
      bytes += frame.length;
      longest = Math.max(longest, frame.length);
    }
    if (counts) encoding += performance.now() - began;
  }
  return {
    bytesPerUpdate: bytes / people / updates,
    kBPerSecond: (bytes / people / steps + HEADERS) / STEP_MS,
    entropy: first.entropy,
    longest,
    late: byTier((tier) => Math.max(...[...watchers.values()].map(({ late }) => late[tier])) * STEP_MS),
    fewest: byTier((tier) => Math.min(...[...watchers.values()].map(({ fewest }) => fewest[tier]))),
    encoding: encoding / steps,
    reading: reading / steps,
  };
}

function byTier(of: (tier: keyof ByTier) => number): ByTier {
  return { near: of("near"), mid: of("mid") };
}

/** Somebody who decodes what they are told, and knows how late it came. */
class Watcher {
  entropy = new ResidualEntropy();
  /** Steps. */
  late = byTier(() => 0);
  fewest = byTier(() => Number.POSITIVE_INFINITY);
  /** Of reading the last frame, ms. */
  took = 0;
  readonly #world: World;
  readonly #reader = new FrameReader();
  /** Who stands elsewhere than was told: as of which step that was, and since when. */
  readonly #wrong = new Map<number, { told: number; since: number }>();

  constructor(world: World) {
    this.#world = world;
  }

  begin(): void {
    this.entropy = new ResidualEntropy();
    this.late = byTier(() => 0);
    this.fewest = byTier(() => Number.POSITIVE_INFINITY);
  }

  /** Answers how many poses a frame told of. */
  read(frame: Uint8Array): number {
    const began = performance.now();
    const news = this.#reader.read(frame);
    this.took = performance.now() - began;
    if ("error" in news) throw new Error(news.error);
    for (const wire of news.moved) {
      const body = this.#reader.body(wire);
      if (body) this.entropy.addPose(wire, this.#reader.pose(wire)!, body.age);
    }
    const count = byTier(() => 0);
    for (const [wire, { tier, tick }] of this.#reader.sightings()) {
      if (tier === "far") this.#wrong.delete(wire);
      else {
        count[tier]++;
        this.#look(wire, tier, tick);
      }
    }
    this.fewest = byTier((tier) => Math.min(this.fewest[tier], count[tier]));
    return news.moved.length;
  }

  #look(wire: number, tier: keyof ByTier, told: number): void {
    const [x, , z] = this.#reader.pose(wire)!.position;
    const { tick, bodies } = this.#world;
    const off = Math.max(Math.abs(bodies.sentX[wire]! - x * 1000), Math.abs(bodies.sentZ[wire]! - z * 1000));
    if (off <= AS_EXACT[tier]) {
      this.#wrong.delete(wire);
      return;
    }
    const before = this.#wrong.get(wire);
    const since = before?.told === told ? before.since : tick;
    this.#wrong.set(wire, { told, since });
    this.late[tier] = Math.max(this.late[tier], tick - since + 1);
  }
}

/** The rooms that are measured: all near to all, the usual neighbourhood in a crowd, and a thousand on the field. */
const ROOMS: readonly ({ people: number; steps: number; in: string } & Around)[] = [
  { people: 100, steps: 400, in: "40 × 40 m, all near" },
  { people: 200, steps: 400, in: "40 × 40 m, 32 near", neighbours: NEIGHBOURS },
  { people: 1000, steps: 200, in: "100 × 100 m, 32 near", space: "field", neighbours: NEIGHBOURS },
];

export function benchStreams(): Table {
  return {
    title: "Pose streams: people stroll with head and hands at 20 Hz",
    rows: ROOMS.map(({ people, steps, in: where, ...around }) => {
      const cost = measureStreams(people, steps, around);
      const least = cost.entropy.bytesPerUpdate() + cost.entropy.bytesPerAge();
      const alone = around.neighbours === undefined;
      return {
        people,
        in: where,
        "bytes an update": alone ? cost.bytesPerUpdate.toFixed(2) : "–",
        "entropy, B": alone ? least.toFixed(2) : "–",
        "times the entropy": alone ? (cost.bytesPerUpdate / least).toFixed(3) : "–",
        "kB/s per client": cost.kBPerSecond.toFixed(2),
        "near and mid late by, ms": `${cost.late.near} and ${cost.late.mid}`,
        "longest frame, B": cost.longest,
        "encode and assemble, ms a step": cost.encoding.toFixed(2),
        "read a frame, ms": cost.reading.toFixed(2),
      };
    }),
    notes: [
      `In one process, without sockets and their timing: the bytes and the entropy are the same on every machine. The first ${WARM_STEPS} steps are left out.`,
      "entropy: of what one receiver decoded (18 channels, 1 mm and 0.2°, linear prediction, no context). Where not all are near an update is of three kinds, and has no figure.",
      `kB/s: with the ${HEADERS} B of headers that Colyseus and WebSocket add to a frame.`,
      `late: the longest that somebody near, and somebody mid, stood elsewhere than one of ${WATCHERS} receivers had been told.`,
    ],
  };
}
