/**
 * EveningRun: what an evening is called in the event log: by its id and by when it began, so that one which was begun in
 * vain, taken back and begun anew is two of them. Pure. Carries EVT12.
 */
import { z } from "zod";
import type { Run } from "../programme/run.ts";

/** `opening@2026-12-04T18:00:12Z`; null until something of it has begun. */
export const occasionOf = ({ programme, beganAt }: Pick<Run, "programme" | "beganAt">): string | null =>
  programme === null || beganAt === null ? null : `${programme.id}@${new Date(beganAt).toISOString().slice(0, 19)}Z`;

/** The evening of an occasion; a day is its own. */
export const eveningOf = (occasion: string): string => occasion.split("@", 1)[0]!;

/** How the name of one run, or of some, begins: an evening's id, and as much of when it began as somebody knows. */
export const runsSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}@[0-9TZ:-]{0,20}$/);
