/**
 * Invited: what somebody is in a space, and what the invitation in their hand would make them. Asking spends nothing:
 * that happens once they stand there, so that no refusal costs them their link. [WHO11] [WHO13]
 */
import type { Role } from "../shared/conduct/roles.ts";
import { StoaError } from "../shared/protocol/refusal.ts";
import type { Store } from "./store/store.ts";

/** Who stands, or would stand, in which space. */
type Bearer = { person: string; space: string; token?: string | undefined };
type Parts = Pick<Store, "people" | "invitations">;

/**
 * The role that somebody comes in with, and the invitation that gives it, if one does.
 * @throws {StoaError} `not-allowed` when the invitation is no good and they have no role without it
 */
export async function roleOf(
  { people, invitations }: Parts,
  { person, space, token }: Bearer,
  now: number,
): Promise<{ role: Role; invitation: string | null }> {
  const held = await people.roleIn(person, space);
  if (token === undefined) return { role: held, invitation: null };
  const offered = await invitations.offered(token, person, space, now);
  if (offered !== null) return { role: offered, invitation: token };
  // Whoever holds a role already comes back with the same link: the page keeps it in its address.
  if (held !== "visitor" || (await people.isInvited(person, space))) return { role: held, invitation: null };
  throw noInvitation();
}

/**
 * Spends the invitation that gave `role` to somebody who stands there now.
 * @throws {StoaError} `not-allowed` when somebody else was quicker
 */
export async function spendInvitation(
  { people, invitations }: Parts,
  invitation: string,
  { person, space }: Bearer,
  role: Role,
  now: number,
): Promise<void> {
  const given = await invitations.redeem(invitation, person, space, now);
  // The same person may have come twice at once.
  if (given === null && (await people.roleIn(person, space)) !== role) throw noInvitation();
}

const noInvitation = () =>
  new StoaError(
    "not-allowed",
    "This invitation has been used, has run out, or is for another space. Ask for a new one.",
  );
