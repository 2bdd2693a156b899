/**
 * World: everybody in a room, where they stand, and what distance they keep. The state that a step moves.
 *
 * Verbs (enter, teleport, sit, …) act between steps; wishes are kept until the step that grants them. Places are whole
 * millimetres. Nothing here knows the network, the clock or chance: `now` and `random` are given.
 */
import type { Keeper } from "../../shared/bubble/distance.ts";
import type { Vec3, Wish } from "../../shared/pose/pose.ts";
import type { BubbleFor } from "../../shared/protocol/from-client/safety.ts";
import { Ground } from "../../shared/space/ground.ts";
import type { Space } from "../../shared/space/space.ts";
import { NOWHERE, Zones } from "../../shared/space/zones.ts";
import { Bodies } from "./bodies.ts";
import { Corrections } from "./corrections.ts";
import { Grid } from "./grid.ts";
import { Intake } from "./intake.ts";
import { chosenRadius, grow, growPair, rereadZone, setZone } from "./keeping.ts";
import { LANDING_REACH, land, landNear, put } from "./landing.ts";
import { Pairs } from "./pairs.ts";
import { Passes } from "./passes.ts";
import { Reach } from "./reach.ts";
import { Seats } from "./seats.ts";
import { Walk } from "./walk.ts";

/** A chance in [0, 1), passed in. */
export type Random = () => number;

/** Why somebody's granted place differs from their wish. */
export type Corrected = { slot: number; reason: "bubble" | "wall" | "speed" | "teleport" };

/** What a test may break in the solver, to show that the judge would notice. */
export type SolverRules = {
  /** Check the straight line between two steps, not only its ends. */
  chord: boolean;
  /** Mark the pairs whose distance grew. */
  markGrowth: boolean;
  /** The share of each distance that is kept. */
  share: number;
};

const ALL_RULES: SolverRules = { chord: true, markGrowth: true, share: 1 };

/** Nobody teleports further than this, nor sooner after the last time. Metres, ms. */
const TELEPORT_REACH = 10;
const TELEPORT_EVERY = 500;
/** Beyond the spawn's radius people land this much further out before a room is full. mm. */
const SPAWN_BEYOND = 20_000;
const SPAWN_TRIES = 30;
const EYES = 1.6;
/** Who is on a stage, or spoke within so many steps, counts as half as far. */
const PROMINENT = 0.25;
const SPEAKING_STEPS = 200;
/** What somebody who enters may walk at once. mm. */
const FIRST_CREDIT = 300;

export class World {
  space: Space;
  ground: Ground;
  zones: Zones;
  grid: Grid;
  readonly bodies: Bodies;
  /** The number of the last step. */
  tick = 0;
  /** What is usual in every zone at the least, metres; changed by `setLeastUsual` alone. */
  leastUsual: number | null = null;
  /** Changes whenever anybody is hidden or shown. */
  visibility = 0;
  readonly random: Random;
  readonly rules: SolverRules;
  readonly pairs: Pairs;
  readonly intake: Intake;
  readonly walk: Walk;
  readonly passes: Passes;
  readonly reach: Reach;
  readonly seats: Seats;
  readonly keepers: readonly Keeper[];
  /** The place of the last step, mm: where the straight line to the next one begins. */
  readonly startX: Int32Array;
  readonly startY: Int32Array;
  readonly startZ: Int32Array;
  /** What may still be walked, mm, and when that was reckoned. */
  readonly credit: Float64Array;
  readonly creditAt: Float64Array;
  readonly zone: Int16Array;
  readonly isolated: Uint8Array;
  /** The place moved further than walking could: the next step says so. */
  readonly jumped: Uint8Array;
  /** A landing was not quite where it was asked for: the next step says so. */
  readonly displaced: Uint8Array;
  /** What a mover might walk in this step, mm, and what it met. */
  readonly allowed: Float64Array;
  readonly touched: Uint8Array;
  /** Those who move in this step, in their order, and those whom a bubble stopped. */
  readonly movers: Int32Array;
  readonly stopped: Int32Array;
  readonly corrections = new Corrections();
  readonly person: string[];
  readonly #teleportedAt: Float64Array;
  readonly #spoke: Float64Array;

  constructor(space: Space, options: { capacity: number; random: Random; rules?: Partial<SolverRules> }) {
    const { capacity } = options;
    this.space = space;
    this.ground = new Ground(space);
    this.zones = new Zones(space);
    this.grid = new Grid(capacity, this.ground.bounds);
    this.bodies = new Bodies(capacity);
    this.random = options.random;
    this.rules = { ...ALL_RULES, ...options.rules };
    this.pairs = new Pairs(capacity);
    this.intake = new Intake(capacity);
    this.keepers = Array.from({ length: capacity }, unchosen);
    this.startX = new Int32Array(capacity);
    this.startY = new Int32Array(capacity);
    this.startZ = new Int32Array(capacity);
    this.credit = new Float64Array(capacity);
    this.creditAt = new Float64Array(capacity);
    this.zone = new Int16Array(capacity).fill(NOWHERE);
    this.isolated = new Uint8Array(capacity);
    this.jumped = new Uint8Array(capacity);
    this.displaced = new Uint8Array(capacity);
    this.allowed = new Float64Array(capacity);
    this.touched = new Uint8Array(capacity);
    this.movers = new Int32Array(capacity);
    this.stopped = new Int32Array(capacity);
    this.person = Array.from({ length: capacity }, () => "");
    this.#teleportedAt = new Float64Array(capacity);
    this.#spoke = new Float64Array(capacity).fill(Number.NEGATIVE_INFINITY);
    this.walk = new Walk(this);
    this.reach = new Reach(this);
    this.passes = new Passes(this);
    this.seats = new Seats(this);
  }

  /**
   * Stands somebody on free ground near the spawn (or near `at`, metres), in a random free slot.
   * @returns the slot; undefined when there is no slot or no ground left.
   */
  enter(
    who: {
      person: string;
      radius: number | null;
      for: BubbleFor;
      /** Belongs to the house. */
      staff?: boolean;
      at?: { position: Vec3; yaw: number };
    },
    now: number,
  ): number | undefined {
    const slot = this.#freeSlot();
    if (slot === undefined) return undefined;
    Object.assign(this.keepers[slot]!, unchosen(), {
      chosen: who.radius,
      for: who.for,
      staff: who.staff ?? false,
    });
    const spawn = this.space.spawn;
    const yaw = who.at?.yaw ?? spawn.yaw;
    this.bodies.present[slot] = 1;
    if (!(who.at ? this.#landAt(slot, who.at.position) : false) && !this.#landAtSpawn(slot)) {
      this.bodies.present[slot] = 0;
      return undefined;
    }
    this.person[slot] = who.person;
    this.bodies.yaw[slot] = yaw;
    this.bodies.parts[slot] = 0;
    this.bodies.flags[slot] = 0;
    this.credit[slot] = FIRST_CREDIT;
    this.creditAt[slot] = now;
    this.#teleportedAt[slot] = Number.NEGATIVE_INFINITY;
    this.#spoke[slot] = Number.NEGATIVE_INFINITY;
    this.bodies.age[slot] = 0;
    this.displaced[slot] = 0;
    return slot;
  }

  #freeSlot(): number | undefined {
    const { present, capacity } = this.bodies;
    const first = Math.floor(this.random() * capacity);
    for (let n = 0; n < capacity; n++) {
      const slot = (first + n) % capacity;
      if (present[slot] === 0) return slot;
    }
    return undefined;
  }

  #landAt(slot: number, [x, y, z]: Vec3): boolean {
    const height = this.ground.groundAt(x, z, y);
    return height !== undefined && land(this, slot, x * 1000, height, z * 1000, LANDING_REACH);
  }

  #landAtSpawn(slot: number): boolean {
    const { position, radius } = this.space.spawn;
    const height = this.ground.groundAt(position[0], position[2], position[1]) ?? position[1];
    for (let n = 0; n < SPAWN_TRIES; n++) {
      const angle = this.random() * Math.PI * 2;
      const out = Math.sqrt(this.random()) * radius;
      const x = (position[0] + Math.cos(angle) * out) * 1000;
      const z = (position[2] + Math.sin(angle) * out) * 1000;
      if (landNear(this, slot, x, height, z, 0)) return true;
    }
    return landNear(this, slot, position[0] * 1000, height, position[2] * 1000, radius * 1000 + SPAWN_BEYOND);
  }

  /** Empties a slot; nothing of its person stays in it. */
  leave(slot: number): void {
    if (this.bodies.present[slot] === 0) return;
    this.bodies.present[slot] = 0;
    this.bodies.flags[slot] = 0;
    this.bodies.parts[slot] = 0;
    this.grid.remove(slot);
    this.pairs.clear(slot);
    this.intake.clear(slot);
    this.passes.clear(slot);
    this.person[slot] = "";
    this.seats.leave(slot);
    this.zone[slot] = NOWHERE;
    this.isolated[slot] = 0;
    this.jumped[slot] = 0;
    this.displaced[slot] = 0;
    Object.assign(this.keepers[slot]!, unchosen());
  }

  /** What somebody asks for; the newest wins, and the next step grants what it can. Already checked. */
  wish(slot: number, wish: Wish, now: number, sampled = now): void {
    if (this.bodies.present[slot] !== 0) this.intake.take(slot, wish, now, sampled);
  }

  /** How long the wish that the last step took had waited for it, ms; −1 when it took none. */
  waited(slot: number): number {
    return this.intake.takenIn[slot] === this.tick ? this.intake.waited[slot]! : -1;
  }

  /** Somebody says something: for a while they count as nearer. */
  speaks(slot: number): void {
    this.#spoke[slot] = this.tick;
  }

  /** What the square of everybody's distance to this one is multiplied by when neighbours are chosen. */
  prominence(slot: number): number {
    const onStage = this.zones.zone(this.zone[slot]!)?.kind === "stage";
    const speaking = this.tick - this.#spoke[slot]! < SPEAKING_STEPS;
    return (onStage ? PROMINENT : 1) * (speaking ? PROMINENT : 1);
  }

  /** Teleports at most 10 m and once in 0.5 s, to walkable ground in straight sight; lands on the nearest free spot. */
  teleport(
    slot: number,
    position: Vec3,
    yaw: number,
    now: number,
  ): "ok" | "too-fast" | "too-far" | "not-walkable" | "not-in-sight" | "full" {
    const { bodies, ground } = this;
    if (now - this.#teleportedAt[slot]! < TELEPORT_EVERY) return "too-fast";
    const x = bodies.x[slot]! / 1000;
    const y = bodies.y[slot]! / 1000;
    const z = bodies.z[slot]! / 1000;
    const [toX, toY, toZ] = position;
    const height = ground.groundAt(toX, toZ, toY);
    if (height === undefined) return "not-walkable";
    if (Math.hypot(toX - x, height - y, toZ - z) > TELEPORT_REACH) return "too-far";
    if (!ground.standable(toX, height, toZ, 0.001)) return "not-walkable";
    if (!ground.walls.sees(x, y + EYES, z, toX, height + 0.1, toZ)) return "not-in-sight";
    const seated = this.keepers[slot]!.seated;
    this.keepers[slot]!.seated = false;
    if (!land(this, slot, toX * 1000, height, toZ * 1000, LANDING_REACH)) {
      this.keepers[slot]!.seated = seated;
      return "full";
    }
    this.seats.leave(slot);
    this.#teleportedAt[slot] = now;
    this.arrive(slot, yaw);
    this.displaced[slot] = Math.hypot(bodies.x[slot]! - toX * 1000, bodies.z[slot]! - toZ * 1000) > 3 ? 1 : 0;
    return "ok";
  }

  /** Somebody has just landed where they asked to: what they wished before is void. */
  arrive(slot: number, yaw: number): void {
    this.passes.clear(slot);
    this.intake.spend(slot);
    this.bodies.yaw[slot] = yaw;
  }

  /** Puts somebody at a place (mm) within a step, as if they had stood there since the last one. */
  relocate(slot: number, x: number, y: number, z: number): void {
    put(this, slot, x, y, z);
    grow(this, slot);
  }

  /** Chooses a bubble (metres; `null` for what is usual); who is now too near is faded and can only part. */
  setBubble(slot: number, radius: number | null, mode: BubbleFor): void {
    const keeper = this.keepers[slot]!;
    keeper.chosen = radius;
    keeper.for = mode;
    grow(this, slot);
  }

  /** What is usual everywhere is at least this from now on (metres), or (null) what the space says. */
  setLeastUsual(metres: number | null): void {
    if (this.leastUsual === metres) return;
    this.leastUsual = metres;
    const { present, capacity } = this.bodies;
    for (let slot = 0; slot < capacity; slot++)
      if (present[slot] !== 0 && setZone(this, slot, this.zone[slot]!)) grow(this, slot);
  }

  /** The radius of somebody's bubble here and now, metres. */
  radiusOf(slot: number): number {
    return chosenRadius(this.keepers[slot]!);
  }

  /** Both have allowed each other closer, or somebody withdrew. */
  setAgreed(a: number, b: number, agreed: boolean): void {
    if (this.pairs.setAgreed(a, b, agreed)) growPair(this, a, b);
  }

  /** Blocked: neither stops the other nor counts. Unhiding may fade. */
  setHidden(a: number, b: number, hidden: boolean): void {
    if (!this.pairs.setHidden(a, b, hidden)) return;
    this.visibility++;
    if (hidden) this.pairs.unfade(a, b);
    else growPair(this, a, b);
  }

  /** Isolated: stops nobody and is stopped by nobody. Releasing may fade. */
  setIsolated(slot: number, isolated: boolean): void {
    this.isolated[slot] = isolated ? 1 : 0;
    this.visibility++;
    grow(this, slot);
  }

  /** Panic: strangers keep the widest bubble from now on and no ghost goes through it; who is too near is faded. */
  setPanic(slot: number, panic: boolean): void {
    this.keepers[slot]!.panic = panic;
    grow(this, slot);
  }

  /** Is `other` pale in the eyes of `receiver`? */
  fadedFor(receiver: number, other: number): boolean {
    return this.pairs.fadedFor(receiver, other);
  }

  /** Everybody who sees somebody pale, and whom. */
  readonly eachPale = (visit: (receiver: number, other: number) => void): void => this.pairs.eachPale(visit);

  /** The innermost zone somebody stands in. */
  zoneOf(slot: number): string | null {
    return this.zones.zone(this.zone[slot]!)?.id ?? null;
  }

  /** The space's file changed: people stay where they are; who is now in a wall or off the ground jumps to free ground. */
  replaceSpace(space: Space): void {
    const { bodies } = this;
    this.space = space;
    this.ground = new Ground(space);
    this.zones = new Zones(space);
    this.grid = new Grid(bodies.capacity, this.ground.bounds);
    for (let slot = 0; slot < bodies.capacity; slot++) {
      if (bodies.present[slot] === 0) continue;
      this.passes.clear(slot);
      bodies.sentX[slot] = bodies.x[slot]!;
      bodies.sentY[slot] = bodies.y[slot]!;
      bodies.sentZ[slot] = bodies.z[slot]!;
      this.grid.place(slot, bodies.x[slot]!, bodies.z[slot]!);
      this.zone[slot] = NOWHERE;
    }
    for (let slot = 0; slot < bodies.capacity; slot++) if (bodies.present[slot] !== 0) this.#settle(slot);
    for (let slot = 0; slot < bodies.capacity; slot++) if (bodies.present[slot] !== 0) rereadZone(this, slot);
  }

  #settle(slot: number): void {
    if (this.seats.isThere(slot)) return;
    this.seats.leave(slot);
    const { bodies } = this;
    const x = bodies.x[slot]!;
    const y = bodies.y[slot]! / 1000;
    const z = bodies.z[slot]!;
    const height = this.ground.stepTo(x / 1000, z / 1000, y);
    if (height !== undefined && this.ground.standable(x / 1000, height, z / 1000)) {
      bodies.y[slot] = Math.round(height * 1000);
      bodies.sentY[slot] = bodies.y[slot]!;
      if (height !== y) this.jumped[slot] = 1;
      grow(this, slot);
    } else if (!landNear(this, slot, x, height ?? y, z, LANDING_REACH)) this.#landAtSpawn(slot);
  }
}

function unchosen(): Keeper {
  return { chosen: null, for: "strangers", usual: null, minimum: 0, seated: false, panic: false, staff: false };
}
