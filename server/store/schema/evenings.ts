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
