/**
 * What every part of the store shares: the database, whichever engine is behind it, the vault, and how secrets of
 * people become hashes and keys.
 */
import { createHash, randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { eq, inArray } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { BEGINNING } from "../../shared/ledger/line.ts";
import * as schema from "./schema.ts";
import { house, ledgerHead, people, personKeys } from "./schema.ts";
import { type Key, Vault } from "./vault.ts";

export type Database = PgDatabase<PgQueryResultHKT>;

/** Applied at every opening, on both engines. */
export const MIGRATIONS = fileURLToPath(new URL("./migrations", import.meta.url));

/** Why a store cannot be opened, as a sentence for whoever starts the server. */
export class CannotOpen extends Error {}

/** 256 random bits in base64url: keys of people, tokens, tickets. */
export function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** 128 random bits in base64url: names for rows that others may see. */
export function randomId(): string {
  return randomBytes(16).toString("base64url");
}

/** SHA-256. What is hashed here has 256 random bits, so no salt is needed. */
export function hashOf(secret: string): Uint8Array {
  return createHash("sha256").update(secret).digest();
}

/**
 * Makes the rows that are there from the beginning, and the vault from the secret. Throws with a sentence when the
 * secret is not the one that the store was made with, and in the database's own words when a table cannot be read.
 */
export async function openVault(db: Database, secret: string | Uint8Array): Promise<Vault> {
  const salt = randomBytes(32);
  await db
    .insert(house)
    .values({ id: 1, salt, seal: new Vault(secret, salt).makeSeal() })
    .onConflictDoNothing();
  await db.insert(ledgerHead).values({ id: 1, seq: 0, hash: BEGINNING }).onConflictDoNothing();
  const [row] = await db.select().from(house).where(eq(house.id, 1));
  const vault = new Vault(secret, row!.salt);
  if (!vault.opens(row!.seal)) {
    throw new CannotOpen(
      "STOA_SECRET, or the secret kept in the data folder, is not the one this store was made with.",
    );
  }
  for (const table of Object.values(schema)) await db.select().from(table).limit(1);
  return vault;
}

/**
 * The keys of those of `persons` who are known. Inside a transaction with `hold`, none of them can be forgotten
 * before it ends.
 */
export async function keysOf(
  db: Database,
  vault: Vault,
  persons: readonly string[],
  hold = false,
): Promise<Map<string, Key>> {
  if (persons.length === 0) return new Map();
  const query = db
    .select({ person: people.id, wrapped: personKeys.wrapped })
    .from(people)
    .innerJoin(personKeys, eq(personKeys.person, people.id))
    .where(inArray(people.id, [...new Set(persons)]));
  const rows = await (hold ? query.for("key share", { of: people }) : query);
  return new Map(rows.map((row) => [row.person, vault.unwrap(row.person, row.wrapped)]));
}

/** The key of one person. Throws when there is no such person. */
export async function keyOf(db: Database, vault: Vault, person: string, hold = false): Promise<Key> {
  const key = (await keysOf(db, vault, [person], hold)).get(person);
  if (!key) throw new Error("There is no such person in the store.");
  return key;
}
