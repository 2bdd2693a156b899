/** Blocks: who does not want to meet whom. The name kept is what the other was called then, under the other's key. */
import { and, eq, or } from "drizzle-orm";
import { type Database, keyOf, randomId } from "./database.ts";
import { blocks, personKeys } from "./schema.ts";
import type { Store } from "./store.ts";
import { seal, unseal, type Vault } from "./vault.ts";

export function blocksIn(db: Database, vault: Vault): Store["blocks"] {
  return {
    async list(person) {
      const rows = await db
        .select({
          id: blocks.id,
          other: blocks.other,
          at: blocks.at,
          sealedName: blocks.sealedName,
          wrapped: personKeys.wrapped,
        })
        .from(blocks)
        .innerJoin(personKeys, eq(personKeys.person, blocks.other))
        .where(eq(blocks.person, person))
        .orderBy(blocks.at);
      return rows.map(({ id, other, at, sealedName, wrapped }) => ({
        id,
        other,
        at,
        name: unseal(vault.unwrap(other, wrapped), `block:${other}`, sealedName),
      }));
    },
    async between(person) {
      const rows = await db
        .select({ person: blocks.person, other: blocks.other })
        .from(blocks)
        .where(or(eq(blocks.person, person), eq(blocks.other, person)));
      return rows.map((row) => ({ other: row.person === person ? row.other : row.person, by: row.person }));
    },
    async add(person, other, name, now) {
      const sealedName = seal(await keyOf(db, vault, other), `block:${other}`, name);
      const [row] = await db
        .insert(blocks)
        .values({ id: randomId(), person, other, sealedName, at: now })
        .onConflictDoUpdate({ target: [blocks.person, blocks.other], set: { sealedName } })
        .returning({ id: blocks.id, at: blocks.at });
      return { ...row!, name };
    },
    async remove(person, block) {
      const [row] = await db
        .delete(blocks)
        .where(and(eq(blocks.id, block), eq(blocks.person, person)))
        .returning({ other: blocks.other });
      return row?.other ?? null;
    },
  };
}
