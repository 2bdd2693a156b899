/**
 * Seating: from a claimed ticket to a seat in one of the copies of its space, opening another where none has room.
 * Carries COPY1 and COPY5. Copy and place are chosen in one go, so that no two who come at once are given the same place.
 */
import { matchMaker } from "@colyseus/core";
import { isStaff } from "../../shared/conduct/roles.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Space } from "../../shared/space/space.ts";
import { roleOf } from "../invited.ts";
import type { TicketClaim } from "../store/store.ts";
import { copiesFor, type OpenCopy } from "./copies.ts";
import { leaderIn } from "./going.ts";
import { type House, roomsOf } from "./house.ts";
import type { SpaceRoom } from "./space-room.ts";

/**
 * @param passedBy the copies that had no free ground for this person
 * @param waits whether they wait before a full space: then they have a place in its queue
 * @throws {StoaError} `full` when no copy has a place and no further one may be opened
 */
export type Seating = (
  claim: TicketClaim,
  passedBy: readonly number[],
  waits?: boolean,
) => Promise<matchMaker.ISeatReservation>;

/** A copy that another process is just opening, or was lost with, is waited for: so often, so long, ms. */
const TRIES = 40;
const AGAIN_MS = 150;

/** `create` opens a copy of a space under its number. */
export function createSeating(house: House, create: (space: string, copy: number) => Promise<unknown>): Seating {
  const opening = new Map<string, Promise<boolean>>();

  /** False while another process has that number. */
  const openCopy = (space: string, copy: number): Promise<boolean> => {
    const name = `${space} ${copy}`;
    const begin = async () => {
      if (!(await house.copyNumbers.take(space, copy))) return false;
      await create(space, copy);
      return true;
    };
    const begun = opening.get(name) ?? begin().finally(() => opening.delete(name));
    opening.set(name, begun);
    return begun;
  };

  return async (claim, passedBy, waits = false) => {
    const blocks = await house.store.blocks.between(claim.person);
    const blocked = new Set(blocks.map(({ other }) => other));
    const isQueue = house.doorQueue.any(claim.space, house.now());
    const isOfHouse = isQueue && isStaff((await roleOf(house.store, claim, house.now())).role);
    /** Rooms of other processes that had no place after all, or did not answer. */
    const passed = new Set<string>();
    const held = new Set<number>();
    for (let tried = 0; ; tried += 1) {
      const space = house.spaces.get(claim.space);
      if (!space) throw new StoaError("not-found", "There is no space of that name here.");
      const rooms = house.draining ? [] : roomsOf(house, space.id).filter(isOpen);
      const others = house.others.open(space.id);
      const { person, group = null } = claim;
      const leader = leaderIn(house, claim, blocked);
      const newcomer = { person, group, leader, friends: house.friends.of(person), blocked };
      const most = house.draining ? 0 : space.copies - held.size;
      const taken = [...house.others.draining(space.id), ...held];
      const isGuest = house.doorQueue.guest(space.id, house.now()) === person;
      const open = [...rooms.map(copyOf), ...others].map((copy) => (isGuest ? withGuest(copy) : copy));
      const isHere = open.some(({ people }) => people.some((one) => one.person === person));
      const ahead = isOfHouse || isGuest || isHere ? 0 : house.doorQueue.ahead(space.id, person, house.now());
      if (ahead > 0 && placesIn(open, most, space.capacity) <= ahead) throw full(house, space, waits ? claim : null);
      const copies = copiesFor(newcomer, open, most, taken);
      const gone = others.filter(({ room }) => passed.has(room)).map((copy) => copy.number);
      const number = copies.find((one) => !passedBy.includes(one) && !gone.includes(one));
      if (number === undefined || tried > TRIES) throw full(house, space, waits ? claim : null);
      const room = rooms.find((one) => one.copy === number);
      if (room) return seatIn(room, claim, passedBy);
      const there = others.find((one) => one.number === number);
      if (there) {
        const seat = await seatThere(house, there.room, claim, passedBy);
        if (seat) return seat;
        passed.add(there.room);
      } else if (!(await openCopy(space.id, number))) {
        // Nobody tells who has it: it is passed by.
        if (house.wire.away) held.add(number);
        else await house.wait(AGAIN_MS);
      }
    }
  };
}

/** A room that closes is not in Colyseus' list any more, and one that opens not yet. */
const isOpen = (room: SpaceRoom) => matchMaker.getLocalRoomById(room.roomId) === room;

const copyOf = (room: SpaceRoom) => ({ number: room.copy, capacity: room.capacity, people: room.occupants() });

/** A seat in a copy of another process; null where it has none, or does not answer. */
async function seatThere(
  { log }: House,
  room: string,
  claim: TicketClaim,
  passedBy: readonly number[],
): Promise<matchMaker.ISeatReservation | null> {
  try {
    return await matchMaker.remoteRoomCall<SpaceRoom, "seatFor">(room, "seatFor", [claim, passedBy]);
  } catch {
    // What went wrong holds what was asked, and so who asked.
    log.warn({ room }, "another process did not answer");
    return null;
  }
}

/** A seat in a room of this process. */
export async function seatIn(
  room: SpaceRoom,
  claim: TicketClaim,
  passedBy: readonly number[],
): Promise<matchMaker.ISeatReservation> {
  room.expected.add({ person: claim.person, group: claim.group ?? null }, room.house.now());
  try {
    const seat = await matchMaker.reserveSeatFor(Reflect.get(room, "_listing"), { passedBy }, claim);
    const { address } = room.house;
    return address === null ? seat : { ...seat, publicAddress: address.replace(/^https?:\/\//, "") };
  } catch (error) {
    room.expected.remove(claim.person);
    throw error;
  }
}

/** One guest whom a host lets in finds a place where there is none; a second one does not. */
const withGuest = (copy: OpenCopy): OpenCopy => ({ ...copy, capacity: copy.capacity + 1 });

const placesIn = (open: readonly OpenCopy[], most: number, capacity: number) =>
  open.reduce((sum, copy) => sum + Math.max(0, copy.capacity - copy.people.length), 0) +
  Math.max(0, most - open.length) * capacity;

/** Whoever waits has a place in the queue from now on, and comes in in their turn if they go on asking. */
function full({ doorQueue, wire, now }: House, { id, name, copies }: Space, who: TicketClaim | null): StoaError {
  const waiting = who && doorQueue.wait(id, who.person, who.name, now());
  if (wire.away)
    return new StoaError(
      "full",
      `There is no place for you in ${name} just now: parts of it are out of reach. Try again.`,
      waiting,
    );
  const all = copies === 1 ? "" : ", in every copy that may be open";
  return new StoaError("full", `${name} is full${all}. Try again in a minute: people come and go.`, waiting);
}
