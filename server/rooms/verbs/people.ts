/** People: invitations, the team and its roles, the light and the megaphone, as hosts handle them. Carries STF4 to STF6, STG3 and STG4. */
import { may, mayGive, mayInvite } from "../../../shared/conduct/roles.ts";
import type { InvitationView, Invited, StaffView } from "../../../shared/protocol/from-server/team.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { openEvening } from "../become.ts";
import { findHere } from "../floor.ts";
import { setStage } from "../lights.ts";
import type { SpaceRoom } from "../space-room.ts";
import type { Visitor } from "../visitor.ts";
import type { Handler } from "./verb.ts";

const HOUR_MS = 3_600_000;

export const invite: Handler<"invite"> = async (room, visitor, { role, names, hours }): Promise<Invited[]> => {
  refuseOthers(visitor);
  const { house, space } = room;
  if (!mayInvite(visitor.role, role))
    throw new StoaError("not-allowed", "You may ask guests in. Whoever owns the house invites staff.");
  if (!house.invitePace.take(visitor.person, house.now()))
    throw new StoaError("too-fast", "Many invitations were made just now. Wait a few minutes.");
  const expires = Math.round(house.now() + hours * HOUR_MS);
  const made: Invited[] = [];
  for (const name of names) {
    const token = await house.store.invitations.create(
      { role, space: space.id, for: name, expires },
      visitor.person,
      Math.round(house.now()),
    );
    made.push({ for: name, role, link: `/s/${space.id}#token=${token}`, expires });
  }
  return made;
};

export const invitations: Handler<"invitations"> = async (room, visitor): Promise<InvitationView[]> => {
  refuseOthers(visitor);
  const { house, space } = room;
  const all = await house.store.invitations.list(space.id, Math.round(house.now()));
  return all.map(({ by, ...one }) => ({ ...one, mine: by === visitor.person }));
};

export const revokeInvitation: Handler<"revokeInvitation"> = async (room, visitor, { invitation }) => {
  refuseOthers(visitor);
  const { house, space } = room;
  const found = (await house.store.invitations.list(space.id, 0)).find(({ id }) => id === invitation);
  if (found && found.by !== visitor.person && !mayInvite(visitor.role, found.role))
    throw new StoaError("not-allowed", "Whoever made that invitation takes it back, or who owns the house.");
  if (!found || !(await house.store.invitations.revoke(invitation, space.id)))
    throw new StoaError("not-found", "That invitation was used, or is not there any more.");
};

export const team: Handler<"team"> = async (room, visitor): Promise<StaffView[]> => {
  refuseOthers(visitor);
  const { house, space } = room;
  const staff = await house.store.people.staffOf(space.id);
  return staff.map(({ person, name, role, evening }) => {
    const here = findHere(house, space.id, person);
    const there = here ? undefined : house.others.find(space.id, person);
    return {
      person,
      name: here?.visitor.fields.name ?? there?.avatar.name ?? name,
      role,
      forEvening: evening !== null,
      avatar: here?.visitor.avatar ?? there?.avatar.id ?? null,
      copy: here?.room.copy ?? there?.copy ?? null,
      mine: person === visitor.person,
    };
  });
};

export const giveRole: Handler<"giveRole"> = async (room, visitor, { person: asked, avatar, role, forEvening }) => {
  refuseOthers(visitor);
  const { house, space } = room;
  const person = asked ?? room.company.seenBy(visitor, avatar!)?.person ?? personBehind(room, avatar!);
  if (person === undefined || !(await house.store.people.known(person)))
    throw new StoaError("not-found", "They are not here.");
  if (person === visitor.person) throw new StoaError("invalid", "That is you.");
  await house.turns.run(`role ${space.id} ${person}`, async () => {
    const before = await house.store.people.roleIn(person, space.id);
    const record = (await house.store.people.staffOf(space.id)).find((one) => one.person === person);
    // What a host gave for the evening a host takes back; what was given for good only an owner does.
    const lent = record === undefined || record.evening !== null;
    if (!mayGive(visitor.role, before, role, forEvening || lent) || (!lent && !may(visitor.role, "invite")))
      throw new StoaError(
        "not-allowed",
        "Nobody gives or takes a role that is equal to theirs, but a co-host's for one evening.",
      );
    const evening = forEvening && role !== "visitor" ? openEvening(house, space.id) : null;
    if (evening === null && forEvening && role !== "visitor")
      throw new StoaError("not-found", "No evening is set here, so nobody can help for it.");
    if (evening === null && role !== "visitor" && !may(visitor.role, "invite"))
      throw new StoaError("not-allowed", "A host makes a co-host for one evening; for good only an owner does.");
    const standing = await house.store.conduct.decisions(person, house.now());
    if (role !== "visitor" && standing.some(({ act }) => act === "ban" || act === "isolate"))
      throw new StoaError("not-allowed", "They are kept apart or banned. Nobody of the staff is.");
    await house.store.people.setRole(
      person,
      { space: space.id, role, evening },
      visitor.person,
      Math.round(house.now()),
    );
    house.wire.tell("role", { space: space.id, person, role });
  });
};

/** Puts somebody in the light, in every copy; nobody puts it out. */
export const spotlight: Handler<"spotlight"> = (room, visitor, { avatar }) => {
  refuseOthers(visitor);
  const light = avatar === null ? null : litOf(room, visitor, avatar);
  setStage(room.house, room.space.id, { light });
};

/** Lends somebody the megaphone for a while: everybody in every copy hears them, wherever they stand. */
export const megaphone: Handler<"megaphone"> = (room, visitor, { avatar, seconds }) => {
  refuseOthers(visitor);
  const { house, space } = room;
  const before = house.lights.of(space.id).megaphone;
  if (seconds === 0) {
    if (before?.avatar === avatar) setStage(house, space.id, { megaphone: null });
    return;
  }
  const other = litOf(room, visitor, avatar);
  setStage(house, space.id, { megaphone: { ...other, until: Math.round(house.now() + seconds * 1000) } });
};

/** Whoever stands behind an avatar, in whichever copy. */
function litOf(room: SpaceRoom, visitor: Visitor, avatar: string) {
  const person = room.company.seenBy(visitor, avatar)?.person ?? personBehind(room, avatar);
  const { house, space } = room;
  const found =
    person === undefined
      ? undefined
      : (findHere(house, space.id, person)?.visitor.fields ?? house.others.find(space.id, person)?.avatar);
  if (person === undefined || !found) throw new StoaError("not-found", "They are not here.");
  if (found.isolated || found.muted)
    throw new StoaError("not-allowed", "They are muted or set apart. Only lifting that lets them be heard.");
  return { person, avatar: found.id, name: found.name };
}

/** Somebody in another copy, in whichever process, for whoever hosts. */
function personBehind({ house, space, company }: SpaceRoom, avatar: string): string | undefined {
  for (const room of house.rooms) {
    if (room.space.id !== space.id || room.company === company) continue;
    for (const one of room.company.all()) if (one.avatar === avatar) return one.person;
  }
  return house.others.of(space.id).flatMap(({ people }) => people.filter((one) => one.avatar?.id === avatar))[0]
    ?.person;
}

function refuseOthers({ role }: Visitor): void {
  if (!may(role, "host")) throw new StoaError("not-allowed", "Only hosts can do that.");
}
