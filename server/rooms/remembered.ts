/**
 * Remembered: what is known of people in memory alone, as long as they stand in a space: who panics, who is on duty, who are
 * friends. A process that starts later is told it by those where they stand. Carries BTW12 and BTW13.
 */
import type { Told } from "../between/told.ts";
import { isInSpace } from "./floor.ts";
import type { House } from "./house.ts";
import { takeDuty } from "./roster.ts";

/** Whoever stands nowhere when it is looked at twice is gone; so long between, ms. */
const LOOK_EVERY_MS = 30_000;
/** So many pairs of friends are told in one word. */
const PAIRS = 5000;

type Parts = Pick<House, "rooms" | "panics" | "duty" | "friends" | "wire">;

/** Another process has not heard it of those who stand here. */
export function tellRemembered({ rooms, panics, duty, friends, wire }: Parts): void {
  const pairs = new Map<string, [string, string]>();
  for (const { space, company } of rooms) {
    const isHere = ({ person }: { person: string }) => company.byPerson(person) !== undefined;
    for (const one of panics.in(space.id).filter(isHere)) wire.tell("panicked", { space: space.id, ...one });
    for (const one of duty.in(space.id).filter(isHere)) wire.tell("duty", { space: space.id, ...one });
    for (const { person } of company.all())
      for (const other of friends.of(person)) {
        const pair: [string, string] = person < other ? [person, other] : [other, person];
        pairs.set(pair.join(" "), pair);
      }
  }
  const all = [...pairs.values()];
  for (let from = 0; from < all.length; from += PAIRS)
    wire.tell("areFriends", { pairs: all.slice(from, from + PAIRS) });
}

/** As another process told it. */
export function takeFriends({ friends }: Pick<House, "friends">, { pairs }: Told["areFriends"]): void {
  for (const [a, b] of pairs) friends.agree(a, b);
}

/**
 * From now on whoever stands nowhere any more neither panics nor is on duty, also when their process was lost.
 * @returns the way to stop
 */
export function forgetAbsent(house: House): () => void {
  let before = new Set<string>();
  let callOff = () => {};
  const look = () => {
    const absent = new Set<string>();
    const isGone = (space: string, person: string) => {
      const name = `${space} ${person}`;
      if (isInSpace(house, space, person)) return false;
      absent.add(name);
      return before.has(name);
    };
    for (const space of house.spaces.keys()) {
      for (const { person } of house.panics.in(space)) if (isGone(space, person)) house.panics.calm(space, person);
      for (const { person } of house.duty.in(space))
        if (isGone(space, person)) takeDuty(house, { space, person, since: null });
    }
    before = absent;
    callOff = house.after(LOOK_EVERY_MS, look);
  };
  look();
  return () => callOff();
}
