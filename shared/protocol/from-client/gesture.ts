/** Gestures: an emote, a raised hand. */
import { z } from "zod";

export const EMOTES = ["wave", "clap", "nod", "heart", "laugh", "dance", "wow", "question"] as const;
export type Emote = (typeof EMOTES)[number];

export const emoteSchema = z.strictObject({ name: z.enum(EMOTES) });
export const handSchema = z.strictObject({ up: z.boolean() });
