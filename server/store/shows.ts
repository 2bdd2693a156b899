/** Shows: what was put on screens, under the key of whoever put it there. */
import { and, eq } from "drizzle-orm";
import type { Show } from "../../shared/screen/show.ts";
import { type Database, keyOf, keysOf } from "./database.ts";
import { shows } from "./schema.ts";
import type { Store } from "./store.ts";
import { type Key, seal, unseal, type Vault } from "./vault.ts";

type Row = typeof shows.$inferSelect;

const contextOf = ({ space, screen }: Pick<Row, "space" | "screen">) => `show:${space}:${screen}`;

/** The show in a row again. */
export function openShow(key: Key, row: Row): Show {
  return JSON.parse(unseal(key, contextOf(row), row.sealed)) as Show;
}

export function showsIn(db: Database, vault: Vault): Store["shows"] {
  return {
    async all() {
      const rows = await db.select().from(shows);
      const keys = await keysOf(
        db,
        vault,
        rows.map(({ person }) => person),
      );
      return rows.flatMap((row) => {
        const key = keys.get(row.person);
        return key ? [{ space: row.space, person: row.person, show: openShow(key, row) }] : [];
      });
    },
    async put(space, person, show) {
      const place = { space, screen: show.screen };
      const sealed = seal(await keyOf(db, vault, person), contextOf(place), JSON.stringify(show));
      await db
        .insert(shows)
        .values({ ...place, person, sealed })
        .onConflictDoUpdate({ target: [shows.space, shows.screen], set: { person, sealed } });
    },
    async remove(space, screen) {
      await db.delete(shows).where(and(eq(shows.space, space), eq(shows.screen, screen)));
    },
  };
}
