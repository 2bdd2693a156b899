/** The floor: a queue of hands as a fold, for every sequence of what people and hosts do. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  dueAt,
  type Floor,
  type FloorDeed,
  type FloorEvent,
  floorAfter,
  floorOf,
  floorRefusal,
  handOf,
  KEPT_MS,
  NEWCOMER_EVERY,
  NOBODY_UP,
  nextDue,
  nextOf,
  orderOf,
  placeOf,
  TURN_MOST_S,
} from "../../../shared/floor/queue.ts";

/** A queue, done to as the house does: what may not be is refused, and what is due by itself is done first. */
class Hands {
  readonly events: FloorEvent[] = [];
  floor: Floor = NOBODY_UP;
  now = 1000;

  do(deed: FloorDeed, by: string | null = "host"): string | null {
    for (let due = nextDue(this.floor, this.now); due !== null; due = nextDue(this.floor, this.now))
      this.#add(due.deed, null, due.at);
    const refused = floorRefusal(this.floor, deed, by, this.now);
    if (refused === null) this.#add(deed, by, this.now);
    return refused;
  }

  raise(person: string, newcomer = false): string | null {
    return this.do({ kind: "raised", newcomer }, person);
  }

  /** Calls up whoever is next and lets them go back at once; answers who. */
  callNext(): string | null {
    const next = nextOf(this.floor);
    if (next === null) return null;
    expect(this.do({ kind: "called", hand: next.id, seat: "stage", seconds: 60 })).toBe(null);
    expect(this.do({ kind: "returned", hand: next.id })).toBe(null);
    return next.person;
  }

  #add(deed: FloorDeed, by: string | null, at: number): void {
    const event: FloorEvent = { n: this.events.length, at, by, ...deed };
    this.events.push(event);
    this.floor = floorAfter(this.floor, event);
  }
}

const idOf = ({ floor }: Hands, person: string) => handOf(floor, person)?.id ?? -1;

test("[FLO1] First come, first served; a hand that is lowered makes way, and raised again it is the last.", () => {
  const hands = new Hands();
  for (const person of ["ada", "ben", "cleo", "dan"]) expect(hands.raise(person)).toBe(null);
  expect(hands.raise("ben")).toBe("waiting");
  hands.do({ kind: "lowered", hand: idOf(hands, "ben") }, "ben");
  hands.raise("ben");
  expect(["ada", "ben", "cleo", "dan", "eve"].map((person) => placeOf(hands.floor, person))).toEqual([
    1,
    4,
    2,
    3,
    null,
  ]);
  expect([1, 2, 3, 4, 5].map(() => hands.callNext())).toEqual(["ada", "cleo", "dan", "ben", null]);
});

test("[FLO2] One turn in ten is a newcomer's first while one waits; their second is like anybody's.", () => {
  const hands = new Hands();
  for (let n = 0; n < 25; n++) hands.raise(`guest ${n}`);
  hands.raise("nia", true);
  hands.raise("noa", true);
  const order = orderOf(hands.floor).map(({ person }) => person);
  expect([order.indexOf("nia"), order.indexOf("noa")]).toEqual([NEWCOMER_EVERY - 1, 2 * NEWCOMER_EVERY - 1]);
  expect(placeOf(hands.floor, "nia")).toBe(NEWCOMER_EVERY);
  for (let n = 0; n < NEWCOMER_EVERY; n++) hands.callNext();
  hands.raise("nia", true);
  expect(placeOf(hands.floor, "nia")).toBe(hands.floor.waiting.length);
});

test("[FLO3] Who leaves and is back within two minutes has their place; after that it is gone, and meanwhile others go first.", () => {
  const hands = new Hands();
  for (const person of ["ada", "ben", "cleo"]) hands.raise(person);
  const ada = idOf(hands, "ada");
  hands.do({ kind: "left", hand: ada }, "ada");
  expect(hands.do({ kind: "called", hand: ada, seat: "stage", seconds: 60 })).toBe("away");
  expect(hands.callNext()).toBe("ben");
  hands.now += KEPT_MS;
  expect(hands.do({ kind: "came-back", hand: ada }, "ada")).toBe(null);
  expect(nextOf(hands.floor)?.person).toBe("ada");
  hands.do({ kind: "left", hand: ada }, "ada");
  expect(dueAt(hands.floor)).toBe(hands.now + KEPT_MS + 1);
  hands.now += KEPT_MS + 1;
  expect(hands.do({ kind: "came-back", hand: ada }, "ada")).toBe("unknown");
  expect(placeOf(hands.floor, "ada")).toBe(null);
  expect(hands.events.at(-1)).toMatchObject({ kind: "timed-out", hand: ada, by: null });
});

test("[FLO4] A seat of the stage holds exactly one and can always be left; time runs out by itself and is made longer.", () => {
  const hands = new Hands();
  for (const person of ["ada", "ben", "cleo"]) hands.raise(person);
  const [ada, ben, cleo] = ["ada", "ben", "cleo"].map((person) => idOf(hands, person)) as [number, number, number];
  expect(hands.do({ kind: "called", hand: ada, seat: "left", seconds: 60 })).toBe(null);
  expect(hands.do({ kind: "called", hand: ben, seat: "left", seconds: 60 })).toBe("taken");
  expect(hands.do({ kind: "called", hand: ben, seat: "right", seconds: 60 })).toBe(null);
  expect(hands.do({ kind: "called", hand: ada, seat: "third", seconds: 60 })).toBe("up");
  expect(hands.raise("ada")).toBe("up");
  hands.now += 30_000;
  expect(hands.do({ kind: "extended", hand: ben, seconds: 60 })).toBe(null);
  hands.now += 30_000;
  expect(hands.do({ kind: "called", hand: cleo, seat: "left", seconds: 60 })).toBe(null);
  expect(hands.events.find(({ kind }) => kind === "returned")).toMatchObject({ hand: ada, by: null, at: 61_000 });
  expect(hands.do({ kind: "extended", hand: ben, seconds: 10 * TURN_MOST_S })).toBe(null);
  expect(hands.floor.up[0]!.until).toBe(1000 + TURN_MOST_S * 1000);
  expect(hands.do({ kind: "returned", hand: ben }, "ben")).toBe(null);
  expect(hands.do({ kind: "left", hand: cleo }, "cleo")).toBe(null);
  expect(hands.floor.up).toEqual([]);
});

const PEOPLE = ["ada", "ben", "cleo", "dan", "eve", "fay"];
const step = fc.record({
  what: fc.constantFrom(
    "raised",
    "raised",
    "lowered",
    "called",
    "next",
    "next",
    "returned",
    "left",
    "came-back",
    "extended",
  ),
  who: fc.nat(PEOPLE.length - 1),
  seat: fc.constantFrom("left", "right"),
  later: fc.constantFrom(0, 1, 30_000, KEPT_MS, KEPT_MS + 1),
});

test("[FLO5] Whatever anybody does: nobody is in it twice, no seat has two, the order stands, and the same events end the same.", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const hands = new Hands();
      for (const { what, who, seat, later } of steps) {
        hands.now += later;
        const person = PEOPLE[who]!;
        const hand = hands.floor.up.find((turn) => turn.person === person)?.hand ?? idOf(hands, person);
        if (what === "raised") hands.raise(person, who % 2 === 0);
        else if (what === "next") hands.do({ kind: "called", hand: nextOf(hands.floor)?.id ?? -1, seat, seconds: 60 });
        else if (what === "called") hands.do({ kind: "called", hand, seat, seconds: 60 });
        else if (what === "extended") hands.do({ kind: "extended", hand, seconds: 30 });
        else hands.do({ kind: what as "left", hand }, person);
        const { waiting, up } = hands.floor;
        const all = [...waiting, ...up].map((one) => one.person);
        expect(new Set(all).size).toBe(all.length);
        expect(new Set(up.map((turn) => turn.seat)).size).toBe(up.length);
        expect(waiting.map(({ id }) => id)).toEqual(waiting.map(({ id }) => id).sort((a, b) => a - b));
        expect(new Set(orderOf(hands.floor))).toEqual(new Set(waiting));
        for (const { person: one } of waiting) expect(placeOf(hands.floor, one)).toBeGreaterThan(0);
      }
      expect(floorOf(hands.events)).toEqual(hands.floor);
    }),
    { numRuns: 200 },
  );
});

test("[FLO2] [FLO5] However many come, newcomers or not: nobody starves, and no ten turns go by a newcomer who waits.", () => {
  const coming = fc.array(fc.record({ newcomer: fc.boolean(), called: fc.nat(2) }), { minLength: 20, maxLength: 120 });
  fc.assert(
    fc.property(coming, (arrivals) => {
      const hands = new Hands();
      let turns = 0;
      const cameAt = new Map<string, { turns: number; ahead: number; newcomer: boolean }>();
      const isNew = (person: string) => cameAt.get(person)!.newcomer;
      let passedBy = 0;
      const call = () => {
        const fresh = hands.floor.waiting.some(({ person }) => isNew(person));
        const person = hands.callNext();
        if (person === null) return;
        turns += 1;
        passedBy = fresh && !isNew(person) ? passedBy + 1 : 0;
        expect(passedBy).toBeLessThan(NEWCOMER_EVERY);
        const { turns: then, ahead } = cameAt.get(person)!;
        // All who were before them, and at most one newcomer more for each nine of those.
        expect(turns - then).toBeLessThanOrEqual(ahead + Math.ceil((ahead + 1) / (NEWCOMER_EVERY - 1)) + 1);
      };
      for (const [n, { newcomer, called }] of arrivals.entries()) {
        const person = `guest ${n}`;
        cameAt.set(person, { turns, ahead: hands.floor.waiting.length, newcomer });
        hands.raise(person, newcomer);
        for (let one = 0; one < called; one++) call();
      }
      while (hands.floor.waiting.length > 0) call();
      expect(turns).toBe(arrivals.length);
    }),
    { numRuns: 60 },
  );
});

test("[FLO7] Who was called up by mistake waits again where they waited, and a newcomer's first turn is theirs to come.", () => {
  const hands = new Hands();
  for (const person of ["ada", "ben", "cleo"]) hands.raise(person, person === "cleo");
  const order = () => orderOf(hands.floor).map(({ person }) => person);
  const before = hands.floor;
  const [ada, cleo] = [idOf(hands, "ada"), idOf(hands, "cleo")];
  expect(hands.do({ kind: "put-back", hand: ada })).toBe("unknown");
  hands.do({ kind: "called", hand: cleo, seat: "left", seconds: 60 });
  hands.do({ kind: "called", hand: ada, seat: "right", seconds: 60 });
  hands.now += 5000;
  expect(hands.do({ kind: "put-back", hand: cleo })).toBe(null);
  expect(order()).toEqual(["ben", "cleo"]);
  expect(hands.floor.had.size).toBe(0);
  expect(hands.do({ kind: "put-back", hand: ada })).toBe(null);
  expect(order()).toEqual(["ada", "ben", "cleo"]);
  expect(hands.floor.waiting).toEqual(before.waiting);
  expect(hands.do({ kind: "put-back", hand: ada })).toBe("unknown");
  // Their time would be over by now: nothing of it is left.
  hands.now += 600_000;
  expect(hands.do({ kind: "lowered", hand: ada })).toBe(null);
  expect(order()).toEqual(["ben", "cleo"]);
});

test("[FLO6] Who was forgotten is in no queue: their events lead to nobody, and everybody else keeps their place.", () => {
  const hands = new Hands();
  for (const person of ["ada", "ben", "cleo"]) hands.raise(person);
  hands.do({ kind: "called", hand: idOf(hands, "ada"), seat: "stage", seconds: 60 });
  const after = floorOf(hands.events.map((event) => (event.by === "ada" ? { ...event, by: null } : event)));
  expect(after.up).toEqual([]);
  expect(after.waiting.map(({ person }) => person)).toEqual(["ben", "cleo"]);
});
