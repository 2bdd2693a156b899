/**
 * Call: a call to action, which a word of the house may bear: what it says, and where it leads: an address in the web, or
 * another space of this house. Carries MSG7.
 */
import { z } from "zod";
import { withoutUnseen } from "../text/unseen.ts";

/** The longest label and the longest address, characters (UTF-16 units). */
export const CALL_LIMIT = 60;
export const ADDRESS_LIMIT = 300;

/** Nothing else in front, and nothing in it that cannot be seen or that a browser reads as something else. */
const HTTPS = /^https:\/\/[^\s\\\p{C}]+$/iu;

/** Whether it is an https address, and names nobody with a password. */
export function isAddress(text: string): boolean {
  if (!HTTPS.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === "https:" && username === "" && password === "";
}

/** Who answers at an address, in the letters that a browser asks for: no other letter looks like one of them. */
export const hostOf = (address: string): string => new URL(address).host;

export const callSchema = z
  .strictObject({
    label: z
      .string()
      .overwrite((text) => withoutUnseen(text).trim())
      .min(1)
      .max(CALL_LIMIT)
      .describe("what it says"),
    address: z
      .string()
      .trim()
      .max(ADDRESS_LIMIT)
      .refine(isAddress, "an address begins with https:// and has no name or password in it")
      .optional()
      .describe("an https address, which opens in a new tab"),
    space: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,39}$/, "a space is called by its id, such as lounge")
      .optional()
      .describe("another space of this house"),
  })
  .refine(({ address, space }) => (address === undefined) !== (space === undefined), {
    message: "a call leads to an address or to a space, one of them",
  })
  .describe("a call to action: what it says, and where it leads");
export type Call = z.infer<typeof callSchema>;

/** As it is shown: a space with its name. */
export type CallView = { label: string } & ({ address: string } | { space: string; place: string });

/** The space in which somebody reads it, and all spaces of the house, by their ids. */
export type Whence = { space: string; spaces: { has(id: string): boolean } };

/** Why a call leads nowhere from there, as it goes on after what is called so; null where it leads somewhere. */
export function nowhereOf(call: Call | undefined, { space, spaces }: Whence): string | null {
  if (call?.space === undefined) return null;
  if (call.space === space) return "leads to this space, where everybody is who reads it";
  return spaces.has(call.space) ? null : `leads to a space ${call.space}, which this house does not have`;
}

/** What the call of something that was said is called in the event log and in reports: `message-12`, or as its cue is. */
export const callName = (said: string): string =>
  said.includes("/") ? said.slice(said.lastIndexOf("/") + 1) : `message-${said}`;
