/**
 * Paths: where a crowd strolls in a square: everybody at random at a walking pace, and round the others in time, as people
 * do, so that bubbles seldom have to hold anybody up. The same for the same seed and the same beats.
 */
import { seeded } from "../support/seeded.ts";
import { type OnPath, WALKING_SPEED } from "./walker.ts";

/** People keep this far apart, metres: the usual bubble and a little to spare. */
const APART = 1.35;
/** How far ahead others are looked at, metres and seconds, and how often, beats. */
const SIGHT = 4.5;
const HORIZON_S = 2;
const PLAN_EVERY = 4;
const EDGE = 1;
/** How quickly somebody turns, rad/s, starts and ceases to turn, rad/s², and walks off or stops, m/s². */
const TURNING = 2;
const TURNING_ON = 6;
const WALKING_OFF = 5;
/** Who comes too near within this goes no further, seconds. */
const STOPS_AT = 0.25;
/** How far somebody's way strays of itself from beat to beat, radians. */
const STRAY = 0.03;
const TURNS = [0, 0.3, -0.3, 0.7, -0.7, 1.2, -1.2, 1.9, -1.9, Math.PI];

type Stroller = OnPath & {
  wanted: number;
  vx: number;
  vz: number;
  turning: number;
  pace: number;
  beat: number;
  last: number;
  near: Stroller[];
};

export class Paths {
  readonly #all: Stroller[];
  readonly #random: () => number;
  readonly #half: number;

  /** `people` spread over a square with sides of `side` metres about the origin. */
  constructor(people: number, side: number, seed: number) {
    this.#random = seeded(seed);
    this.#half = side / 2 - EDGE;
    const columns = Math.ceil(Math.sqrt(people));
    const cell = (2 * this.#half) / columns;
    this.#all = Array.from({ length: people }, (_, i) => ({
      x: ((i % columns) + 0.5) * cell - this.#half,
      z: (Math.floor(i / columns) + 0.5) * cell - this.#half,
      way: this.#random() * 2 * Math.PI,
      wanted: this.#random() * 2 * Math.PI,
      walked: 0,
      vx: 0,
      vz: 0,
      turning: 0,
      pace: 0,
      beat: i,
      last: 0,
      near: [],
    }));
  }

  at(i: number): Readonly<OnPath> {
    return this.#all[i]!;
  }

  /** Puts somebody where they really are. */
  put(i: number, x: number, z: number): void {
    const one = this.#all[i]!;
    one.x = x;
    one.z = z;
  }

  /** Walks on to `seconds` after the start, and answers where that is. */
  walk(i: number, seconds: number): Readonly<OnPath> {
    const one = this.#all[i]!;
    const dt = Math.min(0.2, seconds - one.last);
    one.last = seconds;
    const stray = (this.#random() * 2 - 1) * STRAY * Math.sqrt(dt / 0.05);
    one.wanted += stray;
    one.beat += 1;
    if (one.beat % PLAN_EVERY === 0) this.#plan(one);
    one.turning = towards(one.turning, within(3 * wrap(one.wanted - one.way), TURNING), TURNING_ON * dt);
    one.way += one.turning * dt + stray;
    const [vx, vz] = velocity(one.way);
    const stops =
      this.#outside(one.x + vx * dt, one.z + vz * dt, one) ||
      one.near.some((other) => meets(one, other, vx, vz) < STOPS_AT);
    one.pace = towards(one.pace, stops ? 0 : 1, (WALKING_OFF / WALKING_SPEED) * dt);
    one.vx = vx * one.pace;
    one.vz = vz * one.pace;
    one.x += one.vx * dt;
    one.z += one.vz * dt;
    one.walked += WALKING_SPEED * one.pace * dt;
    return one;
  }

  /** Picks the way that turns least and meets nobody soon. */
  #plan(one: Stroller): void {
    one.near = this.#all.filter(
      (other) => other !== one && Math.abs(other.x - one.x) < SIGHT && Math.abs(other.z - one.z) < SIGHT,
    );
    const straight = one.wanted;
    let best = Number.POSITIVE_INFINITY;
    for (const turn of TURNS) {
      const [vx, vz] = velocity(straight + turn);
      let soonest = this.#outside(one.x + vx, one.z + vz, one) ? 0.2 : HORIZON_S;
      for (const other of one.near) soonest = Math.min(soonest, meets(one, other, vx, vz));
      const cost = Math.abs(turn) / 4 + (HORIZON_S - soonest);
      if (cost >= best) continue;
      best = cost;
      one.wanted = straight + turn;
    }
  }

  /** Whether a place is over the edge, and further over it than somebody is already. */
  #outside(x: number, z: number, from: OnPath): boolean {
    const reach = Math.max(Math.abs(x), Math.abs(z));
    return reach > this.#half && reach > Math.max(Math.abs(from.x), Math.abs(from.z));
  }
}

/** In how many seconds somebody with this velocity comes too near to another who walks on as now; at most the horizon. */
function meets(one: Stroller, other: Stroller, vx: number, vz: number): number {
  const [x, z] = [other.x - one.x, other.z - one.z];
  const [ux, uz] = [vx - other.vx, vz - other.vz];
  const closing = x * ux + z * uz;
  if (closing <= 0) return HORIZON_S;
  const gap = x * x + z * z - APART * APART;
  if (gap <= 0) return 0;
  const speed2 = ux * ux + uz * uz;
  const root = closing * closing - speed2 * gap;
  return root < 0 ? HORIZON_S : Math.min(HORIZON_S, (closing - Math.sqrt(root)) / speed2);
}

function velocity(way: number): [vx: number, vz: number] {
  return [-Math.sin(way) * WALKING_SPEED, -Math.cos(way) * WALKING_SPEED];
}

/** From a value to another, by at most `by`. */
function towards(from: number, to: number, by: number): number {
  return from + within(to - from, by);
}

function within(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}

function wrap(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}
