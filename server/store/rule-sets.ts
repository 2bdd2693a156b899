/** Rule sets: every version of house rules that was ever in force, to the letter, and the change from one to the next. */
import { and, desc, eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { appendTo } from "./ledger.ts";
import { house, ruleSets } from "./schema.ts";
import type { Store } from "./store.ts";
import type { Vault } from "./vault.ts";

export function ruleSetsIn(db: Database, vault: Vault): Store["ruleSets"] {
  return {
    keep: ({ id, version, text, at }) =>
      db.transaction(async (tx) => {
        // One after another: two processes that see the same change at once make one entry of it.
        await tx.select({ id: house.id }).from(house).for("update");
        const [newest] = await tx
          .select()
          .from(ruleSets)
          .where(eq(ruleSets.id, id))
          .orderBy(desc(ruleSets.at))
          .limit(1);
        const one = and(eq(ruleSets.id, id), eq(ruleSets.version, version));
        const [known] = await tx.select().from(ruleSets).where(one);
        if (known && !sameRules(known.text, text)) return "other";
        if (newest?.version === version) return "known";
        if (known) await tx.update(ruleSets).set({ at }).where(one);
        else await tx.insert(ruleSets).values({ id, version, text, at });
        // The first ones that a house opens with change nothing.
        if (!newest) return "new";
        const entry = { kind: "rules", space: "*", rules: id, version, previous: newest.version, byRole: "owner", at };
        await appendTo(tx, vault, entry);
        return "new";
      }),
    all: (id) => db.select().from(ruleSets).where(eq(ruleSets.id, id)).orderBy(desc(ruleSets.at)),
  };
}

/** However they are indented. */
const sameRules = (one: string, other: string) =>
  one === other || JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other));
