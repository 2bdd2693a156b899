/**
 * Encoder: everybody in a world as slices, once per step and tier, however many see them. The formats are
 * `shared/pose/near-slice.ts` and `mid-slice.ts`.
 */
import { BitWriter } from "../../../shared/pose/bits.ts";
import { MID_EVERY, MID_OLDEST } from "../../../shared/pose/frame.ts";
import { writeKey } from "../../../shared/pose/key.ts";
import { MID_SLICE_LIMIT, settleMid, writeMid } from "../../../shared/pose/mid-slice.ts";
import { NEAR_SLICE_LIMIT, NearBody, settleNear, writeNear, writeNearEnter } from "../../../shared/pose/near-slice.ts";
import { MID_GRAIN, SentBody, WantedBody } from "../../../shared/pose/sent-body.ts";
import { type Bodies, JUMP } from "../bodies.ts";
import { quantise } from "./quantise.ts";

/** One tier's slices of one step, by slot. */
class Slices {
  readonly #limit: number;
  readonly #out: BitWriter;
  readonly #bits: Uint16Array;
  /** The step that a slot's slice belongs to. */
  readonly #of: Float64Array;

  constructor(capacity: number, limit: number) {
    this.#limit = limit;
    this.#out = new BitWriter(new Uint8Array(capacity * limit + 4));
    this.#bits = new Uint16Array(capacity);
    this.#of = new Float64Array(capacity).fill(-1);
  }

  has(slot: number, encoding: number): boolean {
    return this.#of[slot] === encoding;
  }

  /** Where to write a slot's slice; then `close`, unless nothing was written. */
  open(slot: number): BitWriter {
    this.#out.start(slot * this.#limit);
    return this.#out;
  }

  close(slot: number, encoding: number): void {
    this.#bits[slot] = this.#out.bitsSince(slot * this.#limit);
    this.#out.align();
    this.#of[slot] = encoding;
  }

  copy(slot: number, to: BitWriter): void {
    to.append(this.#out.bytes, slot * this.#limit, this.#bits[slot]!);
  }
}

export class Encoder {
  readonly #bodies: Bodies;
  /** Counts encodings. */
  encoding = 0;
  /** The step of this encoding, and of the one before. */
  tick = 0;
  #before = 0;
  /** Who is here, and how many. */
  readonly here: Uint16Array;
  hereCount = 0;
  /** Who has come, who has jumped, and who has gone, since the last encoding. */
  readonly came: number[] = [];
  readonly jumped: number[] = [];
  readonly gone: number[] = [];
  /** By slot: the steps of the last near and mid slices, of those before them, of the last jump and the last change. */
  readonly nearTick: Float64Array;
  readonly midTick: Float64Array;
  readonly nearBefore: Float64Array;
  readonly midBefore: Float64Array;
  readonly jumpTick: Float64Array;
  readonly changed: Float64Array;
  readonly #present: Uint8Array;
  readonly #near: (NearBody | undefined)[];
  readonly #mid: (SentBody | undefined)[];
  readonly #nearSlices: Slices;
  readonly #midSlices: Slices;
  readonly #nearEnters: Slices;
  readonly #midEnters: Slices;
  readonly #wanted = new WantedBody();

  constructor(bodies: Bodies) {
    const { capacity } = bodies;
    this.#bodies = bodies;
    this.here = new Uint16Array(capacity);
    this.nearTick = new Float64Array(capacity);
    this.midTick = new Float64Array(capacity);
    this.nearBefore = new Float64Array(capacity);
    this.midBefore = new Float64Array(capacity);
    this.jumpTick = new Float64Array(capacity);
    this.changed = new Float64Array(capacity);
    this.#present = new Uint8Array(capacity);
    this.#near = new Array(capacity).fill(undefined);
    this.#mid = new Array(capacity).fill(undefined);
    this.#nearSlices = new Slices(capacity, NEAR_SLICE_LIMIT);
    this.#midSlices = new Slices(capacity, MID_SLICE_LIMIT);
    this.#nearEnters = new Slices(capacity, NEAR_SLICE_LIMIT);
    this.#midEnters = new Slices(capacity, MID_SLICE_LIMIT);
  }

  /** Encodes what changed since the last encoding, as of step `tick`. */
  encode(tick: number): void {
    this.encoding++;
    this.tick = tick;
    this.hereCount = 0;
    this.came.length = 0;
    this.jumped.length = 0;
    this.gone.length = 0;
    const { present, capacity } = this.#bodies;
    for (let slot = 0; slot < capacity; slot++) {
      if (present[slot] === 1) {
        this.here[this.hereCount++] = slot;
        if (this.#present[slot] === 0) this.#meet(slot);
        else this.#follow(slot);
      } else if (this.#present[slot] === 1) {
        this.gone.push(slot);
        this.#near[slot] = undefined;
        this.#mid[slot] = undefined;
      }
      this.#present[slot] = present[slot]!;
    }
    // What changed between two steps bears the number of the first.
    this.#before = tick;
  }

  #meet(slot: number): void {
    this.came.push(slot);
    quantise(this.#bodies, slot, this.#wanted);
    const near = new NearBody();
    const mid = new SentBody();
    settleNear(near, this.#wanted);
    settleMid(mid, this.#wanted);
    this.#near[slot] = near;
    this.#mid[slot] = mid;
    this.nearTick[slot] = this.tick;
    this.midTick[slot] = this.tick;
    this.changed[slot] = this.tick;
    this.jumpTick[slot] = Number.NEGATIVE_INFINITY;
  }

  #follow(slot: number): void {
    const near = this.#near[slot]!;
    const mid = this.#mid[slot]!;
    const changed = this.#bodies.changed[slot]! >= this.#before;
    if (changed) {
      this.changed[slot] = this.tick;
      if ((this.#bodies.flags[slot]! & JUMP) !== 0) {
        this.jumpTick[slot] = this.tick;
        this.jumped.push(slot);
      }
      quantise(this.#bodies, slot, this.#wanted);
      if (writeNear(near, this.#wanted, this.tick - this.nearTick[slot]!, this.#nearSlices.open(slot))) {
        this.#nearSlices.close(slot, this.encoding);
        this.nearBefore[slot] = this.nearTick[slot]!;
        this.nearTick[slot] = this.tick;
      }
    } else near.jump = false;
    if (!this.isMidTurn(slot)) return;
    if (this.changed[slot]! <= this.midTick[slot]!) {
      mid.jump = false;
      return;
    }
    if (!changed) quantise(this.#bodies, slot, this.#wanted);
    this.#wanted.jump = this.jumpTick[slot]! > this.midTick[slot]!;
    if (!writeMid(mid, this.#wanted, this.#midSlices.open(slot))) return;
    this.#midSlices.close(slot, this.encoding);
    this.midBefore[slot] = this.midTick[slot]!;
    this.midTick[slot] = this.tick;
  }

  /** Whether this is the step in which a slot's mid slice is due. */
  isMidTurn(slot: number): boolean {
    return (slot + this.tick) % MID_EVERY === 0;
  }

  hasNear(slot: number): boolean {
    return this.#nearSlices.has(slot, this.encoding);
  }

  hasMid(slot: number): boolean {
    return this.#midSlices.has(slot, this.encoding);
  }

  copyNear(slot: number, to: BitWriter): void {
    this.#nearSlices.copy(slot, to);
  }

  copyMid(slot: number, to: BitWriter): void {
    this.#midSlices.copy(slot, to);
  }

  copyNearEnter(slot: number, to: BitWriter): void {
    if (!this.#nearEnters.has(slot, this.encoding)) {
      writeNearEnter(this.#near[slot]!, this.tick - this.nearTick[slot]!, this.#nearEnters.open(slot));
      this.#nearEnters.close(slot, this.encoding);
    }
    this.#nearEnters.copy(slot, to);
  }

  copyMidEnter(slot: number, to: BitWriter): void {
    if (!this.#midEnters.has(slot, this.encoding)) {
      const out = this.#midEnters.open(slot);
      out.write(Math.min(MID_OLDEST, this.tick - this.midTick[slot]!), 4);
      writeKey(this.#mid[slot]!, MID_GRAIN, out);
      this.#midEnters.close(slot, this.encoding);
    }
    this.#midEnters.copy(slot, to);
  }
}
