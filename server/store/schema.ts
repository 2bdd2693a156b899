/**
 * The one schema of PGlite and PostgreSQL. Times are ms since 1970. A column named `sealed` holds what people wrote,
 * encrypted under the key of the person it came from or speaks of (`vault.ts`); what is in plain is what the house wrote.
 */
import {
  bigint,
  bigserial,
  boolean,
  customType,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import type { NotedKind } from "../../shared/conduct/facts.ts";
import type { Role } from "../../shared/conduct/roles.ts";
import type { Decision } from "../../shared/conduct/standing.ts";
import type { BubbleFor } from "../../shared/protocol/from-client/safety.ts";
import type { Decider, Sanction, StoredMessage } from "./store.ts";

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });
const time = (name: string) => bigint(name, { mode: "number" });

/** One row: what the secret must be able to open. */
export const house = pgTable("house", {
  id: integer("id").primaryKey(),
  salt: bytes("salt").notNull(),
  seal: bytes("seal").notNull(),
});

export const people = pgTable("people", {
  id: text("id").primaryKey(),
  keyHash: bytes("key_hash").notNull().unique(),
  since: time("since").notNull(),
  sealedName: bytes("sealed_name"),
  bubbleRadius: doublePrecision("bubble_radius"),
  bubbleFor: text("bubble_for").$type<BubbleFor>().notNull().default("strangers"),
});

const personOwned = (name: string) =>
  text(name)
    .notNull()
    .references(() => people.id, { onDelete: "cascade" });

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
  },
  (table) => [primaryKey({ columns: [table.person, table.space] })],
);

export const invitations = pgTable("invitations", {
  tokenHash: bytes("token_hash").primaryKey(),
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

export const sanctions = pgTable(
  "sanctions",
  {
    seq: bigserial("seq", { mode: "number" }).primaryKey(),
    id: text("id").notNull().unique(),
    person: personOwned("person"),
    act: text("act").$type<Decision["act"]>().notNull(),
    space: text("space").notNull(),
    rule: text("rule").notNull(),
    sealedNote: bytes("sealed_note"),
    by: text("by"),
    byRole: text("by_role").$type<Decider>().notNull(),
    at: time("at").notNull(),
    until: time("until"),
    of: text("of"),
    second: jsonb("second").$type<Sanction["second"]>(),
    version: text("version"),
    facts: jsonb("facts").$type<Record<string, number>>(),
    case: text("case"),
  },
  (table) => [
    index("sanctions_person").on(table.person, table.seq),
    index("sanctions_by").on(table.by),
    index("sanctions_of").on(table.of),
  ],
);

/**
 * What moderators work on. Everything about a case follows from its events; `isOpen` and `outcome` are kept beside them to
 * find it by. `about` is the person reported, `of` the sanction that is appealed.
 */
export const cases = pgTable(
  "cases",
  {
    id: text("id").primaryKey(),
    space: text("space").notNull(),
    about: text("about").references(() => people.id, { onDelete: "set null" }),
    of: text("of"),
    at: time("at").notNull(),
    isOpen: boolean("is_open").notNull(),
    outcome: text("outcome"),
  },
  (table) => [index("cases_open").on(table.space, table.isOpen), index("cases_about").on(table.about)],
);

/** Only grows. Two who write the same number at once: one of them is told so. `sealed` is what `by` wrote. */
export const caseEvents = pgTable(
  "case_events",
  {
    case: text("case")
      .notNull()
      .references(() => cases.id),
    n: integer("n").notNull(),
    kind: text("kind").notNull(),
    by: text("by").references(() => people.id, { onDelete: "set null" }),
    at: time("at").notNull(),
    what: jsonb("what").$type<Record<string, unknown>>().notNull(),
    sealed: bytes("sealed"),
  },
  (table) => [
    primaryKey({ columns: [table.case, table.n] }),
    index("case_events_by").on(table.by, table.kind, table.at),
  ],
);

/** The sealed last minutes of evidence, under a key of their own; gone with it, at `expires` at the latest. */
export const capsules = pgTable(
  "capsules",
  {
    id: text("id").primaryKey(),
    case: text("case").notNull(),
    space: text("space").notNull(),
    at: time("at").notNull(),
    expires: time("expires").notNull(),
    sha256: text("sha256").notNull(),
    wrapped: bytes("wrapped").notNull(),
    sealed: bytes("sealed").notNull(),
  },
  (table) => [index("capsules_case").on(table.case), index("capsules_expires").on(table.expires)],
);

/** What rules look at, as it was noted: a kind and a number, never a place or a pose. For trying rules on past days. */
export const facts = pgTable(
  "facts",
  {
    seq: bigserial("seq", { mode: "number" }).primaryKey(),
    at: time("at").notNull(),
    space: text("space").notNull(),
    person: personOwned("person"),
    kind: text("kind").$type<NotedKind>().notNull(),
    value: doublePrecision("value").notNull(),
  },
  (table) => [
    index("facts_space").on(table.space, table.at),
    index("facts_person").on(table.person),
    index("facts_at").on(table.at),
  ],
);

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

/** What whoever went off duty left for whoever comes after, under their own key. */
export const handovers = pgTable(
  "handovers",
  {
    seq: bigserial("seq", { mode: "number" }).primaryKey(),
    space: text("space").notNull(),
    by: personOwned("by"),
    at: time("at").notNull(),
    sealed: bytes("sealed").notNull(),
  },
  (table) => [index("handovers_space").on(table.space, table.seq), index("handovers_by").on(table.by)],
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
