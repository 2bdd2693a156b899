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
  /** A word of their own that people who want to be together share; told to nobody. */
  group: z.string().min(1).max(GROUP_LIMIT).optional(),
  /** The avatar id, in the space they come from, of somebody of their company who went before. */
  follow: idSchema.optional(),
});
export type TicketRequest = z.infer<typeof ticketSchema>;

/** The answer: one ticket, good for 30 s, once, in this space. `key` comes only to somebody who had none. */
export type TicketAnswer = { ticket: string; space: string; key?: string };
