/** Team: what staff write to each other, who is on when, who is ready to speak. Carries STF1 to STF3 and STG1. */
import { isStaff, may } from "../../../shared/conduct/roles.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { sameName } from "../../../shared/team/team.ts";
import { react as count } from "../reactions.ts";
import type { SpaceRoom } from "../space-room.ts";
import { eveningOf } from "../team.ts";
import type { Visitor } from "../visitor.ts";
import { refuseMuted } from "./muted.ts";
import type { Handler } from "./verb.ts";

export const react: Handler<"react"> = (room, visitor, { kind }) => {
  refuseMuted(visitor, room.house.now());
  count(room, visitor, kind);
};

export const writeToTeam: Handler<"writeToTeam"> = async (room, visitor, { text }) => {
  const { house, space } = room;
  refuseOutsiders(visitor);
  const { role } = visitor;
  if (visitor.standing.isolated !== null)
    throw new StoaError("not-allowed", "You are set apart for now: the team does not read you.");
  refuseMuted(visitor, house.now());
  if (role !== "host" && role !== "moderator" && role !== "owner") return;
  if (!house.teamPace.take(visitor.person, house.now()))
    throw new StoaError("too-fast", "That were many words in a minute. Wait a moment.");
  house.conversation.names.set(visitor.person, visitor.fields.name);
  await house.team.add(space.id, visitor.person, { kind: "wrote", evening: eveningOf(house, space.id), role }, text);
};

export const setShift: Handler<"setShift"> = async (room, visitor, { task, name, from, until }) => {
  refuseOthers(visitor);
  const evening = eveningOf(room.house, room.space.id);
  await room.house.team.add(room.space.id, visitor.person, { kind: "shift-set", evening, task, from, until }, name);
};

export const removeShift: Handler<"removeShift"> = async (room, visitor, { shift }) => {
  refuseOthers(visitor);
  const evening = eveningOf(room.house, room.space.id);
  await room.house.team.add(room.space.id, visitor.person, { kind: "shift-removed", evening, shift });
};

/** Whoever is to speak, by the name that the programme has, and whoever is of the staff, says that they are ready. */
export const ready: Handler<"ready"> = async (room, visitor, { on }) => {
  const { house, space } = room;
  if (on && !isStaff(visitor.role) && !isSpeaker(room, visitor))
    throw new StoaError("not-allowed", "Only who speaks this evening, by the name in the programme, says that.");
  house.conversation.names.set(visitor.person, visitor.fields.name);
  await house.team.add(space.id, visitor.person, { kind: "ready", evening: eveningOf(house, space.id), on });
};

function isSpeaker({ house, space }: SpaceRoom, { fields, standing }: Visitor): boolean {
  if (standing.isolated !== null) return false;
  const cues = house.evenings.runOf(space.id).programme?.cues ?? [];
  return cues.some(
    ({ do: what }) => what.kind === "talk" && what.speakers?.some((name) => sameName(name, fields.name)),
  );
}

function refuseOutsiders({ role }: Visitor): void {
  if (!isStaff(role)) throw new StoaError("not-allowed", "Only the staff of this space can do that.");
}

function refuseOthers({ role }: Visitor): void {
  if (!may(role, "host")) throw new StoaError("not-allowed", "Only hosts say who is on when.");
}
