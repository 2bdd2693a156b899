/** Screens: what hosts and moderators put on one, take off it, and how they go through it. */
import { z } from "zod";
import { ALT_LIMIT, LONGEST_VIDEO, PAGES_LIMIT, SHOW_KINDS, TITLE_LIMIT } from "../../screen/show.ts";
import { UPLOAD_TYPES } from "../../screen/upload.ts";
import { idSchema } from "./id.ts";

/** Words are cut off at the door by characters of a string; people's characters are counted by whoever shows them. */
const words = (most: number) => z.string().max(most * 2);

/** A file that is about to come; answered with its name. */
export const uploadSchema = z.strictObject({
  type: z.enum(UPLOAD_TYPES),
  size: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
  alt: words(ALT_LIMIT),
});

/** The name of an uploaded file: 128 random bits, and what kind it is. */
export const uploadedSchema = z.string().regex(/^[A-Za-z0-9_-]{22}\.(png|jpg|webp|mp4|webm)$/, "a file's name");

/** Puts files that have come on a screen; several pages are slides. */
export const showSchema = z.strictObject({
  screen: idSchema,
  kind: z.enum(SHOW_KINDS),
  title: words(TITLE_LIMIT),
  files: z.array(uploadedSchema).min(1).max(PAGES_LIMIT),
  /** How long a video is, seconds. */
  length: z.number().positive().max(LONGEST_VIDEO).optional(),
});

/** What is not told stays. `position` is in seconds from the beginning of a video. */
export const turnSchema = z.strictObject({
  screen: idSchema,
  page: z.int().min(1).max(PAGES_LIMIT).optional(),
  playing: z.boolean().optional(),
  position: z.number().min(0).max(LONGEST_VIDEO).optional(),
});

/** Puts a file of the space's own folder on a screen: one that its programme or its file has for some screen. */
export const showPreparedSchema = z.strictObject({ screen: idSchema, file: z.string().min(1).max(120) });

export const takeOffSchema = z.strictObject({ screen: idSchema });
