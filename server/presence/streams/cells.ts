/**
 * Cells: who is far, by the cell of the floor that they stand in. Each cell has its turn once a second; whoever changed
 * lately and is in it is told then, encoded once for everybody to whom the whole cell is far. The format is
 * `shared/pose/far.ts`.
 */
import { BitWriter } from "../../../shared/pose/bits.ts";
import { cellOf, FarWriter } from "../../../shared/pose/far.ts";
import { type Bodies, GHOST } from "../bodies.ts";
import type { Encoder } from "./encoder.ts";

/** Each cell has its turn once in so many steps: a second at 20 steps a second. */
export const FAR_EVERY = 20;
/** Who moved from cell to cell and was missed by both is told after so many steps. */
const MISSED = 25;
/** Who stands is told as often as this after standing still, so that a receiver who is told every fourth time knows. */
const REPEATS = 4;

/** A member takes no more than this, bytes; nor a cell's opening. */
const MEMBER_LIMIT = 8;

export class Cells {
  readonly #bodies: Bodies;
  readonly #encoder: Encoder;
  readonly #wireBits: number;
  readonly #told: Float64Array;
  /** Those due, sorted by cell: where each cell begins, and one more. */
  readonly members: Uint16Array;
  readonly starts: Uint16Array;
  count = 0;
  /** Cell and slot in one number, for sorting. */
  readonly #keys: Float64Array;
  readonly #out: BitWriter;
  readonly #at: Uint32Array;
  readonly #bits: Uint32Array;
  readonly #writer = new FarWriter();

  constructor(bodies: Bodies, encoder: Encoder, wireBits: number) {
    const { capacity } = bodies;
    this.#bodies = bodies;
    this.#encoder = encoder;
    this.#wireBits = wireBits;
    this.#told = new Float64Array(capacity);
    this.members = new Uint16Array(capacity);
    this.starts = new Uint16Array(capacity + 1);
    this.#keys = new Float64Array(capacity);
    this.#out = new BitWriter(new Uint8Array(capacity * 2 * MEMBER_LIMIT + 4));
    this.#at = new Uint32Array(capacity);
    this.#bits = new Uint32Array(capacity);
  }

  /** Gathers and encodes the cells whose turn it is. */
  encode(): void {
    const { here, hereCount, tick, changed } = this.#encoder;
    let due = 0;
    for (let n = 0; n < hereCount; n++) {
      const slot = here[n]!;
      const since = tick - this.#told[slot]!;
      if (tick - changed[slot]! > REPEATS * FAR_EVERY) continue;
      const cell = this.#cell(slot);
      if ((cell + tick) % FAR_EVERY !== 0 && since < MISSED) continue;
      this.#told[slot] = tick;
      this.#keys[due++] = cell * 65536 + slot;
    }
    this.count = this.#sort(due, this.members, this.starts);
    this.#out.start();
    for (let cell = 0; cell < this.count; cell++) {
      this.#at[cell] = this.#out.length;
      this.write(this.#out, this.members, this.starts[cell]!, this.starts[cell + 1]!);
      this.#bits[cell] = this.#out.bitsSince(this.#at[cell]!);
      this.#out.align();
    }
  }

  /** Brings `count` slots into the order of their cells; `starts` says where each cell begins, and one more. How many cells. */
  group(slots: Uint16Array, count: number, starts: Uint16Array): number {
    for (let n = 0; n < count; n++) this.#keys[n] = this.#cell(slots[n]!) * 65536 + slots[n]!;
    return this.#sort(count, slots, starts);
  }

  #sort(count: number, slots: Uint16Array, starts: Uint16Array): number {
    const keys = this.#keys.subarray(0, count).sort();
    let groups = 0;
    let last = -1;
    for (let n = 0; n < count; n++) {
      const cell = Math.floor(keys[n]! / 65536);
      slots[n] = keys[n]! % 65536;
      if (cell !== last) starts[groups++] = n;
      last = cell;
    }
    starts[groups] = count;
    return groups;
  }

  #cell(slot: number): number {
    const { sentX, sentZ } = this.#bodies;
    return (cellOf(sentX[slot]!) + 128) * 256 + cellOf(sentZ[slot]!) + 128;
  }

  /** Writes slots that all stand in one cell. */
  write(out: BitWriter, slots: Uint16Array, from: number, to: number): void {
    const { sentX, sentZ } = this.#bodies;
    const first = slots[from]!;
    this.#writer.openCell(out, cellOf(sentX[first]!), cellOf(sentZ[first]!), to - from, this.#wireBits);
    for (let n = from; n < to; n++) this.#member(out, slots[n]!);
  }

  #member(out: BitWriter, slot: number): void {
    const { sentX, sentY, sentZ, yaw, flags } = this.#bodies;
    const jumped = this.#encoder.tick - this.#encoder.jumpTick[slot]! < FAR_EVERY;
    const ghost = (flags[slot]! & GHOST) !== 0;
    this.#writer.member(out, slot, sentX[slot]!, sentY[slot]!, sentZ[slot]!, yaw[slot]!, ghost, jumped);
  }

  /** Appends a whole cell. */
  copy(cell: number, to: BitWriter): void {
    to.append(this.#out.bytes, this.#at[cell]!, this.#bits[cell]!);
  }
}
