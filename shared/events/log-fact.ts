/**
 * LogFact: what the event log keeps of an evening: who came and went, zones, reactions, questions, votes, calls to action,
 * cues and consequences. Names of things and numbers: there is no room in it for a place, a pose or a word. Carries EVT1.
 */
import { z } from "zod";
import type { Role } from "../conduct/roles.ts";

/** What a space or a programme calls a zone, a cue, a poll, an emote. */
const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
/** A number that the house gave something, such as a question. */
const ref = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
/** Nobody stays longer, ms. */
const stayed = z
  .int()
  .min(0)
  .max(7 * 24 * 3_600_000);
/** Whoever was first met longer ago is told from nobody else. */
export const LONG_AGO_DAYS = 31;
const fact = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(kind), ...shape });

export const logFactSchema = z.discriminatedUnion("kind", [
  fact("arrived", { days: z.int().min(0).max(LONG_AGO_DAYS) }).describe("days since the house first met them"),
  fact("left", { stayed }),
  fact("zone-entered", { zone: name }),
  fact("zone-left", { zone: name, stayed }),
  fact("reacted", { with: name }).describe("an emote, or a raised hand"),
  fact("asked", { question: ref }),
  fact("answered", { question: ref, how: z.enum(["text", "stage"]) }),
  fact("voted", { poll: name, choices: z.array(z.int().min(0).max(11)).max(12) }).describe(
    "in place of their last vote",
  ),
  fact("call-shown", { call: name }),
  fact("call-clicked", { call: name }),
  fact("cue-began", { cue: name, does: name }),
  fact("cue-ended", { cue: name }),
  fact("consequence", { act: name }).describe("a measure of conduct, about whom it is noted"),
]);
export type LogFact = z.infer<typeof logFactSchema>;

/** A day (UTC) on which there was no evening. */
const DAY = /^\d{4}-\d\d-\d\d$/;
/** An evening with when it began; `evening-run.ts` makes it. */
const RUN = /^[a-z][a-z0-9-]{0,39}@\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
export const occasionSchema = z.union([name, z.string().regex(RUN), z.string().regex(DAY)]);

/**
 * A fact as it is kept. `occasion` is the run of an evening, or the day (UTC) where there was none. `who` is a pseudonym that
 * holds within one occasion in one space; null for what the house did. `role` is what they were then.
 */
export type LogRow = {
  id: string;
  at: number;
  space: string;
  occasion: string;
  who: string | null;
  role: Role | null;
  fact: LogFact;
};

export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Days since the house first met somebody, to the nearest: who comes every evening was here a day ago. */
export const daysSince = (met: number, now: number): number =>
  Math.min(LONG_AGO_DAYS, Math.max(0, Math.round((now - met) / (24 * 3_600_000))));
