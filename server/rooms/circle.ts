/** Circle: telling those in a private conversation who is in it, and everybody else that it is one. Carries CIRC4. */
import type { Vec3 } from "../../shared/pose/pose.ts";
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
  voices.pass(house.now());
}
