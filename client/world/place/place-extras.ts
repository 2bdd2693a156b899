/**
 * What the scene of a place's model says in its extras: how bytes become light, where the sun map lies, where water is.
 */
import { z } from "zod";

const pair = z.tuple([z.number(), z.number()]);
const chart = z.object({
  axes: z.enum(["xz", "xy", "zy"]),
  from: pair,
  at: pair,
  size: pair,
  metres: z.number().positive(),
});

const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** What the scene of a place's model says about its light and about the water round it. */
export const placeExtrasSchema = z.object({
  bake: z.object({ range: z.number().positive() }),
  sea: z.object({ level: z.number(), shore: z.array(box).max(4) }).optional(),
  sunMap: z.object({ file: z.string(), width: z.int(), height: z.int(), charts: z.array(chart).length(3) }).optional(),
});
export type PlaceExtras = z.infer<typeof placeExtrasSchema>;
export type SunMapLayout = NonNullable<PlaceExtras["sunMap"]>;
