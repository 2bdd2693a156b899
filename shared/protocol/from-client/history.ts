/** history: what I could hear when it was said, newest first, 50 at a time. */
import { z } from "zod";

export const HISTORY_PAGE = 50;
/** `before` is a message's id, or a time in ms since 1970. */
export const historySchema = z.strictObject({ before: z.union([z.string().min(1).max(40), z.number()]).optional() });
