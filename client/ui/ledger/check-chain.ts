/** CheckChain: the whole chain fetched and checked here, in steps. It trusts nothing that the house says of it but the rows. */
import { ChainCheck, hashedText, type Verdict } from "../../../shared/ledger/chain-check.ts";
import { canonical, type LedgerHead, type LedgerLine, type ReadLine } from "../../../shared/ledger/line.ts";
import { Lines } from "../../../shared/ledger/lines.ts";
import type { ReadRow, Row } from "./read-entry.ts";

/** The address of the export. */
export const EXPORT = "/api/ledger/export";

const STEP = 250;

/** Whether this page may hash: browsers let only secure ones. */
export const canCheck = (): boolean => globalThis.crypto?.subtle !== undefined;

/** `unlike`: the first entry that the page shows and that is not so in the chain, if there is one. */
export type Checked = { verdict: Verdict; unlike: number | null };

/**
 * @param shown what the page shows: a house might give out one chain and tell another
 * @param noted a head that this browser saw before: the chain must go through it
 * @param onEntry told, after each step, the number of the last entry that was found good
 * @throws where the house does not answer, or `signal` is aborted
 */
export async function checkChain(
  shown: readonly ReadRow[],
  noted: LedgerHead | undefined,
  onEntry: (seq: number) => void,
  signal: AbortSignal,
): Promise<Checked> {
  const answer = await fetch(EXPORT, { cache: "no-store", credentials: "omit", signal });
  if (!answer.ok || answer.body === null) throw new Error(`the ledger answered ${answer.status}`);
  const check = new ChainCheck(noted);
  const lines = new Lines();
  const unlike = new Map(shown.map(({ row }) => [row.seq, row]));
  const reader = answer.body.getReader();
  try {
    while (!check.done) {
      const { done, value } = await reader.read();
      for (const step of stepsOf(done ? lines.end() : lines.read(value))) {
        await takeAll(check, step);
        for (const { row } of step) if (row && isLike(unlike.get(row.seq), row)) unlike.delete(row.seq);
        onEntry(check.last.seq);
      }
      if (done) break;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
  return { verdict: check.verdict(), unlike: unlike.size === 0 ? null : Math.min(...unlike.keys()) };
}

const isLike = (shown: Row | undefined, row: LedgerLine) =>
  shown?.hash === row.hash && shown.previous === row.previous && canonical(shown.entry) === row.entry;

/** So many lines at a time, that whoever reads the page meanwhile is not held up, however much came at once. */
function* stepsOf(reads: Iterable<ReadLine>): Generator<ReadLine[]> {
  let step: ReadLine[] = [];
  for (const read of reads) {
    step.push(read);
    if (step.length < STEP) continue;
    yield step;
    step = [];
  }
  yield step;
}

async function takeAll(check: ChainCheck, reads: readonly ReadLine[]): Promise<void> {
  const hashes = await Promise.all(reads.map(hashOf));
  reads.forEach((read, i) => {
    check.take(read, hashes[i]!);
  });
}

const encoder = new TextEncoder();

async function hashOf({ row }: ReadLine): Promise<string> {
  if (row === undefined) return "";
  const digest = await crypto.subtle.digest("SHA-256", encoder.encode(hashedText(row)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
