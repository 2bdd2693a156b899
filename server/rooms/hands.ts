/**
 * Hands: what a consequence can do, done in every open room of the house.
 */
import { randomUUID } from "node:crypto";
import { may } from "../../shared/conduct/roles.ts";
import type { Hands } from "../conduct/consequences/consequence.ts";
import { longer } from "../store/longer.ts";
import { type House, roomsOf } from "./house.ts";
import { shutMicrophone } from "./microphones.ts";

export function handsOf(house: House): Hands {
  const at = () => Math.round(house.now());
  return {
    mute(person, mute) {
      for (const room of house.rooms) {
        const visitor = room.company.byPerson(person);
        if (!visitor) continue;
        visitor.mute = mute && longer(visitor.mute, mute);
        room.company.change(visitor, { muted: mute !== null });
        if (mute !== null) shutMicrophone(room, visitor);
      }
    },
    remove(person, space) {
      for (const room of roomsOf(house, space)) room.remove(person);
    },
    close(person, space, code, reason) {
      for (const room of roomsOf(house, space)) room.end(person, code, reason);
    },
    notify(person, notice) {
      for (const room of house.rooms) {
        const visitor = room.company.byPerson(person);
        if (visitor) room.notify(visitor, { ...notice, id: randomUUID(), at: at() });
      }
    },
    titleOf: (space, rule) => house.rulesOf(space).rules.find(({ id }) => id === rule)?.title ?? rule,
    warnStaff(space, text) {
      for (const room of roomsOf(house, space)) {
        for (const visitor of room.company.all()) {
          if (may(visitor.role, "moderate")) {
            room.notify(visitor, { kind: "house", text, id: randomUUID(), at: at() });
          }
        }
      }
    },
  };
}
