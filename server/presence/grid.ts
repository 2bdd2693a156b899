/**
 * Grid: who stands near a place. Cells of 1.5 m (larger in a huge space), linked lists in typed arrays.
 *
 * It holds the places that the solver holds, in whole millimetres.
 */
const CELL = 1500;
const MOST = 1024;

export class Grid {
  readonly #minX: number;
  readonly #minZ: number;
  /** Cells to a millimetre. */
  readonly #perMm: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #first: Int32Array;
  readonly #next: Int32Array;
  readonly #before: Int32Array;
  readonly #cellOf: Int32Array;
  /** By cell, the step in which somebody last moved in it. */
  readonly #stirred: Uint32Array;

  /** Bounds in metres; places outside them are kept in the cells at the border. */
  constructor(capacity: number, bounds: { minX: number; minZ: number; maxX: number; maxZ: number }) {
    const width = (bounds.maxX - bounds.minX) * 1000;
    const depth = (bounds.maxZ - bounds.minZ) * 1000;
    this.#minX = bounds.minX * 1000;
    this.#minZ = bounds.minZ * 1000;
    this.#perMm = 1 / Math.max(CELL, width / MOST, depth / MOST);
    this.#columns = Math.floor(width * this.#perMm) + 1;
    this.#rows = Math.floor(depth * this.#perMm) + 1;
    this.#first = new Int32Array(this.#columns * this.#rows).fill(-1);
    this.#next = new Int32Array(capacity).fill(-1);
    this.#before = new Int32Array(capacity).fill(-1);
    this.#cellOf = new Int32Array(capacity).fill(-1);
    this.#stirred = new Uint32Array(this.#columns * this.#rows);
  }

  #column(x: number): number {
    const column = Math.trunc((x - this.#minX) * this.#perMm);
    return column < 0 ? 0 : column >= this.#columns ? this.#columns - 1 : column;
  }

  #row(z: number): number {
    const row = Math.trunc((z - this.#minZ) * this.#perMm);
    return row < 0 ? 0 : row >= this.#rows ? this.#rows - 1 : row;
  }

  /** Puts a slot where it now stands. */
  place(slot: number, x: number, z: number): void {
    const cell = this.#row(z) * this.#columns + this.#column(x);
    if (this.#cellOf[slot] === cell) return;
    this.remove(slot);
    const next = this.#first[cell]!;
    this.#cellOf[slot] = cell;
    this.#next[slot] = next;
    if (next >= 0) this.#before[next] = slot;
    this.#first[cell] = slot;
  }

  remove(slot: number): void {
    const cell = this.#cellOf[slot]!;
    if (cell < 0) return;
    const before = this.#before[slot]!;
    const next = this.#next[slot]!;
    if (before >= 0) this.#next[before] = next;
    else this.#first[cell] = next;
    if (next >= 0) this.#before[next] = before;
    this.#cellOf[slot] = -1;
    this.#next[slot] = -1;
    this.#before[slot] = -1;
  }

  /** Notes that a slot moves in this step, where it now stands. */
  stir(slot: number, tick: number): void {
    this.#stirred[this.#cellOf[slot]!] = tick;
  }

  /** May somebody within `reach` of a place have moved in this step? */
  stirredNear(x: number, z: number, reach: number, tick: number): boolean {
    const lastColumn = this.#column(x + reach);
    const lastRow = this.#row(z + reach);
    const firstColumn = this.#column(x - reach);
    for (let row = this.#row(z - reach); row <= lastRow; row++) {
      for (let column = firstColumn; column <= lastColumn; column++) {
        if (this.#stirred[row * this.#columns + column] === tick) return true;
      }
    }
    return false;
  }

  /** Writes into `found` who may be within `reach` of a place (some further off too), and returns how many. */
  near(x: number, z: number, reach: number, found: Int32Array): number {
    let count = 0;
    const lastColumn = this.#column(x + reach);
    const lastRow = this.#row(z + reach);
    const firstColumn = this.#column(x - reach);
    for (let row = this.#row(z - reach); row <= lastRow; row++) {
      for (let column = firstColumn; column <= lastColumn; column++) {
        for (let slot = this.#first[row * this.#columns + column]!; slot >= 0; slot = this.#next[slot]!) {
          found[count++] = slot;
        }
      }
    }
    return count;
  }
}
