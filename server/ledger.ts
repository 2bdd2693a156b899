/** Ledger: the whole chain as text, page by page, and what a text holds, line by line. Neither is ever held as a whole. */
import { createHash } from "node:crypto";
import { ChainCheck, hashedText, type Verdict } from "../shared/ledger/chain-check.ts";
import { headLine, type LedgerHead, type ReadLine, rowLine } from "../shared/ledger/line.ts";
import { Lines } from "../shared/ledger/lines.ts";
import type { Store } from "./store/store.ts";

/** Where rows come from: the store, or a running server that has it. */
export type LedgerSource = Pick<Store["ledger"], "head" | "lines">;

/** Rows that are read at a time. */
const PAGE = 400;

/** The export as it stands now: what is written meanwhile is not in it. Pieces end with a newline. */
export async function* exportOf(source: LedgerSource): AsyncGenerator<string> {
  const head = await source.head();
  let after = 0;
  while (after < head.seq) {
    const rows = await source.lines(after, head.seq, PAGE);
    const last = rows.at(-1);
    if (last === undefined) break;
    yield rows.map((row) => `${rowLine(row)}\n`).join("");
    after = last.seq;
  }
  yield `${headLine(head)}\n`;
}

/**
 * Checks an export as it comes, and stops reading when nothing further can change what was found.
 * @param noted a head that somebody wrote down before
 */
export async function checkExport(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  noted?: LedgerHead,
): Promise<Verdict> {
  const check = new ChainCheck(noted);
  const lines = new Lines();
  for await (const piece of pieces) {
    for (const read of lines.read(piece)) check.take(read, hashOf(read));
    if (check.done) break;
  }
  for (const read of lines.end()) check.take(read, "");
  return check.verdict();
}

const hashOf = ({ row }: ReadLine) =>
  row === undefined ? "" : createHash("sha256").update(hashedText(row)).digest("hex");
