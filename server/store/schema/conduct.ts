/** What was decided about people, reported and noted of them, and what moderators leave one another. */
import {
  bigserial,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import type { NotedKind } from "../../../shared/conduct/facts.ts";
import type { Decision } from "../../../shared/conduct/standing.ts";
import type { Decider, Sanction } from "../store.ts";
import { bytes, time } from "./columns.ts";
import { people, personOwned } from "./person.ts";

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
