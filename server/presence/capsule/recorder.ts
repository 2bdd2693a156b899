/**
 * Recorder: what a room remembers of its last two minutes, in memory alone: how everybody was sent, their bubbles and how
 * they were, and what was said. A pose is kept when it changed, in chunks that are used again, so that a step makes no
 * garbage. Nothing of it leaves but by `freeze`, for a capsule. Carries CAP1 and CAP5.
 */
import { REMEMBERED_MS } from "../../../shared/conduct/capsule.ts";
import { type Base, isWithin, SAMPLE_LIMIT, writeSample } from "../../../shared/pose/sample.ts";
import { WantedBody } from "../../../shared/pose/sent-body.ts";
import type { Bodies } from "../bodies.ts";
import { quantise } from "../streams/quantise.ts";

/** What of a world is remembered. */
export type Recordable = { readonly bodies: Bodies; readonly tick: number; radiusOf(slot: number): number };

/** Whom a body belongs to, as it is told when somebody comes. */
export type Who<Face> = { avatar: string; person: string; face: Face };
/** How somebody is, when that changes. */
export type Stated = { seat: string | null; muted: boolean; handRaised: boolean; away: boolean };
/** What was said: the avatars who could read it, the speaker among them. */
export type Said<To> = { id: string; from: string; at: number; text: string; to: To; hearers: readonly string[] };

const CHUNK_BYTES = 2048;
/** Nobody's chunk goes on for longer, steps: what is forgotten is forgotten by the chunk. */
const CHUNK_STEPS = 200;
/** More chunks than this do not wait to be used again. */
const SPARE_MOST = 16_384;
/** Steps whose time is known: more than two minutes of them, a power of two. */
const STEPS_KEPT = 8192;

/** Samples of one body, one after another, from a base. */
export class Chunk implements Base {
  readonly bytes = new Uint8Array(CHUNK_BYTES);
  x = 0;
  y = 0;
  z = 0;
  length = 0;
  firstTick = 0;
  lastTick = 0;
  next: Chunk | null = null;
}

/** What is remembered of one visit. */
export class Trail<Face> implements Who<Face> {
  readonly avatar: string;
  readonly person: string;
  face: Face;
  readonly came: number;
  /** When they left, ms; infinity while they are here. */
  left = Number.POSITIVE_INFINITY;
  first: Chunk | null = null;
  last: Chunk | null = null;
  readonly states: (Stated & { at: number })[] = [];
  readonly bubbles: { at: number; radius: number }[] = [];
  radius = Number.NaN;

  constructor({ avatar, person, face }: Who<Face>, came: number) {
    this.avatar = avatar;
    this.person = person;
    this.face = face;
    this.came = came;
  }
}

/** What was remembered at one moment. It stays as it is, whatever the recorder does afterwards. */
export type Frozen<Face, To> = {
  from: number;
  to: number;
  /** The first step of it and when each was, ms since 1970. */
  tick: number;
  times: Float64Array;
  trails: FrozenTrail<Face>[];
  said: Said<To>[];
};
export type FrozenTrail<Face> = Omit<Trail<Face>, "first" | "last" | "radius"> & {
  readonly first: Chunk;
  /** The last chunk that counts, whatever came after it, and how much of it, bytes. */
  readonly last: Chunk;
  readonly lastLength: number;
};

export class Recorder<Face, To> {
  readonly #world: Recordable;
  readonly #trails: (Trail<Face> | undefined)[];
  #gone: Trail<Face>[] = [];
  readonly #said: Said<To>[] = [];
  readonly #times = new Float64Array(STEPS_KEPT);
  readonly #spare: Chunk[] = [];
  readonly #wanted = new WantedBody();
  #chunks = 0;
  /** The first step that is remembered, the last one, and the one before it. */
  #oldest = -1;
  #tick = -1;
  #before = -1;
  /** Chunks of this step and before are read by somebody: they are not used again. */
  #frozen = -1;

  constructor(world: Recordable) {
    this.#world = world;
    this.#trails = new Array(world.bodies.capacity).fill(undefined);
  }

  /** What is remembered takes so many bytes of chunks, spare ones included. */
  get bytes(): number {
    return this.#chunks * CHUNK_BYTES;
  }

  come(slot: number, who: Who<Face>, now: number): void {
    this.leave(slot, now);
    this.#trails[slot] = new Trail(who, now);
  }

  leave(slot: number, now: number): void {
    const trail = this.#trails[slot];
    if (!trail) return;
    this.#trails[slot] = undefined;
    trail.left = now;
    this.#gone.push(trail);
  }

  /** How somebody is from now on. */
  note(slot: number, face: Face, { seat, muted, handRaised, away }: Stated, now: number): void {
    const trail = this.#trails[slot];
    if (!trail) return;
    trail.face = face;
    const last = trail.states.at(-1);
    const isSame = last?.seat === seat && last.muted === muted && last.handRaised === handRaised && last.away === away;
    if (!isSame) trail.states.push({ at: now, seat, muted, handRaised, away });
  }

  said(said: Said<To>): void {
    this.#said.push(said);
  }

  /** Lets go of all that is remembered of somebody who wants to be forgotten: the visits that are over, and their words. */
  forget(person: string): void {
    const theirs = new Set(
      [...this.#gone, ...this.#trails].flatMap((one) => (one?.person === person ? [one.avatar] : [])),
    );
    this.#gone = this.#gone.filter((one) => one.person !== person);
    for (let n = this.#said.length - 1; n >= 0; n--) if (theirs.has(this.#said[n]!.from)) this.#said.splice(n, 1);
  }

  /** After each step. */
  record(now: number): void {
    const { bodies, tick } = this.#world;
    if (this.#oldest < 0) this.#oldest = tick;
    this.#before = this.#tick;
    this.#tick = tick;
    this.#times[tick % STEPS_KEPT] = now;
    const since = now - REMEMBERED_MS;
    while (this.#oldest < tick && this.#times[this.#oldest % STEPS_KEPT]! < since) this.#oldest++;
    for (let slot = 0; slot < bodies.capacity; slot++) {
      const trail = this.#trails[slot];
      if (trail === undefined) continue;
      // What changed between two steps bears the number of the first.
      if (trail.last === null || bodies.changed[slot]! >= this.#before) this.#take(slot, trail, tick);
      const radius = this.#world.radiusOf(slot);
      if (radius !== trail.radius) {
        trail.radius = radius;
        trail.bubbles.push({ at: now, radius });
      }
      this.#forget(trail, since);
    }
    for (const trail of this.#gone) this.#forget(trail, since);
    if (this.#gone.length > 0 && this.#gone[0]!.left < since)
      this.#gone = this.#gone.filter((one) => this.#keeps(one, since));
    while (this.#said.length > 0 && this.#said[0]!.at < since) this.#said.shift();
  }

  /** What is remembered now; null before the first step. It takes references alone, so it is quick. */
  freeze(now: number): Frozen<Face, To> | null {
    if (this.#tick < 0) return null;
    this.#frozen = this.#tick;
    const times = new Float64Array(this.#tick - this.#oldest + 1);
    for (let n = 0; n < times.length; n++) times[n] = this.#times[(this.#oldest + n) % STEPS_KEPT]!;
    const trails: FrozenTrail<Face>[] = [];
    for (const trail of [...this.#gone, ...this.#trails]) {
      if (!trail?.first || !trail.last) continue;
      const { avatar, person, face, came, left, first, last } = trail;
      const [states, bubbles] = [[...trail.states], [...trail.bubbles]];
      trails.push({ avatar, person, face, came, left, first, last, lastLength: last.length, states, bubbles });
    }
    return { from: times[0]!, to: now, tick: this.#oldest, times, trails, said: [...this.#said] };
  }

  #take(slot: number, trail: Trail<Face>, tick: number): void {
    const wanted = this.#wanted;
    quantise(this.#world.bodies, slot, wanted);
    let chunk = trail.last;
    if (
      chunk === null ||
      tick - chunk.firstTick >= CHUNK_STEPS ||
      chunk.length + SAMPLE_LIMIT > CHUNK_BYTES ||
      !isWithin(wanted, chunk)
    ) {
      chunk = this.#open(wanted, tick);
      if (trail.last) trail.last.next = chunk;
      else trail.first = chunk;
      trail.last = chunk;
    }
    chunk.length = writeSample(wanted, tick - chunk.lastTick, chunk, chunk.bytes, chunk.length);
    chunk.lastTick = tick;
  }

  #open({ place, floor }: WantedBody, tick: number): Chunk {
    const chunk = this.#spare.pop() ?? this.#made();
    chunk.x = place[0]!;
    chunk.y = floor;
    chunk.z = place[2]!;
    chunk.length = 0;
    chunk.firstTick = tick;
    chunk.lastTick = tick;
    chunk.next = null;
    return chunk;
  }

  #made(): Chunk {
    this.#chunks++;
    return new Chunk();
  }

  /** Lets go of what is older; the last pose from before stays, for it was theirs until the next one. */
  #forget(trail: Trail<Face>, since: number): void {
    while (trail.first?.next && trail.first.next.firstTick <= this.#oldest) {
      const chunk: Chunk = trail.first;
      trail.first = chunk.next;
      this.#free(chunk);
    }
    while (trail.states.length > 1 && trail.states[1]!.at <= since) trail.states.shift();
    while (trail.bubbles.length > 1 && trail.bubbles[1]!.at <= since) trail.bubbles.shift();
  }

  #keeps(trail: Trail<Face>, since: number): boolean {
    if (trail.left >= since) return true;
    for (let chunk = trail.first; chunk; ) {
      const { next } = chunk;
      this.#free(chunk);
      chunk = next;
    }
    return false;
  }

  #free(chunk: Chunk): void {
    if (chunk.firstTick <= this.#frozen || this.#spare.length >= SPARE_MOST) {
      this.#chunks--;
      return;
    }
    chunk.bytes.fill(0);
    this.#spare.push(chunk);
  }
}
