/**
 * One's own data: everything the house keeps about a person, and erasing it. Carries VIS5.
 */
import type { Handler } from "./verb.ts";

export const exportAll: Handler<"export"> = async (room, visitor) => {
  await room.writer.flush();
  return room.house.store.people.export(visitor.person);
};

export const forget: Handler<"forget"> = async (room, visitor) => {
  await room.writer.flush();
  await room.house.store.people.forget(visitor.person, room.house.now());
  // The answer goes out first.
  setImmediate(() => {
    for (const one of room.house.rooms) one.end(visitor.person, "left", "You are forgotten here.");
  });
};
