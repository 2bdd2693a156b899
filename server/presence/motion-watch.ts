/**
 * MotionWatch: tells, from how bodies move, who keeps after somebody who does not want it: closing in, following, circling,
 * blocking, reaching in with a hand. A few times a second, in flat arrays: nothing is kept of pairs, nothing of where
 * anybody was longer than that, and nothing is allocated. Carries RUL13.
 *
 * For each kind a person has one other at a time whom it is about. It is told from when it has gone on for some seconds
 * with the same one, so that whoever passes, meets or walks along for a while is nothing to tell of.
 */
import type { FactKind } from "../../shared/conduct/facts.ts";
import { LEFT_HAND, PART_FLOATS, RIGHT_HAND } from "./bodies.ts";
import { counts, keeps, keepsUnwidened, sameLevel } from "./keeping.ts";
import type { Corrected, World } from "./world.ts";

/** A look is taken so often, ms. */
const LOOK_MS = 250;
/** Everybody is looked at within so many steps, so that none takes long. */
const SHARES = 4;
/** Paces are those of about so long, ms: a step to and fro is no pace. */
const SMOOTH_MS = 700;
/** Whoever has moved further since the last look has jumped, mm. */
const JUMPED = 2500;
/** Nobody is after anybody who is further away, mm. */
const REACH = 4000;
/** Who is slower stands; who is faster walks. mm a second. */
const STANDS = 250;
const WALKS = 450;
/** As far as this beyond the distance that two keep is at its edge, mm. */
const EDGE = 450;
/** How well a way must agree with a direction to be along it: the cosine of the angle between. */
const ALONG = 0.7;
/** Whoever walked so lately is no bystander, ms. */
const LATELY_MS = 1500;
/** What stops for longer is over, by kind, ms: whoever is after somebody is held up, passes and comes again. */
const GAP_MS = [5000, 5000, 2000, 1500];
/** A hand so near to somebody's middle reaches for them, mm; and after so long it counts anew, ms. */
const HAND_IN = 300;
const HAND_AGAIN_MS = 2000;
/** Seen there in so many looks, it stays; one that is waved about does not. */
const HAND_LOOKS = 3;
/** Whoever was stopped so lately wants to go on, ms. */
const STOPPED_MS = 300;

type Motion = Extract<FactKind, "closing-in" | "following" | "circling" | "blocking">;
const MOTIONS = ["closing-in", "following", "circling", "blocking"] as const satisfies readonly Motion[];
const CLOSING = 0;
const FOLLOWING = 1;
const CIRCLING = 2;
const BLOCKING = 3;
const KINDS = MOTIONS.length;
/** How long each has gone on with the same one, in all, before it is told, s. */
const BEFORE_S = [4, 6, 0, 3];
/** How long somebody is after another before it counts that they stand in their way, s. */
const AFTER_S = 1.5;
/** And how far the one who is followed has turned meanwhile, radians: two who go the same way are no followers. */
const TURNED = Math.PI / 2;

export type NoteMotion = (slot: number, kind: FactKind, value: number) => void;
/** Whether two are together here, beside having agreed to closeness: then nothing between them is told. */
export type Together = (slot: number, other: number) => boolean;

export class MotionWatch {
  readonly #person: string[];
  readonly #x: Float64Array;
  readonly #z: Float64Array;
  /** Paces, mm a second. */
  readonly #vx: Float64Array;
  readonly #vz: Float64Array;
  readonly #heading: Float64Array;
  /** How far somebody has turned in all since they came, radians. */
  readonly #turned: Float64Array;
  readonly #stoppedAt: Float64Array;
  readonly #walkedAt: Float64Array;
  /** By slot and kind: whom it is about (−1 is nobody), for how long in all, until when, and what has come together. */
  readonly #about: Int32Array;
  readonly #long: Float64Array;
  readonly #last: Float64Array;
  readonly #sum: Float64Array;
  /** What was not told yet, less than one. */
  readonly #owed: Float64Array;
  readonly #handLooks: Uint8Array;
  readonly #handAt: Float64Array;
  readonly #near: Int32Array;
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** How long it was since the look before, ms, and who is looked at next. */
  #passed = 0;
  #next = 0;

  constructor(capacity: number) {
    this.#person = Array.from({ length: capacity }, () => "");
    const floats = () => new Float64Array(capacity);
    this.#x = floats();
    this.#z = floats();
    this.#vx = floats();
    this.#vz = floats();
    this.#heading = floats();
    this.#turned = floats();
    this.#stoppedAt = floats();
    this.#walkedAt = floats();
    this.#about = new Int32Array(capacity * KINDS).fill(-1);
    this.#long = new Float64Array(capacity * KINDS);
    this.#last = new Float64Array(capacity * KINDS);
    this.#sum = new Float64Array(capacity * KINDS);
    this.#owed = new Float64Array(capacity * KINDS);
    this.#handLooks = new Uint8Array(capacity);
    this.#handAt = floats();
    this.#near = new Int32Array(capacity);
  }

  /** After each step, with whom it has corrected; looks at some when it is time to. */
  step(world: World, corrected: readonly Corrected[], now: number, together: Together, note: NoteMotion): void {
    for (const { slot, reason } of corrected) if (reason === "bubble") this.#stoppedAt[slot] = now;
    const { capacity } = world.bodies;
    const passed = now - this.#lookedAt;
    if (passed >= LOOK_MS) {
      while (this.#next < capacity) this.#look(world, this.#next++, this.#passed, now, together, note);
      this.#lookedAt = now;
      // After a pause nobody knows how anybody moved meanwhile.
      this.#passed = passed < 4 * LOOK_MS ? passed : 0;
      this.#measure(world, this.#passed, now);
      this.#next = this.#passed > 0 ? 0 : capacity;
    }
    const end = Math.min(capacity, this.#next + Math.ceil(capacity / SHARES));
    while (this.#next < end) this.#look(world, this.#next++, this.#passed, now, together, note);
  }

  /** Everybody's pace and turning since the last look. */
  #measure({ bodies, person }: World, passed: number, now: number): void {
    const share = Math.min(1, passed / SMOOTH_MS);
    for (let slot = 0; slot < bodies.capacity; slot++) {
      if (bodies.present[slot] === 0) continue;
      const x = bodies.sentX[slot]!;
      const z = bodies.sentZ[slot]!;
      const dx = x - this.#x[slot]!;
      const dz = z - this.#z[slot]!;
      this.#x[slot] = x;
      this.#z[slot] = z;
      const isNew = this.#person[slot] !== person[slot];
      if (isNew) this.#begin(slot, person[slot]!);
      if (isNew || passed === 0 || dx * dx + dz * dz > JUMPED * JUMPED) {
        this.#vx[slot] = 0;
        this.#vz[slot] = 0;
        continue;
      }
      this.#vx[slot]! += ((dx / passed) * 1000 - this.#vx[slot]!) * share;
      this.#vz[slot]! += ((dz / passed) * 1000 - this.#vz[slot]!) * share;
      if (this.#pace(slot) < WALKS) continue;
      const heading = Math.atan2(this.#vx[slot]!, this.#vz[slot]!);
      this.#turned[slot]! += Math.abs(turnBetween(this.#heading[slot]!, heading));
      this.#heading[slot] = heading;
      this.#walkedAt[slot] = now;
    }
  }

  /** Somebody else is in this slot than at the last look. */
  #begin(slot: number, person: string): void {
    this.#person[slot] = person;
    this.#vx[slot] = 0;
    this.#vz[slot] = 0;
    this.#turned[slot] = 0;
    this.#stoppedAt[slot] = Number.NEGATIVE_INFINITY;
    this.#walkedAt[slot] = Number.NEGATIVE_INFINITY;
    this.#handLooks[slot] = 0;
    this.#owed.fill(0, slot * KINDS, (slot + 1) * KINDS);
    this.#about.fill(-1, slot * KINDS, (slot + 1) * KINDS);
    for (let at = 0; at < this.#about.length; at++) if (this.#about[at] === slot) this.#about[at] = -1;
  }

  #look(world: World, slot: number, passed: number, now: number, together: Together, note: NoteMotion): void {
    const { bodies, keepers, isolated, grid } = world;
    if (bodies.present[slot] === 0 || keepers[slot]!.staff || isolated[slot] !== 0) return;
    const hands = bodies.parts[slot]! & (LEFT_HAND | RIGHT_HAND);
    const walked = now - Math.max(this.#walkedAt[slot]!, this.#stoppedAt[slot]!) < LATELY_MS;
    if (!walked && hands === 0) return;
    const count = grid.near(bodies.x[slot]!, bodies.z[slot]!, REACH, this.#near);
    let handIn = false;
    let closing = -1;
    let following = -1;
    let circling = -1;
    let blocking = -1;
    for (let n = 0; n < count; n++) {
      const other = this.#near[n]!;
      if (!counts(world, slot, other) || !sameLevel(bodies.y[slot]!, bodies.y[other]!)) continue;
      const dx = bodies.x[other]! - bodies.x[slot]!;
      const dz = bodies.z[other]! - bodies.z[slot]!;
      const far2 = dx * dx + dz * dz;
      if (far2 > REACH * REACH || world.pairs.agreed(slot, other)) continue;
      if (hands !== 0 && !handIn && far2 < 2000 * 2000)
        handIn = this.#reaches(world, slot, other, hands) && !together(slot, other);
      if (!walked) continue;
      const far = Math.sqrt(far2) || 1;
      const ux = dx / far;
      const uz = dz / far;
      if (this.#isCloser(slot, CLOSING, other, closing) && this.#closesIn(world, slot, other, far, ux, uz, now))
        closing = other;
      if (this.#isCloser(slot, FOLLOWING, other, following) && this.#follows(slot, other, ux, uz)) following = other;
      if (this.#isCloser(slot, CIRCLING, other, circling) && this.#circles(slot, other, far, ux, uz)) circling = other;
      if (this.#isCloser(slot, BLOCKING, other, blocking) && this.#blocks(world, slot, other, far, ux, uz, now))
        blocking = other;
    }
    this.#hand(slot, handIn, now, note);
    this.#goOn(slot, CLOSING, closing, passed / 1000, now, together, note);
    this.#goOn(slot, FOLLOWING, following, passed / 1000, now, together, note);
    this.#goOn(slot, CIRCLING, circling, circling < 0 ? 0 : this.#swept(slot, circling, passed), now, together, note);
    this.#goOn(slot, BLOCKING, blocking, passed / 1000, now, together, note);
  }

  /** Whether `other` is to be looked at for a kind: whom it was about goes before anybody else. */
  #isCloser(slot: number, kind: number, other: number, found: number): boolean {
    return found < 0 || other === this.#about[slot * KINDS + kind];
  }

  /**
   * At the edge of somebody who walks away, and after them. Whoever was is so too while they keep the same one from going
   * on, head to head: of two who only meet neither was.
   */
  #closesIn(world: World, slot: number, other: number, far: number, ux: number, uz: number, now: number): boolean {
    // At a bubble that is wider than usual stands only who is held up by it: anybody may walk some metres behind.
    const isHeldUp = now - this.#stoppedAt[slot]! <= STOPPED_MS;
    const keep = isHeldUp ? keeps(world, slot, other) : keepsUnwidened(world, slot, other);
    if (far > keep + EDGE) return false;
    const at = slot * KINDS + CLOSING;
    const before = this.#about[at] === other;
    if (this.#goes(slot, ux, uz) && this.#goes(other, ux, uz)) {
      if (before) this.#sum[at]! += LOOK_MS / 1000;
      return true;
    }
    if (!before || this.#sum[at]! < AFTER_S) return false;
    return this.#presses(world, slot, ux, uz, now) && this.#presses(world, other, -ux, -uz, now);
  }

  /** After somebody who walks, wherever they turn: not beside them, and not when they come back. */
  #follows(slot: number, other: number, ux: number, uz: number): boolean {
    if (this.#pace(other) < WALKS || !this.#goes(slot, ux, uz)) return false;
    return this.#along(other, ux, uz) > 0.3 * this.#pace(other);
  }

  /** Past somebody who stands, with them at one's side. */
  #circles(slot: number, other: number, far: number, ux: number, uz: number): boolean {
    if (far > 3000 || this.#pace(other) > STANDS || this.#pace(slot) < WALKS) return false;
    return Math.abs(this.#along(slot, ux, uz)) < ALONG * this.#pace(slot);
  }

  /** In front of somebody who wants to go on and cannot, having come there. */
  #blocks(world: World, slot: number, other: number, far: number, ux: number, uz: number, now: number): boolean {
    if (far > keepsUnwidened(world, slot, other) + EDGE) return false;
    // Whoever walks themselves is in each other's way, and both are stopped; who keeps somebody from going has come to.
    if (now - this.#stoppedAt[slot]! <= STOPPED_MS) return false;
    return this.#presses(world, other, -ux, -uz, now);
  }

  /** Wants to go that way and is kept from it by a bubble. */
  #presses({ bodies, intake }: World, slot: number, ux: number, uz: number, now: number): boolean {
    if (now - this.#stoppedAt[slot]! > STOPPED_MS) return false;
    const wx = intake.x[slot]! - bodies.x[slot]!;
    const wz = intake.z[slot]! - bodies.z[slot]!;
    const length = Math.sqrt(wx * wx + wz * wz);
    return length > 1 && wx * ux + wz * uz > ALONG * length;
  }

  #reaches({ bodies, intake }: World, slot: number, other: number, hands: number): boolean {
    const cos = Math.cos(bodies.yaw[slot]!);
    const sin = Math.sin(bodies.yaw[slot]!);
    const dx = bodies.sentX[other]! - bodies.sentX[slot]!;
    const dz = bodies.sentZ[other]! - bodies.sentZ[slot]!;
    return (
      ((hands & LEFT_HAND) !== 0 && isAt(intake.left, slot, cos, sin, dx, dz)) ||
      ((hands & RIGHT_HAND) !== 0 && isAt(intake.right, slot, cos, sin, dx, dz))
    );
  }

  /** A hand that stays from look to look has reached in. */
  #hand(slot: number, isIn: boolean, now: number, note: NoteMotion): void {
    if (!isIn) {
      this.#handLooks[slot] = 0;
      return;
    }
    const before = this.#handLooks[slot]!;
    this.#handLooks[slot] = Math.min(HAND_LOOKS, before + 1);
    if (before < HAND_LOOKS - 1 || (before === HAND_LOOKS && now - this.#handAt[slot]! < HAND_AGAIN_MS)) return;
    this.#handAt[slot] = now;
    note(slot, "hands", 1);
  }

  /** It goes on with the same one, or begins with another, or is over. */
  #goOn(
    slot: number,
    kind: number,
    other: number,
    value: number,
    now: number,
    together: Together,
    note: NoteMotion,
  ): void {
    const at = slot * KINDS + kind;
    const before = this.#about[at]!;
    const isOver = before < 0 || now - this.#last[at]! > GAP_MS[kind]!;
    if (isOver) this.#about[at] = -1;
    if (other < 0 || (other !== before && !isOver)) return;
    if (isOver) {
      if (together(slot, other)) return;
      this.#about[at] = other;
      this.#long[at] = 0;
      this.#sum[at] = kind === FOLLOWING ? this.#turned[other]! : 0;
    }
    this.#last[at] = now;
    this.#long[at]! += value;
    if (kind !== CIRCLING && this.#long[at]! < BEFORE_S[kind]!) return;
    if (kind === FOLLOWING && this.#turned[other]! - this.#sum[at]! < TURNED) return;
    if (kind === CIRCLING) {
      // To and fro is no circle: only what is left of both is, from the first whole turn on.
      const turns = Math.abs(this.#sum[at]!);
      this.#sum[at]! += value;
      this.#owed[at]! += Math.max(0, Math.abs(this.#sum[at]!) - Math.max(1, turns));
      if (this.#owed[at]! < 0.25) return;
      note(slot, "circling", this.#owed[at]!);
      this.#owed[at] = 0;
      return;
    }
    this.#owed[at]! += value;
    if (this.#owed[at]! < 1) return;
    note(slot, MOTIONS[kind]!, this.#owed[at]!);
    this.#owed[at] = 0;
  }

  /** How far round somebody one has gone since the last look, turns; to the left is more. */
  #swept(slot: number, other: number, passed: number): number {
    const dx = this.#x[other]! - this.#x[slot]!;
    const dz = this.#z[other]! - this.#z[slot]!;
    const across = dx * this.#vz[slot]! - dz * this.#vx[slot]!;
    return ((across / (dx * dx + dz * dz || 1)) * (passed / 1000)) / (2 * Math.PI);
  }

  #pace(slot: number): number {
    return Math.sqrt(this.#vx[slot]! ** 2 + this.#vz[slot]! ** 2);
  }

  #along(slot: number, ux: number, uz: number): number {
    return this.#vx[slot]! * ux + this.#vz[slot]! * uz;
  }

  /** Walks, and that way. */
  #goes(slot: number, ux: number, uz: number): boolean {
    const pace = this.#pace(slot);
    return pace >= WALKS && this.#along(slot, ux, uz) > ALONG * pace;
  }
}

/** Whether a hand (metres, in its owner's frame) is at somebody who stands `dx`, `dz` mm away. */
function isAt(part: Float64Array, slot: number, cos: number, sin: number, dx: number, dz: number): boolean {
  const at = slot * PART_FLOATS;
  const x = (part[at]! * cos + part[at + 2]! * sin) * 1000 - dx;
  const z = (part[at + 2]! * cos - part[at]! * sin) * 1000 - dz;
  return x * x + z * z < HAND_IN * HAND_IN;
}

function turnBetween(from: number, to: number): number {
  const turn = (to - from) % (2 * Math.PI);
  return turn > Math.PI ? turn - 2 * Math.PI : turn < -Math.PI ? turn + 2 * Math.PI : turn;
}
