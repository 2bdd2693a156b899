/**
 * Slices: long reads go a few rows at a time, so that neither the thread that asks nor the one that answers is ever
 * held up, and short questions get in between.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { LedgerLine } from "../../shared/ledger/line.ts";
import type { Desk } from "./desk.ts";
import type { Said } from "./messages.ts";
import type { LedgerRow, Store, StoredMessage } from "./store.ts";

/** Rows in a slice: a millisecond or two of work for the thread that asked. */
const SLICE = 80;

/** Facts in a slice: they are numbers, and far smaller. */
const FACTS = 1000;

/** The store, from a desk near or far. `close` ends what the desk runs on. */
export function inSlices(desk: Desk, close: () => Promise<void>): Store {
  const { card, ...people } = desk.people;
  const { said, ...messages } = desk.messages;
  const { some, ...facts } = desk.facts;
  return {
    ...desk,
    people: {
      ...people,
      async export(person) {
        const about = await card(person);
        if (about.person === undefined) return about;
        const words = await gather<Said>(Number.POSITIVE_INFINITY, (last, count) =>
          said(person, last?.seq ?? 0, count),
        );
        const blocks = (await desk.blocks.list(person)).map(({ id, name, at }) => ({ id, name, at }));
        return { ...about, blocks, messages: words.map(({ message: { author, ...message } }) => message) };
      },
    },
    messages: {
      ...messages,
      heard: (person, space, before, limit, except) =>
        gather<StoredMessage>(limit, (last, count) => messages.heard(person, space, last?.id ?? before, count, except)),
    },
    facts: {
      ...facts,
      async *between(space, from, until) {
        let after = 0;
        for (;;) {
          const rows = await some(space, from, until, after, FACTS);
          if (rows.length > 0) yield rows;
          if (rows.length < FACTS) return;
          after = rows.at(-1)!.seq;
          await nextTurn();
        }
      },
    },
    ledger: {
      ...desk.ledger,
      read: (after, limit) => gather<LedgerRow>(limit, (last, count) => desk.ledger.read(last?.seq ?? after, count)),
      lines: (after, until, limit) =>
        gather<LedgerLine>(limit, (last, count) => desk.ledger.lines(last?.seq ?? after, until, count)),
    },
    ping: () => desk.house.ping(),
    close,
  };
}

/** Up to `limit` rows, read slice by slice, each from after the last row of the one before. */
async function gather<Row>(
  limit: number,
  slice: (last: Row | undefined, count: number) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  while (rows.length < limit) {
    const count = Math.min(SLICE, limit - rows.length);
    const some = await slice(rows.at(-1), count);
    rows.push(...some);
    if (some.length < count) break;
    await nextTurn();
  }
  return rows;
}
