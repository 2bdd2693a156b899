/**
 * Roles and powers: one question, `may(person, power, subject)`, asked by every verb.
 */
export const ROLES = ["visitor", "bot", "host", "moderator", "owner"] as const;
export type Role = (typeof ROLES)[number];

/** Roles an invitation can give; an owner's link is made once, on the first start. */
export const INVITABLE_ROLES = ["visitor", "host", "moderator", "bot"] as const;

/** Who leads a gathering lets people speak, asks them to, and asks them to be quiet; who hosts runs its evening. */
export const POWERS = [
  "speak-to-zone",
  "speak-to-space",
  "lead",
  "show",
  "host",
  "moderate",
  "see-persons",
  "invite",
] as const;
export type Power = (typeof POWERS)[number];

const POWERS_OF: Record<Role, readonly Power[]> = {
  visitor: [],
  bot: [],
  host: ["speak-to-zone", "speak-to-space", "lead", "show", "host", "see-persons"],
  moderator: ["speak-to-zone", "speak-to-space", "lead", "show", "moderate", "see-persons"],
  owner: POWERS,
};

/** Nobody acts on an equal or higher rank. Host and moderator stand side by side. */
const RANK: Record<Role, number> = { visitor: 0, bot: 0, host: 1, moderator: 1, owner: 2 };

/**
 * Whether somebody in role `actor` has `power`, over somebody in role `subject` when there is one.
 * Nobody acts on an equal or higher role.
 */
export function may(actor: Role, power: Power, subject?: Role): boolean {
  if (!POWERS_OF[actor].includes(power)) return false;
  return subject === undefined || RANK[actor] > RANK[subject];
}

/** Roles that are given: by an owner for good, by a host to whoever helps them for one evening. */
export const GIVEN_ROLES = ["visitor", "host", "moderator"] as const;
export type GivenRole = (typeof GIVEN_ROLES)[number];

/** Whether somebody in role `actor` may invite somebody to be `role`: hosts ask guests in, owners everybody but an owner. */
export function mayInvite(actor: Role, role: Role): boolean {
  if (role === "visitor") return may(actor, "host");
  return may(actor, "invite") && role !== "owner";
}

/**
 * Whether somebody in role `actor` may make whoever is `before` into `role`. `forEvening`: until this evening is over, which a
 * host may grant to a visitor, and take back from whoever has it so.
 */
export function mayGive(actor: Role, before: Role, role: GivenRole, forEvening: boolean): boolean {
  if (before === "owner" || before === "bot") return false;
  if (may(actor, "invite")) return true;
  if (!forEvening || !may(actor, "host")) return false;
  return (before === "visitor" && role === "host") || (before === "host" && role === "visitor");
}

/** Staff carry a badge outside their name, and so do bots; a visitor has none. */
export function badgeOf(role: Role): "host" | "moderator" | "bot" | null {
  if (role === "owner") return "host";
  return role === "visitor" ? null : role;
}

/** Whoever belongs to the house: a block against them only silences. */
export function isStaff(role: Role): boolean {
  return RANK[role] > 0;
}
