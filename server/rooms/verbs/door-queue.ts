/** The queue at the door: who waits before a full space, and one guest at a time whom a host lets in over its cap. Carries DQU3. */
import { may } from "../../../shared/conduct/roles.ts";
import type { WaitingGuest } from "../../../shared/protocol/from-server/evening.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { type House, roomsOf } from "../house.ts";
import type { Visitor } from "../visitor.ts";
import type { Handler } from "./verb.ts";

/** So many of those who wait are told. */
const TOLD_MOST = 100;

export const waiting: Handler<"waiting"> = ({ house, space }, visitor): WaitingGuest[] => {
  refuseUnlessLeads(visitor);
  const all = house.doorQueue.list(space.id, house.now());
  return all.slice(0, TOLD_MOST).map(({ id, name, since }) => ({ id, name, since }));
};

export const letIn: Handler<"letIn"> = ({ house, space }, visitor, { id }) => {
  refuseUnlessLeads(visitor);
  if (house.doorQueue.guest(space.id, house.now()) !== null || isOverCap(house, space.id))
    throw new StoaError("full", "One guest more is here, or on their way. Let the next one in once somebody has left.");
  if (!house.doorQueue.letIn(space.id, id, house.now())) throw new StoaError("not-found", "They do not wait any more.");
};

function isOverCap(house: House, space: string): boolean {
  const here = roomsOf(house, space).map((room) => ({ people: room.occupants().length, capacity: room.capacity }));
  const there = house.others.of(space).map(({ people, capacity }) => ({ people: people.length, capacity }));
  return [...here, ...there].some(({ people, capacity }) => people > capacity);
}

function refuseUnlessLeads(visitor: Visitor): void {
  if (!may(visitor.role, "lead")) throw new StoaError("not-allowed", "Only hosts and moderators see to the door.");
}
