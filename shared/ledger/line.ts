/**
 * Line: a row of the ledger as one line of text, and back. An export is such lines, each ended by a newline, and last the
 * head: `{"seq":1,"previous":"…","hash":"…","entry":{…}}`, `{"head":{"seq":1,"hash":"…"}}`.
 *
 * There is one way to write a row. What is written in any other, with a space more or a hash in capitals, is not read.
 */
import canonicalize from "canonicalize";

/** A row as it is kept: `hash` is SHA-256 of `previous ‖ entry`, hex; `entry` is RFC 8785 JSON, to the letter. */
export type LedgerLine = { seq: number; previous: string; hash: string; entry: string };

/** The last row's number and hash: whoever notes it can tell later whether what came before was rewritten. */
export type LedgerHead = { seq: number; hash: string };

/** The hash before the first row. */
export const BEGINNING = "0".repeat(64);

/** How long an entry may be, bytes; a line is a little longer. */
export const ENTRY_MOST = 256 * 1024;
export const LINE_MOST = ENTRY_MOST + 512;

/** RFC 8785 JSON. Throws on what JSON cannot say: NaN, infinities, lone surrogates, circles. */
export function canonical(entry: unknown): string {
  return canonicalize(entry)!;
}

/** A row as its line, without the newline. */
export function rowLine({ seq, previous, hash, entry }: LedgerLine): string {
  return `{"seq":${seq},"previous":"${previous}","hash":"${hash}","entry":${entry}}`;
}

/** The last line of an export, without the newline. */
export function headLine({ seq, hash }: LedgerHead): string {
  return `{"head":{"seq":${seq},"hash":"${hash}"}}`;
}

/**
 * What a line is. `cut`: it ends before its newline; `long`: longer than any row; `foreign`: not what the ledger writes.
 */
export type ReadLine =
  | { row: LedgerLine; head?: never; problem?: never }
  | { head: LedgerHead; row?: never; problem?: never }
  | { problem: "cut" | "long" | "foreign"; row?: never; head?: never };

const ROW = /^\{"seq":([1-9]\d{0,15}),"previous":"([0-9a-f]{64})","hash":"([0-9a-f]{64})","entry":(\{.*\})\}$/s;
const HEAD = /^\{"head":\{"seq":(0|[1-9]\d{0,15}),"hash":"([0-9a-f]{64})"\}\}$/;

/** Reads a line as `rowLine` and `headLine` write them. */
export function readLine(line: string): ReadLine {
  const row = ROW.exec(line);
  if (row !== null) {
    const seq = Number(row[1]);
    if (Number.isSafeInteger(seq)) return { row: { seq, previous: row[2]!, hash: row[3]!, entry: row[4]! } };
  }
  const head = HEAD.exec(line);
  if (head !== null && Number.isSafeInteger(Number(head[1]))) return { head: { seq: Number(head[1]), hash: head[2]! } };
  return { problem: "foreign" };
}

/** Whether an entry's text is the one way to write it: no name twice, no space, no other spelling. Never throws. */
export function isCanonical(entry: string): boolean {
  try {
    return canonical(JSON.parse(entry)) === entry;
  } catch {
    return false;
  }
}
