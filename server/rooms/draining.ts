/**
 * Draining: a process into which nobody comes any more sends whoever is there on to the other processes of the house, some at
 * a time. What goes on in the space goes on there. Carries BTW8.
 */
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { House } from "./house.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** So many are sent on at a time, and how long between, ms. */
const AT_A_TIME = 10;
const BETWEEN_MS = 250;
/** Who is still here is asked again after so long, ms. */
const AGAIN_MS = 10_000;

/** Somebody is told where else the house is entered. */
export function tellDoors(room: SpaceRoom, visitor: Visitor): void {
  const { address, others } = room.house;
  if (address !== null) room.tell(visitor, "doors", { others: others.addresses(), leave: false });
}

/** Everybody is, whenever that changes. */
export function followDoors(house: House): () => void {
  let last = "";
  return () => {
    const now = house.others.addresses().join(" ");
    if (now === last) return;
    last = now;
    for (const room of house.rooms) for (const visitor of room.company.all()) tellDoors(room, visitor);
  };
}

/**
 * Nobody comes in here from now on, and whoever is here is sent on.
 * @returns how many are still here
 * @throws {StoaError} where there is nowhere to go
 */
export function drain(house: House): number {
  if (house.address === null || house.others.addresses().length === 0)
    throw new StoaError("not-found", "There is no other process of this house to which people could go.");
  if (!house.draining) {
    house.draining = true;
    sendOn(house, new WeakMap());
  }
  return [...house.rooms].reduce((sum, room) => sum + room.company.size, 0);
}

function sendOn(house: House, sent: WeakMap<Visitor, number>): void {
  const now = house.now();
  const others = house.others.addresses();
  const here = [...house.rooms].flatMap((room) => [...room.company.all()].map((visitor) => ({ room, visitor })));
  const due = here.filter(({ visitor }) => !visitor.fields.away && now - (sent.get(visitor) ?? 0) > AGAIN_MS);
  for (const { room, visitor } of others.length === 0 ? [] : due.slice(0, AT_A_TIME)) {
    sent.set(visitor, now);
    room.tell(visitor, "doors", { others, leave: true });
  }
  house.after(BETWEEN_MS, () => sendOn(house, sent));
}
