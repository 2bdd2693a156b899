/** NotedHead: the head that this browser found at the end of a whole chain, to be found in every later one. */
import type { LedgerHead } from "../../../shared/ledger/line.ts";
import { keep, kept, unkeep } from "../keeps.ts";

export function notedHead(): LedgerHead | undefined {
  const found = /^(\d{1,15}):([0-9a-f]{64})$/.exec(kept("ledger") ?? "");
  return found === null ? undefined : { seq: Number(found[1]), hash: found[2]! };
}

/** As `stoa ledger verify --head` takes it. */
export const headWords = ({ seq, hash }: LedgerHead): string => `${seq}:${hash}`;

export function noteHead(head: LedgerHead): void {
  keep("ledger", headWords(head));
}

export function forgetHead(): void {
  unkeep(["ledger"]);
}
