/** Copies: which process has which copy of a space open. What a process does not keep on taking is free again. */
import { and, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { copies } from "./schema.ts";
import type { Store } from "./store.ts";

export function copiesIn(db: Database): Store["copies"] {
  return {
    async take(copy, now) {
      const taken = await db
        .insert(copies)
        .values(copy)
        .onConflictDoUpdate({
          target: [copies.space, copies.number],
          set: { process: sql`excluded.process`, until: sql`excluded.until` },
          setWhere: sql`${copies.until} < ${now} or ${copies.process} = excluded.process`,
        })
        .returning({ number: copies.number });
      return taken.length > 0;
    },
    async keep(process, until) {
      await db.update(copies).set({ until }).where(eq(copies.process, process));
    },
    async giveBack(space, number, process) {
      await db
        .delete(copies)
        .where(and(eq(copies.space, space), eq(copies.number, number), eq(copies.process, process)));
    },
  };
}
