/** What moderators order for a space or a zone, and where they go and take people. */
import { z } from "zod";
import { idSchema } from "./id.ts";
import { wordsSchema } from "./words.ts";

const minutes = z.number().positive();

/** Until it is undone, or so many minutes: 15 unless told, at most 2 hours. */
export const shieldSchema = z.strictObject({ on: z.boolean(), minutes: minutes.max(120).default(15) });
/** Somebody who knocks at a shielded space; everybody without a person. */
export const admitSchema = z.strictObject({ person: idSchema.optional() });
/** A zone is hushed or frozen for so many minutes, 5 unless told; 0 ends it. */
export const zoneOrderSchema = z.strictObject({
  zone: idSchema,
  what: z.enum(["hushed", "frozen"]),
  minutes: z.number().min(0).max(30).default(5),
});
export const escortSchema = z.strictObject({ avatar: idSchema });
export const goToSchema = z.strictObject({ avatar: idSchema });
export const callColleagueSchema = z.strictObject({ note: wordsSchema(300).optional() });
