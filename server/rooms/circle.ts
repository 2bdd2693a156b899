/**
 * Circle: telling those in a private conversation who is in it, and everybody else that it is one; and its end by a block.
 * Carries CIRC4 and CIRC5.
 */
import type { Vec3 } from "../../shared/pose/pose.ts";
import type { House } from "./house.ts";
import type { SpaceRoom } from "./space-room.ts";

/** These are in another conversation now, or in none. */
export function tellCircle(room: SpaceRoom, numbers: Iterable<number>): void {
  const { circles, company, voices, house } = room;
  for (const number of new Set(numbers)) {
    const visitor = company.at(number);
    if (!visitor) continue;
    const middle = circles.middle(number);
    const isPrivate = middle !== null;
    if (visitor.fields.private !== isPrivate) company.change(visitor, { private: isPrivate });
    const members = circles
      .members(number)
      .flatMap((one) => company.at(one) ?? [])
      .filter((one) => company.sees(visitor, one))
      .map(({ avatar }) => avatar);
    room.tell(visitor, "circle", middle && { members, middle: [...middle] as Vec3 });
  }
  voices.passSoon(house.now());
}

/** One person has blocked another, or (`on` false) does no more: so it is in every copy here. */
export function keepApart({ rooms, friends }: House, by: string, other: string, on: boolean): void {
  for (const room of rooms) {
    room.company.setBlocked(by, other, on);
    if (on) leaveCircleWith(room, by, other);
  }
  if (on) friends.part(by, other);
}

/** A person who is in a private conversation with another in this room leaves it. */
function leaveCircleWith(room: SpaceRoom, person: string, other: string): void {
  const { circles, company } = room;
  const [who, from] = [company.byPerson(person), company.byPerson(other)];
  if (who && from && circles.members(who.slot).includes(from.slot)) tellCircle(room, circles.leave(who.slot));
}
