/**
 * Hands: what a consequence can do, done in every open room of the house.
 */
import { may } from "../../shared/conduct/roles.ts";
import { titleIn } from "../../shared/conduct/rule-set.ts";
import type { Hands } from "../conduct/consequences/consequence.ts";
import { noteConsequence } from "./event-notes.ts";
import { type House, roomsOf } from "./house.ts";
import { decide } from "./settle.ts";

export function handsOf(house: House): Hands {
  const within = (space?: string) => (space === undefined ? [...house.rooms] : roomsOf(house, space));
  return {
    hold(person, decision) {
      house.decided.add(person, decision);
      house.facts.decided(person, decision);
      noteConsequence(house, person, decision);
      for (const room of house.rooms) {
        const visitor = room.company.byPerson(person);
        if (visitor) decide(room, visitor, decision);
        room.mirrors.hold(person, decision);
      }
    },
    written: (person, decision) => house.decided.written(person, decision, house.now()),
    standing(person) {
      for (const room of house.rooms) {
        const visitor = room.company.byPerson(person);
        if (visitor) return visitor.standing;
      }
      return null;
    },
    remove(person, space) {
      for (const room of within(space)) room.remove(person);
    },
    close(person, code, reason, space) {
      for (const room of within(space)) room.end(person, code, reason);
    },
    notify(person, notice) {
      for (const room of house.rooms) {
        const visitor = room.company.byPerson(person);
        if (visitor) room.notify(visitor, notice);
      }
    },
    languageOf(person) {
      for (const room of house.rooms) {
        const visitor = room.company.byPerson(person);
        if (visitor) return visitor.fields.language;
      }
      return "en";
    },
    titleOf: (space, rule, language) => titleIn(house.rulesOf(space), rule, language),
    tellOthers: (sanction, stage) => house.wire.tell("measure", { sanction, stage }),
    warnStaff(space, text) {
      for (const room of roomsOf(house, space)) {
        for (const visitor of room.company.all()) {
          if (may(visitor.role, "moderate")) {
            room.notify(visitor, { kind: "house", text });
          }
        }
      }
    },
  };
}
