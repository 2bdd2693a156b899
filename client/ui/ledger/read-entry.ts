/**
 * ReadEntry: what a row of the ledger says, as far as this page knows it. Entries of kinds and shapes that it does not know
 * are read too: what is absent or otherwise is left out, never refused.
 */
import { z } from "zod";

const words = z.string().min(1).max(200).optional().catch(undefined);
const time = z.number().finite().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);

const entrySchema = z.object({
  kind: words,
  /** When it was done, ms since 1970. */
  at: time,
  /** A space's id, or "*" for all. */
  space: words,
  rule: words,
  /** The version of the rule. */
  version: words,
  /** The role of whoever did it. */
  byRole: words,
  do: words,
  /** ms since 1970; absent where it has no end. */
  until: time,
  /** The role that somebody was given. */
  role: words,
  /** The id of a measure, or of its undoing; of any other kind, the measure that it is about. */
  sanction: words,
  /** The measure that this one undoes, or agrees to. */
  of: words,
  /** A second moderator is asked for. */
  second: z.object({}).optional().catch(undefined),
  outcome: words,
  /** The verb that staff tried beyond their powers. */
  tried: words,
  /** The id of a zone. */
  zone: words,
  on: flag,
});
export type Entry = z.infer<typeof entrySchema>;

const rowSchema = z.object({
  seq: z.int().min(1),
  previous: z.string().max(64),
  hash: z.string().max(64),
  entry: z.record(z.string(), z.unknown()),
});
export type Row = z.infer<typeof rowSchema>;

/** A row, and what it says. */
export type ReadRow = { row: Row; entry: Entry };

export const pageSchema = z.object({
  rows: z.array(rowSchema).max(200),
  head: z.object({ seq: z.int().min(0), hash: z.string().max(64) }),
});

/** The measure that an entry is about, if it is about another's. */
export function aboutOf({ kind, sanction, of }: Entry): string | undefined {
  return of ?? (kind === "sanction" || kind === "undo" ? undefined : sanction);
}

export function readRow(row: Row): ReadRow {
  return { row, entry: entrySchema.parse(row.entry) };
}
