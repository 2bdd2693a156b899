/**
 * ChainCheck: reads the lines of an export one after another and finds the first thing that is wrong with them. It knows
 * no way to hash: whoever asks brings each row's, since some can only wait for it.
 */
import { BEGINNING, isCanonical, type LedgerHead, type LedgerLine, type ReadLine } from "./line.ts";

/**
 * What may be wrong, at an entry or line.
 * - `changed`: the entry, or its hash, is not what was written
 * - `spelled`: its hash fits, but it is not written as the ledger writes
 * - `parted`: it is whole in itself, but goes on from another entry than the one before it
 * - `missing`: it is not there, and others follow
 * - `moved`: it stands further down than it should
 * - `doubled`: it comes again
 * - `end`: the export ends before it, or before its head
 * - `head`: the head in the last line is not that of the last entry
 * - `more`: something stands behind the head
 * - `cut`, `long`, `foreign`: a line that ends too early, is too long, or is none of a ledger
 * - `noted`: everything fits, but it is not the entry whose hash was noted: it was all written anew from somewhere before
 * - `noted-end`: everything fits, but there are fewer entries than were noted
 */
export type Problem =
  | "changed"
  | "spelled"
  | "parted"
  | "missing"
  | "moved"
  | "doubled"
  | "end"
  | "head"
  | "more"
  | "cut"
  | "long"
  | "foreign"
  | "noted"
  | "noted-end";

/** `line` counts from 1; `seq` is the entry that it is about, where it is about one. */
export type Finding = { problem: Problem; line: number; seq: number | null };

export type Verdict =
  | { whole: true; head: LedgerHead; finding?: never }
  | { whole: false; finding: Finding; head?: never };

/** What a row's hash is over. */
export const hashedText = ({ previous, entry }: LedgerLine): string => previous + entry;

export class ChainCheck {
  readonly #noted: LedgerHead | undefined;
  #last: LedgerHead = { seq: 0, hash: BEGINNING };
  #line = 0;
  #ended = false;
  #finding: Finding | null = null;

  /** `noted` is a head that somebody wrote down before: the chain must go through it. */
  constructor(noted?: LedgerHead) {
    this.#noted = noted;
    if (noted?.seq === 0 && noted.hash !== BEGINNING) this.#found("noted", 0);
  }

  /** The last entry that was found good. */
  get last(): LedgerHead {
    return this.#last;
  }

  /** Whether nothing that follows can change what was found. */
  get done(): boolean {
    return this.#finding !== null && !this.#mayTurnUp;
  }

  /** Takes the next line; `hash` is SHA-256 of a row's `hashedText`, hex, and anything for other lines. */
  take(read: ReadLine, hash: string): void {
    this.#line += 1;
    if (this.#finding !== null) {
      // What is not where it should be may stand further down.
      if (this.#mayTurnUp && read.row?.seq === this.#finding.seq) this.#finding.problem = "moved";
    } else if (this.#ended) this.#found("more", null);
    else if (read.problem !== undefined) this.#found(read.problem, this.#last.seq + 1);
    else if (read.head !== undefined) this.#takeHead(read.head);
    else this.#takeRow(read.row, hash);
  }

  /** What was found, once every line was taken. */
  verdict(): Verdict {
    if (this.#finding === null && !this.#ended) {
      this.#line += 1;
      this.#found("end", this.#last.seq + 1);
    }
    return this.#finding === null ? { whole: true, head: this.#last } : { whole: false, finding: this.#finding };
  }

  get #mayTurnUp(): boolean {
    return this.#finding?.problem === "missing" || this.#finding?.problem === "end";
  }

  #takeRow(row: LedgerLine, hash: string): void {
    const expected = this.#last.seq + 1;
    if (row.seq > expected) this.#found("missing", expected);
    else if (row.seq < expected) this.#found("doubled", row.seq);
    else if (row.hash !== hash) this.#found("changed", expected);
    else if (row.previous !== this.#last.hash) this.#found("parted", expected);
    else if (!isCanonical(row.entry)) this.#found("spelled", expected);
    else if (this.#noted?.seq === expected && this.#noted.hash !== hash) this.#found("noted", expected);
    else this.#last = { seq: expected, hash };
  }

  #takeHead(head: LedgerHead): void {
    this.#ended = true;
    if (head.seq > this.#last.seq) this.#found("end", this.#last.seq + 1);
    else if (head.seq < this.#last.seq || head.hash !== this.#last.hash) this.#found("head", head.seq);
    else if (this.#noted !== undefined && this.#noted.seq > head.seq) this.#found("noted-end", this.#noted.seq);
  }

  #found(problem: Problem, seq: number | null): void {
    this.#finding ??= { problem, line: this.#line, seq };
  }
}
