/**
 * Judge: a second statement of the rules of bubbles, by brute force, from what receivers decode.
 *
 * It shares no code with the solver, on purpose: a mistake in one of the two shows as a fault. Whole millimetres and ms.
 */
import { type Asked, type Observation, pairKey, type Room, type Seen, type Spot } from "./observation.ts";
import { between, crossing, fromOutline, sizeOf, toWay, windsRound } from "./plane.ts";

export type Rule =
  | "promise"
  | "between steps"
  | "ratchet"
  | "faded without cause"
  | "landed too near"
  | "standing moved"
  | "ghost too long"
  | "ghost stays with somebody"
  | "ghost comes again"
  | "ghost with hands"
  | "ghost in panic"
  | "head reaches in"
  | "hand reaches in"
  | "in a wall"
  | "off the floor"
  | "too fast";

export type Fault = { rule: Rule; now: number; who: readonly number[]; by: number };

type Zone = { minimum: number; usual: number | null };
type Memory = { seen: Seen; asked: Asked; zone: number; rules: Zone; credit: number };
type Visit = { pass: number; since: number; last: number };

/** Rounding of what is decoded. mm. */
const ROUNDING = 1;
const BETWEEN = 10;
/** Beyond twice the widest bubble and the longest step a pair is nothing to each other. mm. */
const FAR_APART = 10_000;
const GHOST_MS = 900;
const VISITS = 5;
const VISITS_WITHIN = 600_000;
/** A ghost that was elsewhere for less than this has not left. ms. */
const GAP = 100;

export class Judge {
  readonly faults: Fault[] = [];
  /** Pairs looked at, avatars looked at, the longest pass and the longest time a ghost spent with one person (ms). */
  readonly tally = { pairs: 0, avatars: 0, ghosts: 0, longestGhost: 0, longestVisit: 0, faded: 0, jumps: 0 };
  readonly #room: Room;
  #before = new Map<number, Memory>();
  #fadedBefore: ReadonlySet<number> = new Set();
  /** Pairs that did not count: hidden from each other, or one of them isolated. */
  #apartBefore = new Set<number>();
  #agreedBefore: ReadonlySet<number> = new Set();
  #now = Number.NEGATIVE_INFINITY;
  readonly #ghostSince = new Map<number, number>();
  readonly #visits = new Map<string, Visit[]>();
  /** Everybody who has ever been seen. */
  readonly #known = new Set<number>();

  constructor(room: Room) {
    this.#room = room;
  }

  observe(seen: Observation): void {
    const time = seen.now - this.#now;
    const memory = new Map<number, Memory>();
    for (const [avatar, one] of seen.seen) {
      const asked = seen.asked.get(avatar);
      if (!asked) throw new Error(`avatar ${avatar} is seen and was never let in`);
      const was = this.#before.get(avatar);
      const zone = this.#zoneOf(one, was?.zone ?? -1);
      // A ghost's home keeps its zone until it lands.
      const number = one.ghost && was?.seen.ghost ? was.zone : zone;
      memory.set(avatar, { seen: one, asked: { ...asked }, zone: number, rules: this.#rulesOf(number), credit: 3000 });
      this.#alone(one, asked, was, memory.get(avatar)!, time, seen.now);
    }
    const apart = new Set<number>();
    const all = [...memory.values()];
    for (let i = 0; i < all.length; i++) {
      const a = all[i]!;
      for (let j = 0; j < i; j++) {
        const b = all[j]!;
        // Nobody keeps, reaches or walks that far.
        if (Math.abs(a.seen.x - b.seen.x) < FAR_APART && Math.abs(a.seen.z - b.seen.z) < FAR_APART) {
          this.#pair(a, b, seen, apart);
        }
      }
    }
    for (const key of seen.hidden) apart.add(key);
    for (const avatar of memory.keys()) this.#known.add(avatar);
    for (const avatar of this.#ghostSince.keys()) if (!memory.has(avatar)) this.#ghostSince.delete(avatar);
    this.#before = memory;
    this.#fadedBefore = new Set(seen.faded);
    this.#apartBefore = apart;
    this.#agreedBefore = new Set(seen.agreed);
    this.#now = seen.now;
  }

  #fault(rule: Rule, now: number, who: readonly number[], by: number): void {
    this.faults.push({ rule, now, who, by });
  }

  /** What one avatar alone must keep: speed, walls, the floor, standing still, the length of a pass. */
  #alone(one: Seen, asked: Asked, was: Memory | undefined, now: Memory, time: number, at: number): void {
    this.tally.avatars++;
    if (one.jump) this.tally.jumps++;
    if (one.ghost && one.hands.length > 0) this.#fault("ghost with hands", at, [one.avatar], one.hands.length);
    if (!asked.seated) this.#walls(one, one.jump || was?.asked.seated ? undefined : was?.seen, at);
    if (!one.ghost && this.#offFloor(one) && !asked.seated) this.#fault("off the floor", at, [one.avatar], 0);
    this.#ghostTime(one, at);
    if (!was) return;
    const moved = Math.hypot(one.x - was.seen.x, one.z - was.seen.z);
    now.credit = Math.min(3000, was.credit + 6 * time);
    if (!one.jump && !one.ghost && !was.seen.ghost) {
      now.credit -= moved;
      if (now.credit < -BETWEEN) this.#fault("too fast", at, [one.avatar], -now.credit);
    }
    if (moved > 0 && !asked.moved && !one.ghost && !was.seen.ghost) {
      this.#fault("standing moved", at, [one.avatar], moved);
    }
  }

  #ghostTime(one: Seen, at: number): void {
    const since = this.#ghostSince.get(one.avatar);
    if (since === undefined) {
      if (!one.ghost) return;
      this.#ghostSince.set(one.avatar, at);
      this.tally.ghosts++;
      return;
    }
    this.tally.longestGhost = Math.max(this.tally.longestGhost, at - since);
    if (at - since > GHOST_MS + 0.5) this.#fault("ghost too long", at, [one.avatar], at - since);
    if (!one.ghost) this.#ghostSince.delete(one.avatar);
  }

  #pair(a: Memory, b: Memory, seen: Observation, hidden: Set<number>): void {
    const key = pairKey(a.seen.avatar, b.seen.avatar);
    if (a.asked.isolated || b.asked.isolated || seen.hidden.has(key)) {
      hidden.add(key);
      return;
    }
    const level = Math.abs(a.seen.y - b.seen.y) <= 2000;
    const wasA = this.#before.get(a.seen.avatar);
    const wasB = this.#before.get(b.seen.avatar);
    this.#inGhost(a, b, seen, level);
    this.#inGhost(b, a, seen, level);
    if (a.seen.ghost || b.seen.ghost) return;
    this.tally.pairs++;
    const agreed = seen.agreed.has(key);
    const apart = Math.hypot(a.seen.x - b.seen.x, a.seen.z - b.seen.z);
    const keep = kept(a.asked, a.rules, b.asked, b.rules, agreed);
    const faded = seen.faded.has(key);
    const who = [a.seen.avatar, b.seen.avatar];
    if (level) {
      if (apart < keep - ROUNDING && !faded) this.#fault("promise", seen.now, who, keep - apart);
      this.#parts(a, b, apart, keep, seen.now);
      this.#parts(b, a, apart, keep, seen.now);
    }
    if (faded) this.tally.faded++;
    // Distances are frozen while a step moves people: those of the zones in which they stood before.
    const rulesA = !wasA || a.seen.jump || wasA.seen.ghost ? a.rules : wasA.rules;
    const rulesB = !wasB || b.seen.jump || wasB.seen.ghost ? b.rules : wasB.rules;
    const frozen = kept(a.asked, rulesA, b.asked, rulesB, agreed);
    if (faded && level && !this.#fadedBefore.has(key)) {
      const askedA = wasA?.asked ?? { ...a.asked, ...a.asked.entered };
      const askedB = wasB?.asked ?? { ...b.asked, ...b.asked.entered };
      const agreedBefore = this.#agreedBefore.has(key);
      // Who jumped may first have sat down beside somebody, or stood up; then the other changed something.
      const before = Math.min(
        kept(askedA, rulesA, askedB, rulesB, agreedBefore),
        a.seen.jump ? kept(a.asked, rulesA, askedB, rulesB, agreedBefore) : Number.POSITIVE_INFINITY,
        b.seen.jump ? kept(askedA, rulesA, b.asked, rulesB, agreedBefore) : Number.POSITIVE_INFINITY,
      );
      // Who was isolated or hidden is met when that ends, also by those who came in the meantime.
      const released = wasA?.asked.isolated || wasB?.asked.isolated;
      const meet = released || (wasA && wasB && this.#apartBefore.has(key));
      // Whom nobody had near in the last step may have been pale then.
      const unwatched = (!wasA && this.#known.has(who[0]!)) || (!wasB && this.#known.has(who[1]!));
      // Within one step a wish may shrink and a zone grow.
      if (keep <= Math.min(before, frozen) && !meet && !unwatched)
        this.#fault("faded without cause", seen.now, who, keep - apart);
    }
    if (!wasA || !wasB) return;
    if (wasA.seen.ghost || wasB.seen.ghost) return;
    if (a.seen.jump || b.seen.jump) {
      // Who jumps is seen at the new place from the moment of the last step on.
      if (a.seen.jump && b.seen.jump) return;
      const [there, mover, before] = a.seen.jump ? [a, b, wasB] : [b, a, wasA];
      const near = toWay(there.seen, before.seen, mover.seen);
      if (level && !this.#fadedBefore.has(key) && near < frozen - BETWEEN && !faded) {
        this.#fault("landed too near", seen.now, who, frozen - near);
      }
      return;
    }
    const start = Math.hypot(wasA.seen.x - wasB.seen.x, wasA.seen.z - wasB.seen.z);
    const wasLevel = Math.abs(wasA.seen.y - wasB.seen.y) <= 2000;
    if (level && wasLevel) {
      const limit = Math.min(frozen, start);
      if (apart < limit - ROUNDING) this.#fault("ratchet", seen.now, who, limit - apart);
      const near = between(wasA.seen, wasB.seen, a.seen, b.seen);
      if (near < limit - BETWEEN) this.#fault("between steps", seen.now, who, limit - near);
    }
  }

  /** Where the parts of `a` may be beside `b`. */
  #parts(a: Memory, b: Memory, apart: number, keep: number, now: number): void {
    const who = [a.seen.avatar, b.seen.avatar];
    if (a.seen.head) {
      const near = Math.hypot(a.seen.head.x - b.seen.x, a.seen.head.z - b.seen.z);
      const needed = Math.min(apart, keep - 300);
      if (near < needed - 2 * ROUNDING) this.#fault("head reaches in", now, who, needed - near);
    }
    for (const hand of a.seen.hands) {
      const near = Math.hypot(hand.x - b.seen.x, hand.z - b.seen.z);
      if (near < 450 - ROUNDING) this.#fault("hand reaches in", now, who, 450 - near);
    }
  }

  /** A ghost in the bubble of somebody who stands: for how long at a time, and how often. */
  #inGhost(ghost: Memory, other: Memory, seen: Observation, level: boolean): void {
    if (!ghost.seen.ghost || !level) return;
    const was = this.#before.get(other.seen.avatar);
    const key = pairKey(ghost.seen.avatar, other.seen.avatar);
    const keep = kept(ghost.asked, ghost.rules, other.asked, other.rules, seen.agreed.has(key));
    const apart = Math.hypot(ghost.seen.x - other.seen.x, ghost.seen.z - other.seen.z);
    const stood = was && was.seen.x === other.seen.x && was.seen.z === other.seen.z && !other.seen.ghost;
    if (!stood || apart >= keep) return;
    const who = [ghost.seen.avatar, other.seen.avatar];
    const sameAsked = was.asked.radius === other.asked.radius && was.asked.for === other.asked.for;
    if (other.asked.panic && was.asked.panic && sameAsked && !this.#wasInside(ghost, other, keep)) {
      this.#fault("ghost in panic", seen.now, who, keep - apart);
    }
    const pair = `${ghost.asked.person} ${other.asked.person}`;
    const visits = this.#visits.get(pair) ?? [];
    this.#visits.set(pair, visits);
    const pass = this.#ghostSince.get(ghost.seen.avatar) ?? seen.now;
    const last = visits.at(-1);
    if (last?.pass === pass) {
      if (seen.now - last.last > GAP) last.since = seen.now;
      last.last = seen.now;
      this.tally.longestVisit = Math.max(this.tally.longestVisit, seen.now - last.since);
      if (seen.now - last.since > GHOST_MS)
        this.#fault("ghost stays with somebody", seen.now, who, seen.now - last.since);
    } else {
      visits.push({ pass, since: seen.now, last: seen.now });
      const lately = visits.filter(({ since }) => seen.now - since < VISITS_WITHIN).length;
      if (lately > VISITS) this.#fault("ghost comes again", seen.now, who, lately);
    }
  }

  /** The bubble had grown over the ghost, or panicked, before it went. */
  #wasInside(ghost: Memory, other: Memory, keep: number): boolean {
    const was = this.#before.get(ghost.seen.avatar);
    return was !== undefined && Math.hypot(was.seen.x - other.seen.x, was.seen.z - other.seen.z) < keep;
  }

  #zoneOf(spot: Spot, before: number): number {
    const { zones } = this.#room;
    const [x, y, z] = [spot.x / 1000, spot.y / 1000, spot.z / 1000];
    const inZone = (zone: Room["zones"][number], slack: number) => {
      if (y < zone.bottom - slack || y > zone.top + slack) return false;
      return windsRound(zone.polygon, x, z) || (slack > 0 && fromOutline(zone.polygon, x, z) <= slack);
    };
    const last = zones[before];
    if (last && !inZone(last, 0) && inZone(last, 0.3)) return before;
    let best = -1;
    zones.forEach((zone, number) => {
      if (inZone(zone, 0) && (best < 0 || sizeOf(zone.polygon) < sizeOf(zones[best]!.polygon))) best = number;
    });
    return best;
  }

  #rulesOf(number: number): Zone {
    const zone = this.#room.zones[number];
    const { bubbles } = this.#room;
    return { minimum: zone?.minimum ?? bubbles.minimum, usual: zone?.usual ?? bubbles.usual ?? null };
  }

  #walls(one: Seen, was: Seen | undefined, now: number): void {
    for (const { line, closed, bottom, top } of this.#room.walls) {
      const low = one.y / 1000;
      if (low + 0.05 >= top || low + 1.8 <= bottom) continue;
      const corners = closed ? [...line, line[0]!] : line;
      for (let n = 1; n < corners.length; n++) {
        const a = { x: corners[n - 1]![0] * 1000, y: 0, z: corners[n - 1]![1] * 1000 };
        const b = { x: corners[n]![0] * 1000, y: 0, z: corners[n]![1] * 1000 };
        if (toWay(one, a, b) < 198) this.#fault("in a wall", now, [one.avatar], 198 - toWay(one, a, b));
        else if (was && crossing(was, one, a, b)) this.#fault("in a wall", now, [one.avatar], 200);
      }
      if (closed && windsRound(line, one.x / 1000, one.z / 1000)) this.#fault("in a wall", now, [one.avatar], 1000);
    }
  }

  #offFloor(one: Seen): boolean {
    return !this.#room.ground.some(({ polygon, height }) => {
      const [x, z] = [one.x / 1000, one.z / 1000];
      if (!windsRound(polygon, x, z) && fromOutline(polygon, x, z) > 0.04) return false;
      let level = height as number;
      if (typeof height !== "number") {
        const [ax, ay, az] = height.from;
        const [bx, by, bz] = height.to;
        const far = (bx - ax) ** 2 + (bz - az) ** 2;
        const share = ((x - ax) * (bx - ax) + (z - az) * (bz - az)) / far;
        level = ay + (by - ay) * Math.min(1, Math.max(0, share));
      }
      return Math.abs(level * 1000 - one.y) < 2;
    });
  }
}

const FLOOR_MM = 400;

/** The distance two people keep, mm, told once more from DESIGN.md. */
function kept(a: Asked, inA: Zone, b: Asked, inB: Zone, agreed: boolean): number {
  const shunned = shuns(a, b, agreed) || shuns(b, a, agreed);
  if (shunned) return Math.max(3, inA.minimum, inB.minimum) * 1000;
  if (a.seated && b.seated) return FLOOR_MM;
  const unchosen = inA.usual === null ? (inB.usual ?? 1.2) : Math.min(inA.usual, inB.usual ?? inA.usual);
  return Math.max(0.4, inA.minimum, inB.minimum, wish(a, unchosen, agreed), wish(b, unchosen, agreed)) * 1000;
}

/** Somebody panics, and the other is neither of the house nor agreed. */
function shuns(a: Asked, b: Asked, agreed: boolean): boolean {
  return a.panic && !b.staff && !agreed;
}

/** How far somebody wants the other to stay, metres. */
function wish({ for: from, radius }: Asked, unchosen: number, agreed: boolean): number {
  if (from === "nobody" || (from === "strangers" && agreed)) return 0;
  return radius ?? unchosen;
}
