/**
 * Seating: from a claimed ticket to a seat in one of the copies of its space, opening another where none has room.
 * Carries COPY1 and COPY5. Copy and place are chosen in one go, so that no two who come at once are given the same place.
 */
import { matchMaker } from "@colyseus/core";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Space } from "../../shared/space/space.ts";
import type { TicketClaim } from "../store/store.ts";
import { copiesFor } from "./copies.ts";
import { leaderOf } from "./going.ts";
import { type House, roomsOf } from "./house.ts";
import type { SpaceRoom } from "./space-room.ts";

/**
 * @param passedBy the copies that had no free ground for this person
 * @throws {StoaError} `full` when no copy has a place and no further one may be opened
 */
export type Seating = (claim: TicketClaim, passedBy: readonly number[]) => Promise<matchMaker.ISeatReservation>;

/** `create` opens a copy of a space under its number. */
export function createSeating(house: House, create: (space: string, copy: number) => Promise<unknown>): Seating {
  const opening = new Map<string, Promise<unknown>>();

  const open = (space: string, copy: number): Promise<unknown> => {
    const name = `${space} ${copy}`;
    const begun = opening.get(name) ?? create(space, copy).finally(() => opening.delete(name));
    opening.set(name, begun);
    return begun;
  };

  return async (claim, passedBy) => {
    const blocks = await house.store.blocks.between(claim.person);
    const blocked = new Set(blocks.map(({ other }) => other));
    for (;;) {
      const space = house.spaces.get(claim.space);
      if (!space) throw new StoaError("not-found", "There is no space of that name here.");
      const rooms = roomsOf(house, space.id).filter(isOpen);
      const { person, group = null } = claim;
      const leader = leaderOf(house, claim, blocked)?.person ?? null;
      const newcomer = { person, group, leader, friends: house.friends.of(person), blocked };
      const number = copiesFor(newcomer, rooms.map(copyOf), space.copies).find((one) => !passedBy.includes(one));
      if (number === undefined) throw full(space);
      const room = rooms.find((one) => one.copy === number);
      if (room) return seatIn(room, claim, passedBy);
      await open(space.id, number);
    }
  };
}

/** A room that closes is not in Colyseus' list any more, and one that opens not yet. */
const isOpen = (room: SpaceRoom) => matchMaker.getLocalRoomById(room.roomId) === room;

const copyOf = (room: SpaceRoom) => ({ number: room.copy, capacity: room.capacity, people: room.occupants() });

async function seatIn(
  room: SpaceRoom,
  claim: TicketClaim,
  passedBy: readonly number[],
): Promise<matchMaker.ISeatReservation> {
  room.expected.add({ person: claim.person, group: claim.group ?? null }, room.house.now());
  try {
    return await matchMaker.reserveSeatFor(Reflect.get(room, "_listing"), { passedBy }, claim);
  } catch (error) {
    room.expected.remove(claim.person);
    throw error;
  }
}

function full({ name, copies }: Space): StoaError {
  const all = copies === 1 ? "" : ", in every copy that may be open";
  return new StoaError("full", `${name} is full${all}. Try again in a minute: people come and go.`);
}
