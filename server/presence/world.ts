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
import { chosenRadius, grow, growPair, setZone } from "./keeping.ts";
import { put } from "./landing.ts";
import { Pairs } from "./pairs.ts";
import { Passes } from "./passes.ts";
import { Reach } from "./reach.ts";
import { Seats } from "./seats.ts";
import { ALL_RULES, type SolverRules } from "./solver-rules.ts";
import { freeSlot, landAt, landAtSpawn } from "./spawn.ts";
import { Walk } from "./walk.ts";

/** A chance in [0, 1), passed in. */
export type Random = () => number;

/** Why somebody's granted place differs from their wish. */
export type Corrected = { slot: number; reason: "bubble" | "wall" | "speed" | "teleport" };

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
  /** When somebody teleported last, ms. */
  readonly teleportedAt: Float64Array;
  readonly zone: Int16Array;
  /** Who may go into a green room, and the zone that kept somebody out since it was looked at last, or `NOWHERE`. */
  readonly mayEnter: Uint8Array;
  readonly keptOut: Int16Array;
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
    this.teleportedAt = new Float64Array(capacity);
    this.zone = new Int16Array(capacity).fill(NOWHERE);
    this.mayEnter = new Uint8Array(capacity);
    this.keptOut = new Int16Array(capacity).fill(NOWHERE);
    this.isolated = new Uint8Array(capacity);
    this.jumped = new Uint8Array(capacity);
    this.displaced = new Uint8Array(capacity);
    this.allowed = new Float64Array(capacity);
    this.touched = new Uint8Array(capacity);
    this.movers = new Int32Array(capacity);
    this.stopped = new Int32Array(capacity);
    this.person = Array.from({ length: capacity }, () => "");
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
    const slot = freeSlot(this);
    if (slot === undefined) return undefined;
    Object.assign(this.keepers[slot]!, unchosen(), {
      chosen: who.radius,
      for: who.for,
      staff: who.staff ?? false,
    });
    const spawn = this.space.spawn;
    const yaw = who.at?.yaw ?? spawn.yaw;
    this.bodies.present[slot] = 1;
    const landed = (who.at !== undefined && landAt(this, slot, who.at.position)) || landAtSpawn(this, slot);
    if (!landed) {
      this.bodies.present[slot] = 0;
      return undefined;
    }
    this.person[slot] = who.person;
    this.bodies.yaw[slot] = yaw;
    this.bodies.parts[slot] = 0;
    this.bodies.flags[slot] = 0;
    this.credit[slot] = FIRST_CREDIT;
    this.creditAt[slot] = now;
    this.teleportedAt[slot] = Number.NEGATIVE_INFINITY;
    this.#spoke[slot] = Number.NEGATIVE_INFINITY;
    this.bodies.age[slot] = 0;
    this.displaced[slot] = 0;
    return slot;
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
    this.mayEnter[slot] = 0;
    this.keptOut[slot] = NOWHERE;
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
}

function unchosen(): Keeper {
  return { chosen: null, for: "strangers", usual: null, minimum: 0, seated: false, panic: false, staff: false };
}
