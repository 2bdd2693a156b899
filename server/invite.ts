/**
 * Invite: a link that gives a role in a space to whoever opens it first. The token stands behind the `#`, so no server
 * log or referrer ever holds it. [WHO12]
 */
import { z } from "zod";
import { INVITABLE_ROLES } from "../shared/conduct/roles.ts";
import { StoaError } from "../shared/protocol/refusal.ts";
import type { Space } from "../shared/space/space.ts";
import { readName } from "../shared/text/names.ts";
import type { Store } from "./store/store.ts";

const HOUR_MS = 60 * 60 * 1000;

const MOST_HOURS = 365 * 24;
const HOURS = `The hours must be a number up to ${MOST_HOURS}, which is a year.`;

const inviteSchema = z.strictObject({
  role: z.enum(INVITABLE_ROLES, `The role must be one of ${INVITABLE_ROLES.join(", ")}.`),
  space: z.string().min(1).max(40),
  /** Kept for the one who comes: visitors may not go by it. */
  name: z.string().max(200).optional(),
  hours: z.number(HOURS).min(0.01, HOURS).max(MOST_HOURS, HOURS).default(24),
});
export type InviteRequest = z.input<typeof inviteSchema>;

/** `expires` in ms since 1970. */
export type InviteAnswer = { link: string; token: string; role: string; space: string; expires: number };

type InviteParts = {
  store: Pick<Store, "invitations">;
  spaces: ReadonlyMap<string, Space>;
  /** Where people reach this server. */
  url: string;
  now: number;
};

/**
 * Makes an invitation and its link.
 * @throws {StoaError} `invalid` for a wrong request, `not-found` for a space that is not here
 */
export async function invite(parts: InviteParts, request: unknown): Promise<InviteAnswer> {
  const read = inviteSchema.safeParse(request);
  if (!read.success) throw new StoaError("invalid", read.error.issues[0]!.message);
  const { role, space, hours } = read.data;
  if (!parts.spaces.has(space)) throw new StoaError("not-found", `There is no space "${space}" here.`);
  const { name, problem } = read.data.name === undefined ? {} : readName(read.data.name);
  if (problem !== undefined) throw new StoaError("invalid", problem);
  const expires = parts.now + Math.round(hours * HOUR_MS);
  const token = await parts.store.invitations.create(
    { role, space, expires, ...(name === undefined ? {} : { name }) },
    null,
    parts.now,
  );
  return { link: linkTo(parts.url, space, token), token, role, space, expires };
}

const linkTo = (url: string, space: string, token: string) => `${url}/s/${space}#token=${token}`;
