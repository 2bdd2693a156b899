/**
 * Passes: the way out for who is blocked by others. After 0.6 s of walking on against bubbles they are let through on
 * rails, pale, for at most 0.9 s, to free ground; their home stays theirs until they land.
 *
 * Each person passed is then shut to this ghost for a while (`accounts.ts`); who may not glide blinks. Times in ms, so
 * that nothing depends on how long a step is.
 */
import { WIDEST } from "../../shared/bubble/distance.ts";
import { NOWHERE } from "../../shared/space/zones.ts";
import { Accounts } from "./accounts.ts";
import { GHOST, JUMP } from "./bodies.ts";
import { counts, enterZone, keeps, sameLevel, setZone, shutAt } from "./keeping.ts";
import { Planner, type Way } from "./plan.ts";
import type { World } from "./world.ts";

/** Blocked for this long, somebody is let through. */
const BLOCKED = 600;
/** A pass is over within this, so that with one late step it still ends within 0.9 s. */
const LONGEST = 880;
/** A step may take this much longer than the longest of late; each forgets a little of that, and of none longer. */
const LATE = 1.2;
const FORGET = 0.99;
const LATEST = 150;
/** A wish counts for at most this long, and who wishes nothing for `PAUSE` is not blocked. */
const LONGEST_WISH = 150;
const PAUSE = 300;
/** Slower than this nobody wants to walk. mm per ms. */
const LEAST_PACE = 0.16;
/** Net way is looked at over ten samples. */
const SAMPLE = 250;
const SAMPLES = 10;
const LITTLE = 0.35;
/** A plan that found nothing is not made again sooner. */
const PLAN_AGAIN = 400;
const PLANS_A_STEP = 2;
/** A body this far from its place is apart from it; after this long the place may jump this far to it. mm, ms. */
const APART = 150;
const CATCH_UP = 250;
const CATCH_UP_REACH = 3000;
/** Where the landing is taken, another is looked for this far around it. mm. */
const NEARBY = 1500;
const RUNNING = 6;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

type Ghost = Way & { since: number; gone: number; met: Set<number> };

export class Passes {
  readonly #world: World;
  readonly #planner: Planner;
  readonly #accounts = new Accounts();
  readonly #ghosts: (Ghost | undefined)[];
  readonly #gliding = new Set<number>();
  /** Those who would be let through in this step. */
  readonly #waiting: Int32Array;
  #waits = 0;
  readonly #near: Int32Array;
  readonly #blocked: Float64Array;
  readonly #wishedAt: Float64Array;
  readonly #plannedAt: Float64Array;
  readonly #dirX: Float64Array;
  readonly #dirZ: Float64Array;
  /** By slot, a ring of samples: where somebody was, and how far they have wished to go since. */
  readonly #sampleX: Float64Array;
  readonly #sampleZ: Float64Array;
  readonly #wished: Float64Array;
  readonly #samples: Int32Array;
  readonly #sampleMs: Float64Array;
  #longStep = 0;
  #stepAt = Number.NEGATIVE_INFINITY;

  constructor(world: World) {
    const { capacity } = world.bodies;
    this.#world = world;
    this.#planner = new Planner(world);
    this.#ghosts = Array.from({ length: capacity }, () => undefined);
    this.#waiting = new Int32Array(capacity);
    this.#near = new Int32Array(capacity);
    this.#blocked = new Float64Array(capacity);
    this.#wishedAt = new Float64Array(capacity).fill(Number.NEGATIVE_INFINITY);
    this.#plannedAt = new Float64Array(capacity).fill(Number.NEGATIVE_INFINITY);
    this.#dirX = new Float64Array(capacity);
    this.#dirZ = new Float64Array(capacity);
    this.#sampleX = new Float64Array(capacity * SAMPLES);
    this.#sampleZ = new Float64Array(capacity * SAMPLES);
    this.#wished = new Float64Array(capacity * SAMPLES);
    this.#samples = new Int32Array(capacity);
    this.#sampleMs = new Float64Array(capacity);
  }

  isGhost(slot: number): boolean {
    return this.#ghosts[slot] !== undefined;
  }

  /** Ends whatever is under way for a slot: it left, or was put elsewhere. The person's account stays. */
  clear(slot: number): void {
    this.#ghosts[slot] = undefined;
    this.#gliding.delete(slot);
    this.#forget(slot);
    this.#wishedAt[slot] = Number.NEGATIVE_INFINITY;
    this.#plannedAt[slot] = Number.NEGATIVE_INFINITY;
  }

  #forget(slot: number): void {
    this.#blocked[slot] = 0;
    this.#samples[slot] = 0;
    this.#sampleMs[slot] = 0;
  }

  /**
   * What a wish came to: somebody at (fromX, fromZ) wanted to go by (vx, vz) mm, as far as their speed goes, and now is
   * where the world says. Queues those who have been blocked for long enough.
   */
  reckon(slot: number, fromX: number, fromZ: number, vx: number, vz: number, byBubble: boolean, now: number): void {
    const { bodies, intake } = this.#world;
    const since = now - this.#wishedAt[slot]!;
    this.#wishedAt[slot] = now;
    if (since > PAUSE) this.#forget(slot);
    const wanted = Math.sqrt(vx * vx + vz * vz);
    const time = Math.min(LONGEST_WISH, since);
    if (intake.body[slot] !== 0) {
      this.#follow(slot, byBubble, time, now);
      return;
    }
    if (wanted < LEAST_PACE * time || time <= 0) {
      if (this.#ghosts[slot] === undefined) this.#blocked[slot] = Math.max(0, this.#blocked[slot]! - time);
      this.#dirX[slot] = 0;
      this.#dirZ[slot] = 0;
      return;
    }
    this.#dirX[slot] = vx / wanted;
    this.#dirZ[slot] = vz / wanted;
    if (this.#ghosts[slot] !== undefined) return;
    const granted = ((bodies.x[slot]! - fromX) * vx + (bodies.z[slot]! - fromZ) * vz) / wanted;
    this.#sample(slot, wanted, time);
    if (granted >= wanted / 2) {
      this.#blocked[slot] = Math.max(0, this.#blocked[slot]! - time / 2);
      return;
    }
    if (!byBubble) return;
    this.#blocked[slot]! += time;
    if (now - this.#plannedAt[slot]! < PLAN_AGAIN) return;
    if (this.#blocked[slot]! >= BLOCKED || this.#gotNowhere(slot)) this.#waiting[this.#waits++] = slot;
  }

  /**
   * Who walked bodily past somebody is not put on rails: their place slides after them, and after 0.25 s of standing
   * still apart it jumps to where the body is, if that is free ground near by with no wall between.
   */
  #follow(slot: number, byBubble: boolean, time: number, now: number): void {
    const { bodies, ground, intake, person, walk } = this.#world;
    if (this.#ghosts[slot] !== undefined) {
      this.#dirX[slot] = 0;
      this.#dirZ[slot] = 0;
      return;
    }
    const x = Math.round(intake.x[slot]!);
    const z = Math.round(intake.z[slot]!);
    const apart = Math.hypot(x - bodies.x[slot]!, z - bodies.z[slot]!);
    if (!byBubble || apart < APART) {
      this.#blocked[slot] = 0;
      return;
    }
    this.#blocked[slot]! += time;
    if (this.#blocked[slot]! < CATCH_UP || apart > CATCH_UP_REACH) return;
    if (!this.#accounts.mayCatchUp(person[slot]!, now)) return;
    const fromX = bodies.x[slot]! / 1000;
    const fromZ = bodies.z[slot]! / 1000;
    const floor = ground.walk(fromX, bodies.y[slot]! / 1000, fromZ, x / 1000, z / 1000, 0.1);
    if (floor === undefined || !ground.standable(x / 1000, floor, z / 1000)) return;
    if (shutAt(this.#world, slot, x / 1000, floor, z / 1000) !== NOWHERE) return;
    const before = this.#world.zone[slot]!;
    const y = Math.round(floor * 1000);
    enterZone(this.#world, slot, x / 1000, floor, z / 1000, before);
    if (walk.mayLand(slot, x, y, z)) {
      this.#accounts.caughtUp(person[slot]!, now);
      this.#arrive(slot, x, y, z, 0, now);
    } else setZone(this.#world, slot, before);
  }

  #sample(slot: number, wanted: number, time: number): void {
    const { bodies } = this.#world;
    this.#sampleMs[slot]! += time;
    if (this.#samples[slot] === 0 || this.#sampleMs[slot]! >= SAMPLE) {
      const at = slot * SAMPLES + (this.#samples[slot]! % SAMPLES);
      this.#sampleX[at] = bodies.x[slot]!;
      this.#sampleZ[at] = bodies.z[slot]!;
      this.#wished[at] = 0;
      this.#samples[slot]!++;
      this.#sampleMs[slot] = 0;
    }
    const newest = slot * SAMPLES + ((this.#samples[slot]! - 1) % SAMPLES);
    this.#wished[newest]! += wanted;
  }

  /** 2.5 s of wishing with no net way. */
  #gotNowhere(slot: number): boolean {
    if (this.#samples[slot]! <= SAMPLES) return false;
    const { bodies } = this.#world;
    const oldest = slot * SAMPLES + (this.#samples[slot]! % SAMPLES);
    let wished = 0;
    for (let n = 0; n < SAMPLES; n++) wished += this.#wished[slot * SAMPLES + n]!;
    const dx = bodies.x[slot]! - this.#sampleX[oldest]!;
    const dz = bodies.z[slot]! - this.#sampleZ[oldest]!;
    return dx * dx + dz * dz < (LITTLE * wished) ** 2;
  }

  /** After everybody has moved: lets ghosts glide on, then lets through at most two who wait. */
  step(now: number): void {
    const time = now - this.#stepAt;
    this.#stepAt = now;
    this.#longStep = Math.max(Math.min(time, LATEST), this.#longStep * FORGET);
    for (const slot of this.#gliding) this.#glide(slot, time, now);
    const { person, random } = this.#world;
    for (let plans = 0; plans < PLANS_A_STEP && this.#waits > 0; ) {
      const at = Math.floor(random() * this.#waits);
      const slot = this.#waiting[at]!;
      this.#waiting[at] = this.#waiting[--this.#waits]!;
      if (!this.#accounts.mayPass(person[slot]!, now)) continue;
      this.#begin(slot, now);
      plans++;
    }
    this.#waits = 0;
  }

  #begin(slot: number, now: number): void {
    const { bodies, keepers, person } = this.#world;
    const who = person[slot]!;
    this.#plannedAt[slot] = now;
    const way = this.#planner.plan(slot, this.#dirX[slot]!, this.#dirZ[slot]!, {
      glide: this.#accounts.mayGlide(who, now),
      blink: this.#accounts.mayBlink(who, now),
      anyAhead: this.#gotNowhere(slot),
      isShut: (other) => keepers[other]!.panic || this.#accounts.isShut(who, person[other]!, now),
    });
    if (!way) return;
    const ghost: Ghost = { ...way, since: now, gone: 0, met: new Set() };
    if (way.blink) {
      if (this.#land(slot, ghost, now, false)) this.#accounts.blinked(who, now);
      return;
    }
    this.#accounts.glided(who, now);
    this.#ghosts[slot] = ghost;
    this.#gliding.add(slot);
    this.#forget(slot);
    bodies.flags[slot]! |= GHOST;
    this.#tell(slot);
    this.#meet(slot, ghost, bodies.x[slot]!, bodies.y[slot]!, bodies.z[slot]!, now);
  }

  #glide(slot: number, time: number, now: number): void {
    const { bodies } = this.#world;
    const ghost = this.#ghosts[slot]!;
    // The next step may be as long as a late one: what would end too late ends now.
    const next = this.#longStep * LATE;
    const over = now + next > ghost.since + LONGEST;
    const wishing =
      now - this.#wishedAt[slot]! < LONGEST_WISH + time && (this.#dirX[slot] !== 0 || this.#dirZ[slot] !== 0);
    if (wishing) ghost.gone = Math.min(ghost.length, ghost.gone + (ghost.length * time) / (LONGEST - next));
    const [x, y, z] = along(ghost);
    if (over || ghost.gone >= ghost.length || !this.#meet(slot, ghost, x, y, z, now)) {
      this.#land(slot, ghost, now, true, time);
      this.#accounts.ended(this.#world.person[slot]!, now);
      return;
    }
    bodies.sentX[slot] = x;
    bodies.sentY[slot] = y;
    bodies.sentZ[slot] = z;
    this.#tell(slot);
  }

  #tell(slot: number): void {
    this.#world.bodies.changed[slot] = this.#world.tick;
    this.#world.reach.stir(slot);
  }

  /** Notes whose bubbles the ghost is in at a place; false where it may not be. */
  #meet(slot: number, ghost: Ghost, x: number, y: number, z: number, now: number): boolean {
    const world = this.#world;
    const { bodies, keepers, person } = world;
    const who = person[slot]!;
    const near = this.#near;
    const found = world.grid.near(x, z, WIDEST * 1000, near);
    let met = 0;
    for (let n = 0; n < found; n++) {
      const other = near[n]!;
      const dx = x - bodies.x[other]!;
      const dz = z - bodies.z[other]!;
      const apart2 = dx * dx + dz * dz;
      if (apart2 >= (WIDEST * 1000) ** 2 || !counts(world, slot, other) || !sameLevel(y, bodies.y[other]!)) continue;
      const keep = keeps(world, slot, other);
      if (apart2 >= keep * keep) continue;
      if (keepers[other]!.panic) return false;
      if (ghost.met.has(other)) continue;
      if (this.#accounts.isShut(who, person[other]!, now)) return false;
      near[met++] = other;
    }
    for (let n = 0; n < met; n++) {
      ghost.met.add(near[n]!);
      this.#accounts.shutAfter(who, person[near[n]!]!, now);
    }
    return true;
  }

  /** Ends a pass: on its landing, else on free ground near it, else (unless it only blinked) at home. */
  #land(slot: number, ghost: Way, now: number, mayGoHome: boolean, time = 0): boolean {
    const { bodies, ground, zone } = this.#world;
    const end = ghost.rails.length - 3;
    const [x, y, z] = [ghost.rails[end]!, ghost.rails[end + 1]!, ghost.rails[end + 2]!];
    const before = zone[slot]!;
    for (let k = 0; 150 * Math.sqrt(k) <= NEARBY; k++) {
      const toX = Math.round(x + Math.cos(k * GOLDEN_ANGLE) * 150 * Math.sqrt(k));
      const toZ = Math.round(z + Math.sin(k * GOLDEN_ANGLE) * 150 * Math.sqrt(k));
      const floor = ground.walk(x / 1000, y / 1000, z / 1000, toX / 1000, toZ / 1000, 0);
      if (floor === undefined || !ground.standable(toX / 1000, floor, toZ / 1000)) continue;
      if (shutAt(this.#world, slot, toX / 1000, floor, toZ / 1000) !== NOWHERE) continue;
      const toY = Math.round(floor * 1000);
      enterZone(this.#world, slot, toX / 1000, floor, toZ / 1000, before);
      if (!this.#world.walk.mayLand(slot, toX, toY, toZ)) continue;
      this.#arrive(slot, toX, toY, toZ, time, now);
      return true;
    }
    setZone(this.#world, slot, before);
    if (mayGoHome) this.#arrive(slot, bodies.x[slot]!, bodies.y[slot]!, bodies.z[slot]!, time, now);
    return false;
  }

  #arrive(slot: number, x: number, y: number, z: number, time: number, now: number): void {
    const world = this.#world;
    const { bodies } = world;
    const hop = Math.hypot(x - bodies.sentX[slot]!, z - bodies.sentZ[slot]!);
    this.#ghosts[slot] = undefined;
    this.#gliding.delete(slot);
    this.#forget(slot);
    bodies.flags[slot]! &= ~GHOST;
    if (hop > RUNNING * time) bodies.flags[slot]! |= JUMP;
    world.relocate(slot, x, y, z);
    world.credit[slot] = 0;
    world.creditAt[slot] = now;
    this.#tell(slot);
  }
}

/** The point of the rails that a ghost has come to, whole mm. */
function along(ghost: Ghost): [number, number, number] {
  const { rails } = ghost;
  let rest = ghost.gone;
  for (let n = 3; n < rails.length; n += 3) {
    const dx = rails[n]! - rails[n - 3]!;
    const dy = rails[n + 1]! - rails[n - 2]!;
    const dz = rails[n + 2]! - rails[n - 1]!;
    const length = Math.hypot(dx, dz);
    if (rest <= length || n + 3 >= rails.length) {
      const share = length > 0 ? Math.min(1, rest / length) : 1;
      return [
        Math.round(rails[n - 3]! + dx * share),
        Math.round(rails[n - 2]! + dy * share),
        Math.round(rails[n - 1]! + dz * share),
      ];
    }
    rest -= length;
  }
  return [rails[0]!, rails[1]!, rails[2]!];
}
