/**
 * Codes: how a surprise (what came, less what was expected) is written. A family of Huffman codes, one for each size that
 * surprises have had lately; fixed in the protocol, and computed here from a formula so that nobody need keep tables.
 *
 * Code t is made for surprises whose mean size m is about 2^((t + 0.5) / 2) − 1: the chance of a surprise r is taken as
 * (1 + r² / c)^−5, Student's t of nine degrees, c = 11.81·m² (its mean size being 0.873·√(c / 9)). Between a
 * bell and its fat-tailed kin, it costs within 1 % of codes trained on the motion itself. Only + − × ÷ √ are used, which
 * every engine rounds alike, so that both sides have the same codes.
 *
 * In bits: z = zigzag(r); the low bits of z (none up to code 6, then one more each second code) stay as they are, what is
 * above them is a Huffman symbol, canonical by length and then by number; the last symbol is an escape, and Elias gamma
 * of the rest follows it. The low bits come last.
 */
import type { BitReader, BitWriter } from "./bits.ts";

export const CODES = 17;
/** A mean size of surprises is kept in sixteenths, at most this. */
export const LARGEST_MEAN = 4095;

const SYMBOLS = 64;
/** Symbols whose chance, with all beyond them, is less than this are left to the escape. */
const RARE = 1 / 1024;
/** The decoder looks this many bits ahead at once; hardly any code is longer. */
const AHEAD = 10;
const FIRST_WITH_LOW_BITS = 7;

type Code = {
  /** Bits of z that stay as they are. */
  readonly low: number;
  /** The escape's symbol. */
  readonly last: number;
  readonly lengths: Uint8Array;
  readonly words: Uint16Array;
  /** By the next bits: symbol × 32 + length; 0 where a longer look is needed. */
  readonly quick: Uint16Array;
  readonly longest: number;
};

const family: readonly Code[] = Array.from({ length: CODES }, (_, t) => makeCode(t));

/** By mean in sixteenths: the code to use. */
const CODE_OF_MEAN = makeCodeOfMean();

const zigzag = (value: number) => (value << 1) ^ (value >> 31);
const unzigzag = (code: number) => (code >>> 1) ^ -(code & 1);

/** The code for surprises of a mean size, in sixteenths. */
export function codeOf(mean: number): number {
  return CODE_OF_MEAN[mean]!;
}

/** The mean after one more surprise: a running one over about sixteen. In sixteenths. */
export function nextMean(mean: number, surprise: number): number {
  const size = Math.min(255, surprise < 0 ? -surprise : surprise);
  return mean + ((size * 16 - mean + 8) >> 4);
}

/** Writes a whole number between −2^23 and 2^23 in code `t`. */
export function writeCode(out: BitWriter, t: number, value: number): void {
  const { low, last, lengths, words } = family[t]!;
  const z = zigzag(value) >>> 0;
  const high = z >>> low;
  if (high < last) out.write(words[high]!, lengths[high]!);
  else {
    out.write(words[last]!, lengths[last]!);
    out.writeGamma(high - last);
  }
  if (low > 0) out.write(z & ((1 << low) - 1), low);
}

export function readCode(from: BitReader, t: number): number {
  const code = family[t]!;
  let symbol: number;
  const entry = code.quick[from.peek(AHEAD)]!;
  if (entry !== 0) {
    symbol = entry >>> 5;
    from.skip(entry & 31);
  } else symbol = readLong(from, code);
  const high = symbol === code.last ? symbol + from.readGamma() : symbol;
  return unzigzag(code.low > 0 ? (high << code.low) | from.read(code.low) : high);
}

/** Reads a surprise for each channel into `to`, each in the code for its mean in `means`. */
export function readCodes(from: BitReader, channels: readonly number[], means: Int32Array, to: Int32Array): void {
  for (let n = 0; n < channels.length; n++) {
    const channel = channels[n]!;
    to[channel] = readCode(from, CODE_OF_MEAN[means[channel]!]!);
  }
}

function readLong(from: BitReader, { lengths, words, longest }: Code): number {
  const ahead = from.peek(longest);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol]!;
    if (length <= AHEAD || ahead >>> (longest - length) !== words[symbol]) continue;
    from.skip(length);
    return symbol;
  }
  from.failed = true;
  return 0;
}

function makeCodeOfMean(): Uint8Array {
  const codes = new Uint8Array(LARGEST_MEAN + 1);
  let t = 0;
  // Code t begins where 1 + mean is 2^(t / 2).
  let next = Math.SQRT2;
  for (let mean = 0; mean <= LARGEST_MEAN; mean++) {
    while (1 + mean / 16 >= next && t < CODES - 1) {
      t++;
      next *= Math.SQRT2;
    }
    codes[mean] = t;
  }
  return codes;
}

function makeCode(t: number): Code {
  const low = t < FIRST_WITH_LOW_BITS ? 0 : (t - FIRST_WITH_LOW_BITS + 2) >> 1;
  const chances = chancesOf(t, low);
  let beyond = chances.reduce((sum, chance) => sum + chance, 0);
  const all = beyond;
  const kept: number[] = [];
  for (const chance of chances) {
    if (kept.length === SYMBOLS - 1 || beyond < RARE * all) break;
    kept.push(chance);
    beyond -= chance;
  }
  kept.push(Math.max(beyond, (RARE * all) / 4));
  const lengths = huffmanLengths(kept);
  const longest = Math.max(...lengths);
  const words = canonicalWords(lengths, longest);
  const quick = new Uint16Array(1 << AHEAD);
  for (const [symbol, length] of lengths.entries()) {
    if (length > AHEAD) continue;
    const first = words[symbol]! << (AHEAD - length);
    quick.fill(symbol * 32 + length, first, first + (1 << (AHEAD - length)));
  }
  return { low, last: kept.length - 1, lengths, words, quick, longest };
}

/** The chances of z >> low for code `t`, unscaled, as far as they matter. */
function chancesOf(t: number, low: number): number[] {
  let size = Math.sqrt(Math.SQRT2);
  for (let n = 0; n < t; n++) size *= Math.SQRT2;
  const mean = size - 1;
  const c = 11.81 * mean * mean;
  const chances: number[] = new Array(4 * SYMBOLS).fill(0);
  for (let z = 0; z < chances.length << low; z++) {
    const r = (z + 1) >> 1;
    const base = 1 / (1 + (r * r) / c);
    const square = base * base;
    chances[z >> low] = chances[z >> low]! + square * square * base;
  }
  return chances;
}

/** The length of each symbol's word; of equal weights the one that was made first is taken first. */
function huffmanLengths(weights: readonly number[]): Uint8Array {
  const lengths = new Uint8Array(weights.length);
  let trees = weights.map((weight, symbol) => ({ weight, symbols: [symbol] }));
  while (trees.length > 1) {
    const [a, b, ...rest] = trees.toSorted((one, other) => one.weight - other.weight);
    const symbols = [...a!.symbols, ...b!.symbols];
    for (const symbol of symbols) lengths[symbol]!++;
    trees = [...rest, { weight: a!.weight + b!.weight, symbols }];
  }
  return lengths;
}

function canonicalWords(lengths: Uint8Array, longest: number): Uint16Array {
  const words = new Uint16Array(lengths.length);
  let word = 0;
  for (let length = 1; length <= longest; length++) {
    word <<= 1;
    for (const [symbol, one] of lengths.entries()) if (one === length) words[symbol] = word++;
  }
  return words;
}
