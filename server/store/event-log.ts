/** The event log: rows of facts, added once and read in the order of their writing; gone after a time, by whole occasions. */
import { and, asc, desc, eq, gt, gte, inArray, like, lt, notExists, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { LogFact, LogRow } from "../../shared/events/log-fact.ts";
import { type Database, keysOf } from "./database.ts";
import { eventLog } from "./schema.ts";
import type { Store } from "./store.ts";
import { logKeyOf, pseudonymOf, type Vault } from "./vault.ts";

/** Rows in one statement. */
const BATCH = 1000;

export function eventLogIn(db: Database, vault: Vault): Store["eventLog"] {
  return {
    async add(rows) {
      await db.transaction(async (tx) => {
        for (let from = 0; from < rows.length; from += BATCH) {
          const batch = rows
            .slice(from, from + BATCH)
            .map(({ fact: { kind, ...what }, ...row }) => ({ ...row, kind, what }));
          await tx.insert(eventLog).values(batch).onConflictDoNothing({ target: eventLog.id });
        }
      });
    },
    async keyOf(person) {
      const key = (await keysOf(db, vault, [person])).get(person);
      return key === undefined ? null : logKeyOf(key);
    },
    async some(space, occasion, after, limit) {
      const rows = await db
        .select()
        .from(eventLog)
        .where(and(eq(eventLog.space, space), eq(eventLog.occasion, occasion), gt(eventLog.seq, after)))
        .orderBy(asc(eventLog.seq))
        .limit(limit);
      return rows.map((row) => ({ seq: row.seq, ...logRowOf(row) }));
    },
    async occasions({ space, occasion, from, until }, limit) {
      const first = sql<number>`min(${eventLog.at})`.mapWith(Number);
      const last = sql<number>`max(${eventLog.at})`.mapWith(Number);
      const where: SQL[] = [];
      if (space !== undefined) where.push(eq(eventLog.space, space));
      if (occasion !== undefined) where.push(isOf(occasion));
      const when: SQL[] = [];
      if (from !== undefined) when.push(gte(last, from));
      if (until !== undefined) when.push(lt(first, until));
      const found = await db
        .select({ space: eventLog.space, occasion: eventLog.occasion, from: first, until: last })
        .from(eventLog)
        .where(and(...where))
        .groupBy(eventLog.space, eventLog.occasion)
        .having(and(...when))
        .orderBy(desc(first), asc(eventLog.space))
        .limit(limit);
      return found.reverse();
    },
    async expire(before) {
      // By whole occasions: what is left of one would tell of those who are not in it any more.
      const later = alias(eventLog, "later");
      const goesOn = db
        .select({ seq: later.seq })
        .from(later)
        .where(and(eq(later.space, eventLog.space), eq(later.occasion, eventLog.occasion), gte(later.at, before)));
      const gone = await db
        .delete(eventLog)
        .where(and(lt(eventLog.at, before), notExists(goesOn)))
        .returning({ seq: eventLog.seq });
      return gone.length;
    },
  };
}

/** An evening is all of its runs, and a run goes by how its name begins; neither has a character that `like` takes for another. */
const isOf = (occasion: string): SQL =>
  occasion.includes("@")
    ? like(eventLog.occasion, `${occasion}%`)
    : or(eq(eventLog.occasion, occasion), like(eventLog.occasion, `${occasion}@%`))!;

type Stored = typeof eventLog.$inferSelect;

function logRowOf({ id, at, space, occasion, who, role, kind, what }: Stored): LogRow {
  return { id, at, space, occasion, who, role, fact: { ...what, kind } as LogFact };
}

/** What is kept in the log about somebody, as long as their key is there to find it by. */
export async function loggedOf(db: Database, logKey: Uint8Array): Promise<LogRow[]> {
  const occasions = await db.selectDistinct({ space: eventLog.space, occasion: eventLog.occasion }).from(eventLog);
  const names = occasions.map(({ space, occasion }) => pseudonymOf(logKey, space, occasion));
  const found: LogRow[] = [];
  for (let from = 0; from < names.length; from += BATCH) {
    const rows = await db
      .select()
      .from(eventLog)
      .where(inArray(eventLog.who, names.slice(from, from + BATCH)))
      .orderBy(asc(eventLog.seq));
    found.push(...rows.map(logRowOf));
  }
  return found;
}
