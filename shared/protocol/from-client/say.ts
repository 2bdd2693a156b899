/** say: a text for whoever is near enough, for one person, a zone, or the space. Answered with the message. */
import { z } from "zod";
import { idSchema } from "./id.ts";

/** The longest text, in characters (code points). */
export const TEXT_LIMIT = 1000;

export const addresseeSchema = z.union([
  z.literal("space"),
  z.strictObject({ avatar: idSchema }),
  z.strictObject({ zone: idSchema }),
]);
export type Addressee = z.infer<typeof addresseeSchema>;

/** The text's bound here only guards the door: what is over `TEXT_LIMIT` characters is for the chat to refuse. */
export const saySchema = z.strictObject({ text: z.string().max(8000), to: addresseeSchema.optional() });
