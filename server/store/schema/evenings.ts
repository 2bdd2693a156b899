/** What happens of an evening, as it grows. */
import { bigserial, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Role } from "../../../shared/conduct/roles.ts";
import type { LogFact } from "../../../shared/events/log-fact.ts";
import { bytes, time } from "./columns.ts";
import { people, personOwned } from "./person.ts";

/**
 * Events of anything that is a fold over them: `history` names it, an event has a number. Only grows. Two who write the same
 * number at once: one of them is told so. `sealed` is what `by` wrote, under their own key.
 */
export const histories = pgTable(
  "histories",
  {
    history: text("history").notNull(),
    n: integer("n").notNull(),
    at: time("at").notNull(),
    kind: text("kind").notNull(),
    by: text("by").references(() => people.id, { onDelete: "set null" }),
    what: jsonb("what").$type<Record<string, unknown>>().notNull(),
    sealed: bytes("sealed"),
  },
  (table) => [primaryKey({ columns: [table.history, table.n] }), index("histories_by").on(table.by)],
);

/**
 * Who voted for what, once for each subject: `choice` is one number, whose meaning is the subject's. `person` is a person's id
 * until they are forgotten; then it is a name made by chance that leads to nobody, so that counts stay what they were. It is
 * the same for all that one voted for in one conversation (what is before the `#` of a subject), so that votes for questions
 * that are merged later still count once, and another in each other conversation.
 */
export const votes = pgTable(
  "votes",
  {
    subject: text("subject").notNull(),
    person: text("person").notNull(),
    choice: integer("choice").notNull(),
    at: time("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.subject, table.person] }), index("votes_person").on(table.person)],
);

/**
 * Who was shown which word of the house, so that what is corrected reaches them after a restart, and they find it again when
 * they come back. `said` is the name of the word: its text stands where it was written. It goes with the evening, and with
 * the person.
 */
export const reached = pgTable(
  "reached",
  {
    space: text("space").notNull(),
    said: text("said").notNull(),
    person: personOwned("person"),
    at: time("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.space, table.said, table.person] }),
    index("reached_person").on(table.person),
    index("reached_at").on(table.at),
  ],
);

/**
 * The event log: what happened of an evening, in facts without places and words. It only grows, until it expires.
 *
 * Nobody's id is ever in it. `who` is a pseudonym that comes of a key of the person's own and holds within one occasion in one
 * space: whoever leaves and comes back is counted once, and two evenings cannot be put together to follow somebody. That they
 * came before is a fact of their arrival. To erase somebody is to destroy their key: the rows stay, so that the figures of past
 * evenings stay true, and lead to nobody any more.
 */
export const eventLog = pgTable(
  "event_log",
  {
    seq: bigserial("seq", { mode: "number" }).primaryKey(),
    /** What is noted again under the same id, by another process or after a failure, is in it once. */
    id: text("id").notNull().unique(),
    at: time("at").notNull(),
    space: text("space").notNull(),
    occasion: text("occasion").notNull(),
    who: text("who"),
    role: text("role").$type<Role>(),
    kind: text("kind").$type<LogFact["kind"]>().notNull(),
    what: jsonb("what").$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    index("event_log_occasion").on(table.space, table.occasion, table.seq),
    index("event_log_who").on(table.who),
    index("event_log_at").on(table.at),
  ],
);
