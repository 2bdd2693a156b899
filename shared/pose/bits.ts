/**
 * Bits: a writer and a reader of bit fields, most significant bit first, over a buffer that the caller owns.
 *
 * The reader never throws and never runs past the end: what is not there reads as 0 and sets `failed`.
 */

/** A gamma code has at most this many bits after its first one. */
const GAMMA_MORE = 23;

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

  /** Bits written since byte `at`. */
  bitsSince(at: number): number {
    return (this.length - at) * 8 + this.#held;
  }

  /** Writes the low `bits` (at most 24) of a whole number that fits in them. */
  write(value: number, bits: number): void {
    let pending = (this.#pending << bits) | value;
    let held = this.#held + bits;
    while (held >= 8) {
      held -= 8;
      this.bytes[this.length++] = pending >>> held;
      pending &= (1 << held) - 1;
    }
    this.#pending = pending;
    this.#held = held;
  }

  /** Writes a whole number that may be negative, in two's complement of `bits`. */
  writeSigned(value: number, bits: number): void {
    this.write(value & ((1 << bits) - 1), bits);
  }

  /** Elias gamma: a whole number from 0 to 2^24 − 2, shorter the smaller. */
  writeGamma(value: number): void {
    const n = value + 1;
    const more = 31 - Math.clz32(n);
    this.write(0, more);
    this.write(n, more + 1);
  }

  /** Fills the last byte with zeros. */
  align(): void {
    if (this.#held > 0) this.write(0, 8 - this.#held);
  }

  /** Appends the first `bits` bits of what begins at byte `at` of another buffer. */
  append(from: Uint8Array, at: number, bits: number): void {
    const { bytes } = this;
    const held = this.#held;
    const whole = bits >>> 3;
    const rest = bits & 7;
    let { length } = this;
    // What is held and the next byte, of which the last `held` bits are held in turn.
    let pending = this.#pending;
    for (let byte = at; byte < at + whole; byte++) {
      pending = (pending << 8) | from[byte]!;
      bytes[length++] = pending >>> held;
      pending &= 0xff;
    }
    this.#pending = pending & ((1 << held) - 1);
    this.length = length;
    if (rest > 0) this.write(from[at + whole]! >>> (8 - rest), rest);
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
    const value = this.peek(bits);
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
      if (more > GAMMA_MORE || this.failed) {
        this.failed = true;
        return 0;
      }
    }
    return ((1 << more) | this.read(more)) - 1;
  }

  /** The next `bits` (at most 24) without going on; beyond the end there are zeros. */
  peek(bits: number): number {
    if (bits === 0) return 0;
    const byte = this.#at >> 3;
    const bytes = this.#bytes;
    const word =
      byte + 3 < bytes.length
        ? (bytes[byte]! << 24) | (bytes[byte + 1]! << 16) | (bytes[byte + 2]! << 8) | bytes[byte + 3]!
        : ((bytes[byte] ?? 0) << 24) | ((bytes[byte + 1] ?? 0) << 16) | ((bytes[byte + 2] ?? 0) << 8);
    return (word << (this.#at & 7)) >>> (32 - bits);
  }

  /** Goes on by `bits`. */
  skip(bits: number): void {
    this.#at += bits;
    if (this.#at > this.#end) {
      this.failed = true;
      this.#at = this.#end;
    }
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
