/** Facts are written a while after they were noted. What the store cannot take for long is let go: nobody is judged by it again. */
import { type After, BatchWriter } from "../store/batch-writer.ts";
import type { NotedFact, Store } from "../store/store.ts";

export type FactWriter = BatchWriter<NotedFact>;

export const createFactWriter = (
  store: { facts: Pick<Store["facts"], "add"> },
  after: After,
  failed: (error: unknown) => void,
): FactWriter =>
  new BatchWriter({
    write: (facts) => store.facts.add(facts),
    failed,
    after,
    batchMs: 2000,
    retryMs: 5000,
    most: 20_000,
    letsGo: true,
  });
