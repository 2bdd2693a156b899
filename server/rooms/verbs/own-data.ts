/**
 * One's own data: everything the house keeps about a person, and erasing it. Carries VIS5.
 */
import { forgetInConversation } from "../conversation.ts";
import type { House } from "../house.ts";
import { tellAll } from "./showing.ts";
import type { Handler } from "./verb.ts";

export const exportAll: Handler<"export"> = async (room, visitor) => {
  await flushAll(room.house);
  return room.house.store.people.export(visitor.person);
};

export const forget: Handler<"forget"> = async (room, visitor) => {
  await flushAll(room.house);
  await room.house.store.people.forget(visitor.person, room.house.now());
  room.house.facts.forget(visitor.person);
  room.house.friends.forget(visitor.person);
  room.house.avatars.forget(visitor.person);
  room.house.orders.forget(visitor.person);
  room.house.reportPace.forget(visitor.person);
  await room.house.cases.forget(visitor.person);
  await forgetInConversation(room.house, visitor.person);
  for (const { space, screen } of await room.house.screens.forget(visitor.person)) {
    tellAll(room.house, space, "show", { screen, show: room.house.screens.find(space, screen) ?? null });
  }
  // The answer goes out first.
  setImmediate(() => {
    for (const one of room.house.rooms) {
      one.end(visitor.person, "left", "You are forgotten here.");
      one.memory.forget(visitor.person);
    }
    room.house.events.forget(visitor.person);
  });
};

/** What somebody said a moment ago may wait in the copy or the space that they have left since. */
async function flushAll(house: House): Promise<void> {
  await Promise.all([
    house.facts.flush(),
    house.events.flush(),
    ...[...house.rooms].map((room) => room.writer.flush()),
  ]);
}
