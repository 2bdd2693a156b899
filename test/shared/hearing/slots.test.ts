/** Slots: who is heard by whom, against a plain reckoning, over seeded evenings. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { mannerOf, type Speaker, type Voicing, voiceUnheard } from "../../../shared/hearing/hearing.ts";
import { REST_MS, Slots } from "../../../shared/hearing/slots.ts";
import type { ZoneSound } from "../../../shared/hearing/zone-sound.ts";
import { SLOTS } from "../../../shared/voice/frame.ts";

const hall: ZoneSound = { id: null, text: 10, voice: 20, closed: false, quiet: false, stage: false };
const room: ZoneSound = { ...hall, id: "room", closed: true };
type Person = { -readonly [Field in keyof Speaker]: Speaker[Field] };
const person = (x: number, z = 0, more: Partial<Person> = {}): Person => ({
  position: [x, 0, z],
  zone: hall,
  circle: 0,
  voicing: "near",
  ...more,
});
const everybody = () => true;
const EVERY_MS = 100;

function heardBy(slots: Slots, listener: number): number[] {
  return Array.from({ length: SLOTS }, (_, slot) => slots.talkerIn(listener, slot)).filter((talker) => talker >= 0);
}

test("[HEAR10] the eight nearest talkers are heard, each in a slot of their own", () => {
  const people = Array.from({ length: 14 }, (_, n) => person(n));
  const slots = new Slots(14, () => {});
  slots.pass(people, [...people.keys()], everybody, 0);
  expect(heardBy(slots, 0).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test("[HEAR10] the house comes first, then a private conversation, then the stage, then the nearest", () => {
  const near = Array.from({ length: 8 }, (_, n) => person(1 + n));
  const people = [
    person(0, 0, { circle: 1 }),
    ...near,
    person(19, 0, { voicing: "house" }),
    person(18, 0, { voicing: "stage" }),
    person(17, 0, { circle: 1 }),
  ];
  const slots = new Slots(people.length, () => {});
  slots.pass(people, [...people.keys()], everybody, 0);
  expect(heardBy(slots, 0).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 9, 10, 11]);
});

const evening = fc.record({
  people: fc.array(
    fc.record({
      x: fc.double({ min: 0, max: 30, noNaN: true }),
      z: fc.double({ min: 0, max: 30, noNaN: true }),
      voicing: fc.constantFrom<Voicing>("near", "near", "near", "whisper", "stage", "house"),
      circle: fc.constantFrom(0, 0, 0, 1),
      inside: fc.boolean(),
    }),
    { minLength: 2, maxLength: 24 },
  ),
  steps: fc.array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 48, maxLength: 48 }), {
    maxLength: 12,
  }),
  blocked: fc.array(fc.tuple(fc.nat(23), fc.nat(23)), { maxLength: 6 }),
  silent: fc.array(fc.nat(23), { maxLength: 4 }),
});

test("[HEAR10] [HEAR11] after every pass one hears at most eight, nobody whom one may not, and everybody who is first", () => {
  fc.assert(
    fc.property(evening, ({ people: told, steps, blocked, silent }) => {
      const people = told.map(({ x, z, voicing, circle, inside }) =>
        person(x, z, { voicing, circle, zone: inside ? room : hall }),
      );
      const apart = new Set(blocked.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
      const mayHear = (listener: number, talker: number) => !apart.has(`${listener} ${talker}`);
      const talkers = [...people.keys()].filter((n) => !silent.includes(n));
      const slots = new Slots(people.length, () => {});
      let now = 0;
      for (const step of [[], ...steps, ...Array.from({ length: 5 }, () => [])]) {
        people.forEach((one, n) => {
          one.position[0] += step[2 * n] ?? 0;
          one.position[2] += step[2 * n + 1] ?? 0;
        });
        now += EVERY_MS;
        slots.pass(people, talkers, mayHear, now);
        for (let listener = 0; listener < people.length; listener++) {
          const heard = heardBy(slots, listener);
          const rightly = heard.filter(
            (talker) =>
              talker !== listener &&
              talkers.includes(talker) &&
              mayHear(listener, talker) &&
              voiceUnheard(people[talker]!, people[listener]!, 1) === null,
          );
          if (new Set(rightly).size !== heard.length) expect([...new Set(rightly)], `by ${listener}`).toEqual(heard);
        }
      }
      // They have stood still for longer than a slot rests.
      for (let listener = 0; listener < people.length; listener++) {
        const may = talkers.filter(
          (talker) =>
            talker !== listener &&
            mayHear(listener, talker) &&
            voiceUnheard(people[talker]!, people[listener]!) === null,
        );
        const heard = heardBy(slots, listener);
        // Who is heard a metre further than others may keep the last slot from somebody.
        if (new Set([...may, ...heard]).size <= SLOTS) for (const talker of may) expect(heard).toContain(talker);
        else expect(heard).toHaveLength(SLOTS);
        const first = may.filter((talker) => mannerOf(people[talker]!) === "house");
        for (const talker of first.slice(0, SLOTS)) if (first.length <= SLOTS) expect(heard).toContain(talker);
      }
    }),
    { numRuns: 200 },
  );
});

test("[HEAR11] two who are as far change places a little without anybody flickering", () => {
  const people = [person(0), ...Array.from({ length: 9 }, (_, n) => person(10 + n * 0.01))];
  let changes = 0;
  const slots = new Slots(people.length, () => changes++);
  const talkers = [...people.keys()].slice(1);
  slots.pass(people, talkers, everybody, 0);
  const first = changes;
  for (let n = 1; n < 50; n++) {
    people.forEach((one, at) => {
      if (at > 0) one.position[0] = 10 + ((at * 7 + n * 3) % 9) * 0.1;
    });
    slots.pass(people, talkers, everybody, n * EVERY_MS);
  }
  expect(changes).toBe(first);
  // Walking off they are heard a metre further than they would be on coming.
  for (const one of people.slice(1)) one.position[0] = 20.9;
  slots.pass(people, talkers, everybody, 9000);
  expect(heardBy(slots, 0)).toHaveLength(SLOTS);
  for (const one of people.slice(1)) one.position[0] = 21.1;
  slots.pass(people, talkers, everybody, 9100);
  expect(heardBy(slots, 0)).toEqual([]);
});

test("[HEAR12] a slot that somebody left rests before it is somebody else's", () => {
  const people = [person(0), ...Array.from({ length: SLOTS }, (_, n) => person(1 + n)), person(15)];
  const slots = new Slots(people.length, () => {});
  const talkers = [...people.keys()].slice(1);
  slots.pass(people, talkers, everybody, 0);
  const slot = slots.slotOf(0, 8);
  people[9]!.position[0] = 0.5;
  slots.pass(people, talkers, everybody, 1000);
  expect(slots.talkerIn(0, slot)).toBe(-1);
  slots.pass(people, talkers, everybody, 1000 + REST_MS - 1);
  expect(slots.talkerIn(0, slot)).toBe(-1);
  slots.pass(people, talkers, everybody, 1000 + REST_MS);
  expect(slots.talkerIn(0, slot)).toBe(9);
});

test("[HEAR13] who is silenced or gone is heard by nobody at once, and every listener is known", () => {
  const people = Array.from({ length: 4 }, (_, n) => person(n));
  const changed: string[] = [];
  const slots = new Slots(4, (listener, slot) => changed.push(`${listener} ${slot}`));
  slots.pass(people, [...people.keys()], everybody, 0);
  const listeners = (talker: number) => {
    const found: number[] = [];
    slots.eachListener(talker, (listener, slot) => {
      expect(slots.talkerIn(listener, slot)).toBe(talker);
      found.push(listener);
    });
    return found;
  };
  expect(listeners(0)).toEqual([1, 2, 3]);
  expect(listeners(3)).toEqual([0, 1, 2]);
  changed.length = 0;
  slots.silence(0, 20);
  expect(changed).toHaveLength(3);
  expect(listeners(0)).toEqual([]);
  slots.leave(3, 30);
  expect(listeners(3)).toEqual([]);
  expect(heardBy(slots, 3)).toEqual([]);
  expect(listeners(2)).toEqual([0, 1]);
});
