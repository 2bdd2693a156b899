/**
 * Conduct: what a moderator does to a person or their words, citing a house rule; taking it back; and agreeing, as a second
 * one, to what nobody decides alone. Carries CON1 to CON7, CON11, CON14, CON15 and CON17.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { isStaff, may, type Role } from "../../../shared/conduct/roles.ts";
import type { Message } from "../../../shared/protocol/from-server/index.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { ALONE_MS } from "../../conduct/consequences/ban.ts";
import { carryOut } from "../../conduct/measure.ts";
import type { FoundSanction, Sanction } from "../../store/store.ts";
import { handsOf } from "../hands.ts";
import { roomsOf } from "../house.ts";
import type { SpaceRoom } from "../space-room.ts";
import type { Visitor } from "../visitor.ts";
import type { Asked, Handler } from "./verb.ts";

export const act: Handler<"act"> = async (room, visitor, asked) => {
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
    ...alone(asked.do, role, at, until),
  });
};

export const undo: Handler<"undo"> = async (room, visitor, { sanction, note }) => {
  const found = await decidedHere(room, visitor, sanction);
  if (found.undone) throw new StoaError("invalid", "That has been taken back already.");
  if (found.act === "undo") throw new StoaError("invalid", "Taking back is final. Decide anew instead.");
  await refuseUnlessBelow(room, visitor, found.person, false);
  const at = Math.round(room.house.now());
  const { person, rule } = found;
  return carry(room, visitor, {
    person,
    act: "undo",
    rule,
    note: note ?? null,
    at,
    until: null,
    of: sanction,
    second: null,
  });
};

export const second: Handler<"second"> = async (room, visitor, { sanction, note }) => {
  const found = await decidedHere(room, visitor, sanction);
  if (found.second === null || found.undone || found.seconded)
    throw new StoaError("invalid", "No second moderator is asked for that, or not any more.");
  if (found.by === visitor.person) throw new StoaError("not-allowed", "The second moderator is somebody else.");
  if (found.person === visitor.person) throw new StoaError("not-allowed", "Nobody decides about themselves.");
  const { person, act: what, rule } = found;
  return carry(room, visitor, {
    person,
    act: what,
    rule,
    note: note ?? null,
    at: Math.round(room.house.now()),
    until: found.second.until,
    of: sanction,
    second: null,
  });
};

export const hide: Handler<"hide"> = async (room, visitor, { message, rule, note }) => {
  const { house, space } = room;
  refuseUnlessModerator(visitor);
  refuseUnlessRule(room, rule);
  const copies = roomsOf(house, space.id);
  await Promise.all(copies.map((copy) => copy.writer.flush()));
  const sayer = await house.store.messages.sayer(message);
  if (sayer === null || sayer.space !== space.id) throw new StoaError("not-found", "There are no such words here.");
  if (sayer.author !== visitor.person) await refuseUnlessBelow(room, visitor, sayer.author, true);
  const at = Math.round(house.now());
  const by = { by: visitor.person, byRole: visitor.role };
  const hidden = await house.store.conduct.hide({ message, rule, note: note ?? null, ...by, at });
  if (hidden === null) throw new StoaError("invalid", "Those words are hidden already.");
  const { author, hearers, space: _, ...stone } = hidden;
  const tombstone: Message = { ...stone, from: house.avatars.find(stone.from, at) ? stone.from : null };
  for (const copy of copies) {
    for (const person of hearers) {
      const hearer = copy.company.byPerson(person);
      if (hearer) copy.tell(hearer, "hidden", tombstone);
    }
  }
};

/** What one moderator may decide alone: of a long ban its first day, of a ban of staff nothing yet. */
function alone(what: Asked<"act">["do"], role: Role, at: number, until: number | null) {
  const most = isStaff(role) ? at : at + ALONE_MS;
  if (what !== "ban" || (until !== null && until <= most)) return { until, second: null };
  return { until: most, second: { until } };
}

async function carry(
  { house, space }: SpaceRoom,
  visitor: Visitor,
  decided: Omit<Sanction, "id" | "space" | "by" | "byRole" | "version" | "facts" | "case">,
): Promise<{ sanction: string; waits?: true }> {
  const id = randomUUID();
  const sanction = {
    ...decided,
    id,
    space: space.id,
    by: visitor.person,
    byRole: visitor.role,
    version: house.rulesOf(space.id).version,
    facts: null,
    case: null,
  };
  await carryOut(sanction, handsOf(house), house.store, wait);
  return { sanction: id, ...(decided.second !== null && { waits: true }) };
}

/** A sanction of this space, for somebody who moderates it. */
async function decidedHere(room: SpaceRoom, visitor: Visitor, sanction: string): Promise<FoundSanction> {
  refuseUnlessModerator(visitor);
  const found = await room.house.store.conduct.find(sanction);
  if (found === null || (found.space !== room.space.id && visitor.role !== "owner"))
    throw new StoaError("not-found", "There is no such decision here.");
  return found;
}

function refuseUnlessRule({ house, space }: SpaceRoom, rule: string): void {
  if (!house.rulesOf(space.id).rules.some(({ id }) => id === rule))
    throw new StoaError("invalid", "Every measure cites one of the house rules.");
}

function refuseUnlessModerator(visitor: Visitor): void {
  if (!may(visitor.role, "moderate")) throw new StoaError("not-allowed", "Only moderators can do that.");
}

/** What holds in every space is done to nobody who is staff in any; answers their role. */
async function refuseUnlessBelow(room: SpaceRoom, visitor: Visitor, person: string, here: boolean): Promise<Role> {
  const { people } = room.house.store;
  const role = await (here ? people.roleIn(person, room.space.id) : people.highestRole(person));
  if (!may(visitor.role, "moderate", role))
    throw new StoaError("not-allowed", "Nobody acts on an equal or higher role.");
  return role;
}
