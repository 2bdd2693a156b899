/** The replay's own clock and standpoint. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Orbit } from "../../../../client/world/replay/orbit.ts";
import { ReplayClock, SPEEDS } from "../../../../client/world/replay/replay-clock.ts";

test("[CAP10] A replay goes on by its own clock at any speed, stops at its end, begins anew from there, and is moved within its bounds.", () => {
  const clock = new ReplayClock(10_000);
  let told = 0;
  const stop = clock.on(() => {
    told += 1;
  });
  clock.advance(500);
  expect([clock.at, clock.playing]).toEqual([0, false]);
  clock.play(1000);
  clock.advance(2000);
  clock.advance(2000);
  expect(clock.at).toBe(1000);
  clock.run(4);
  clock.advance(2500);
  expect(clock.at).toBe(3000);
  clock.run(0.25);
  clock.advance(4500);
  expect(clock.at).toBe(3500);
  clock.advance(1_000_000);
  expect([clock.at, clock.playing, told]).toEqual([10_000, false, 4]);
  clock.play(2_000_000);
  expect(clock.at).toBe(0);
  clock.go(-3);
  expect(clock.at).toBe(0);
  clock.go(99_000);
  expect(clock.at).toBe(10_000);
  stop();
  clock.pause();
  expect(told).toBe(7);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...SPEEDS), fc.nat(400))), (steps) => {
      const other = new ReplayClock(60_000);
      other.play(0);
      let [time, expected] = [0, 0];
      for (const [speed, passed] of steps) {
        other.run(speed);
        time += passed;
        expected = Math.min(60_000, expected + passed * speed);
        other.advance(time);
      }
      expect(other.at).toBeCloseTo(expected, 6);
    }),
  );
});

test("[CAP10] A standpoint stays above the floor and within reach, follows those it belongs to, and turns to where most is seen.", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: -9, max: 9, noNaN: true }))),
      (turns) => {
        const orbit = new Orbit();
        orbit.follow([3, 0.5, -2], 0.1, false);
        for (const [yaw, pitch] of turns) {
          orbit.turn(yaw, pitch);
          orbit.zoom(Math.exp(yaw));
          const [x, y, z] = orbit.place();
          expect(y).toBeGreaterThan(0.5);
          const away = Math.hypot(x - 3, y - orbit.target[1], z + 2);
          expect(away).toBeGreaterThan(1.19);
          expect(away).toBeLessThan(60.01);
        }
      },
    ),
  );
  const orbit = new Orbit();
  orbit.follow([0, 0, 0], 0, false);
  orbit.follow([4, 0, 0], 1 / 60, false);
  expect(orbit.target[0]).toBeGreaterThan(0.1);
  expect(orbit.target[0]).toBeLessThan(1);
  orbit.follow([4, 0, 0], 1 / 60, true);
  expect(orbit.target[0]).toBe(4);
  orbit.clear(([x]) => (x < 0 ? 1 : 0));
  expect(orbit.place()[0]).toBeLessThan(0);
  const { yaw } = orbit;
  orbit.clear(() => 1);
  expect(orbit.yaw).toBe(yaw);
});
