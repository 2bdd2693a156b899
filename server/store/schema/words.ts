/** What people said, and what they put on screens. */
import { bigserial, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { StoredMessage } from "../store.ts";
import { bytes, time } from "./columns.ts";
import { personOwned } from "./person.ts";

export const messages = pgTable(
  "messages",
  {
    seq: bigserial("seq", { mode: "number" }).primaryKey(),
    id: text("id").notNull().unique(),
    space: text("space").notNull(),
    author: personOwned("author"),
    fromAvatar: text("from_avatar").notNull(),
    sealed: bytes("sealed").notNull(),
    at: time("at").notNull(),
    to: jsonb("addressee").$type<StoredMessage["to"]>().notNull(),
    hearers: text("hearers").array().notNull(),
    hidden: jsonb("hidden").$type<NonNullable<StoredMessage["hidden"]>>(),
  },
  (table) => [
    index("messages_space").on(table.space, table.at, table.seq),
    index("messages_author").on(table.author, table.seq),
    index("messages_at").on(table.at),
  ],
);

/** What was put on screens. `sealed` is the show, with its title and words, under the key of whoever put it there. */
export const shows = pgTable(
  "shows",
  {
    space: text("space").notNull(),
    screen: text("screen").notNull(),
    person: personOwned("person"),
    sealed: bytes("sealed").notNull(),
  },
  (table) => [primaryKey({ columns: [table.space, table.screen] }), index("shows_person").on(table.person)],
);
