/** Sanctions: each with its row in the ledger, both or neither. */
import { type Database, keysOf } from "./database.ts";
import { appendTo } from "./ledger.ts";
import { sanctions } from "./schema.ts";
import type { Store } from "./store.ts";
import { seal, type Vault } from "./vault.ts";

export function conductIn(db: Database, vault: Vault): Store["conduct"] {
  return {
    record: (sanction) =>
      db.transaction(async (tx) => {
        const { id, person, note, by, act, ...facts } = sanction;
        const key = (await keysOf(tx, vault, [person], true)).get(person);
        // Somebody forgotten meanwhile leaves nobody to hold it against, but what was done stays in the ledger.
        if (key) {
          const sealedNote = note === null ? null : seal(key, `note:${id}`, note);
          // A write whose answer was lost is tried again: the second one must not make a second row.
          const written = await tx
            .insert(sanctions)
            .values({ ...facts, id, person, act, by, sealedNote })
            .onConflictDoNothing({ target: sanctions.id })
            .returning({ id: sanctions.id });
          if (written.length === 0) return;
        }
        await appendTo(
          tx,
          vault,
          { kind: "sanction", sanction: id, do: act, note: null, ...facts },
          {
            person: { of: person, value: person },
            by: { of: by, value: by },
            ...(note === null ? {} : { note: { of: person, value: note } }),
          },
        );
      }),
  };
}
