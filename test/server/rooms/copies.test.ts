/** Copies: the choice alone, against everything that could be open. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { copiesFor, type Newcomer, type OpenCopy } from "../../../server/rooms/copies.ts";

const PEOPLE = [..."abcdefghijklmn"];
const GROUPS = [null, "tea", "chess"];
const CAPACITY = 4;

/** Open copies, nobody in two of them, nobody above the capacity; and how many may be open. */
const openCopies = fc
  .record({
    numbers: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 5 }),
    seats: fc.shuffledSubarray(PEOPLE),
    where: fc.array(fc.nat(), { minLength: PEOPLE.length, maxLength: PEOPLE.length }),
    groups: fc.array(fc.constantFrom(...GROUPS), { minLength: PEOPLE.length, maxLength: PEOPLE.length }),
  })
  .map(({ numbers, seats, where, groups }): OpenCopy[] => {
    const copies = numbers.map((number) => ({
      number,
      capacity: CAPACITY,
      people: [] as OpenCopy["people"][number][],
    }));
    for (const [i, person] of seats.entries()) {
      const copy = copies[where[i]! % copies.length];
      if (copy && copy.people.length < CAPACITY) copy.people.push({ person, group: groups[i]! });
    }
    return copies;
  });
const newcomers = fc
  .record({
    group: fc.constantFrom(...GROUPS),
    friends: fc.subarray(PEOPLE),
    blocked: fc.subarray(PEOPLE),
  })
  .map(
    ({ group, friends, blocked }): Newcomer => ({
      person: "newcomer",
      leader: null,
      group,
      // A block ends every agreement.
      friends: new Set(friends.filter((one) => !blocked.includes(one))),
      blocked: new Set(blocked),
    }),
  );
const most = fc.integer({ min: 1, max: 7 });

const hasRoom = ({ people, capacity }: OpenCopy) => people.length < capacity;
const numbersOf = (copies: readonly OpenCopy[]) => copies.map(({ number }) => number);

test("[COPY1] A newcomer is offered every copy with room and, while one may be opened, the lowest free number; else none.", () => {
  fc.assert(
    fc.property(newcomers, openCopies, most, (who, open, limit) => {
      const offered = copiesFor(who, open, limit);
      const lowest = [1, 2, 3, 4, 5, 6, 7].find((number) => !numbersOf(open).includes(number))!;
      const expected = [...numbersOf(open.filter(hasRoom)), ...(open.length < limit ? [lowest] : [])];
      expect([...offered].sort()).toEqual(expected.sort());
    }),
  );
});

test("[COPY2] Whoever has a place already comes back to it first, also where no other place is left.", () => {
  fc.assert(
    fc.property(newcomers, openCopies, most, fc.constantFrom(...PEOPLE), (who, open, limit, person) => {
      const older = open.find(({ people }) => people.some((one) => one.person === person));
      fc.pre(older !== undefined);
      expect(copiesFor({ ...who, person }, open, limit)[0]).toBe(older!.number);
    }),
  );
});

test("[COPY3] Most of the group draws first, then most of the friends, then most people; a new copy draws least.", () => {
  fc.assert(
    fc.property(newcomers, openCopies, most, (who, open, limit) => {
      const [first] = copiesFor(who, open, limit);
      const drawOf = ({ people }: Pick<OpenCopy, "people">) => {
        const known = people.filter(({ person }) => !who.blocked.has(person));
        return (
          (who.group === null ? 0 : known.filter(({ group }) => group === who.group).length * 10_000) +
          known.filter(({ person }) => who.friends.has(person)).length * 100 +
          known.length
        );
      };
      const best = Math.max(0, ...open.filter(hasRoom).map(drawOf));
      const chosen = open.find(({ number }) => number === first) ?? { people: [] };
      if (first !== undefined) expect(drawOf(chosen)).toBe(best);
    }),
  );
});

test("[COPY4] Where a blocked person is, with whom and in what group, changes nothing but the place that is taken.", () => {
  fc.assert(
    fc.property(newcomers, openCopies, most, fc.infiniteStream(fc.nat()), (who, open, limit, chance) => {
      const next = () => chance.next().value as number;
      const roomy = open.filter(hasRoom);
      const pests = open.flatMap(({ people }) => people.filter(({ person }) => who.blocked.has(person)));
      // They go elsewhere, in other company, and no copy becomes full or gets room by it.
      const without = open.map((copy) => ({
        ...copy,
        people: hasRoom(copy) ? copy.people.filter(({ person }) => !who.blocked.has(person)) : copy.people,
      }));
      const moved = without.map((copy) => ({ ...copy, people: [...copy.people] }));
      const targets = moved.filter(({ number }) => numbersOf(roomy).includes(number));
      for (const { person } of pests) {
        const to = targets[next() % Math.max(1, targets.length)];
        if (to && to.people.length < CAPACITY - 1) to.people.push({ person, group: GROUPS[next() % GROUPS.length]! });
      }
      expect(copiesFor(who, moved, limit)).toEqual(copiesFor(who, open, limit));
    }),
  );
});

test("[COPY4] A copy in which there is nobody but blocked people is as good as one that is not open.", () => {
  const who: Newcomer = { person: "me", leader: null, group: "tea", friends: new Set(), blocked: new Set(["pest"]) };
  const full = { number: 1, capacity: 1, people: [{ person: "a", group: null }] };
  const pestIn = (number: number) => ({ number, capacity: 2, people: [{ person: "pest", group: "tea" }] });
  for (const open of [[full], [full, pestIn(2)], [full, pestIn(3)], [full, pestIn(2), pestIn(3)]]) {
    expect(copiesFor(who, open, 8)[0]).toBe(2);
  }
});
