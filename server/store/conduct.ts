/** Conduct: sanctions and hidden words, each with its row in the ledger, both or neither. */
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { type Database, keysOf } from "./database.ts";
import { appendTo } from "./ledger.ts";
import { fromRow, toRow } from "./messages.ts";
import { messages, sanctions } from "./schema.ts";
import type { FoundSanction, Store } from "./store.ts";
import { seal, unseal, type Vault } from "./vault.ts";

export function conductIn(db: Database, vault: Vault): Store["conduct"] {
  return {
    record: (sanction) =>
      db.transaction(async (tx) => {
        const { id, person, note, by, act, of, second, version, facts, case: from, ...rest } = sanction;
        const key = (await keysOf(tx, vault, [person], true)).get(person);
        // Somebody forgotten meanwhile leaves nobody to hold it against, but what was done stays in the ledger.
        if (key) {
          if (act === "undo" && of !== null && (await isUndone(tx, of))) return;
          const sealedNote = note === null ? null : seal(key, `note:${id}`, note);
          // A write whose answer was lost is tried again: the second one must not make a second row.
          const written = await tx
            .insert(sanctions)
            .values({ ...rest, id, person, act, by, of, second, version, facts, case: from, sealedNote })
            .onConflictDoNothing({ target: sanctions.id })
            .returning({ id: sanctions.id });
          if (written.length === 0) return;
        }
        const what = act === "undo" ? { kind: "undo" } : { kind: "sanction", do: act };
        await appendTo(
          tx,
          vault,
          {
            ...what,
            sanction: id,
            note: null,
            ...rest,
            ...(version !== null && { version }),
            ...(facts !== null && { facts }),
            ...(from !== null && { case: from }),
            ...(of !== null && { of }),
            ...(second !== null && { second }),
          },
          {
            person: { of: person, value: person },
            ...(by === null ? {} : { by: { of: by, value: by } }),
            ...(note === null ? {} : { note: { of: person, value: note } }),
          },
        );
      }),
    async decisions(person, now) {
      const { id, act, space, rule, at, until, of } = sanctions;
      return db
        .select({ id, act, space, rule, at, until, of })
        .from(sanctions)
        .where(
          and(
            eq(sanctions.person, person),
            or(
              inArray(sanctions.act, ["unmute", "release", "unban", "undo"]),
              and(inArray(sanctions.act, ["slow", "mute", "isolate", "ban"]), or(isNull(until), gt(until, now))),
              and(eq(sanctions.act, "kick"), isNotNull(until), gt(until, now)),
            ),
          ),
        )
        .orderBy(asc(sanctions.at), asc(sanctions.seq));
    },
    async byMachine(person, since) {
      const { id, rule, at, seq, byRole } = sanctions;
      const mine = and(eq(sanctions.person, person), eq(byRole, "machine"), gt(at, since));
      const rows = await db.select({ id, rule, at }).from(sanctions).where(mine).orderBy(asc(at), asc(seq));
      const undoings = await db
        .select({ of: sanctions.of })
        .from(sanctions)
        .where(and(eq(sanctions.person, person), eq(sanctions.act, "undo")));
      const undone = new Set(undoings.map(({ of }) => of));
      return rows.map((row) => ({ ...row, undone: undone.has(row.id) }));
    },
    hide: ({ message: id, rule, note, by, byRole, at }) =>
      db.transaction(async (tx) => {
        const [row] = await tx.select().from(messages).where(eq(messages.id, id)).for("update");
        const key = row && (await keysOf(tx, vault, [row.author], true)).get(row.author);
        if (!row || !key || row.hidden) return null;
        const { author, hearers } = row;
        const said = fromRow(row, key);
        const tombstone = { ...said, author, hearers, text: "", hidden: { rule, role: byRole, at } };
        const { sealed, hidden } = toRow(tombstone, key);
        await tx.update(messages).set({ sealed, hidden }).where(eq(messages.id, id));
        await appendTo(
          tx,
          vault,
          { kind: "hidden", message: id, space: row.space, rule, note: null, byRole, at },
          {
            person: { of: author, value: author },
            by: { of: by, value: by },
            words: { of: author, value: said.text },
            ...(note === null ? {} : { note: { of: author, value: note } }),
          },
        );
        return tombstone;
      }),
    async find(sanction) {
      const [row] = await db.select().from(sanctions).where(eq(sanctions.id, sanction));
      if (!row) return null;
      const later = await db
        .select({ act: sanctions.act, of: sanctions.of })
        .from(sanctions)
        .where(eq(sanctions.of, sanction));
      return foundOf(row, later);
    },
    async history(person, limit) {
      const rows = await db
        .select()
        .from(sanctions)
        .where(eq(sanctions.person, person))
        .orderBy(desc(sanctions.seq))
        .limit(limit);
      const later = await db
        .select({ act: sanctions.act, of: sanctions.of })
        .from(sanctions)
        .where(and(eq(sanctions.person, person), isNotNull(sanctions.of)));
      const key = (await keysOf(db, vault, [person])).get(person);
      return rows.map((row) => ({
        ...foundOf(row, later),
        note: row.sealedNote && key ? unseal(key, `note:${row.id}`, row.sealedNote) : null,
      }));
    },
  };
}

/** Of two processes that take the same decision back at once, the second one finds it done. */
async function isUndone(tx: Database, of: string): Promise<boolean> {
  await tx.select({ id: sanctions.id }).from(sanctions).where(eq(sanctions.id, of)).for("update");
  const undoing = and(eq(sanctions.of, of), eq(sanctions.act, "undo"));
  return (await tx.select({ id: sanctions.id }).from(sanctions).where(undoing).limit(1)).length > 0;
}

type Row = typeof sanctions.$inferSelect;

/** A sanction with what became of it, among `later`, those that rest on others. */
function foundOf({ seq, sealedNote, ...row }: Row, later: readonly Pick<Row, "act" | "of">[]): FoundSanction {
  const mine = later.filter(({ of }) => of === row.id);
  return { ...row, undone: mine.some(({ act }) => act === "undo"), seconded: mine.some(({ act }) => act !== "undo") };
}
