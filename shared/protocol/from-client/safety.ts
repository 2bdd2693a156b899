/** Safety: one's own bubble, closeness agreed and withdrawn, blocks, panic. */
import { z } from "zod";
import { idSchema } from "./id.ts";

export const BUBBLE_FOR = ["everyone", "strangers", "nobody"] as const;
export type BubbleFor = (typeof BUBBLE_FOR)[number];

export const bubbleSchema = z.strictObject({
  radius: z.number().min(0).max(3).optional(),
  for: z.enum(BUBBLE_FOR).optional(),
});
export const closerSchema = z.strictObject({ avatar: idSchema });
/** Without an avatar: from everybody. */
export const withdrawSchema = z.strictObject({ avatar: idSchema.optional() });
export const panicSchema = z.strictObject({ on: z.boolean() });
export const blockSchema = z.strictObject({ avatar: idSchema });
export const unblockSchema = z.strictObject({ block: idSchema });
export const nothingSchema = z.strictObject({});
