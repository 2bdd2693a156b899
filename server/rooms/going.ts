/**
 * Going: who goes from space to space together. Carries LNK3 to LNK6. Somebody's company are those in the same copy who
 * came by the same group's word or agreed with them to closeness, and never anybody with whom they are blocked.
 */
import type { TicketClaim } from "../store/store.ts";
import type { Occupant } from "./copies.ts";
import { type House, roomsOf } from "./house.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** Whoever has said that they go has this long to arrive, ms. */
export const GOING_MS = 60_000;

/** Somebody has arrived: if they said so where they still stand, their company there is told, and nobody else. */
export function tellWent({ house, space }: SpaceRoom, person: string, now: number): void {
  for (const room of house.rooms) {
    const leaver = room.company.byPerson(person);
    if (leaver?.going?.space !== space.id || room.space.id === space.id) continue;
    const inTime = leaver.going.until >= now;
    leaver.going = null;
    if (!inTime) continue;
    const news = { avatar: leaver.avatar, name: leaver.fields.name, space: space.id, place: space.name };
    for (const one of room.company.all()) {
      if (one === leaver || one.blocked.has(person) || !room.company.sees(one, leaver)) continue;
      if (areCompany(house, one, leaver)) room.tell(one, "went", news);
    }
  }
}

/**
 * Whom somebody comes after, where that is their company and stands in the space they come to. An avatar of anybody else
 * leads nowhere, and nothing is said of it.
 */
export function leaderOf(house: House, claim: TicketClaim, blocked: ReadonlySet<string>): Visitor | null {
  if (claim.follow === undefined) return null;
  const leader = house.avatars.find(claim.follow, house.now())?.person;
  if (leader === undefined || leader === claim.person || blocked.has(leader)) return null;
  for (const room of roomsOf(house, claim.space)) {
    const visitor = room.company.byPerson(leader);
    if (
      visitor?.standing.isolated === null &&
      areCompany(house, { person: claim.person, group: claim.group ?? null }, visitor)
    )
      return visitor;
  }
  return null;
}

/** The person whom somebody comes after, in whichever copy and process they stand; null for nobody. */
export function leaderIn(house: House, claim: TicketClaim, blocked: ReadonlySet<string>): string | null {
  const here = leaderOf(house, claim, blocked);
  if (here !== null || claim.follow === undefined) return here?.person ?? null;
  const person = house.avatars.find(claim.follow, house.now())?.person;
  if (person === undefined || person === claim.person || blocked.has(person)) return null;
  const there = house.others
    .open(claim.space)
    .flatMap(({ people }) => people.filter((one) => one.person === person))[0];
  return there && areCompany(house, { person: claim.person, group: claim.group ?? null }, there) ? person : null;
}

function areCompany({ friends }: House, a: Occupant, b: Occupant): boolean {
  return (a.group !== null && a.group === b.group) || friends.of(a.person).has(b.person);
}
