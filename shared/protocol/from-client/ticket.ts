/** ticket: what `POST /api/tickets` takes, the door's question. The person's key comes in the header `stoa-key`. */
import { z } from "zod";
import { lookSchema } from "../../pose/look.ts";
import { idSchema } from "./id.ts";

export const DEVICES = ["headset", "desktop", "phone", "bot"] as const;
export type Device = (typeof DEVICES)[number];

export const KEY_HEADER = "stoa-key";
/** A person's key: 256 random bits, in base64url. */
export const keySchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "a key is 256 bits in base64url");

/** The longest word of a group, in characters. */
export const GROUP_LIMIT = 64;
/** So many interests somebody may have, each so long in characters. */
export const INTERESTS_MOST = 10;
export const INTEREST_LIMIT = 40;

export const ticketSchema = z.strictObject({
  protocol: z.int().min(0).max(1_000_000),
  space: z.string().min(1).max(40),
  name: z.string().max(200),
  token: z.string().min(1).max(200).optional(),
  /** The version of the house rules that were shown and agreed to. */
  agree: z.string().min(1).max(100).optional(),
  language: z.string().min(2).max(35).optional(),
  device: z.enum(DEVICES).optional(),
  look: lookSchema.optional(),
  /** What interests them, in a word or two each: kept for the visit alone, and told to nobody. */
  interests: z.array(z.string().trim().min(1).max(INTEREST_LIMIT)).max(INTERESTS_MOST).readonly().optional(),
  /** A word of their own that people who want to be together share; told to nobody. */
  group: z.string().min(1).max(GROUP_LIMIT).optional(),
  /** The avatar id, in the space they come from, of somebody of their company who went before. */
  follow: idSchema.optional(),
});
export type TicketRequest = z.infer<typeof ticketSchema>;

/** The answer: one ticket, good for 30 s, once, in this space. `key` comes only to somebody who had none. */
export type TicketAnswer = { ticket: string; space: string; key?: string };
