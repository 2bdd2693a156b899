/** Invitations: a link that gives a role in a space to whoever redeems it first. Only the token's hash is kept. */
import { and, desc, eq, gte, inArray, isNotNull, isNull, lt, ne } from "drizzle-orm";
import { isStaff, ROLES } from "../../shared/conduct/roles.ts";
import { type Database, hashOf, keysOf, randomSecret } from "./database.ts";
import { appendTo } from "./ledger.ts";
import { roleOf, strongest } from "./people.ts";
import { invitations, people, personKeys, roles } from "./schema.ts";
import type { Store } from "./store.ts";
import { seal, unseal, type Vault } from "./vault.ts";

const good = (token: string, space: string, now: number) =>
  and(
    eq(invitations.tokenHash, hashOf(token)),
    eq(invitations.space, space),
    gte(invitations.expires, now),
    isNull(invitations.used),
  );

/** What somebody is called in a list of invitations is sealed for this. */
const FOR = "invitation-for";

const STAFF = ROLES.filter(isStaff);

export function invitationsIn(db: Database, vault: Vault): Store["invitations"] {
  return {
    async create(invitation, by, now) {
      const token = randomSecret();
      const { name, for: whom, ...rest } = invitation;
      const sealedName = name === undefined ? null : seal(vault.house, "invitation", name);
      await db.delete(invitations).where(lt(invitations.expires, now));
      const key = whom === undefined || by === null ? undefined : (await keysOf(db, vault, [by])).get(by);
      const sealedFor = key && whom !== undefined ? seal(key, FOR, whom) : null;
      await db.insert(invitations).values({ ...rest, tokenHash: hashOf(token), sealedName, sealedFor, made: now, by });
      return token;
    },
    async offered(token, person, space, now) {
      const [found] = await db
        .select({ role: invitations.role })
        .from(invitations)
        .where(good(token, space, now));
      return found ? strongest([found.role, await roleOf(db, person, "*")]) : null;
    },
    redeem: (token, person, space, now) =>
      db.transaction(async (tx) => {
        const [seen] = await tx
          .select({ by: invitations.by })
          .from(invitations)
          .where(good(token, space, now));
        // Before the invitation: whoever is being forgotten meanwhile takes theirs along, in this order.
        if (seen) await keysOf(tx, vault, seen.by === null ? [person] : [person, seen.by], true);
        const [found] = await tx
          .update(invitations)
          .set({ used: now })
          .where(good(token, space, now))
          .returning();
        if (!found) return null;
        const { role, by } = found;
        // Who was asked in as a guest stays what they are.
        if (role === "visitor") {
          await tx.insert(roles).values({ person, space, role, at: now }).onConflictDoNothing();
          return roleOf(tx, person, space);
        }
        const where = role === "owner" ? "*" : space;
        const given = { role, at: now, evening: null };
        const changed = await tx
          .insert(roles)
          .values({ person, space: where, ...given })
          .onConflictDoUpdate({ target: [roles.person, roles.space], set: given, setWhere: ne(roles.role, role) })
          .returning({ role: roles.role });
        if (changed.length > 0) {
          await appendTo(
            tx,
            vault,
            { kind: "role", role, space: where, at: now, by: null },
            { person: { of: person, value: person }, ...(by === null ? {} : { by: { of: by, value: by } }) },
          );
        }
        return roleOf(tx, person, space);
      }),
    async list(space, now) {
      const rows = await db
        .select()
        .from(invitations)
        .where(and(eq(invitations.space, space), gte(invitations.expires, now), ne(invitations.role, "owner")))
        .orderBy(desc(invitations.made));
      const keys = await keysOf(db, vault, [...new Set(rows.flatMap(({ by }) => by ?? []))]);
      return rows.map(({ id, role, sealedFor, made, expires, used, by }) => {
        const key = by === null ? undefined : keys.get(by);
        return { id, role, for: sealedFor && key ? unseal(key, FOR, sealedFor) : null, made, expires, used, by };
      });
    },
    async revoke(id, space) {
      const gone = await db
        .delete(invitations)
        .where(and(eq(invitations.id, id), eq(invitations.space, space), isNull(invitations.used)))
        .returning({ id: invitations.id });
      return gone.length > 0;
    },
    async ownerless() {
      const [owner] = await db.select({ role: roles.role }).from(roles).where(eq(roles.role, "owner")).limit(1);
      if (owner) return false;
      const [link] = await db
        .select({ role: invitations.role })
        .from(invitations)
        .where(eq(invitations.role, "owner"))
        .limit(1);
      return !link;
    },
    async staffNames(except) {
      const staff = await db
        .selectDistinct({ person: people.id, sealedName: people.sealedName, wrapped: personKeys.wrapped })
        .from(roles)
        .innerJoin(people, eq(people.id, roles.person))
        .innerJoin(personKeys, eq(personKeys.person, people.id))
        .where(
          and(
            inArray(roles.role, STAFF),
            isNotNull(people.sealedName),
            except === null ? undefined : ne(people.id, except),
          ),
        );
      const invited = await db
        .select({ sealedName: invitations.sealedName })
        .from(invitations)
        .where(and(inArray(invitations.role, STAFF), isNotNull(invitations.sealedName), isNull(invitations.used)));
      return [
        ...new Set([
          ...staff.map((row) => unseal(vault.unwrap(row.person, row.wrapped), `name:${row.person}`, row.sealedName!)),
          ...invited.map((row) => unseal(vault.house, "invitation", row.sealedName!)),
        ]),
      ];
    },
  };
}
