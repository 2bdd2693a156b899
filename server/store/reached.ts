/** Reached: who was shown which word of the house; gone with the person, and when the evening is over. Carries MSG9. */
import { asc, desc, gte, inArray, lt, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { people, reached } from "./schema.ts";
import type { Store } from "./store.ts";

/** Rows in one statement. */
const BATCH = 2000;

export function reachedIn(db: Database): Store["reached"] {
  return {
    async add(rows) {
      for (let from = 0; from < rows.length; from += BATCH) {
        const batch = rows.slice(from, from + BATCH);
        const persons = [...new Set(batch.map(({ person }) => person))];
        await db.transaction(async (tx) => {
          const known = await tx.select({ id: people.id }).from(people).where(inArray(people.id, persons)).for("share");
          // Whoever was forgotten meanwhile leaves nothing.
          const there = new Set(known.map(({ id }) => id));
          const kept = batch.filter(({ person }) => there.has(person));
          if (kept.length > 0) await tx.insert(reached).values(kept).onConflictDoNothing();
        });
      }
    },
    since(from, most) {
      const newest = db
        .select()
        .from(reached)
        .where(gte(reached.at, from))
        .orderBy(desc(reached.at))
        .limit(most)
        .as("newest");
      const at = sql<number>`min(${newest.at})`.mapWith(Number);
      return db
        .select({
          space: newest.space,
          said: newest.said,
          at,
          persons: sql<string[]>`array_agg(${newest.person})`,
        })
        .from(newest)
        .groupBy(newest.space, newest.said)
        .orderBy(asc(at));
    },
    async expire(before) {
      const gone = await db.delete(reached).where(lt(reached.at, before)).returning({ said: reached.said });
      return gone.length;
    },
  };
}
