import { expect, test } from "vitest";
import { Mood } from "../../../client/world/place/mood.ts";
import { LIGHTS } from "../../../shared/programme/cue.ts";

const state = (mood: Mood) =>
  JSON.stringify([mood.sun, mood.around, mood.disc, mood.clouds, mood.sea, mood.stage, mood.stone, mood.fog, mood.sky]);

test("[VEV8] A light comes slowly and arrives, or at once; afterwards the place is lit as ever.", () => {
  const own = state(new Mood(null));
  for (const light of LIGHTS) {
    const [slow, quick] = [new Mood(null), new Mood(null)];
    for (const mood of [slow, quick]) mood.want(light);
    expect(quick.step(Number.POSITIVE_INFINITY)).toBe(true);
    expect(quick.step(1)).toBe(false);
    const before = slow.sun;
    expect(slow.step(0.05)).toBe(true);
    expect(Math.abs(slow.sun - before)).toBeLessThan(0.1);
    let steps = 0;
    while (slow.step(0.05)) steps++;
    expect(steps * 0.05).toBeGreaterThan(2);
    expect(steps * 0.05).toBeLessThan(20);
    expect(state(slow)).toBe(state(quick));
    expect(state(slow)).not.toBe(own);
    slow.want(null);
    slow.step(Number.POSITIVE_INFINITY);
    expect(state(slow)).toBe(own);
  }
});

test("[VEV8] The stage's own light falls on the stage alone, and only while it is on.", () => {
  const mood = new Mood({ x: 4, z: -8, reach: 5 });
  expect(mood.stageAt(4, -8)).toBe(0);
  mood.want("stage");
  mood.step(Number.POSITIVE_INFINITY);
  expect(mood.stageAt(4, -8)).toBe(1);
  expect(mood.stageAt(8.9, -8)).toBe(1);
  const edge = mood.stageAt(10, -8);
  expect(edge > 0 && edge < 1).toBe(true);
  expect(mood.stageAt(4, 8)).toBe(0);
  const none = new Mood(null);
  none.want("stage");
  none.step(Number.POSITIVE_INFINITY);
  expect(none.stageAt(0, 0)).toBe(0);
});
