/** Facts: what rules look at, as it was noted: a kind and a number. Gone with the person, and after some time. */
import { and, asc, eq, gt, gte, inArray, isNotNull, lt, lte, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { cases, facts, people, sanctions } from "./schema.ts";
import type { NotedFact, Store } from "./store.ts";

/** Rows in one statement. */
const BATCH = 2000;

export type StoredFact = NotedFact & { seq: number };

export type Facts = Omit<Store["facts"], "between"> & {
  /** Facts of a space of `from ≤ at < until`, in the order of their writing, from after `seq`. */
  some(space: string, from: number, until: number, after: number, limit: number): Promise<StoredFact[]>;
};

export function factsIn(db: Database): Facts {
  return {
    async add(noted) {
      // All of it or nothing: what was not written is given again.
      await db.transaction(async (tx) => {
        for (let from = 0; from < noted.length; from += BATCH) {
          const batch = noted.slice(from, from + BATCH);
          const persons = [...new Set(batch.map(({ person }) => person))];
          const known = await tx.select({ id: people.id }).from(people).where(inArray(people.id, persons)).for("share");
          // Whoever was forgotten meanwhile leaves nothing.
          const there = new Set(known.map(({ id }) => id));
          const rows = batch.filter(({ person }) => there.has(person));
          if (rows.length > 0) await tx.insert(facts).values(rows);
        }
      });
    },
    some: (space, from, until, after, limit) =>
      db
        .select()
        .from(facts)
        .where(and(eq(facts.space, space), gte(facts.at, from), lt(facts.at, until), gt(facts.seq, after)))
        .orderBy(asc(facts.seq))
        .limit(limit),
    async cleared(space, from, until) {
      const undoings = await db
        .select({ person: sanctions.person })
        .from(sanctions)
        .where(
          and(
            inArray(
              sanctions.id,
              db
                .select({ of: sql<string>`${sanctions.of}` })
                .from(sanctions)
                .where(and(eq(sanctions.act, "undo"), isNotNull(sanctions.of))),
            ),
            eq(sanctions.space, space),
            gte(sanctions.at, from),
            lt(sanctions.at, until),
          ),
        );
      const dismissed = await db
        .select({ person: cases.about })
        .from(cases)
        .where(and(eq(cases.space, space), eq(cases.outcome, "dismissed"), gte(cases.at, from), lte(cases.at, until)));
      return [...new Set([...undoings, ...dismissed].flatMap(({ person }) => person ?? []))];
    },
    async expire(before) {
      const gone = await db.delete(facts).where(lt(facts.at, before)).returning({ seq: facts.seq });
      return gone.length;
    },
  };
}
