import { expect, test } from "vitest";
import { Health } from "../../../../server/voice/rtc/health.ts";

test("[VOI50] a line's loss is the worse of both ways, and old words count no more", () => {
  const health = new Health();
  expect(health.read(0)).toEqual({ loss: null, roundTrip: null });
  health.told(0, { ssrc: 1, loss: 0.25, roundTrip: 40 }, 0);
  health.told(3, { ssrc: 2, loss: 0.75, roundTrip: null }, 8000);
  expect(health.read(8000)).toEqual({ loss: 0.5, roundTrip: 40 });
  health.heard(0.625);
  expect(health.read(8000).loss).toBe(0.625);
  health.heard(0.1);
  expect(health.read(20_000).loss).toBe(0.75);
  expect(health.read(40_000).loss).toBe(0.1);
});
