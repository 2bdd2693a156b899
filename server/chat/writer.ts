/** What is said is on disk within a second of its being said. Carries CHAT6. */
import { type After, BatchWriter } from "../store/batch-writer.ts";
import type { Store, StoredMessage } from "../store/store.ts";

export type MessageWriter = BatchWriter<StoredMessage>;

export const createMessageWriter = (
  store: { messages: Pick<Store["messages"], "add"> },
  after: After,
  failed: (error: unknown) => void,
): MessageWriter =>
  new BatchWriter({
    write: (messages) => store.messages.add(messages),
    failed,
    after,
    batchMs: 250,
    retryMs: 1000,
    // Beyond it speaking is refused, so that nothing is lost in silence.
    most: 10_000,
  });
