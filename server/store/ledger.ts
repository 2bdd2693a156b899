/**
 * The ledger: append-only, every row chained to the one before it, so that nothing in it can be changed or taken out
 * unseen. `hash = SHA-256(previous ‖ entry)`: the 64 hex letters of the row before, then the entry as RFC 8785 JSON.
 */
import { createHash, randomBytes } from "node:crypto";
import { and, asc, eq, gt, lte } from "drizzle-orm";
import { BEGINNING, canonical, ENTRY_MOST } from "../../shared/ledger/line.ts";
import { type Database, keysOf } from "./database.ts";
import { ledger, ledgerHead, openings } from "./schema.ts";
import type { LedgerRow, Store } from "./store.ts";
import { seal, type Vault } from "./vault.ts";

/** A value of an entry that speaks of somebody: it stands in the ledger as a salted commitment. */
export type Personal = { of: string; value: string };

/** The hash of a row, hex. `previous` is the hash of the row before, 64 zeros for the first. */
export function rowHash(previous: string, entry: string): string {
  return createHash("sha256").update(previous).update(entry).digest("hex");
}

/** What stands in an entry for a personal value: SHA-256 of salt ‖ value (UTF-8), hex. */
export function commitment(salt: Uint8Array, value: string): { sha256: string } {
  return { sha256: createHash("sha256").update(salt).update(value).digest("hex") };
}

/**
 * Checks rows in the order of `seq`, beginning right after the row `after` (the empty ledger unless told). Answers the
 * first row that is missing, changed or out of place, or null when the chain is whole.
 */
export function verifyChain(
  rows: Iterable<LedgerRow>,
  after: { seq: number; hash: string } = { seq: 0, hash: BEGINNING },
): { seq: number; problem: "missing" | "chain" | "hash" } | null {
  let { seq, hash } = after;
  for (const row of rows) {
    seq += 1;
    if (row.seq !== seq) return { seq, problem: "missing" };
    if (row.previous !== hash) return { seq, problem: "chain" };
    if (row.hash !== rowHash(row.previous, canonical(row.entry))) return { seq, problem: "hash" };
    hash = row.hash;
  }
  return null;
}

/**
 * Adds a row within the transaction `tx`. The one head row is locked until it ends, so any number of processes make
 * one chain. `personal` become commitments under their names; salt and value are kept under the key of `of`, if known.
 */
export async function appendTo(
  tx: Database,
  vault: Vault,
  entry: Record<string, unknown>,
  personal: Record<string, Personal> = {},
): Promise<LedgerRow> {
  const salted = Object.entries(personal).map(([field, { of, value }]) => ({
    field,
    of,
    value,
    salt: randomBytes(32),
  }));
  const whole = { ...entry };
  for (const { field, value, salt } of salted) whole[field] = commitment(salt, value);
  const text = canonical(whole);
  if (Buffer.byteLength(text) > ENTRY_MOST) throw new Error(`An entry of the ledger has at most ${ENTRY_MOST} bytes.`);
  const keys = await keysOf(
    tx,
    vault,
    salted.map(({ of }) => of),
    true,
  );

  const [head] = await tx.select().from(ledgerHead).where(eq(ledgerHead.id, 1)).for("update");
  const previous = head!.hash;
  const seq = head!.seq + 1;
  const hash = rowHash(previous, text);
  await tx.insert(ledger).values({ seq, previous, hash, entry: text });
  await tx.update(ledgerHead).set({ seq, hash }).where(eq(ledgerHead.id, 1));

  const sealed = salted.flatMap(({ field, of, value, salt }) => {
    const key = keys.get(of);
    if (!key) return [];
    const opening = JSON.stringify({ salt: salt.toString("hex"), value });
    return [{ seq, field, person: of, sealed: seal(key, openingContext(seq, field), opening) }];
  });
  if (sealed.length > 0) await tx.insert(openings).values(sealed);
  return { seq, previous, hash, entry: JSON.parse(text) };
}

/** Persons of an entry, each under their own key. */
export function personalOf(people: Record<string, string>): Record<string, Personal> {
  return Object.fromEntries(Object.entries(people).map(([field, person]) => [field, { of: person, value: person }]));
}

/** Where an opening is sealed for. */
export function openingContext(seq: number, field: string): string {
  return `opening:${seq}:${field}`;
}

export function ledgerIn(db: Database, vault: Vault): Store["ledger"] {
  return {
    append: (entry, people = {}) => db.transaction((tx) => appendTo(tx, vault, entry, personalOf(people))),
    async read(after, limit) {
      const rows = await db.select().from(ledger).where(gt(ledger.seq, after)).orderBy(asc(ledger.seq)).limit(limit);
      return rows.map((row) => ({ ...row, entry: JSON.parse(row.entry) }));
    },
    async head() {
      const [head] = await db.select().from(ledgerHead).where(eq(ledgerHead.id, 1));
      return { seq: head!.seq, hash: head!.hash };
    },
    lines: (after, until, limit) =>
      db
        .select()
        .from(ledger)
        .where(and(gt(ledger.seq, after), lte(ledger.seq, until)))
        .orderBy(asc(ledger.seq))
        .limit(limit),
  };
}
