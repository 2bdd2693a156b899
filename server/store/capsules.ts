/** Capsules: sealed evidence, each with its row in the ledger, both or neither. */
import { createHash } from "node:crypto";
import { eq, lte, sql } from "drizzle-orm";
import { packPieces, unpackPieces } from "../../shared/conduct/capsule.ts";
import { type Database, keysOf } from "./database.ts";
import { appendTo } from "./ledger.ts";
import { scrub } from "./people.ts";
import { capsules } from "./schema.ts";
import type { Store } from "./store.ts";
import { sealBytes, unsealBytes, type Vault } from "./vault.ts";

export function capsulesIn(db: Database, vault: Vault, warn: (sentence: string) => void): Store["capsules"] {
  return {
    add: ({ id, case: of, space, at, expires, head, tracks }) =>
      db.transaction(async (tx) => {
        const persons = tracks.map(({ person }) => person);
        const keys = await keysOf(tx, vault, persons, true);
        // Whoever was forgotten meanwhile leaves no track.
        const known = tracks.filter(({ person }) => keys.has(person));
        const { key, wrapped } = vault.makeCapsuleKey(id);
        const index = Buffer.from(JSON.stringify(known.map(({ person }) => person)));
        const pieces = known.map(({ person, bytes }, n) => sealBytes(keys.get(person)!, trackContext(id, n), bytes));
        const sealed = sealBytes(key, wholeContext(id), packPieces([index, head, ...pieces]));
        const sha256 = hashOf(sealed);
        // A write whose answer was lost is tried again: the first one stands.
        const written = await tx
          .insert(capsules)
          .values({ id, case: of, space, at, expires, sha256, wrapped, sealed })
          .onConflictDoNothing({ target: capsules.id })
          .returning({ id: capsules.id });
        if (written.length === 0) {
          const [kept] = await tx.select({ sha256: capsules.sha256 }).from(capsules).where(eq(capsules.id, id));
          return { sha256: kept!.sha256 };
        }
        await appendTo(tx, vault, { kind: "capsule", case: of, sha256, space, at, until: expires });
        return { sha256 };
      }),
    async open(id) {
      const [row] = await db.select().from(capsules).where(eq(capsules.id, id));
      if (!row) return null;
      if (hashOf(row.sealed) !== row.sha256) throw new Error("A capsule is not what was sealed.");
      const key = vault.unwrapCapsuleKey(id, row.wrapped);
      const [index, head, ...pieces] = unpackPieces(unsealBytes(key, wholeContext(id), row.sealed));
      const persons = JSON.parse(Buffer.from(index!).toString("utf8")) as string[];
      const keys = await keysOf(db, vault, persons);
      const tracks = pieces.flatMap((piece, n) => {
        const own = keys.get(persons[n]!);
        return own ? [unsealBytes(own, trackContext(id, n), piece)] : [];
      });
      return { head: head!, tracks };
    },
    async expire(now) {
      const gone = await db.delete(capsules).where(lte(capsules.expires, now)).returning({ id: capsules.id });
      if (gone.length > 0) await scrub(db, sql`capsules`, warn);
      return gone.length;
    },
  };
}

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const trackContext = (capsule: string, n: number) => `track:${capsule}:${n}`;
const wholeContext = (capsule: string) => `capsule:${capsule}`;
