/** Messages: what was said, name and text under the author's key, and who could hear it then. */
import { and, arrayContains, asc, desc, eq, gt, gte, inArray, lt, notInArray, type SQL, sql } from "drizzle-orm";
import type { Role } from "../../shared/conduct/roles.ts";
import { type Database, keysOf } from "./database.ts";
import { messages, people } from "./schema.ts";
import type { Store, StoredMessage } from "./store.ts";
import { type Key, seal, unseal, type Vault } from "./vault.ts";

/** Rows in one statement: ten columns each, of 65,535 parameters that PostgreSQL takes. */
const BATCH = 1000;

/** How far clocks of two processes may differ, ms. */
const CLOCKS = 3_600_000;

/** A message of one person with its place in the order of writing, for reading on from there. */
export type Said = { seq: number; message: Omit<StoredMessage, "hearers"> };

export type Messages = Store["messages"] & {
  /** What a person said, oldest first, from after `seq`. */
  said(person: string, after: number, limit: number): Promise<Said[]>;
};

export function messagesIn(db: Database, vault: Vault): Messages {
  return {
    async add(said) {
      // The last word on an id counts; one statement cannot touch a row twice.
      const newest = [...new Map(said.map((message) => [message.id, message])).values()];
      for (let from = 0; from < newest.length; from += BATCH) {
        const batch = newest.slice(from, from + BATCH);
        await db.transaction(async (tx) => {
          const keys = await keysOf(
            tx,
            vault,
            batch.map(({ author }) => author),
            true,
          );
          // Whoever was forgotten meanwhile has no key, and so no words.
          const rows = batch.flatMap((message) => {
            const key = keys.get(message.author);
            return key ? [toRow(message, key)] : [];
          });
          if (rows.length === 0) return;
          await tx
            .insert(messages)
            .values(rows)
            .onConflictDoUpdate({
              target: messages.id,
              set: { hidden: sql`excluded.hidden`, sealed: sql`excluded.sealed` },
              setWhere: sql`excluded.hidden is not null`,
            });
        });
      }
    },
    async sayer(message) {
      const [row] = await db
        .select({ author: messages.author, space: messages.space })
        .from(messages)
        .where(eq(messages.id, message));
      return row ?? null;
    },
    async words(ids) {
      if (ids.length === 0) return [];
      const rows = await db
        .select()
        .from(messages)
        .where(inArray(messages.id, [...ids]))
        .orderBy(asc(messages.seq));
      const keys = await keysOf(
        db,
        vault,
        rows.map(({ author }) => author),
      );
      return rows.flatMap((row) => {
        const key = keys.get(row.author);
        return key ? [{ ...fromRow(row, key), hearers: row.hearers }] : [];
      });
    },
    async heard(person, space, before, limit, except = []) {
      const [listener] = await db.select({ since: people.since }).from(people).where(eq(people.id, person));
      const older = await beforeWhich(db, before);
      if (!listener || older === null) return [];
      const rows = await db
        .select()
        .from(messages)
        .where(
          and(
            eq(messages.space, space),
            arrayContains(messages.hearers, [person]),
            // Nobody heard anything before they first came: spares newcomers the search through all that was said.
            gte(messages.at, listener.since - CLOCKS),
            older,
            notInArray(messages.author, [...except]),
          ),
        )
        .orderBy(desc(messages.at), desc(messages.seq))
        .limit(limit);
      const keys = await keysOf(
        db,
        vault,
        rows.map(({ author }) => author),
      );
      return rows.flatMap((row) => {
        const key = keys.get(row.author);
        return key ? [{ ...fromRow(row, key), hearers: row.hearers }] : [];
      });
    },
    async said(person, after, limit) {
      const key = (await keysOf(db, vault, [person])).get(person);
      if (!key) return [];
      const rows = await db
        .select()
        .from(messages)
        .where(and(eq(messages.author, person), gt(messages.seq, after)))
        .orderBy(asc(messages.seq))
        .limit(limit);
      return rows.map((row) => ({ seq: row.seq, message: fromRow(row, key) }));
    },
    async expire(before) {
      let gone = 0;
      for (;;) {
        const some = db.select({ seq: messages.seq }).from(messages).where(lt(messages.at, before)).limit(BATCH);
        const removed = await db.delete(messages).where(inArray(messages.seq, some)).returning({ seq: messages.seq });
        gone += removed.length;
        if (removed.length < BATCH) break;
      }
      // PGlite has nobody else who sweeps up what was deleted and counts what is there.
      if (gone > 0) await db.execute(sql`vacuum (analyze) messages, tickets, invitations`);
      return gone;
    },
  };
}

/** What is older than a time or a message; null when there is no such message (any more). */
async function beforeWhich(db: Database, before: string | number | undefined): Promise<SQL | undefined | null> {
  if (before === undefined) return undefined;
  if (typeof before === "number") return lt(messages.at, before);
  const [row] = await db.select({ at: messages.at, seq: messages.seq }).from(messages).where(eq(messages.id, before));
  if (!row) return null;
  return sql`(${messages.at}, ${messages.seq}) < (${row.at}, ${row.seq})`;
}

export function toRow(message: StoredMessage, key: Key): typeof messages.$inferInsert {
  const { name, role, text, from, hidden, ...rest } = message;
  const words = JSON.stringify({ name, role, text: hidden ? "" : text });
  return { ...rest, fromAvatar: from, sealed: seal(key, `message:${rest.id}`, words), hidden: hidden ?? null };
}

export function fromRow(row: typeof messages.$inferSelect, key: Key): Said["message"] {
  const { name, role, text } = JSON.parse(unseal(key, `message:${row.id}`, row.sealed)) as {
    name: string;
    role?: Role;
    text: string;
  };
  const { id, space, author, fromAvatar: from, at, to, hidden } = row;
  return { id, space, author, from, name, ...(role && { role }), text, at, to, ...(hidden ? { hidden } : {}) };
}
