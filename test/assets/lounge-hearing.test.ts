/**
 * Calm acoustics: what is said at one table of the lounge is not heard at another.
 */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tables } from "../../assets/spaces/lounge/model/measures.ts";
import { hearsText, voiceUnheard } from "../../shared/hearing/hearing.ts";
import { zoneSounds } from "../../shared/hearing/zone-sound.ts";
import { checkSpace } from "../../shared/space/check.ts";
import { inside } from "../../shared/space/polygon.ts";
import type { Zone } from "../../shared/space/space.ts";
import { Zones } from "../../shared/space/zones.ts";

const file = new URL("../../assets/spaces/lounge/space.json", import.meta.url);
const checked = checkSpace(JSON.parse(readFileSync(file, "utf8")));
if (!checked.ok) throw new Error("the lounge's space.json is wrong");
const lounge = checked.space;
const zones = new Zones(lounge);
const soundOf = zoneSounds(lounge);
const zoneOf = (id: string): Zone => {
  const zone = lounge.zones.find((one) => one.id === id);
  if (!zone) throw new Error(`no zone ${id}`);
  return zone;
};
const atTables = tables.map(({ id }) => zoneOf(id));

/** Somewhere in a zone, on its floor. */
function placeIn({ polygon }: Zone): fc.Arbitrary<[number, number, number]> {
  const range = (axis: 0 | 1) => {
    const values = polygon.map((corner) => corner[axis]);
    return fc.double({ min: Math.min(...values), max: Math.max(...values), noNaN: true });
  };
  return fc
    .tuple(range(0), range(1))
    .filter(([x, z]) => inside(polygon, x, z))
    .map(([x, z]) => [x, 0.3, z]);
}

test("[LOU4] Every seat at a table is in that table's own zone.", () => {
  for (const { id, position } of lounge.seats) {
    if (id.startsWith("bench-")) continue;
    expect(zones.zone(zones.find(...position))?.id, id).toBe(id.replace(/-\d+$/, ""));
  }
});

test("[LOU4] Nothing carries farther than 6 m in text and 8 m in voice, and at a table no farther than 3 m and 4 m.", () => {
  expect(lounge.hearing).toEqual({ text: 6, voice: 8 });
  for (const { id, hearing } of atTables) {
    if (hearing?.closed) continue;
    expect([hearing?.text, hearing?.voice], id).toEqual([3, 4]);
  }
  expect(atTables.filter(({ hearing }) => hearing?.closed).map(({ id }) => id)).toEqual(["west-room", "east-room"]);
});

test("[LOU4] Wherever people are at two tables, neither hears the other, neither in text nor in voice.", () => {
  const pair = fc.shuffledSubarray(atTables, { minLength: 2, maxLength: 2 }).chain(([a, b]) => {
    return fc.tuple(fc.constant(a!), fc.constant(b!), placeIn(a!), placeIn(b!));
  });
  fc.assert(
    fc.property(pair, ([a, b, from, to]) => {
      const [speaker, listener] = [
        { position: from, zone: soundOf(a.id), circle: 0, voicing: "near" as const },
        { position: to, zone: soundOf(b.id), circle: 0 },
      ] as const;
      expect(hearsText(speaker, listener)).toBe(false);
      expect(voiceUnheard(speaker, listener)).not.toBeNull();
    }),
    { numRuns: 2000 },
  );
});

test("[LOU4] Who sits together hears one another, across the widest table too.", () => {
  for (const { id } of tables) {
    const seats = lounge.seats.filter((seat) => seat.id.startsWith(`${id}-`));
    for (const a of seats) {
      for (const b of seats) {
        const [from, to] = [a, b].map(({ position }) => ({ position, zone: soundOf(id), circle: 0 }));
        expect(hearsText(from!, to!), `${a.id} to ${b.id}`).toBe(true);
      }
    }
  }
});

test("[LOU4] The help desk is a queue of its own that holds both sides of the desk.", () => {
  const desk = zoneOf("help-desk");
  expect(desk.kind).toBe("queue");
  expect(soundOf("help-desk").text).toBe(4);
  for (const z of [4.9, 6.6, 7.6]) expect(zones.zone(zones.find(2.3, 0.3, z))?.id).toBe("help-desk");
});
