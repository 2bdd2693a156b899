/**
 * Cases: what moderators work on, as events that only grow. What somebody wrote in one is under their own key; a case that
 * somebody is told of later is found by who reported it.
 */
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { CaseEvent, CaseKind, Outcome } from "../../shared/conduct/case.ts";
import { type Database, keysOf } from "./database.ts";
import { appendTo, personalOf } from "./ledger.ts";
import { caseEvents, cases, handovers } from "./schema.ts";
import type { CaseRecord, NewEvent, Store } from "./store.ts";
import { type Key, seal, unseal, type Vault } from "./vault.ts";

type Row = typeof caseEvents.$inferSelect;

const ENDS: Partial<Record<CaseKind, true>> = { decided: true, merged: true };

export function casesIn(db: Database, vault: Vault): Store["cases"] {
  /** The events of several cases, each in its order, with what was written in them where it can still be read. */
  const read = async (found: (typeof cases.$inferSelect)[]): Promise<CaseRecord[]> => {
    if (found.length === 0) return [];
    const rows = await db
      .select()
      .from(caseEvents)
      .where(
        inArray(
          caseEvents.case,
          found.map(({ id }) => id),
        ),
      )
      .orderBy(asc(caseEvents.case), asc(caseEvents.n));
    const authors = rows.flatMap(({ by, sealed }) => (sealed && by ? [by] : []));
    const keys = await keysOf(db, vault, authors);
    const of = Map.groupBy(rows, (row) => row.case);
    return found.map(({ id, space, about, of: sanction, at }) => {
      const mine = of.get(id) ?? [];
      return {
        id,
        space,
        about,
        of: sanction,
        at,
        events: mine.map(eventOf),
        texts: mine.map((row) => textOf(row, keys)),
      };
    });
  };

  const add = async (tx: Database, id: string, n: number, { event, text, entry }: NewEvent): Promise<boolean> => {
    const { by, at, kind, ...what } = event;
    const key = text === undefined || by === null ? undefined : (await keysOf(tx, vault, [by], true)).get(by);
    const written = await tx
      .insert(caseEvents)
      .values({
        case: id,
        n,
        kind,
        by,
        at,
        what,
        sealed: key && text !== undefined ? seal(key, `case:${id}:${n}`, text) : null,
      })
      .onConflictDoNothing()
      .returning({ n: caseEvents.n });
    if (written.length === 0) return false;
    if (ENDS[kind] || kind === "overturned")
      await tx
        .update(cases)
        .set({ isOpen: false, outcome: outcomeOf(event) })
        .where(eq(cases.id, id));
    if (entry) await appendTo(tx, vault, entry.facts, personalOf(entry.people ?? {}));
    return true;
  };

  return {
    begin: ({ id, space, about, of, at }, first) =>
      db.transaction(async (tx) => {
        // Two who report the same person at once come one after another, and the second finds the case of the first.
        await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`${space} ${about ?? id}`}))`);
        if (about !== null && of === null) {
          const [open] = await tx
            .select({ id: cases.id })
            .from(cases)
            .where(and(eq(cases.about, about), eq(cases.space, space), eq(cases.isOpen, true), isNull(cases.of)))
            .limit(1);
          if (open) return open.id;
        }
        if (of !== null) {
          const [appealed] = await tx.select({ id: cases.id }).from(cases).where(eq(cases.of, of)).limit(1);
          if (appealed) return appealed.id;
        }
        await tx.insert(cases).values({ id, space, about, of, at, isOpen: true, outcome: null });
        await add(tx, id, 0, first);
        return id;
      }),
    append: (id, n, added) => db.transaction((tx) => add(tx, id, n, added)),
    async find(id) {
      const [record] = await read(await db.select().from(cases).where(eq(cases.id, id)));
      return record ?? null;
    },
    async open(space) {
      const found = await db
        .select()
        .from(cases)
        .where(and(eq(cases.space, space), eq(cases.isOpen, true)))
        .orderBy(asc(cases.at));
      return read(found);
    },
    async about(person, limit) {
      const found = await db.select().from(cases).where(eq(cases.about, person)).orderBy(desc(cases.at)).limit(limit);
      return read(found);
    },
    async reporter(person) {
      const rows = await db
        .selectDistinct({ id: cases.id, outcome: cases.outcome })
        .from(caseEvents)
        .innerJoin(cases, eq(cases.id, caseEvents.case))
        .where(and(eq(caseEvents.by, person), eq(caseEvents.kind, "reported"), eq(cases.isOpen, false)));
      const upheld = rows.filter(({ outcome }) => outcome === "upheld").length;
      return { upheld, rejected: rows.filter(({ outcome }) => outcome !== null).length - upheld };
    },
    async untold(person) {
      const reported = await db
        .selectDistinct({ id: caseEvents.case })
        .from(caseEvents)
        .innerJoin(cases, eq(cases.id, caseEvents.case))
        .where(
          and(
            eq(caseEvents.by, person),
            inArray(caseEvents.kind, ["reported", "panicked", "appealed"]),
            isNotNull(cases.outcome),
            sql`not exists (select 1 from ${caseEvents} as told where told."case" = ${caseEvents.case} and told.kind = 'told' and told.what->>'to' = ${person})`,
          ),
        );
      if (reported.length === 0) return [];
      return read(
        await db
          .select()
          .from(cases)
          .where(
            inArray(
              cases.id,
              reported.map(({ id }) => id),
            ),
          ),
      );
    },
    async leave({ space, by, at, text }) {
      const key = (await keysOf(db, vault, [by])).get(by);
      if (key) await db.insert(handovers).values({ space, by, at, sealed: seal(key, `handover:${space}:${at}`, text) });
    },
    async left(space, limit) {
      const rows = await db
        .select()
        .from(handovers)
        .where(eq(handovers.space, space))
        .orderBy(desc(handovers.seq))
        .limit(limit);
      const keys = await keysOf(
        db,
        vault,
        rows.map(({ by }) => by),
      );
      return rows.flatMap(({ by, at, sealed }) => {
        const key = keys.get(by);
        return key ? [{ by, at, text: unseal(key, `handover:${space}:${at}`, sealed) }] : [];
      });
    },
    async opened(people, since) {
      if (people.length === 0) return {};
      const rows = await db
        .select({ by: caseEvents.by, count: sql<number>`count(distinct ${caseEvents.what}->>'capsule')::int` })
        .from(caseEvents)
        .where(and(inArray(caseEvents.by, [...people]), eq(caseEvents.kind, "opened"), gte(caseEvents.at, since)))
        .groupBy(caseEvents.by);
      return Object.fromEntries(rows.map(({ by, count }) => [by!, count]));
    },
  };
}

function eventOf({ n, at, by, kind, what }: Row): CaseEvent {
  return { ...what, n, at, by, kind } as CaseEvent;
}

function textOf({ case: id, n, by, sealed }: Row, keys: ReadonlyMap<string, Key>): string | null {
  const key = by === null ? undefined : keys.get(by);
  return sealed && key ? unseal(key, `case:${id}:${n}`, sealed) : null;
}

function outcomeOf(event: NewEvent["event"]): Outcome | null {
  if (event.kind === "overturned") return "overturned";
  if (event.kind !== "decided") return null;
  return event.uphold ? "upheld" : "dismissed";
}
