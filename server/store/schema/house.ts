/** The house itself, and the rules that were in force in it. */
import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bytes, time } from "./columns.ts";

/** One row: what the secret must be able to open. */
export const house = pgTable("house", {
  id: integer("id").primaryKey(),
  salt: bytes("salt").notNull(),
  seal: bytes("seal").notNull(),
});

/** Every version of house rules that was ever in force, to the letter. */
export const ruleSets = pgTable(
  "rule_sets",
  {
    id: text("id").notNull(),
    version: text("version").notNull(),
    at: time("at").notNull(),
    text: text("text").notNull(),
  },
  (table) => [primaryKey({ columns: [table.id, table.version] })],
);

/** Which process has which copy of a space open, until then: no two open one under the same number. */
export const copies = pgTable(
  "copies",
  {
    space: text("space").notNull(),
    number: integer("number").notNull(),
    process: text("process").notNull(),
    until: time("until").notNull(),
  },
  (table) => [primaryKey({ columns: [table.space, table.number] })],
);
