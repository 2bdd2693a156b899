import fc from "fast-check";
import { expect, test } from "vitest";
import { createAddressRate } from "../../../server/http/address-rate.ts";

test("[DOOR19] One address has so many in a minute, and again after a minute; another one has its own.", () => {
  const rate = createAddressRate(3);
  expect([1, 2, 3, 4].map(() => rate.take("203.0.113.7", 0))).toEqual([true, true, true, false]);
  expect(rate.take("203.0.113.8", 0)).toBe(true);
  expect(rate.take("203.0.113.7", 19_999)).toBe(false);
  expect(rate.take("203.0.113.7", 20_000)).toBe(true);
  expect([1, 2, 3, 4].map(() => rate.take("203.0.113.7", 500_000))).toEqual([true, true, true, false]);
});

test("[DOOR19] One subscriber's IPv6 addresses count as one, an IPv4 address as itself however it is written.", () => {
  const rate = createAddressRate(1);
  expect(rate.take("2001:db8:1:2::1", 0)).toBe(true);
  expect(rate.take("2001:db8:1:2:ffff:ffff:ffff:ffff", 0)).toBe(false);
  expect(rate.take("2001:db8:1:3::1", 0)).toBe(true);
  expect(rate.take("203.0.113.7", 0)).toBe(true);
  expect(rate.take("::ffff:203.0.113.7", 0)).toBe(false);
});

test("[DOOR19] No sequence of times gets more than the rate and one minute's worth.", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.array(fc.integer({ min: -1000, max: 5000 }), { maxLength: 400 }),
      (perMinute, pauses) => {
        const rate = createAddressRate(perMinute);
        let now = 0;
        let latest = 0;
        let taken = 0;
        for (const pause of pauses) {
          now += pause;
          latest = Math.max(latest, now);
          if (rate.take("203.0.113.7", now)) taken += 1;
        }
        const spent = pauses.reduce((sum, pause) => sum + Math.max(0, pause), 0);
        expect(taken).toBeLessThanOrEqual(perMinute + (spent * perMinute) / 60_000 + 1e-6);
      },
    ),
  );
});

test("[DOOR19] Remembering addresses has an end.", () => {
  const rate = createAddressRate(600);
  for (let at = 0; at < 30_000; at += 1) rate.take(`10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`, 0);
  expect(rate.size).toBeLessThanOrEqual(10_000);
});
