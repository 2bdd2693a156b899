/** Event notes: zones as a room sees them, when the space changes and when an evening begins, without a server. */
import { beforeEach, expect, test } from "vitest";
import { EventLog } from "../../../server/events/event-log.ts";
import { beginEvening, EventNotes } from "../../../server/rooms/event-notes.ts";
import type { House } from "../../../server/rooms/house.ts";
import type { SpaceRoom } from "../../../server/rooms/space-room.ts";
import type { Visitor } from "../../../server/rooms/visitor.ts";
import type { LogRow } from "../../../shared/events/log-fact.ts";
import { NOWHERE } from "../../../shared/space/zones.ts";
import { BEGIN } from "../../support/event-logs.ts";

const zonesOf = (...ids: string[]) => ({ zone: (n: number) => (ids[n] === undefined ? undefined : { id: ids[n] }) });
const visitor = { slot: 2, person: "ada", role: "visitor", since: BEGIN - 24 * 3_600_000 } as Visitor;

let now: number;
let rows: LogRow[];
let house: House;
let room: SpaceRoom;
let world: { tick: number; zone: Int16Array; zones: ReturnType<typeof zonesOf> };
let looked: number;

beforeEach(async () => {
  now = BEGIN;
  rows = [];
  looked = 0;
  let ids = 0;
  const eventLog = { add: async (added: LogRow[]) => void rows.push(...added), keyOf: async () => new Uint8Array(32) };
  const events = new EventLog({
    store: { eventLog },
    now: () => now,
    after: () => () => {},
    newId: () => `id-${ids++}`,
    failed: (error) => expect.fail(String(error)),
  });
  await events.meet("ada");
  world = { tick: 0, zone: new Int16Array(4).fill(NOWHERE), zones: zonesOf("stage", "garden") };
  const at = (slot: number) => {
    looked++;
    return slot === 2 ? visitor : undefined;
  };
  room = {
    house: { events, now: () => now },
    space: { id: "plaza" },
    world: Object.assign(world, { bodies: { capacity: 4, present: Uint8Array.of(0, 0, 1, 0) } }),
    company: { at, all: () => [visitor], byPerson: () => visitor },
  } as unknown as SpaceRoom;
  room.events = new EventNotes(room);
  house = { events, rooms: new Set([room]), now: () => now } as unknown as House;
});

/** So many seconds in which somebody is in a zone, by its number. */
function stay(seconds: number, zone: number): void {
  world.zone[2] = zone;
  for (let step = 0; step < seconds * 20; step++) {
    now += 50;
    world.tick++;
    room.events.step(now);
  }
}
const noted = async () => {
  await house.events.flush();
  return rows.splice(0).map(({ occasion, fact: { kind, ...what } }) => [occasion, kind, ...Object.values(what)]);
};
const DAY = "2026-12-04";

test("[EVT4] Zones are noted as they are entered and left, with how long; while nobody changes theirs nobody is looked at.", async () => {
  room.events.arrive(visitor);
  stay(2, NOWHERE);
  expect(looked).toBe(0);
  stay(10, 0);
  expect(looked).toBe(1);
  stay(5, 1);
  stay(1, NOWHERE);
  room.events.leave(visitor);
  expect(await noted()).toEqual([
    [DAY, "arrived", 1],
    [DAY, "zone-entered", "stage"],
    [DAY, "zone-left", "stage", 10_000],
    [DAY, "zone-entered", "garden"],
    [DAY, "zone-left", "garden", 5000],
    [DAY, "left", 18_000],
  ]);
});

test("[EVT4] Where the file of the space changes, the zones of the old are left as they were called.", async () => {
  room.events.arrive(visitor);
  stay(3, 0);
  world.zones = zonesOf("booth", "stage");
  stay(3, 0);
  room.events.leave(visitor);
  expect((await noted()).map(([, ...what]) => what).slice(1, -1)).toEqual([
    ["zone-entered", "stage"],
    ["zone-left", "stage", 2800],
    ["zone-entered", "booth"],
    ["zone-left", "booth", 2950],
  ]);
});

test("[EVT4] [EVT3] When an evening begins and ends, who is there has left the one and come to the other, under another pseudonym.", async () => {
  room.events.arrive(visitor);
  stay(5, 0);
  beginEvening(house, "plaza", "opening");
  beginEvening(house, "plaza", "opening");
  stay(5, 0);
  beginEvening(house, "plaza", null);
  await house.events.flush();
  const whos = new Map(rows.map(({ occasion, who }) => [occasion, who]));
  expect(new Set(whos.values()).size).toBe(2);
  expect(await noted()).toEqual([
    [DAY, "arrived", 1],
    [DAY, "zone-entered", "stage"],
    [DAY, "zone-left", "stage", 4750],
    [DAY, "left", 5000],
    ["opening", "arrived", 1],
    ["opening", "zone-entered", "stage"],
    ["opening", "zone-left", "stage", 4750],
    ["opening", "left", 5000],
    [DAY, "arrived", 1],
  ]);
});
