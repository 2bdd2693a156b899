/**
 * Smoothing: from poses that come twenty times a second, unevenly, to a place for every picture of the display.
 *
 * What is drawn is always on the way between two places that the server sent, a little in the past, and all avatars are
 * near are drawn at one moment of it: so whoever keeps a distance at the server keeps it on the display. Those who are
 * told of more rarely are drawn that much further in the past, and go over from one to the other in time that runs a
 * little faster or slower. Nothing is extrapolated: that would draw people inside each other's bubbles. [PAGE20] [PAGE21]
 */
import { LOOSE_GRIP } from "../../shared/pose/grip.ts";
import type { Hand, Pose, Quat, Vec3 } from "../../shared/pose/pose.ts";

/** The delay covers so many times the lateness that this share of frames keeps: what is later still is waited for. */
const USUAL = 0.85;
const COVER = 2;
/** Arrivals that the delay is reckoned from: about 15 s of frames. */
const ARRIVALS = 300;
/** The delay over the quickest arrival is kept within these, ms. */
const SHORTEST_MS = 40;
const LONGEST_MS = 250;
/** The moment drawn runs at least and at most at these multiples of time, until it is where it should be. */
const SLOWEST = 0.85;
const FASTEST = 1.4;
/** It is brought to where it should be within about this, ms. */
const EASE_MS = 120;
/** Further behind than this it is not worth catching up: it cuts, ms. */
const CUT_MS = 1500;
/** Steps without an update beyond those between two, after which somebody has stood, rather than moved unevenly. */
const STOOD_STEPS = 3;
/** How fast somebody's own delay shrinks and grows when they are told of more or less often, by time. */
const SHRINKS = 0.1;
const GROWS = 0.4;

/** The moment that is drawn, on the server's line of steps: one for all avatars of a visit. */
export class Playhead {
  readonly stepMs: number;
  /** Counts the cuts: moments that were skipped. */
  cuts = 0;
  #moment = Number.NaN;
  #drawnAt = Number.NaN;
  #newest = Number.NEGATIVE_INFINITY;
  /** Arrival minus step, ms, of the last frames, in a ring; and the same in order. */
  readonly #late = new Float64Array(ARRIVALS);
  readonly #ordered = new Float64Array(ARRIVALS);
  #arrivals = 0;
  #lag = 0;

  constructor(stepMs = 50) {
    this.stepMs = stepMs;
  }

  /** How far behind the server's steps, as they arrive at their quickest, the drawn moment is aimed, ms. */
  get delay(): number {
    return this.#arrivals === 0 ? 0 : this.#lag - this.#ordered[0]!;
  }

  /** The moment drawn last, ms on the line of steps. */
  get moment(): number {
    return this.#moment;
  }

  /** Something of step `tick` came at `at`, the clock that `advance` is called with, ms. */
  arrived(tick: number, at: number): void {
    const step = tick * this.stepMs;
    if (step <= this.#newest) return;
    const before = this.#newest;
    this.#newest = step;
    this.#reckon(at - step);
    if (!(this.#moment >= 0)) {
      this.#moment = step;
      this.#drawnAt = at;
    } else if (step - before > (1 + STOOD_STEPS) * this.stepMs) {
      // Nobody moved in between, so nobody sees the moment skip there.
      this.#moment = Math.max(this.#moment, Math.min(this.#aim(at), step - this.stepMs));
    }
  }

  /** The moment to draw at `at`; asked again for the same picture it is the same. */
  advance(at: number): number {
    const passed = at - this.#drawnAt;
    if (!(passed > 0)) return this.#moment;
    this.#drawnAt = at;
    const behind = this.#aim(at - passed) - this.#moment;
    if (Math.min(this.#aim(at), this.#newest) - this.#moment > CUT_MS + passed) {
      this.cuts += 1;
      this.#moment = Math.min(this.#aim(at), this.#newest);
      return this.#moment;
    }
    const pace = Math.min(FASTEST, Math.max(SLOWEST, 1 + behind / EASE_MS));
    this.#moment = Math.max(this.#moment, Math.min(this.#moment + passed * pace, this.#newest));
    return this.#moment;
  }

  #aim(at: number): number {
    return at - this.#lag;
  }

  #reckon(late: number): void {
    const count = Math.min(this.#arrivals, ARRIVALS);
    const ordered = this.#ordered;
    let length = count;
    if (count === ARRIVALS) length = takeOut(ordered, length, this.#late[this.#arrivals % ARRIVALS]!);
    this.#late[this.#arrivals % ARRIVALS] = late;
    this.#arrivals += 1;
    length = putIn(ordered, length, late);
    const quickest = ordered[0]!;
    const usual = ordered[Math.min(length - 1, Math.floor(length * USUAL))]!;
    // A picture between two steps needs the later one: one step more.
    const cover = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, (usual - quickest) * COVER));
    this.#lag = quickest + cover + this.stepMs;
  }
}

function putIn(ordered: Float64Array, length: number, value: number): number {
  let at = length;
  for (; at > 0 && ordered[at - 1]! > value; at--) ordered[at] = ordered[at - 1]!;
  ordered[at] = value;
  return length + 1;
}

function takeOut(ordered: Float64Array, length: number, value: number): number {
  const at = ordered.indexOf(value);
  ordered.copyWithin(at, at + 1, length);
  return length - 1;
}

/** What to draw. The same object each time, overwritten by the next `sample`. */
export type Drawn = {
  position: Vec3;
  yaw: number;
  head: DrawnPart | undefined;
  leftHand: DrawnPart | undefined;
  rightHand: DrawnPart | undefined;
};
/** `grip` is a hand's. */
export type DrawnPart = { position: Vec3; rotation: Quat; grip: number };

/** Poses that are kept: more than three seconds of them. */
const KEPT = 64;
const PARTS = ["head", "leftHand", "rightHand"] as const;
/** x y z yaw, and for each part x y z, a quaternion and a grip. */
const PART_FLOATS = 8;
const GRIP_AT = 7;
const FLOATS = 4 + 3 * PART_FLOATS;

type Sample = { moment: number; jump: boolean; parts: number; readonly values: Float64Array };

/** One avatar's way through its poses. */
export class Smoothing {
  readonly #playhead: Playhead;
  readonly #ring: Sample[] = Array.from({ length: KEPT }, () => ({
    moment: Number.NEGATIVE_INFINITY,
    jump: false,
    parts: 0,
    values: new Float64Array(FLOATS),
  }));
  /** Samples pushed so far; the newest is the one before. */
  #count = 0;
  /** How much further in the past than those near this one is drawn, where that is going, and when it last went, ms. */
  #behind = 0;
  #aim = 0;
  #drawnAt = Number.NaN;
  readonly #parts: readonly DrawnPart[] = PARTS.map(() => ({ position: [0, 0, 0], rotation: [0, 0, 0, 1], grip: 0 }));
  readonly #drawn: Drawn = { position: [0, 0, 0], yaw: 0, head: undefined, leftHand: undefined, rightHand: undefined };

  /** Give all avatars of one visit the same playhead. */
  constructor(playhead = new Playhead()) {
    this.#playhead = playhead;
  }

  /**
   * Takes a pose in that came at `at`, ms on the clock that `sample` is asked with (`visit.time()` for both).
   *
   * @param interval the steps between two updates of this avatar while it moves
   */
  push(pose: Pose, at: number, interval = 1): void {
    const playhead = this.#playhead;
    this.#aim = (interval - 1) * playhead.stepMs;
    if (this.#count === 0) this.#behind = this.#aim;
    const moment = pose.tick * playhead.stepMs;
    const last = this.#count > 0 ? this.#at(this.#count - 1) : undefined;
    if (last && moment <= last.moment) {
      fill(last, pose, last.moment, pose.jump === true || last.jump);
      return;
    }
    if (last) {
      const longest = (interval + STOOD_STEPS) * playhead.stepMs;
      const stood = moment - last.moment > longest ? moment - interval * playhead.stepMs : last.moment;
      const from = Math.max(stood, Math.min(playhead.moment - this.#behind, moment));
      if (from > last.moment) this.#hold(last, from);
    }
    playhead.arrived(pose.tick, at);
    fill(this.#next(), pose, moment, pose.jump === true);
  }

  /** What to draw in the picture of time `at`; undefined before the first pose. */
  sample(at: number): Drawn | undefined {
    if (this.#count === 0) return undefined;
    const moment = this.#playhead.advance(at) - this.#ease(at);
    let index = this.#count - 1;
    const oldest = Math.max(0, this.#count - KEPT);
    while (index > oldest && this.#at(index).moment > moment) index--;
    const from = this.#at(index);
    const to = index + 1 < this.#count ? this.#at(index + 1) : from;
    const span = to.moment - from.moment;
    const share = to.jump || span <= 0 ? 0 : Math.min(1, Math.max(0, (moment - from.moment) / span));
    this.#draw(from, to, share);
    return this.#drawn;
  }

  /** Brings my own delay nearer to where it is going. */
  #ease(at: number): number {
    const passed = at - this.#drawnAt;
    this.#drawnAt = at;
    if (!(passed > 0)) return this.#behind;
    const off = this.#aim - this.#behind;
    this.#behind += Math.max(-SHRINKS * passed, Math.min(GROWS * passed, off));
    return this.#behind;
  }

  #at(index: number): Sample {
    return this.#ring[index % KEPT]!;
  }

  #next(): Sample {
    this.#count += 1;
    return this.#at(this.#count - 1);
  }

  /** Stands until `moment` as in `last`. */
  #hold(last: Sample, moment: number): void {
    const held = this.#next();
    held.moment = moment;
    held.jump = false;
    held.parts = last.parts;
    held.values.set(last.values);
  }

  #draw(from: Sample, to: Sample, share: number): void {
    const drawn = this.#drawn;
    const a = from.values;
    const b = to.values;
    for (let axis = 0; axis < 3; axis++) drawn.position[axis] = a[axis]! + (b[axis]! - a[axis]!) * share;
    drawn.yaw = a[3]! + shortest(b[3]! - a[3]!) * share;
    for (let part = 0; part < 3; part++) {
      const bit = 1 << part;
      const shown = (from.parts & bit) !== 0;
      drawn[PARTS[part]!] = shown ? this.#parts[part] : undefined;
      if (shown) blend(a, to.parts & bit ? b : a, 4 + part * PART_FLOATS, share, this.#parts[part]!);
    }
  }
}

function fill(sample: Sample, pose: Pose, moment: number, jump: boolean): void {
  sample.moment = moment;
  sample.jump = jump;
  sample.parts = 0;
  const { values } = sample;
  values[0] = pose.position[0];
  values[1] = pose.position[1];
  values[2] = pose.position[2];
  values[3] = pose.yaw;
  for (let part = 0; part < 3; part++) {
    const given = pose[PARTS[part]!];
    if (!given) continue;
    sample.parts |= 1 << part;
    const at = 4 + part * PART_FLOATS;
    for (let axis = 0; axis < 3; axis++) values[at + axis] = given.position[axis]!;
    for (let i = 0; i < 4; i++) values[at + 3 + i] = given.rotation[i]!;
    values[at + GRIP_AT] = (part > 0 ? (given as Hand).grip : undefined) ?? LOOSE_GRIP;
  }
}

/** The same turn, no longer than half a circle. */
function shortest(turn: number): number {
  return turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI));
}

/** Between two parts: place and grip straight, the rotation by normalised linear interpolation on the shorter way. */
function blend(a: Float64Array, b: Float64Array, at: number, share: number, out: DrawnPart): void {
  for (let axis = 0; axis < 3; axis++) out.position[axis] = a[at + axis]! + (b[at + axis]! - a[at + axis]!) * share;
  out.grip = a[at + GRIP_AT]! + (b[at + GRIP_AT]! - a[at + GRIP_AT]!) * share;
  let dot = 0;
  for (let i = 3; i < 7; i++) dot += a[at + i]! * b[at + i]!;
  const side = dot < 0 ? -share : share;
  let square = 0;
  for (let i = 0; i < 4; i++) {
    const value = a[at + 3 + i]! * (1 - share) + b[at + 3 + i]! * side;
    out.rotation[i] = value;
    square += value * value;
  }
  const length = Math.sqrt(square) || 1;
  for (let i = 0; i < 4; i++) out.rotation[i] = out.rotation[i]! / length;
}
