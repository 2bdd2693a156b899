/** The chain of what was done, and what opens its commitments. */
import { bigint, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bytes } from "./columns.ts";
import { personOwned } from "./person.ts";

/** `entry` is RFC 8785 JSON, kept to the letter, for its hash is over the letters. */
export const ledger = pgTable("ledger", {
  seq: bigint("seq", { mode: "number" }).primaryKey(),
  previous: text("previous").notNull(),
  hash: text("hash").notNull(),
  entry: text("entry").notNull(),
});

/** The one row that every append locks. */
export const ledgerHead = pgTable("ledger_head", {
  id: integer("id").primaryKey(),
  seq: bigint("seq", { mode: "number" }).notNull(),
  hash: text("hash").notNull(),
});

/** What opens a commitment in the ledger: salt and value, under the person's key and gone with it. */
export const openings = pgTable(
  "openings",
  {
    seq: bigint("seq", { mode: "number" })
      .notNull()
      .references(() => ledger.seq),
    field: text("field").notNull(),
    person: personOwned("person"),
    sealed: bytes("sealed").notNull(),
  },
  (table) => [primaryKey({ columns: [table.seq, table.field] }), index("openings_person").on(table.person)],
);
