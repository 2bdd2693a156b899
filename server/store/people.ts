/** People: who somebody is across visits, what holds for them, everything the house knows of them, and its erasure. */
import { and, arrayContains, asc, desc, eq, inArray, isNotNull, ne, or, type SQL, sql } from "drizzle-orm";
import { isStaff, ROLES, type Role } from "../../shared/conduct/roles.ts";
import { type Database, hashOf, keyOf, keysOf, randomId, randomSecret } from "./database.ts";
import { loggedOf } from "./event-log.ts";
import { writtenBy } from "./histories.ts";
import { appendTo, openingContext } from "./ledger.ts";
import {
  acceptances,
  caseEvents,
  facts,
  handovers,
  house,
  messages,
  openings,
  people,
  personKeys,
  reached,
  roles,
  sanctions,
  shows,
  volumes,
  votes,
} from "./schema.ts";
import { openShow } from "./shows.ts";
import type { Store } from "./store.ts";
import { logKeyOf, seal, unseal, type Vault } from "./vault.ts";
import { unlinkVotes } from "./votes.ts";

/** `export` comes in two parts: the card here, and what they said in slices (`messages.said`). */
export type People = Omit<Store["people"], "export"> & {
  /** All about a person but their messages; empty when there is no such person. */
  card(person: string): Promise<Record<string, unknown>>;
};

/** The role somebody has in a space: an owner's holds in all. */
export async function roleOf(db: Database, person: string, space: string): Promise<Role> {
  const rows = await db
    .select({ role: roles.role })
    .from(roles)
    .where(and(eq(roles.person, person), or(eq(roles.space, space), eq(roles.space, "*"))));
  return strongest(rows.map(({ role }) => role));
}

/** The one of several roles that counts. */
export function strongest(given: Role[]): Role {
  return given.sort((a, b) => ROLES.indexOf(b) - ROLES.indexOf(a))[0] ?? "visitor";
}

/** `warn` is told when the database does not let us erase as thoroughly as we would. */
export function peopleIn(db: Database, vault: Vault, warn: (sentence: string) => void): People {
  const find = async (key: string): Promise<string | null> => {
    const [row] = await db
      .select({ id: people.id })
      .from(people)
      .where(eq(people.keyHash, hashOf(key)));
    return row?.id ?? null;
  };
  const adopt = async (key: string, now: number): Promise<string> => {
    const id = randomId();
    const made = await db.transaction(async (tx) => {
      const rows = await tx
        .insert(people)
        .values({ id, keyHash: hashOf(key), since: now })
        .onConflictDoNothing({ target: people.keyHash })
        .returning({ id: people.id });
      if (rows.length === 0) return false;
      await tx.insert(personKeys).values({ person: id, wrapped: vault.makeKey(id).wrapped });
      return true;
    });
    return made ? id : (await find(key))!;
  };

  return {
    find,
    adopt,
    async create(now) {
      const key = randomSecret();
      return { person: await adopt(key, now), key };
    },
    roleIn: (person, space) => roleOf(db, person, space),
    async name(person) {
      const [row] = await db.select({ sealed: people.sealedName }).from(people).where(eq(people.id, person));
      const key = row?.sealed && (await keysOf(db, vault, [person])).get(person);
      return row?.sealed && key ? unseal(key, `name:${person}`, row.sealed) : null;
    },
    async isInvited(person, space) {
      const rows = await db
        .select({ role: roles.role })
        .from(roles)
        .where(and(eq(roles.person, person), eq(roles.space, space)));
      return rows.length > 0;
    },
    async staffOf(space) {
      const rows = await db
        .select({
          person: roles.person,
          role: roles.role,
          at: roles.at,
          evening: roles.evening,
          sealed: people.sealedName,
        })
        .from(roles)
        .innerJoin(people, eq(people.id, roles.person))
        .where(and(or(eq(roles.space, space), eq(roles.space, "*")), inArray(roles.role, ROLES.filter(isStaff))))
        .orderBy(asc(roles.at));
      const keys = await keysOf(db, vault, [...new Set(rows.map(({ person }) => person))]);
      return rows.map(({ sealed, ...row }) => {
        const key = keys.get(row.person);
        return { ...row, name: sealed && key ? unseal(key, `name:${row.person}`, sealed) : null };
      });
    },
    setRole: (person, { space, role, evening }, by, now) =>
      db.transaction(async (tx) => {
        await keysOf(tx, vault, [person, by], true);
        const given = { role, at: now, evening };
        const before = await roleOf(tx, person, space);
        if (before === "owner") return false;
        await tx
          .insert(roles)
          .values({ person, space, ...given })
          .onConflictDoUpdate({ target: [roles.person, roles.space], set: given });
        if (before === role) return false;
        await appendTo(
          tx,
          vault,
          { kind: "role", role, space, at: now, by: null },
          { person: { of: person, value: person }, by: { of: by, value: by } },
        );
        return true;
      }),
    endEvening: (space, evening, now) =>
      db.transaction(async (tx) => {
        const over = await tx
          .select({ person: roles.person })
          .from(roles)
          .where(
            and(
              eq(roles.space, space),
              isNotNull(roles.evening),
              evening === null ? undefined : ne(roles.evening, evening),
            ),
          );
        const whose = over.map(({ person }) => person);
        if (whose.length === 0) return [];
        await keysOf(tx, vault, whose, true);
        // Of two processes that see the end one writes it.
        const ended = await tx
          .update(roles)
          .set({ role: "visitor", at: now, evening: null })
          .where(and(eq(roles.space, space), inArray(roles.person, whose), isNotNull(roles.evening)))
          .returning({ person: roles.person });
        for (const { person } of ended) {
          const entry = { kind: "role", role: "visitor", space, at: now, by: null };
          await appendTo(tx, vault, entry, { person: { of: person, value: person } });
        }
        return whose;
      }),
    async highestRole(person) {
      const rows = await db.select({ role: roles.role }).from(roles).where(eq(roles.person, person));
      return strongest(rows.map(({ role }) => role));
    },
    async known(person) {
      const rows = await db.select({ id: people.id }).from(people).where(eq(people.id, person));
      return rows.length > 0;
    },
    arrived: (person, { name, rules, shown, now }) =>
      db.transaction(async (tx) => {
        const key = await keyOf(tx, vault, person, true);
        await tx
          .update(people)
          .set({ sealedName: seal(key, `name:${person}`, name) })
          .where(eq(people.id, person));
        await tx
          .insert(acceptances)
          .values({ person, version: rules, shown, first: now, last: now })
          .onConflictDoUpdate({
            target: [acceptances.person, acceptances.version, acceptances.shown],
            set: { last: now },
          });
      }),
    async agreed(person) {
      const [row] = await db
        .select({ version: acceptances.version })
        .from(acceptances)
        .where(and(eq(acceptances.person, person), eq(acceptances.shown, true)))
        .orderBy(desc(acceptances.last))
        .limit(1);
      return row?.version ?? null;
    },
    async bubble(person) {
      const [row] = await db
        .select({ radius: people.bubbleRadius, for: people.bubbleFor })
        .from(people)
        .where(eq(people.id, person));
      return row ?? null;
    },
    async since(person) {
      const [row] = await db.select({ since: people.since }).from(people).where(eq(people.id, person));
      return row?.since ?? Number.POSITIVE_INFINITY;
    },
    async setBubble(person, bubble) {
      await db.update(people).set({ bubbleRadius: bubble.radius, bubbleFor: bubble.for }).where(eq(people.id, person));
    },
    card: (person) => cardOf(db, vault, person),
    async forget(person) {
      await db.transaction(async (tx) => {
        // One after another: two who touch the same messages in different order would lock each other out.
        await tx.select({ id: house.id }).from(house).for("update");
        await tx.delete(people).where(eq(people.id, person));
        await tx.update(sanctions).set({ by: null }).where(eq(sanctions.by, person));
        await tx
          .update(caseEvents)
          .set({ what: sql`jsonb_set(${caseEvents.what}, '{to}', 'null')` })
          .where(sql`${caseEvents.what}->>'to' = ${person}`);
        await unlinkVotes(tx, person);
        await tx
          .update(messages)
          .set({ hearers: sql`array_remove(${messages.hearers}, ${person})` })
          .where(arrayContains(messages.hearers, [person]));
      });
      await scrub(db, sql`person_keys`, warn);
    },
  };
}

/**
 * Deleting only marks a row: rewrites a table of keys and leaves behind the journal that still had them, so that a
 * destroyed key is in no file.
 */
export async function scrub(db: Database, table: SQL, warn: (sentence: string) => void): Promise<void> {
  await db.execute(sql`vacuum full ${table}`);
  try {
    await db.execute(sql`select pg_switch_wal()`);
    await db.execute(sql`checkpoint`);
  } catch (problem) {
    // 42501: this database user may not. Everything else is ours to know.
    const code = (problem as { cause?: { code?: string } }).cause?.code;
    if (code !== "42501") throw problem;
    warn("PostgreSQL did not let this user CHECKPOINT: a forgotten key stays in its journal until it comes around.");
  }
}

async function cardOf(db: Database, vault: Vault, person: string): Promise<Record<string, unknown>> {
  const [self] = await db.select().from(people).where(eq(people.id, person));
  const key = (await keysOf(db, vault, [person])).get(person);
  if (!self || !key) return {};
  const agreed = await db
    .select()
    .from(acceptances)
    .where(eq(acceptances.person, person))
    .orderBy(asc(acceptances.first));
  const given = await db.select().from(roles).where(eq(roles.person, person)).orderBy(asc(roles.at));
  const held = await db.select().from(sanctions).where(eq(sanctions.person, person)).orderBy(asc(sanctions.seq));
  const shown = await db
    .select()
    .from(shows)
    .where(eq(shows.person, person))
    .orderBy(asc(shows.space), asc(shows.screen));
  const louder = await db.select().from(volumes).where(eq(volumes.person, person)).orderBy(asc(volumes.other));
  const noted = await db.select().from(facts).where(eq(facts.person, person)).orderBy(asc(facts.seq));
  const logged = await loggedOf(db, logKeyOf(key));
  const written = await db
    .select()
    .from(caseEvents)
    .where(eq(caseEvents.by, person))
    .orderBy(asc(caseEvents.at), asc(caseEvents.n));
  const left = await db.select().from(handovers).where(eq(handovers.by, person)).orderBy(asc(handovers.seq));
  const voted = await db.select().from(votes).where(eq(votes.person, person)).orderBy(asc(votes.at));
  const read = await db.select().from(reached).where(eq(reached.person, person)).orderBy(asc(reached.at));
  const opened = await db.select().from(openings).where(eq(openings.person, person)).orderBy(asc(openings.seq));
  return {
    person,
    since: self.since,
    name: self.sealedName && unseal(key, `name:${person}`, self.sealedName),
    bubble: { radius: self.bubbleRadius, for: self.bubbleFor },
    volumes: louder.map(({ gain }) => gain),
    roles: given.map(({ space, role, at }) => ({ space, role, at })),
    acceptances: agreed.map(({ version, shown, first, last }) => ({ version, shown, first, last })),
    sanctions: held.map(({ id, act, space, rule, version, facts, sealedNote, byRole, at, until }) => ({
      id,
      act,
      space,
      rule,
      ...(version !== null && { version }),
      ...(facts !== null && { facts }),
      note: sealedNote && unseal(key, `note:${id}`, sealedNote),
      byRole,
      at,
      until,
    })),
    screens: shown.map((row) => {
      const { title, pages } = openShow(key, row);
      return { space: row.space, screen: row.screen, title, pages: pages.map(({ alt }) => alt) };
    }),
    cases: written.map(({ case: id, n, kind, at, sealed }) => ({
      at,
      kind,
      text: sealed && unseal(key, `case:${id}:${n}`, sealed),
    })),
    histories: await writtenBy(db, key, person),
    handovers: left.map(({ space, at, sealed }) => ({
      space,
      at,
      text: unseal(key, `handover:${space}:${at}`, sealed),
    })),
    votes: voted.map(({ subject, choice, at }) => ({ subject, choice, at })),
    announced: read.map(({ space, said, at }) => ({ space, said, at })),
    facts: noted.map(({ at, space, kind, value }) => ({ at, space, kind, value })),
    events: logged.map(({ at, space, occasion, role, fact }) => ({ at, space, occasion, role, ...fact })),
    ledger: opened.map(({ seq, field, sealed }) => ({
      seq,
      field,
      ...(JSON.parse(unseal(key, openingContext(seq, field), sealed)) as { salt: string; value: string }),
    })),
  };
}
