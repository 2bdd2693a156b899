/** Frame reader: a receiver's side of the frames. It knows where everybody stands whom the receiver sees. */
import { BitReader } from "./bits.ts";
import { type FarBody, readCell } from "./far.ts";
import { MID_EVERY, MID_LAPSE, WIRE_NUMBERS } from "./frame.ts";
import { readKey } from "./key.ts";
import { readMid } from "./mid-slice.ts";
import { FORGOTTEN, NearBody, readNear, readNearEnter } from "./near-slice.ts";
import type { Pose } from "./pose.ts";
import { MID_GRAIN, SentBody } from "./sent-body.ts";
import { Sighted, type Sighting, type Tier } from "./sighting.ts";

/** What a frame changed, as wire numbers. Good until the next frame is read. */
export type FrameNews = {
  readonly tick: number;
  /** The frame was full: whoever is not in `entered` is gone. */
  readonly full: boolean;
  /** How long my own newest wish waited for this step, ms; null when none was taken in this step. */
  readonly waited: number | null;
  readonly left: readonly number[];
  readonly moved: readonly number[];
  /** Who was not known before. */
  readonly entered: readonly number[];
  /** Whose pair with the receiver began or ceased to be faded. */
  readonly faded: readonly number[];
};
export type FrameError = { readonly error: string };

/** Never throws. */
export class FrameReader {
  /** The step of the last frame. */
  tick = 0;
  readonly #bits = new BitReader();
  readonly #near: Sighted[] = [];
  readonly #mid: Sighted[] = [];
  readonly #byWire = new Map<number, Sighted>();
  /** Bodies of those who are far now. */
  readonly #spareNear: NearBody[] = [];
  readonly #spareMid: SentBody[] = [];
  /** Nothing is known until a full frame comes: at first, and after an error. */
  #lost = true;
  #wireBits = 0;
  readonly #news = {
    tick: 0,
    full: false,
    waited: null as number | null,
    left: [] as number[],
    moved: [] as number[],
    entered: [] as number[],
    faded: [] as number[],
  };

  /** Reads one frame. After an error only a full frame is read again. */
  read(bytes: Uint8Array): FrameNews | FrameError {
    const error = this.#read(bytes);
    this.#news.tick = this.tick;
    if (error === null) return this.#news;
    this.#lost = true;
    this.#clear();
    return { error };
  }

  /** Nothing is known, and only a full frame is read. */
  get lost(): boolean {
    return this.#lost;
  }

  /** The wire numbers of everybody who is seen. */
  wires(): IterableIterator<number> {
    return this.#byWire.keys();
  }

  /** What is known of everybody who is seen, by wire number. */
  sightings(): IterableIterator<[number, Sighting]> {
    return this.#byWire.entries();
  }

  has(wire: number): boolean {
    return this.#byWire.has(wire);
  }

  tier(wire: number): Tier | undefined {
    return this.#byWire.get(wire)?.tier;
  }

  /** What is known of somebody; undefined for who is not seen. */
  sighting(wire: number): Sighting | undefined {
    return this.#byWire.get(wire);
  }

  /** A new object each time; undefined for who is not seen. */
  pose(wire: number): Pose | undefined {
    return this.#byWire.get(wire)?.pose();
  }

  ghost(wire: number): boolean {
    return this.#byWire.get(wire)?.ghost ?? false;
  }

  faded(wire: number): boolean {
    return this.#byWire.get(wire)?.faded ?? false;
  }

  /** The body of somebody near in the wire's whole numbers, for who must compare exactly. */
  body(wire: number): Readonly<NearBody> | undefined {
    const entry = this.#byWire.get(wire);
    return (entry?.tier === "near" && entry.near) || undefined;
  }

  /** As `body`, of somebody in the mid tier. */
  midBody(wire: number): Readonly<SentBody> | undefined {
    const entry = this.#byWire.get(wire);
    return (entry?.tier === "mid" && entry.mid) || undefined;
  }

  #clear(): void {
    this.#near.length = 0;
    this.#mid.length = 0;
    this.#byWire.clear();
  }

  #read(bytes: Uint8Array): string | null {
    const bits = this.#bits;
    const news = this.#news;
    for (const list of [news.left, news.moved, news.entered, news.faded]) list.length = 0;
    bits.start(bytes);
    news.full = bits.read(1) === 1;
    if (news.full) {
      this.#clear();
      this.#lost = false;
      this.tick = bits.read(16) * 65536 + bits.read(16);
      this.#wireBits = bits.read(4) + 1;
      if (this.#wireBits > 12) return "no room has so many numbers";
    } else {
      if (this.#lost) return "a full frame has to come first";
      this.tick += bits.readGamma() + 1;
    }
    news.waited = bits.read(1) === 1 ? bits.read(6) : null;
    const error =
      this.#readGone(bits) ??
      this.#readLeaves(bits, this.#near) ??
      this.#readLeaves(bits, this.#mid) ??
      this.#readNear(bits) ??
      this.#readMid(bits) ??
      this.#readFar(bits) ??
      this.#readNearEnters(bits) ??
      this.#readMidEnters(bits) ??
      this.#readFaded(bits);
    if (error !== null) return error;
    bits.align();
    if (bits.failed) return "the frame is cut off";
    return bits.atEnd ? null : "something is left over";
  }

  #readGone(bits: BitReader): string | null {
    for (let gone = this.#count(bits, this.#byWire.size); gone > 0; gone--) {
      const wire = bits.read(this.#wireBits);
      const entry = this.#byWire.get(wire);
      if (!entry) return "who is gone was not there";
      this.#byWire.delete(wire);
      this.#news.left.push(wire);
      takeOut(this.#near, entry);
      takeOut(this.#mid, entry);
    }
    return null;
  }

  #readLeaves(bits: BitReader, roster: Sighted[]): string | null {
    let before = roster.length;
    for (let leaves = this.#count(bits, roster.length); leaves > 0; leaves--) {
      const index = bits.readGamma();
      const entry = roster[index];
      if (!entry || index >= before) return "who leaves is not there";
      before = index;
      entry.tier = "far";
      const last = roster.pop()!;
      if (last !== entry) roster[index] = last;
    }
    return null;
  }

  #readNear(bits: BitReader): string | null {
    const roster = this.#near;
    const exceptions = this.#readExceptions(bits, roster.length);
    if (exceptions === null) return "who moves is not there";
    let next = 0;
    for (let index = 0; index < roster.length; index++) {
      const entry = roster[index]!;
      const since = this.tick - entry.nearTick;
      const odd = exceptions[next] === index;
      if (odd) next++;
      if (since <= FORGOTTEN === odd) continue;
      const error = readNear(entry.near!, since, bits);
      if (error !== null) return error;
      entry.nearTick = this.tick;
      this.#moves(entry, "near", this.tick);
    }
    return null;
  }

  #readMid(bits: BitReader): string | null {
    const roster = this.#mid;
    const exceptions = this.#readExceptions(bits, roster.length);
    if (exceptions === null) return "who moves is not there";
    let next = 0;
    let index = 0;
    for (const entry of roster) {
      const past = (entry.wire + this.tick) % MID_EVERY;
      if (past === 0) {
        const odd = exceptions[next] === index;
        if (odd) next++;
        index++;
        if (this.tick - entry.midTick <= MID_LAPSE !== odd) {
          const error = readMid(entry.mid!, bits);
          if (error !== null) return error;
          entry.midTick = this.tick;
          this.#moves(entry, "mid", this.tick);
          continue;
        }
      }
      // A turn without a slice says that somebody stands where the mid tier has them, whatever was known of them before.
      if (entry.by !== "mid" && this.tick - past > entry.tick) this.#moves(entry, "mid", this.tick - past);
    }
    return next === exceptions.length ? null : "who moves is not there";
  }

  readonly #exceptions: number[] = [];

  #readExceptions(bits: BitReader, size: number): readonly number[] | null {
    const exceptions = this.#exceptions;
    exceptions.length = 0;
    let index = -1;
    for (let left = this.#count(bits, size); left > 0; left--) {
      index += bits.readGamma() + 1;
      if (index >= size) return null;
      exceptions.push(index);
    }
    return exceptions;
  }

  #readFar(bits: BitReader): string | null {
    for (let cells = this.#count(bits, WIRE_NUMBERS); cells > 0; cells--) {
      const error = readCell(bits, this.#wireBits, this.#takeFar);
      if (error !== null) return error;
    }
    return null;
  }

  readonly #takeFar = (body: FarBody): void => {
    const known = this.#byWire.get(body.wire);
    if (known && known.tier !== "far") return;
    const entry = known ?? this.#meet(body.wire);
    entry.far = body;
    // What they were before is the first thing that whoever comes nearer next is written into.
    if (entry.near) this.#spareNear.push(entry.near);
    if (entry.mid) this.#spareMid.push(entry.mid);
    entry.near = null;
    entry.mid = null;
    this.#moves(entry, "far", this.tick);
  };

  #readNearEnters(bits: BitReader): string | null {
    for (let enters = this.#count(bits, WIRE_NUMBERS - this.#near.length); enters > 0; enters--) {
      const entry = this.#enter(bits, "near", this.#near);
      if (entry === null) return "who enters is there already";
      entry.near ??= this.#spareNear.pop() ?? new NearBody();
      const since = readNearEnter(entry.near, bits);
      if (typeof since === "string") return since;
      entry.nearTick = this.tick - since;
      // Precision may have grown, and who stands still is told of by nothing else.
      this.#moves(entry, "near", this.tick);
    }
    return null;
  }

  #readMidEnters(bits: BitReader): string | null {
    for (let enters = this.#count(bits, WIRE_NUMBERS - this.#mid.length); enters > 0; enters--) {
      const entry = this.#enter(bits, "mid", this.#mid);
      if (entry === null) return "who enters is there already";
      entry.mid ??= this.#spareMid.pop() ?? new SentBody();
      const since = bits.read(4);
      const error = readKey(entry.mid, MID_GRAIN, bits);
      if (error !== null) return error;
      entry.midTick = this.tick - since;
      // What was last known may be newer: then the next turn tells where they are.
      if (!entry.told || entry.midTick > entry.tick) this.#moves(entry, "mid", entry.midTick);
    }
    return null;
  }

  #enter(bits: BitReader, tier: Tier, roster: Sighted[]): Sighted | null {
    const wire = bits.read(this.#wireBits);
    const known = this.#byWire.get(wire);
    if (bits.failed || (known && known.tier !== "far")) return null;
    const entry = known ?? this.#meet(wire);
    entry.tier = tier;
    roster.push(entry);
    return entry;
  }

  #readFaded(bits: BitReader): string | null {
    for (let faded = this.#count(bits, this.#byWire.size); faded > 0; faded--) {
      const wire = bits.read(this.#wireBits);
      const entry = this.#byWire.get(wire);
      if (!entry) return "who fades is not there";
      entry.faded = !entry.faded;
      this.#news.faded.push(wire);
    }
    return null;
  }

  #meet(wire: number): Sighted {
    const entry = new Sighted(wire);
    this.#byWire.set(wire, entry);
    this.#news.entered.push(wire);
    return entry;
  }

  #moves(entry: Sighted, by: Tier, tick: number): void {
    entry.by = by;
    entry.tick = tick;
    entry.told = true;
    this.#news.moved.push(entry.wire);
  }

  /** A count that cannot be more than `most`; more is a failure, never an allocation. */
  #count(bits: BitReader, most: number): number {
    const count = bits.readGamma();
    if (count <= most) return count;
    bits.failed = true;
    return 0;
  }
}

function takeOut(roster: Sighted[], entry: Sighted): void {
  const index = roster.indexOf(entry);
  if (index < 0) return;
  const last = roster.pop()!;
  if (last !== entry) roster[index] = last;
}
