/**
 * Votes: who voted for what, each person once for each subject: written in one statement, counted by the database, so that
 * any number of people may vote at the same moment in any number of processes. Carries TLK4 and TLK6.
 */
import { and, asc, count, eq, like, sql } from "drizzle-orm";
import { type Database, randomSecret } from "./database.ts";
import { people, votes } from "./schema.ts";
import type { Store } from "./store.ts";

export function votesIn(db: Database): Store["votes"] {
  return {
    async put({ subject, person, choice, at }) {
      // Whoever is being forgotten in this moment either votes before it, or not at all.
      const voter = db
        .select({
          subject: sql<string>`${subject}::text`.as("subject"),
          person: people.id,
          choice: sql<number>`${choice}::integer`.as("choice"),
          at: sql<number>`${at}::bigint`.as("at"),
        })
        .from(people)
        .where(eq(people.id, person))
        .for("key share");
      const written = await db
        .insert(votes)
        .select(voter)
        .onConflictDoUpdate({
          target: [votes.subject, votes.person],
          set: { choice, at },
          setWhere: sql`${votes.choice} <> ${choice}`,
        })
        .returning({ subject: votes.subject });
      return written.length > 0;
    },
    async remove(subject, person) {
      const gone = await db
        .delete(votes)
        .where(and(eq(votes.subject, subject), eq(votes.person, person)))
        .returning({ subject: votes.subject });
      return gone.length > 0;
    },
    tally: (subject) =>
      db
        .select({ choice: votes.choice, count: count() })
        .from(votes)
        .where(eq(votes.subject, subject))
        .groupBy(votes.choice)
        .orderBy(asc(votes.choice)),
    async together(groups) {
      const counts = groups.map(() => 0);
      const members = groups.flatMap((group, n) => group.map((subject) => sql`(${n}::integer, ${subject}::text)`));
      if (members.length === 0) return counts;
      const group = sql<number>`members.n`;
      const rows = await db
        .select({ group, people: sql<number>`count(distinct ${votes.person})::integer` })
        .from(votes)
        .innerJoin(
          sql`(values ${sql.join(members, sql`, `)}) as members (n, subject)`,
          sql`members.subject = ${votes.subject}`,
        )
        .groupBy(group);
      for (const row of rows) counts[row.group] = row.people;
      return counts;
    },
    of: (person, beginning) =>
      db
        .select({ subject: votes.subject, choice: votes.choice })
        .from(votes)
        .where(and(eq(votes.person, person), like(votes.subject, `${beginning.replace(/[\\%_]/g, "\\$&")}%`)))
        .orderBy(asc(votes.subject)),
  };
}

/**
 * Somebody is forgotten: what they voted for counts on, under names that nobody can find out again, since what they are made
 * with is kept nowhere.
 */
export async function unlinkVotes(tx: Database, person: string): Promise<void> {
  const chance = randomSecret();
  await tx
    .update(votes)
    .set({
      person: sql`'erased-' || encode(sha256(convert_to(${chance}::text || split_part(${votes.subject}, '#', 1), 'UTF8')), 'hex')`,
    })
    .where(eq(votes.person, person));
}
