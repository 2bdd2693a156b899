/** Histories: events of anything that is a fold over them, in their order. What somebody wrote in one is under their own key. */
import { and, asc, eq, gte, like } from "drizzle-orm";
import { type Database, keysOf } from "./database.ts";
import { histories } from "./schema.ts";
import type { HistoryEvent, Store } from "./store.ts";
import { type Key, seal, unseal, type Vault } from "./vault.ts";

export function historiesIn(db: Database, vault: Vault): Store["histories"] {
  return {
    async read(history, from) {
      const rows = await db
        .select()
        .from(histories)
        .where(and(eq(histories.history, history), gte(histories.n, from)))
        .orderBy(asc(histories.n));
      const authors = rows.flatMap(({ by, sealed }) => (sealed && by ? [by] : []));
      const keys = await keysOf(db, vault, authors);
      return rows.map(({ n, at, kind, by, what, sealed }): HistoryEvent => {
        const key = by === null ? undefined : keys.get(by);
        const text = sealed && key ? unseal(key, historyContext(history, n), sealed) : null;
        return { n, at, kind, by, what, text };
      });
    },
    append: (history, { n, at, kind, by, what, text }) =>
      db.transaction(async (tx) => {
        const key = text === null || by === null ? undefined : (await keysOf(tx, vault, [by], true)).get(by);
        const written = await tx
          .insert(histories)
          .values({
            history,
            n,
            at,
            kind,
            by,
            what,
            sealed: key && text !== null ? seal(key, historyContext(history, n), text) : null,
          })
          .onConflictDoNothing()
          .returning({ n: histories.n });
        return written.length > 0;
      }),
    async named(beginning) {
      const rows = await db
        .selectDistinct({ history: histories.history })
        .from(histories)
        .where(like(histories.history, `${beginning.replace(/[\\%_]/g, "\\$&")}%`));
      return rows.map(({ history }) => history);
    },
  };
}

/** All that somebody did and wrote in any history. */
export async function writtenBy(
  db: Database,
  key: Key,
  person: string,
): Promise<(Omit<HistoryEvent, "n" | "by"> & { history: string })[]> {
  const rows = await db
    .select()
    .from(histories)
    .where(eq(histories.by, person))
    .orderBy(asc(histories.at), asc(histories.history), asc(histories.n));
  return rows.map(({ history, n, at, kind, what, sealed }) => ({
    history,
    at,
    kind,
    what,
    text: sealed && unseal(key, historyContext(history, n), sealed),
  }));
}

/** What a text is sealed for. */
const historyContext = (history: string, n: number) => `history:${history}:${n}`;
