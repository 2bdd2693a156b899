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
  room.house.wire.tell("forgotten", { person: visitor.person });
  const goodbye = await forgetHere(room.house, visitor.person);
  // The answer goes out first.
  setImmediate(goodbye);
};

/** Somebody was forgotten in the store: nothing of them stays in this process. Answers what ends their visits. */
export async function forgetHere(house: House, person: string): Promise<() => void> {
  house.facts.forget(person);
  house.friends.forget(person);
  house.avatars.forget(person);
  house.orders.forget(person);
  house.doorQueue.forget(person);
  house.reportPace.forget(person);
  await house.cases.forget(person);
  await forgetInConversation(house, person);
  for (const { space, screen } of await house.screens.forget(person))
    tellAll(house, space, "show", { screen, show: house.screens.find(space, screen) ?? null });
  return () => {
    for (const one of house.rooms) {
      one.end(person, "left", "You are forgotten here.");
      one.memory.forget(person);
    }
    house.events.forget(person);
  };
}

/** What somebody said a moment ago may wait in the copy or the space that they have left since. */
async function flushAll(house: House): Promise<void> {
  await Promise.all([
    house.facts.flush(),
    house.events.flush(),
    house.conversation.reached.flush(),
    ...[...house.rooms].map((room) => room.writer.flush()),
  ]);
}
