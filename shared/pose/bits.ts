/**
 * Bits: a writer and a reader of bit fields, most significant bit first, over a buffer that the caller owns.
 *
 * The reader never throws and never runs past the end: what is not there reads as 0 and sets `failed`.
 */

/** A Rice code with this many leading ones is an escape: 5 bits of length, then the number itself. */
const ESCAPE = 15;
/** The longest number that an escape may carry, bits. */
const LONGEST = 24;

export class BitWriter {
  readonly bytes: Uint8Array;
  /** Whole bytes written; call `align` before using it. */
  length = 0;
  #pending = 0;
  #held = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Goes to byte `at` of the buffer and forgets what was pending. */
  start(at = 0): void {
    this.length = at;
    this.#pending = 0;
    this.#held = 0;
  }

  /** Writes the low `bits` (at most 24) of a whole number that fits in them. */
  write(value: number, bits: number): void {
    this.#pending = (this.#pending << bits) | value;
    this.#held += bits;
    while (this.#held >= 8) {
      this.#held -= 8;
      this.bytes[this.length++] = this.#pending >>> this.#held;
    }
    this.#pending &= (1 << this.#held) - 1;
  }

  /** Writes a whole number that may be negative, in two's complement of `bits`. */
  writeSigned(value: number, bits: number): void {
    this.write(value & ((1 << bits) - 1), bits);
  }

  /** Elias gamma: a whole number from 0 to 65,534, shorter the smaller. */
  writeGamma(value: number): void {
    const n = value + 1;
    const more = 31 - Math.clz32(n);
    this.write(0, more);
    this.write(n, more + 1);
  }

  /** Rice code of a whole number from 0 to 2^24 − 1, best where it is about 2^k. */
  writeRice(value: number, k: number): void {
    const ones = value >>> k;
    if (ones < ESCAPE) {
      this.write((1 << (ones + 1)) - 2, ones + 1);
      this.write(value & ((1 << k) - 1), k);
    } else {
      const bits = 32 - Math.clz32(value);
      this.write((1 << ESCAPE) - 1, ESCAPE);
      this.write(bits, 5);
      this.write(value, bits);
    }
  }

  /** Fills the last byte with zeros. */
  align(): void {
    if (this.#held > 0) this.write(0, 8 - this.#held);
  }

  /** Copies whole bytes; only when aligned. */
  copy(from: Uint8Array, start: number, end: number): void {
    const to = this.bytes;
    let at = this.length;
    for (let i = start; i < end; i++) to[at++] = from[i]!;
    this.length = at;
  }
}

export class BitReader {
  /** More was asked for than is there, or a code was none. */
  failed = false;
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  #end = 0;

  start(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#at = 0;
    this.#end = bytes.length * 8;
    this.failed = false;
  }

  /** Reads `bits` (at most 24) as a whole number. */
  read(bits: number): number {
    if (this.#at + bits > this.#end) {
      this.failed = true;
      this.#at = this.#end;
      return 0;
    }
    const byte = this.#at >> 3;
    const bytes = this.#bytes;
    const word =
      (bytes[byte]! << 24) | ((bytes[byte + 1] ?? 0) << 16) | ((bytes[byte + 2] ?? 0) << 8) | (bytes[byte + 3] ?? 0);
    const value = bits === 0 ? 0 : (word << (this.#at & 7)) >>> (32 - bits);
    this.#at += bits;
    return value;
  }

  readSigned(bits: number): number {
    return (this.read(bits) << (32 - bits)) >> (32 - bits);
  }

  readGamma(): number {
    let more = 0;
    while (this.read(1) === 0) {
      more++;
      if (more > 15 || this.failed) {
        this.failed = true;
        return 0;
      }
    }
    return ((1 << more) | this.read(more)) - 1;
  }

  readRice(k: number): number {
    let ones = 0;
    while (ones < ESCAPE && this.read(1) === 1) ones++;
    if (ones < ESCAPE) return (ones << k) | this.read(k);
    const bits = this.read(5);
    if (bits > LONGEST) this.failed = true;
    return this.failed ? 0 : this.read(bits);
  }

  /** Skips to the next whole byte; what is skipped must be zeros. */
  align(): void {
    const left = (8 - (this.#at & 7)) & 7;
    if (this.read(left) !== 0) this.failed = true;
  }

  get atEnd(): boolean {
    return this.#at === this.#end;
  }
}
