/**
 * MotionWatch: tells, from how bodies move, who keeps after somebody who does not want it: closing in, following, circling,
 * blocking, reaching in with a hand. A few times a second, in flat arrays: nothing is kept of pairs, nothing of where
 * anybody was longer than that, and nothing is allocated. Carries RUL13.
 *
 * For each kind a person has one other at a time whom it is about. It is told from when it has gone on for some seconds
 * with the same one, so that whoever passes, meets or walks along for a while is nothing to tell of.
 */
import type { FactKind } from "../../shared/conduct/facts.ts";
import { LEFT_HAND, RIGHT_HAND } from "./bodies.ts";
import { HandsIn, reaches } from "./hands-in.ts";
import { counts, keeps, keepsUnwidened, sameLevel } from "./keeping.ts";
import { ALONG, Paces, STANDS, WALKS } from "./paces.ts";
import type { Corrected, World } from "./world.ts";

/** A look is taken so often, ms. */
const LOOK_MS = 250;
/** Everybody is looked at within so many steps, so that none takes long. */
const SHARES = 4;
/** Nobody is after anybody who is further away, mm. */
const REACH = 4000;
/** As far as this beyond the distance that two keep is at its edge, mm. */
const EDGE = 450;
/** Whoever walked so lately is no bystander, ms. */
const LATELY_MS = 1500;
/** What stops for longer is over, by kind, ms: whoever is after somebody is held up, passes and comes again. */
const GAP_MS = [5000, 5000, 2000, 1500];

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
  /** By slot and kind: whom it is about (−1 is nobody), for how long in all, until when, and what has come together. */
  readonly #about: Int32Array;
  readonly #long: Float64Array;
  readonly #last: Float64Array;
  readonly #sum: Float64Array;
  /** What was not told yet, less than one. */
  readonly #owed: Float64Array;
  readonly #near: Int32Array;
  readonly #paces: Paces;
  readonly #handsIn: HandsIn;
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** How long it was since the look before, ms, and who is looked at next. */
  #passed = 0;
  #next = 0;

  constructor(capacity: number) {
    this.#about = new Int32Array(capacity * KINDS).fill(-1);
    this.#long = new Float64Array(capacity * KINDS);
    this.#last = new Float64Array(capacity * KINDS);
    this.#sum = new Float64Array(capacity * KINDS);
    this.#owed = new Float64Array(capacity * KINDS);
    this.#near = new Int32Array(capacity);
    this.#paces = new Paces(capacity);
    this.#handsIn = new HandsIn(capacity);
  }

  /** After each step, with whom it has corrected; looks at some when it is time to. */
  step(world: World, corrected: readonly Corrected[], now: number, together: Together, note: NoteMotion): void {
    for (const { slot, reason } of corrected) if (reason === "bubble") this.#paces.stopped(slot, now);
    const { capacity } = world.bodies;
    const passed = now - this.#lookedAt;
    if (passed >= LOOK_MS) {
      while (this.#next < capacity) this.#look(world, this.#next++, this.#passed, now, together, note);
      this.#lookedAt = now;
      // After a pause nobody knows how anybody moved meanwhile.
      this.#passed = passed < 4 * LOOK_MS ? passed : 0;
      this.#paces.measure(world, this.#passed, now, this.#begin);
      this.#next = this.#passed > 0 ? 0 : capacity;
    }
    const end = Math.min(capacity, this.#next + Math.ceil(capacity / SHARES));
    while (this.#next < end) this.#look(world, this.#next++, this.#passed, now, together, note);
  }

  /** Somebody else is in this slot than at the last look. */
  readonly #begin = (slot: number): void => {
    this.#handsIn.clear(slot);
    this.#owed.fill(0, slot * KINDS, (slot + 1) * KINDS);
    this.#about.fill(-1, slot * KINDS, (slot + 1) * KINDS);
    for (let at = 0; at < this.#about.length; at++) if (this.#about[at] === slot) this.#about[at] = -1;
  };

  #look(world: World, slot: number, passed: number, now: number, together: Together, note: NoteMotion): void {
    const { bodies, keepers, isolated, grid } = world;
    if (bodies.present[slot] === 0 || keepers[slot]!.staff || isolated[slot] !== 0) return;
    const hands = bodies.parts[slot]! & (LEFT_HAND | RIGHT_HAND);
    const walked = now - this.#paces.wantedToWalkAt(slot) < LATELY_MS;
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
        handIn = reaches(world, slot, other, hands) && !together(slot, other);
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
    if (this.#handsIn.look(slot, handIn, now)) note(slot, "hands", 1);
    this.#goOn(slot, CLOSING, closing, passed / 1000, now, together, note);
    this.#goOn(slot, FOLLOWING, following, passed / 1000, now, together, note);
    this.#goOn(
      slot,
      CIRCLING,
      circling,
      circling < 0 ? 0 : this.#paces.swept(slot, circling, passed),
      now,
      together,
      note,
    );
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
    const keep = this.#paces.isHeldUp(slot, now) ? keeps(world, slot, other) : keepsUnwidened(world, slot, other);
    if (far > keep + EDGE) return false;
    const at = slot * KINDS + CLOSING;
    const before = this.#about[at] === other;
    if (this.#paces.goes(slot, ux, uz) && this.#paces.goes(other, ux, uz)) {
      if (before) this.#sum[at]! += LOOK_MS / 1000;
      return true;
    }
    if (!before || this.#sum[at]! < AFTER_S) return false;
    return this.#paces.presses(world, slot, ux, uz, now) && this.#paces.presses(world, other, -ux, -uz, now);
  }

  /** After somebody who walks, wherever they turn: not beside them, and not when they come back. */
  #follows(slot: number, other: number, ux: number, uz: number): boolean {
    if (this.#paces.of(other) < WALKS || !this.#paces.goes(slot, ux, uz)) return false;
    return this.#paces.along(other, ux, uz) > 0.3 * this.#paces.of(other);
  }

  /** Past somebody who stands, with them at one's side. */
  #circles(slot: number, other: number, far: number, ux: number, uz: number): boolean {
    if (far > 3000 || this.#paces.of(other) > STANDS || this.#paces.of(slot) < WALKS) return false;
    return Math.abs(this.#paces.along(slot, ux, uz)) < ALONG * this.#paces.of(slot);
  }

  /** In front of somebody who wants to go on and cannot, having come there. */
  #blocks(world: World, slot: number, other: number, far: number, ux: number, uz: number, now: number): boolean {
    if (far > keepsUnwidened(world, slot, other) + EDGE) return false;
    // Whoever walks themselves is in each other's way, and both are stopped; who keeps somebody from going has come to.
    if (this.#paces.isHeldUp(slot, now)) return false;
    return this.#paces.presses(world, other, -ux, -uz, now);
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
      this.#sum[at] = kind === FOLLOWING ? this.#paces.turned[other]! : 0;
    }
    this.#last[at] = now;
    this.#long[at]! += value;
    if (kind !== CIRCLING && this.#long[at]! < BEFORE_S[kind]!) return;
    if (kind === FOLLOWING && this.#paces.turned[other]! - this.#sum[at]! < TURNED) return;
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
}
