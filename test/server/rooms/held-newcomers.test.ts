/** Newcomers who listen first, before, while and after a space is shielded, without a house. */
import { expect, test } from "vitest";
import { Orders } from "../../../server/conduct/orders.ts";
import { holdNewcomer } from "../../../server/rooms/orders.ts";
import type { SpaceRoom } from "../../../server/rooms/space-room.ts";
import type { Visitor } from "../../../server/rooms/visitor.ts";

test("[ORD1] When a shield is over, whoever listened at first as a newcomer does so as before, and whom a host let speak speaks.", () => {
  const [orders, now] = [new Orders(), 1e9];
  const room = { house: { orders, now: () => now }, space: { id: "s" }, tell() {} } as unknown as SpaceRoom;
  const newcomer = (held: Visitor["voice"]["held"]) =>
    ({ role: "visitor", since: now, held: null, voice: { held, open: false } }) as unknown as Visitor;
  const [first, let1, free] = [
    newcomer({ why: "newcomer", until: now + 1 }),
    newcomer({ why: "newcomer", until: now + 1 }),
    newcomer(null),
  ];
  const hold = () => [first, let1, free].map((one) => holdNewcomer(room, one));
  orders.raise("s", [], now, now + 1000);
  hold();
  expect([first, let1, free].map(({ voice }) => voice.held?.until)).toEqual([now + 1000, now + 1000, now + 1000]);
  let1.voice.held = null;
  orders.lower("s");
  hold();
  expect([first, let1, free].map(({ voice }) => voice.held?.until)).toEqual([now + 1, undefined, undefined]);
});
