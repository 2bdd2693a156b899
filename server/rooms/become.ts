/** Become: somebody is something else from now on, here and in whichever copy they stand. Carries STF4 to STF6. */
import { isStaff, may, type Role } from "../../shared/conduct/roles.ts";
import { houseWords } from "../../shared/text/house-words.ts";
import { comeToConversation } from "./conversation.ts";
import { tellEvening } from "./evening.ts";
import { type House, roomsOf } from "./house.ts";
import { tellMicrophone } from "./microphones.ts";
import { orderedIn } from "./orders.ts";
import { endDuty } from "./roster.ts";
import type { SpaceRoom } from "./space-room.ts";
import { tellPersons } from "./telling.ts";
import type { Visitor } from "./visitor.ts";

/** Follows what any process says of roles, and takes back at the end of an evening what was given for it. */
export function followRoles(house: House): void {
  house.wire.on("role", ({ space, person, role }) => {
    for (const room of roomsOf(house, space)) {
      const visitor = room.company.byPerson(person);
      if (visitor) become(room, visitor, role);
    }
  });
  house.evenings.onEvent((space, _run, { kind }) => {
    if (kind === "closed" || kind === "set" || kind === "began" || kind === "lost") void endCoHosts(house, space);
  });
  for (const space of house.spaces.keys()) void endCoHosts(house, space);
}

/** The evening that is set and not closed. */
export function openEvening(house: House, space: string): string | null {
  const { programme, closedAt } = house.evenings.runOf(space);
  return closedAt === null ? (programme?.id ?? null) : null;
}

async function endCoHosts(house: House, space: string): Promise<void> {
  try {
    const over = await house.store.people.endEvening(space, openEvening(house, space), Math.round(house.now()));
    for (const person of over)
      house.wire.tell("role", { space, person, role: await house.store.people.roleIn(person, space) });
  } catch (error) {
    house.log.warn({ error }, "a role that ends with an evening was not taken back");
  }
}

function become(room: SpaceRoom, visitor: Visitor, role: Role): void {
  if (visitor.role === role || visitor.over) return;
  const { house, company, world, space } = room;
  const moderated = may(visitor.role, "moderate");
  visitor.role = role;
  world.keepers[visitor.slot]!.staff = isStaff(role);
  company.change(visitor, { role });
  company.setApart(visitor);
  if (!may(role, "speak-to-space")) visitor.voice.megaphone = false;
  if (!may(role, "speak-to-zone")) room.voices.passSoon(house.now());
  tellMicrophone(room, visitor);
  if (moderated) endDuty(house, space.id, visitor.person);
  if (may(role, "see-persons"))
    tellPersons(
      room,
      visitor,
      [...company.all()].filter((other) => company.sees(visitor, other)),
    );
  if (may(role, "moderate")) room.tell(visitor, "ordered", orderedIn(house, space.id));
  tellEvening(room, visitor);
  comeToConversation(room, visitor);
  room.notify(visitor, { kind: "house", text: houseWords(visitor.fields.language, "house.role", { role }) });
}
