/** act: what a moderator does to a person, citing a rule. */
import { z } from "zod";
import { idSchema } from "./id.ts";

export const ACTS = ["mute", "unmute", "kick"] as const;
export type Act = (typeof ACTS)[number];

export const actSchema = z.strictObject({
  on: idSchema,
  do: z.enum(ACTS),
  minutes: z
    .number()
    .positive()
    .max(60 * 24 * 365)
    .optional(),
  rule: idSchema,
  note: z.string().max(1000).optional(),
});
