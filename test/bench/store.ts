/**
 * The store beside a room: how late a 1 ms timer of the main thread comes (p99, ms) when the store rests and while
 * 100,000 rows are read, and how many acknowledged inserts it takes in a second.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openStore } from "../../server/store/open.ts";
import type { Store, StoredMessage } from "../../server/store/store.ts";

export type StoreNumbers = {
  /** Timer lag with nothing to do, and while all rows are read, ms. */
  restingP99: number;
  readingP99: number;
  rows: number;
  readingSeconds: number;
  /** Messages in batches as the chat writes them, each acknowledged. */
  messagesPerSecond: number;
  /** Tickets one after another, each acknowledged. */
  ticketsPerSecond: number;
};

/** Measures on PGlite in a temporary folder, or on the PostgreSQL of `databaseUrl` (an empty database). */
export async function measureStore(rows = 100_000, databaseUrl?: string): Promise<StoreNumbers> {
  const data = mkdtempSync(join(tmpdir(), "stoa-bench-"));
  const store = await openStore({ data, databaseUrl, secret: "bench" });
  try {
    const { person } = await store.people.create(0);
    const filling = performance.now();
    for (let from = 0; from < rows; from += 500) {
      await store.messages.add(Array.from({ length: Math.min(500, rows - from) }, (_, i) => message(person, from + i)));
    }
    const messagesPerSecond = perSecond(rows, filling);

    const issuing = performance.now();
    for (let i = 0; i < 500; i += 1) await issue(store, person);
    const ticketsPerSecond = perSecond(500, issuing);

    const restingP99 = await lagUntil(wait(3000));
    const reading = performance.now();
    const readingP99 = await lagUntil(store.messages.heard(person, "field", undefined, rows));
    const readingSeconds = (performance.now() - reading) / 1000;
    return { restingP99, readingP99, rows, readingSeconds, messagesPerSecond, ticketsPerSecond };
  } finally {
    await store.close();
    rmSync(data, { recursive: true, force: true });
  }
}

/** The 99th percentile of how much later than asked for a 1 ms timer comes, until `work` is done, ms. */
async function lagUntil(work: Promise<unknown>): Promise<number> {
  const lags: number[] = [];
  let working = true;
  const done = work.finally(() => {
    working = false;
  });
  while (working) {
    const asked = performance.now();
    await wait(1);
    lags.push(performance.now() - asked - 1);
  }
  await done;
  return lags.sort((a, b) => a - b)[Math.floor(lags.length * 0.99)] ?? 0;
}

function message(author: string, number: number): StoredMessage {
  return {
    id: `message-${number}`,
    space: "field",
    author,
    from: "avatar",
    name: "Ada",
    text: `Somebody says something of the usual length here, for the ${number}th time.`,
    at: number,
    to: "near",
    hearers: [author],
  };
}

function issue(store: Store, person: string): Promise<string> {
  const look = { skin: 0, hair: 0, hairStyle: 0, clothes: 0, cloth: 0, second: 0 };
  const claim = { person, space: "field", role: "visitor", name: "Ada", language: "en", device: "bot", look } as const;
  return store.tickets.issue(claim, 30_000);
}

function perSecond(count: number, since: number): number {
  return (count * 1000) / (performance.now() - since);
}
