/** CheckChain: the whole chain fetched and checked here, in steps. It trusts nothing that the house says of it but the rows. */
import { ChainCheck, hashedText, type Verdict } from "../../../shared/ledger/chain-check.ts";
import type { LedgerHead, ReadLine } from "../../../shared/ledger/line.ts";
import { Lines } from "../../../shared/ledger/lines.ts";

/** The address of the export. */
export const EXPORT = "/api/ledger/export";

/** Whether this page may hash: browsers let only secure ones. */
export const canCheck = (): boolean => globalThis.crypto?.subtle !== undefined;

/**
 * @param noted a head that this browser saw before: the chain must go through it
 * @param onEntry told, after each step, the number of the last entry that was found good
 * @throws where the house does not answer, or `signal` is aborted
 */
export async function checkChain(
  noted: LedgerHead | undefined,
  onEntry: (seq: number) => void,
  signal: AbortSignal,
): Promise<Verdict> {
  const answer = await fetch(EXPORT, { cache: "no-store", credentials: "omit", signal });
  if (!answer.ok || answer.body === null) throw new Error(`the ledger answered ${answer.status}`);
  const check = new ChainCheck(noted);
  const lines = new Lines();
  const reader = answer.body.getReader();
  try {
    while (!check.done) {
      const { done, value } = await reader.read();
      await takeAll(check, [...(done ? lines.end() : lines.read(value))]);
      onEntry(check.last.seq);
      if (done) break;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
  return check.verdict();
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
