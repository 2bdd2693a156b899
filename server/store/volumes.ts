/** Volumes: how loud somebody wants to hear whom, kept for their next visit. */
import { and, eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { volumes } from "./schema.ts";
import type { Store } from "./store.ts";

export function volumesIn(db: Database): Store["volumes"] {
  return {
    async of(person) {
      const rows = await db.select().from(volumes).where(eq(volumes.person, person));
      return new Map(rows.map(({ other, gain }) => [other, gain]));
    },
    async set(person, other, gain) {
      if (gain === 1) {
        await db.delete(volumes).where(and(eq(volumes.person, person), eq(volumes.other, other)));
        return;
      }
      await db
        .insert(volumes)
        .values({ person, other, gain })
        .onConflictDoUpdate({ target: [volumes.person, volumes.other], set: { gain } });
    },
  };
}
