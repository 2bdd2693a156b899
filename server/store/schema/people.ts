/** What people may do, how they came in, and what they want of whom. */
import { sql } from "drizzle-orm";
import { boolean, doublePrecision, index, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import type { Role } from "../../../shared/conduct/roles.ts";
import { bytes, time } from "./columns.ts";
import { people, personOwned } from "./person.ts";

/** Apart from `people`, so that the table which must be rewritten to erase somebody stays small. */
export const personKeys = pgTable("person_keys", {
  person: personOwned("person").primaryKey(),
  wrapped: bytes("wrapped").notNull(),
});

export const acceptances = pgTable(
  "acceptances",
  {
    person: personOwned("person"),
    version: text("version").notNull(),
    shown: boolean("shown").notNull(),
    first: time("first_at").notNull(),
    last: time("last_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.version, table.shown] })],
);

/** `space` is "*" for an owner, whose role holds everywhere. */
export const roles = pgTable(
  "roles",
  {
    person: personOwned("person"),
    space: text("space").notNull(),
    role: text("role").$type<Role>().notNull(),
    at: time("at").notNull(),
    /** The evening with which it ends; null for good. */
    evening: text("evening"),
  },
  (table) => [primaryKey({ columns: [table.person, table.space] })],
);

/** `sealedFor` is what the host who made it calls whoever it is for, under the host's own key; `used` is when it was spent. */
export const invitations = pgTable("invitations", {
  tokenHash: bytes("token_hash").primaryKey(),
  id: text("id").notNull().default(sql`gen_random_uuid()::text`),
  sealedFor: bytes("sealed_for"),
  used: time("used"),
  role: text("role").$type<Role>().notNull(),
  space: text("space").notNull(),
  sealedName: bytes("sealed_name"),
  expires: time("expires").notNull(),
  made: time("made").notNull(),
  by: text("by").references(() => people.id, { onDelete: "set null" }),
});

export const tickets = pgTable(
  "tickets",
  {
    ticketHash: bytes("ticket_hash").primaryKey(),
    person: personOwned("person"),
    sealed: bytes("sealed").notNull(),
    expires: time("expires").notNull(),
  },
  (table) => [index("tickets_expires").on(table.expires), index("tickets_person").on(table.person)],
);

/** `sealedName` is what the other called themselves, so it is under the other's key. */
export const blocks = pgTable(
  "blocks",
  {
    id: text("id").primaryKey(),
    person: personOwned("person"),
    other: personOwned("other"),
    sealedName: bytes("sealed_name").notNull(),
    at: time("at").notNull(),
  },
  (table) => [unique("blocks_pair").on(table.person, table.other), index("blocks_other").on(table.other)],
);

/** How loud somebody wants to hear somebody else; 1 is not kept. */
export const volumes = pgTable(
  "volumes",
  {
    person: personOwned("person"),
    other: personOwned("other"),
    gain: doublePrecision("gain").notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.other] }), index("volumes_other").on(table.other)],
);
