/** UseLedger: the entries of this house, newest first, a page at a time. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { LedgerHead } from "../../../shared/ledger/line.ts";
import { pageSchema, type ReadRow, readRow } from "./read-entry.ts";

/** Rows asked for at a time. */
const PAGE = 100;

export type Ledger = {
  /** Null until the house has answered. */
  head: LedgerHead | null;
  /** Newest first, without a gap down to `oldest`. */
  rows: readonly ReadRow[];
  /** The number down to which rows were fetched: 1 when all were. */
  oldest: number;
  loading: boolean;
  failed: boolean;
  /** Fetches the next page back, or tries again what failed. */
  more: () => void;
};

const EMPTY = { head: null, rows: [] as readonly ReadRow[], oldest: Number.POSITIVE_INFINITY, failed: false };

/** Rows may come from the browser's own cache, since they never change; the head of now may not. */
async function ask(after: number, limit: number, cache: RequestCache = "default") {
  const answer = await fetch(`/api/ledger?after=${after}&limit=${limit}`, { credentials: "omit", cache });
  if (!answer.ok) throw new Error(`the ledger answered ${answer.status}`);
  return pageSchema.parse(await answer.json());
}

export function useLedger(): Ledger {
  const [known, setKnown] = useState<Omit<Ledger, "loading" | "more">>(EMPTY);
  const [loading, setLoading] = useState(true);
  const under = useRef(false);

  const fetchBack = useCallback(async (oldest: number) => {
    if (under.current || oldest <= 1) return;
    under.current = true;
    setLoading(true);
    try {
      // The head says where the newest page begins.
      const head = Number.isFinite(oldest) ? null : (await ask(0, 1, "no-cache")).head;
      const end = head === null ? oldest - 1 : head.seq;
      const after = Math.max(0, end - PAGE);
      const rows = end === 0 ? [] : (await ask(after, end - after)).rows;
      setKnown((before) => ({
        head: head ?? before.head,
        rows: [...before.rows, ...rows.map(readRow).reverse()],
        oldest: after + 1,
        failed: false,
      }));
    } catch {
      setKnown((before) => ({ ...before, failed: true }));
    } finally {
      under.current = false;
      setLoading(false);
    }
  }, []);

  useEffect(() => void fetchBack(Number.POSITIVE_INFINITY), [fetchBack]);
  const { oldest } = known;
  const more = useCallback(() => void fetchBack(oldest), [fetchBack, oldest]);
  return { ...known, loading, more };
}
