/** What staff do among themselves and with the stage, what hosts do with people, and reactions. */
import { z } from "zod";
import { GIVEN_ROLES, INVITABLE_ROLES } from "../../conduct/roles.ts";
import { REACTIONS } from "../../team/reactions.ts";
import { TASKS } from "../../team/team.ts";
import { idSchema } from "./id.ts";
import { someWordsSchema } from "./words.ts";

/** The longest word among staff, and the longest name of somebody expected; characters (UTF-16 units). */
export const TEAM_WORD_LIMIT = 500;
export const EXPECTED_NAME_LIMIT = 80;
/** So many people are invited at once, for so many hours at most. */
export const INVITED_MOST = 50;
export const INVITED_HOURS_MOST = 60 * 24;
/** How long the megaphone is lent, seconds. */
export const MEGAPHONE_MOST_S = 10 * 60;

/** Event numbers of a history. */
const number = z.int().min(0).max(1_000_000_000);
/** ms since 1970, within what a clock can say. */
const moment = z.int().min(0).max(8_640_000_000_000_000);

export const reactSchema = z.strictObject({ kind: z.enum(REACTIONS) });

export const writeToTeamSchema = z.strictObject({ text: someWordsSchema(TEAM_WORD_LIMIT) });
export const setShiftSchema = z.strictObject({
  task: z.enum(TASKS),
  name: someWordsSchema(EXPECTED_NAME_LIMIT),
  from: moment,
  until: moment,
});
export const removeShiftSchema = z.strictObject({ shift: number });
export const readySchema = z.strictObject({ on: z.boolean() });

/** Null puts the light out. */
export const spotlightSchema = z.strictObject({ avatar: idSchema.nullable() });
/** No seconds take it back. */
export const megaphoneSchema = z.strictObject({ avatar: idSchema, seconds: z.int().min(0).max(MEGAPHONE_MOST_S) });
/** `back`: when my turn is over I am taken back to where I was. */
export const comeUpSchema = z.strictObject({ back: z.boolean().default(false) });

export const inviteSchema = z.strictObject({
  role: z.enum(INVITABLE_ROLES),
  /** One link for each; what the host calls them is for the host's list alone. */
  names: z.array(someWordsSchema(EXPECTED_NAME_LIMIT)).min(1).max(INVITED_MOST),
  hours: z.number().min(0.25).max(INVITED_HOURS_MOST).default(72),
});
export const revokeSchema = z.strictObject({ invitation: z.string().regex(/^[0-9a-f-]{36}$/) });
/** `person`, or somebody here by their avatar. */
export const giveRoleSchema = z
  .strictObject({
    person: idSchema.optional(),
    avatar: idSchema.optional(),
    role: z.enum(GIVEN_ROLES),
    forEvening: z.boolean().default(false),
  })
  .refine(({ person, avatar }) => (person === undefined) !== (avatar === undefined), "either a person or an avatar");
