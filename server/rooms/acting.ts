/**
 * Acting: whether somebody may act on a person, and the decision carried out, whichever way it was asked for. Carries CON1,
 * CON7, CON11 and CON15.
 */
import { isStaff, may, type Role } from "../../shared/conduct/roles.ts";
import type { Act } from "../../shared/protocol/from-client/conduct.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import { ALONE_MS } from "../conduct/consequences/ban.ts";
import type { Hands } from "../conduct/consequences/consequence.ts";
import { carryOut } from "../conduct/measure.ts";
import type { FoundSanction, Sanction } from "../store/store.ts";
import { handsOf } from "./hands.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** What a moderator asks to be done to a person. */
export type Acting = {
  on: string;
  do: Act;
  minutes?: number | undefined;
  rule: string;
  note?: string | undefined;
};
export type Decided = { sanction: string; waits?: true };

/**
 * Does it. `from` is the case that it comes of.
 * @throws {StoaError} when they may not, or it cites no rule of the house
 */
export async function actOn(room: SpaceRoom, visitor: Visitor, asked: Acting, from: string | null): Promise<Decided> {
  const { house, space } = room;
  refuseUnlessModerator(visitor);
  refuseUnlessRule(room, asked.rule);
  if (!(await house.store.people.known(asked.on))) throw new StoaError("not-found", "There is nobody of that id.");
  const role = await refuseUnlessBelow(room, visitor, asked.on, asked.do === "kick" || asked.do === "warn");
  await house.hooks.beforeAct?.({ on: asked.on, do: asked.do, rule: asked.rule, by: visitor.person, space: space.id });
  const at = Math.round(house.now());
  const until = asked.minutes === undefined ? null : at + Math.round(asked.minutes * 60_000);
  return carry(room, visitor, {
    person: asked.on,
    act: asked.do,
    rule: asked.rule,
    note: asked.note ?? null,
    at,
    of: null,
    case: from,
    ...alone(asked.do, role, at, until),
  });
}

/**
 * Takes a decision back, as if it had never been.
 * @throws {StoaError} when that was done already, or it is itself a taking back
 */
export async function takeBack(
  room: SpaceRoom,
  visitor: Visitor,
  found: FoundSanction,
  note: string | null,
  from: string | null,
  hands?: Hands,
): Promise<Decided> {
  if (found.undone) throw new StoaError("invalid", "That has been taken back already.");
  if (found.act === "undo") throw new StoaError("invalid", "Taking back is final. Decide anew instead.");
  await refuseUnlessBelow(room, visitor, found.person, false);
  const undoing = {
    person: found.person,
    act: "undo" as const,
    rule: found.rule,
    note,
    at: Math.round(room.house.now()),
    until: null,
    of: found.id,
    second: null,
    case: from,
  };
  return carry(room, visitor, undoing, hands);
}

/** What one moderator may decide alone: of a long ban its first day, of a ban of staff nothing yet. */
function alone(what: Act, role: Role, at: number, until: number | null) {
  const most = isStaff(role) ? at : at + ALONE_MS;
  if (what !== "ban" || (until !== null && until <= most)) return { until, second: null };
  return { until: most, second: { until } };
}

/** Carries out what was decided, in the name of whoever decided it. */
export async function carry(
  { house, space }: SpaceRoom,
  visitor: Visitor,
  decided: Omit<Sanction, "id" | "space" | "by" | "byRole" | "version" | "facts">,
  hands: Hands = handsOf(house),
): Promise<Decided> {
  const id = house.newId();
  const sanction = {
    ...decided,
    id,
    space: space.id,
    by: visitor.person,
    byRole: visitor.role,
    version: house.rulesOf(space.id).version,
    facts: null,
  };
  await carryOut(sanction, hands, house.store, house.wait);
  return { sanction: id, ...(decided.second !== null && { waits: true }) };
}

/** A sanction of this space, for somebody who moderates it. */
export async function decidedHere(room: SpaceRoom, visitor: Visitor, sanction: string): Promise<FoundSanction> {
  refuseUnlessModerator(visitor);
  const found = await room.house.store.conduct.find(sanction);
  if (found === null || (found.space !== room.space.id && visitor.role !== "owner"))
    throw new StoaError("not-found", "There is no such decision here.");
  return found;
}

export function refuseUnlessRule({ house, space }: SpaceRoom, rule: string): void {
  if (!house.rulesOf(space.id).rules.some(({ id }) => id === rule))
    throw new StoaError("invalid", "Every measure cites one of the house rules.");
}

export function refuseUnlessModerator(visitor: Visitor): void {
  if (!may(visitor.role, "moderate")) throw new StoaError("not-allowed", "Only moderators can do that.");
}

/** What holds in every space is done to nobody who is staff in any; answers their role. */
export async function refuseUnlessBelow(
  room: SpaceRoom,
  visitor: Visitor,
  person: string,
  here: boolean,
): Promise<Role> {
  const { people } = room.house.store;
  const role = await (here ? people.roleIn(person, room.space.id) : people.highestRole(person));
  if (!may(visitor.role, "moderate", role))
    throw new StoaError("not-allowed", "Nobody acts on an equal or higher role.");
  return role;
}
