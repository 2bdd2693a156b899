/** history: what I could hear when it was said, newest first, 50 at a time. */
import { z } from "zod";
import { idSchema } from "./id.ts";

export const HISTORY_PAGE = 50;

/** The last moment that a `Date` can name, ms since 1970. */
const LAST_MOMENT = 8.64e15;
/** Messages bear whole milliseconds: those before a time are those before the next whole one. */
const moment = z.number().min(0).max(LAST_MOMENT).transform(Math.ceil);

/** `before` is a message's id, or a time in ms since 1970. */
export const historySchema = z.strictObject({ before: z.union([idSchema, moment]).optional() });
