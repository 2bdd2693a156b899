/**
 * Invitation: `#token=…` at the end of a link. It is read once and taken out of the address bar, so that it is neither
 * bookmarked nor shared by accident; a fragment never reaches a server by itself.
 */
import { ROLES, type Role } from "../../../shared/conduct/roles.ts";

export type Invitation = { token: string; role: Role | null };

/** What a fragment carries, or null. The role is only a word for the card: the server knows what the token gives. */
export function readInvitation(fragment: string): Invitation | null {
  const said = new URLSearchParams(fragment.replace(/^#/, ""));
  const token = said.get("token");
  if (token === null || token === "") return null;
  const role = ROLES.find((known) => known === said.get("role")) ?? null;
  return { token, role };
}

/** Reads the invitation in the address bar and removes it from there. */
export function takeInvitation(): Invitation | null {
  const invitation = readInvitation(location.hash);
  if (invitation !== null) history.replaceState(history.state, "", location.pathname + location.search);
  return invitation;
}
