/** What happens of an evening, as it grows. */
import { index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bytes, time } from "./columns.ts";
import { people } from "./person.ts";

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
