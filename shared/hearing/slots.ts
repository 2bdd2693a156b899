/**
 * Slots: which talkers each listener hears, at most eight at a time, each in a slot of their own. Carries HEAR10 to HEAR13.
 *
 * The house comes first, then a private conversation, then the stage, then whoever is nearest. Who is heard counts as
 * nearer than they are, and is heard a little further than others: so nobody flickers. Flat arrays; nothing is allocated.
 */
import { SLOTS } from "../voice/frame.ts";
import { type Hearer, type Manner, mannerOf, type Speaker, voiceUnheard } from "./hearing.ts";

/** Whoever is heard counts as nearer, by this share of the distance, and is heard so many metres further. */
const HOLD_SQUARE = 0.8 ** 2;
export const SLACK = 1;
/**
 * A slot that somebody left stays empty for so long, ms: until the listener has been told, nobody else's voice is to come
 * from that person's mouth.
 */
export const REST_MS = 300;

const NOBODY = -1;
/** What comes first, in square metres that are added to the distance's square: no space is 1,000 m wide. */
const BEHIND: Record<Manner, number> = { house: 0, private: 1e6, stage: 2e6, whisper: 3e6, near: 3e6 };

/** Whether a listener may hear a talker at all, distance apart: nobody has blocked or isolated anybody. */
export type MayHear = (listener: number, talker: number) => boolean;

export class Slots {
  readonly #changed: (listener: number, slot: number) => void;
  /** By listener and slot: who is heard, and since when nobody is. */
  readonly #talker: Int16Array;
  readonly #emptySince: Float64Array;
  /** By talker: where in `#heard` the listeners and slots begin in which they are heard. */
  readonly #first: Int32Array;
  readonly #heard: Int32Array;
  /** By a talker's place in the list: where they are, metres, and what stands before them. */
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #z: Float64Array;
  readonly #behind: Float64Array;
  /** By talker: their place in the list of this pass; −1 is none. */
  readonly #place: Int32Array;
  /** Whom the listener of the moment is to hear, and what they rank, the first first. */
  readonly #best = new Int16Array(SLOTS);
  readonly #rank = new Float64Array(SLOTS);
  #count = 0;
  readonly #capacity: number;
  #stale = false;

  /** `changed` is called for each slot that goes from one talker to another, to nobody, or from nobody. */
  constructor(capacity: number, changed: (listener: number, slot: number) => void) {
    this.#capacity = capacity;
    this.#changed = changed;
    this.#talker = new Int16Array(capacity * SLOTS).fill(NOBODY);
    this.#emptySince = new Float64Array(capacity * SLOTS).fill(Number.NEGATIVE_INFINITY);
    this.#first = new Int32Array(capacity + 1);
    this.#heard = new Int32Array(capacity * SLOTS);
    this.#place = new Int32Array(capacity);
    this.#x = new Float64Array(capacity);
    this.#y = new Float64Array(capacity);
    this.#z = new Float64Array(capacity);
    this.#behind = new Float64Array(capacity);
  }

  /**
   * Chooses anew for everybody.
   * @param people everybody by their number; whoever is not here is undefined
   * @param talkers the numbers of those who talk and may
   * @param now ms
   */
  pass(people: readonly (Speaker | undefined)[], talkers: readonly number[], mayHear: MayHear, now: number): void {
    this.#place.fill(NOBODY);
    for (let n = 0; n < talkers.length; n++) {
      const speaker = people[talkers[n]!]!;
      this.#place[talkers[n]!] = n;
      this.#x[n] = speaker.position[0];
      this.#y[n] = speaker.position[1];
      this.#z[n] = speaker.position[2];
      this.#behind[n] = BEHIND[mannerOf(speaker)];
    }
    for (let listener = 0; listener < people.length; listener++) {
      const hearer = people[listener];
      if (hearer !== undefined) this.#choose(listener, hearer, people, talkers, mayHear, now);
    }
  }

  /** Whom a listener hears in a slot; −1 is nobody. */
  talkerIn(listener: number, slot: number): number {
    return this.#talker[listener * SLOTS + slot]!;
  }

  /** The slot in which a listener hears a talker; −1 is none. */
  slotOf(listener: number, talker: number): number {
    const base = listener * SLOTS;
    for (let slot = 0; slot < SLOTS; slot++) if (this.#talker[base + slot] === talker) return slot;
    return NOBODY;
  }

  /** Calls `visit` for every listener who hears `talker`, with the slot. */
  eachListener(talker: number, visit: (listener: number, slot: number) => void): void {
    if (this.#stale) this.#index();
    const end = this.#first[talker + 1]!;
    for (let n = this.#first[talker]!; n < end; n++) {
      const at = this.#heard[n]!;
      visit(Math.floor(at / SLOTS), at % SLOTS);
    }
  }

  /** From now on nobody hears `talker`. */
  silence(talker: number, now: number): void {
    for (let at = 0; at < this.#talker.length; at++) if (this.#talker[at] === talker) this.#empty(at, now);
  }

  /** Somebody's number is free: nobody hears them, and they hear nobody. */
  leave(number: number, now: number): void {
    this.silence(number, now);
    for (let at = number * SLOTS; at < (number + 1) * SLOTS; at++) {
      if (this.#talker[at] !== NOBODY) this.#put(at, NOBODY);
      this.#emptySince[at] = Number.NEGATIVE_INFINITY;
    }
  }

  #choose(
    listener: number,
    hearer: Hearer,
    people: readonly (Speaker | undefined)[],
    talkers: readonly number[],
    mayHear: MayHear,
    now: number,
  ): void {
    const x = hearer.position[0];
    const y = hearer.position[1];
    const z = hearer.position[2];
    const base = listener * SLOTS;
    this.#count = 0;
    // Those who are heard already are mostly those who will be: after them nearly everybody else is too far at a glance.
    for (let at = base; at < base + SLOTS; at++) {
      const talker = this.#talker[at]!;
      const n = talker === NOBODY ? NOBODY : this.#place[talker]!;
      if (n === NOBODY) continue;
      const rank = this.#behind[n]! + this.#square(n, x, y, z) * HOLD_SQUARE;
      if (voiceUnheard(people[talker]!, hearer, SLACK) === null && mayHear(listener, talker))
        this.#rankIn(talker, rank);
    }
    const rank = this.#rank;
    for (let n = 0; n < talkers.length; n++) {
      const own = this.#behind[n]! + this.#square(n, x, y, z);
      if (this.#count === SLOTS && own >= rank[SLOTS - 1]!) continue;
      const talker = talkers[n]!;
      if (talker === listener || this.slotOf(listener, talker) !== NOBODY) continue;
      if (voiceUnheard(people[talker]!, hearer) === null && mayHear(listener, talker)) this.#rankIn(talker, own);
    }
    this.#seat(base, now);
  }

  #square(n: number, x: number, y: number, z: number): number {
    const east = this.#x[n]! - x;
    const up = this.#y[n]! - y;
    const south = this.#z[n]! - z;
    return east * east + up * up + south * south;
  }

  /** Keeps the eight who rank first. */
  #rankIn(talker: number, own: number): void {
    const best = this.#best;
    const rank = this.#rank;
    if (this.#count === SLOTS && own >= rank[SLOTS - 1]!) return;
    let at = this.#count < SLOTS ? this.#count++ : SLOTS - 1;
    for (; at > 0 && rank[at - 1]! > own; at--) {
      rank[at] = rank[at - 1]!;
      best[at] = best[at - 1]!;
    }
    rank[at] = own;
    best[at] = talker;
  }

  /** Who goes on being heard keeps their slot; the others are let go, and who is new takes one that has rested. */
  #seat(base: number, now: number): void {
    const best = this.#best;
    const count = this.#count;
    for (let at = base; at < base + SLOTS; at++) {
      const talker = this.#talker[at]!;
      if (talker === NOBODY) continue;
      let n = 0;
      while (n < count && best[n] !== talker) n++;
      if (n === count) this.#empty(at, now);
      else best[n] = NOBODY;
    }
    for (let n = 0; n < count; n++) {
      if (best[n] === NOBODY) continue;
      for (let at = base; at < base + SLOTS; at++) {
        if (this.#talker[at] !== NOBODY || now - this.#emptySince[at]! < REST_MS) continue;
        this.#put(at, best[n]!);
        break;
      }
    }
  }

  #empty(at: number, now: number): void {
    this.#emptySince[at] = now;
    this.#put(at, NOBODY);
  }

  #put(at: number, talker: number): void {
    this.#talker[at] = talker;
    this.#stale = true;
    this.#changed(Math.floor(at / SLOTS), at % SLOTS);
  }

  /** Counting sort of all that is heard by its talker. */
  #index(): void {
    const first = this.#first.fill(0);
    for (const talker of this.#talker) if (talker !== NOBODY) first[talker + 1]!++;
    for (let talker = 0; talker < this.#capacity; talker++) first[talker + 1]! += first[talker]!;
    for (let at = 0; at < this.#talker.length; at++) {
      const talker = this.#talker[at]!;
      if (talker !== NOBODY) this.#heard[first[talker]!++] = at;
    }
    // Each start has moved on to the next one's; they go back by one.
    first.copyWithin(1, 0, this.#capacity);
    first[0] = 0;
    this.#stale = false;
  }
}
