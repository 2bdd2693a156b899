/** Circles: who is in which private conversation, over whatever people do. */
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { CIRCLE_LIMIT, CIRCLE_REACH, Circles } from "../../../server/voice/circles.ts";

let places: [number, number, number][];
let circles: Circles;

beforeEach(() => {
  places = Array.from({ length: 10 }, (_, n) => [n * 0.4, 0, 0]);
  circles = new Circles((number) => places[number]!);
});

test("[CIRC1] two who agree are in a circle, and neither is by the other's word alone", () => {
  expect(circles.invite(0, 1, 0)).toBeNull();
  expect([circles.of(0), circles.of(1)]).toEqual([0, 0]);
  expect(circles.join(2, 0, 0)).toBe("not-invited");
  expect(circles.join(1, 0, 10)).toBeNull();
  expect(circles.of(0)).toBe(circles.of(1));
  expect(circles.of(0)).not.toBe(0);
  expect(circles.members(0)).toEqual([0, 1]);
  expect(circles.join(1, 0, 10)).toBe("not-invited");
});

test("[CIRC1] an invitation is void after a minute, and with whoever gave it", () => {
  circles.invite(0, 1, 0);
  expect(circles.join(1, 0, 60_001)).toBe("not-invited");
  circles.invite(0, 1, 0);
  circles.forget(0);
  expect(circles.join(1, 0, 1)).toBe("not-invited");
});

test("[CIRC6] the same person is invited by the same three times a minute at most", () => {
  for (const now of [0, 1, 59_000]) expect(circles.invite(0, 1, now)).toBeNull();
  expect(circles.invite(0, 1, 60_000)).toBe("again");
  expect(circles.invite(2, 1, 60_000)).toBeNull();
  expect(circles.invite(0, 1, 60_001)).toBeNull();
  expect(circles.join(1, 0, 60_002)).toBeNull();
});

test("[CIRC2] it holds six, who stand within three metres of its middle, and who walks out has left", () => {
  for (let n = 1; n < CIRCLE_LIMIT; n++) {
    expect(circles.invite(0, n, 0)).toBeNull();
    expect(circles.join(n, 0, 0)).toBeNull();
  }
  expect(circles.invite(0, CIRCLE_LIMIT, 0)).toBe("full");
  expect(circles.step(0).size).toBe(0);
  places[5] = [0.2 + CIRCLE_REACH + 0.6, 0, 0];
  expect([...circles.step(0)].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  expect(circles.of(5)).toBe(0);
  expect(circles.invite(0, 5, 0)).toBe("far");
  expect(circles.members(0)).toHaveLength(5);
});

test("[CIRC2] one alone is no circle, and who joins another leaves the first", () => {
  circles.invite(0, 1, 0);
  circles.join(1, 0, 0);
  circles.invite(2, 1, 0);
  expect(circles.join(1, 2, 0)).toBeNull();
  expect(circles.of(0)).toBe(0);
  expect(circles.members(1)).toEqual([2, 1]);
  expect(circles.leave(2)).toEqual([2, 1]);
  expect([circles.of(1), circles.of(2)]).toEqual([0, 0]);
});

test("[CIRC2] whatever people do, a circle holds two to six, near its middle, and everybody is in one at most", () => {
  const act = fc.record({
    what: fc.constantFrom("invite", "join", "leave", "walk", "forget"),
    a: fc.nat(9),
    b: fc.nat(9),
    x: fc.double({ min: -5, max: 5, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 80 }), (acts) => {
      const where = Array.from({ length: 10 }, (_, n): [number, number, number] => [n * 0.3, 0, 0]);
      const tried = new Circles((number) => where[number]!);
      acts.forEach(({ what, a, b, x }, now) => {
        if (what === "invite" && a !== b) tried.invite(a, b, now);
        if (what === "join" && a !== b) tried.join(a, b, now);
        if (what === "leave") tried.leave(a);
        if (what === "forget") tried.forget(a);
        if (what === "walk") where[a]![0] += x;
        tried.step(now);
        for (let n = 0; n < 10; n++) {
          const members = tried.members(n);
          if (tried.of(n) === 0) {
            expect(members).toEqual([]);
            continue;
          }
          expect(members).toContain(n);
          expect(new Set(members).size).toBe(members.length);
          expect(members.length).toBeGreaterThanOrEqual(2);
          expect(members.length).toBeLessThanOrEqual(CIRCLE_LIMIT);
          for (const one of members) expect(tried.of(one)).toBe(tried.of(n));
          expect(Math.abs(where[n]![0] - tried.middle(n)![0])).toBeLessThanOrEqual(CIRCLE_REACH + 0.5);
        }
      });
    }),
  );
});
