/**
 * Frame: what one receiver is told of everybody it sees, after one step.
 *
 * In words: both sides keep a roster, a list of wire numbers. A frame says who leaves it, whose body changed (in roster
 * order), who enters (with a key), and which pairs with the receiver began or ceased to be faded. An avatar's number is
 * paid once, on entering. A full frame begins with an empty roster. In bits, then bytes:
 *
 *   full 1; tick 32 when full, else gamma(steps since the last frame)
 *   gamma(leaves), for each gamma(its index)         the last of the roster takes its place; indexes fall from leave to leave
 *   gamma(updates), for each gamma(index − the one before − 1)
 *   gamma(enters), for each its wire number 12        they are appended
 *   gamma(faded), for each gamma(its index)           in the roster as it now is; each turns its pair over
 *   zeros up to a whole byte
 *   for each update its slice, for each enter a key with history (`slice.ts`), each filled up with zeros to a whole byte
 *
 * gamma(n) is Elias gamma of n + 1. Nothing may be left over. Order of the frames and their completeness is TCP's.
 */
import { BitReader } from "./bits.ts";
import type { Pose } from "./pose.ts";
import { poseOf, SentBody } from "./sent-body.ts";
import { readKey, readUpdate } from "./slice.ts";

/** Wire numbers are below this, so a roster cannot grow past it. */
export const WIRE_NUMBERS = 4096;
export const WIRE_BITS = 12;

/** What a frame changed, as wire numbers. Good until the next frame is read. */
export type FrameNews = {
  readonly tick: number;
  /** The frame was full: whoever is not in `entered` is gone. */
  readonly full: boolean;
  readonly left: readonly number[];
  readonly moved: readonly number[];
  readonly entered: readonly number[];
  /** Whose pair with the receiver began or ceased to be faded. */
  readonly faded: readonly number[];
};
export type FrameError = { readonly error: string };

type Entry = { wire: number; body: SentBody; tick: number; faded: boolean };

/** A receiver's side: reads frames, and knows where everybody in its roster stands. Never throws. */
export class FrameReader {
  /** The step of the last frame. */
  tick = 0;
  readonly #bits = new BitReader();
  readonly #roster: Entry[] = [];
  readonly #byWire = new Map<number, Entry>();
  /** Nothing is known until a full frame comes: at first, and after an error. */
  #lost = true;
  #full = false;
  readonly #left: number[] = [];
  readonly #moved: number[] = [];
  readonly #entered: number[] = [];
  readonly #faded: number[] = [];

  /** Reads one frame. After an error only a full frame is read again. */
  read(bytes: Uint8Array): FrameNews | FrameError {
    const error = this.#read(bytes);
    if (error === null) {
      return {
        tick: this.tick,
        full: this.#full,
        left: this.#left,
        moved: this.#moved,
        entered: this.#entered,
        faded: this.#faded,
      };
    }
    this.#lost = true;
    this.#clear();
    return { error };
  }

  /** The wire numbers in the roster. */
  wires(): IterableIterator<number> {
    return this.#byWire.keys();
  }

  has(wire: number): boolean {
    return this.#byWire.has(wire);
  }

  /** A new object each time; undefined for who is not in the roster. */
  pose(wire: number): Pose | undefined {
    const entry = this.#byWire.get(wire);
    return entry && poseOf(entry.body, entry.tick);
  }

  ghost(wire: number): boolean {
    return this.#byWire.get(wire)?.body.ghost ?? false;
  }

  faded(wire: number): boolean {
    return this.#byWire.get(wire)?.faded ?? false;
  }

  /** The body in the wire's whole numbers, for who must compare exactly. */
  body(wire: number): Readonly<SentBody> | undefined {
    return this.#byWire.get(wire)?.body;
  }

  #clear(): void {
    this.#roster.length = 0;
    this.#byWire.clear();
  }

  #read(bytes: Uint8Array): string | null {
    const bits = this.#bits;
    this.#left.length = 0;
    this.#moved.length = 0;
    this.#entered.length = 0;
    this.#faded.length = 0;
    bits.start(bytes);
    this.#full = bits.read(1) === 1;
    if (this.#full) {
      this.#clear();
      this.#lost = false;
      this.tick = bits.read(16) * 65536 + bits.read(16);
    } else {
      if (this.#lost) return "a full frame has to come first";
      this.tick += bits.readGamma();
    }
    return this.#readHead(bits) ?? this.#readBodies(bits);
  }

  #readHead(bits: BitReader): string | null {
    const roster = this.#roster;
    let before = roster.length;
    for (let leaves = this.#count(bits, roster.length); leaves > 0; leaves--) {
      const index = bits.readGamma();
      const entry = roster[index];
      if (!entry || index >= before) return "who leaves is not there";
      before = index;
      this.#left.push(entry.wire);
      this.#byWire.delete(entry.wire);
      const last = roster.pop()!;
      if (last !== entry) roster[index] = last;
    }
    let index = -1;
    for (let updates = this.#count(bits, roster.length); updates > 0; updates--) {
      index += bits.readGamma() + 1;
      const entry = roster[index];
      if (!entry) return "who moves is not there";
      this.#moved.push(entry.wire);
    }
    for (let enters = this.#count(bits, WIRE_NUMBERS - roster.length); enters > 0; enters--) {
      const wire = bits.read(WIRE_BITS);
      if (bits.failed) break;
      if (this.#byWire.has(wire)) return "who enters is there already";
      const entry: Entry = { wire, body: new SentBody(), tick: this.tick, faded: false };
      roster.push(entry);
      this.#byWire.set(wire, entry);
      this.#entered.push(wire);
    }
    for (let faded = this.#count(bits, roster.length); faded > 0; faded--) {
      const entry = roster[bits.readGamma()];
      if (!entry) return "who fades is not there";
      entry.faded = !entry.faded;
      this.#faded.push(entry.wire);
    }
    bits.align();
    return bits.failed ? "the frame's head is broken" : null;
  }

  #readBodies(bits: BitReader): string | null {
    for (const wire of this.#moved) {
      const entry = this.#byWire.get(wire)!;
      entry.tick = this.tick;
      const error = readUpdate(entry.body, bits);
      if (error !== null) return error;
      bits.align();
    }
    for (const wire of this.#entered) {
      const error = readKey(this.#byWire.get(wire)!.body, true, bits);
      if (error !== null) return error;
      bits.align();
    }
    if (bits.failed) return "a body is broken";
    return bits.atEnd ? null : "something is left over";
  }

  /** A count that cannot be more than `most`; more is a failure, never an allocation. */
  #count(bits: BitReader, most: number): number {
    const count = bits.readGamma();
    if (count <= most) return count;
    bits.failed = true;
    return 0;
  }
}
