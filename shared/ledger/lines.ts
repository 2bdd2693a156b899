/** Lines: an export, piece by piece as it comes from a file or a line, as lines; never more than one of them is held. */
import { LINE_MOST, type ReadLine, readLine } from "./line.ts";

const NEWLINE = 10;

export class Lines {
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  #held: Uint8Array[] = [];
  #length = 0;
  #over = false;

  /** The lines that end in `bytes`. After one that is too long nothing more is read. */
  *read(bytes: Uint8Array): Generator<ReadLine> {
    let from = 0;
    while (!this.#over && from < bytes.length) {
      const end = bytes.indexOf(NEWLINE, from);
      const piece = bytes.subarray(from, end === -1 ? bytes.length : end);
      this.#length += piece.length;
      if (this.#length > LINE_MOST) {
        this.#over = true;
        this.#held = [];
        yield { problem: "long" };
        return;
      }
      if (end === -1) {
        // The piece may lie in memory that whoever reads fills anew.
        this.#held.push(piece.slice());
        return;
      }
      yield this.#line(piece);
      from = end + 1;
    }
  }

  /** What stands behind the last newline, if anything. */
  *end(): Generator<ReadLine> {
    if (!this.#over && this.#length > 0) yield { problem: "cut" };
  }

  #line(last: Uint8Array): ReadLine {
    const whole = this.#held.length === 0 ? last : joined([...this.#held, last], this.#length);
    this.#held = [];
    this.#length = 0;
    try {
      return readLine(this.#decoder.decode(whole));
    } catch {
      return { problem: "foreign" };
    }
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
