import { expect, test } from "vitest";
import { localWire } from "../../../server/between/wire.ts";
import { ownNumbers } from "../../../server/rooms/copy-numbers.ts";
import { DoorQueue } from "../../../server/rooms/door-queue.ts";
import { Friends } from "../../../server/rooms/friends.ts";
import type { House } from "../../../server/rooms/house.ts";
import { OtherProcesses } from "../../../server/rooms/other-processes.ts";
import { createSeating } from "../../../server/rooms/seating.ts";
import { spaceSchema } from "../../../shared/space/space.ts";
import { pause } from "../../support/house.ts";
import { SQUARE } from "../http/opened.ts";
import { claimOf } from "../store/rows.ts";

test("[COPY5] Two who need another copy at once wait for the same one; when it fails, the next one tries anew.", async () => {
  const space = spaceSchema.parse(SQUARE);
  const wire = localWire("here");
  const house = {
    store: { blocks: { between: async () => [] } },
    spaces: new Map([[space.id, space]]),
    rooms: new Set(),
    friends: new Friends(),
    others: new OtherProcesses(wire, () => 0),
    copyNumbers: ownNumbers,
    doorQueue: new DoorQueue(wire, () => "id"),
    now: () => 0,
    wire,
  } as unknown as House;
  const asked: number[] = [];
  const opened = Promise.withResolvers<never>();
  const seat = createSeating(house, (_space, copy) => {
    asked.push(copy);
    return opened.promise;
  });
  const come = (person: string) => seat({ ...claimOf(person), space: space.id }, []);
  const both = [come("ada"), come("ben")];
  await pause(10);
  expect(asked).toEqual([1]);
  opened.reject(new Error("no room could be made"));
  for (const one of both) await expect(one).rejects.toThrow("no room could be made");
  await expect(come("cleo")).rejects.toThrow("no room could be made");
  expect(asked).toEqual([1, 1]);
});
