import fc from "fast-check";
import { expect, test } from "vitest";
import { CUES, synthesise } from "../../../client/sound/synth.ts";
import { seeded } from "../../support/seeded.ts";

const loudest = (samples: Float32Array) => samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

test("[PAGE43] Every sound begins and ends in silence, is heard in between, is short, and never too loud.", () => {
  fc.assert(
    fc.property(fc.constantFrom(...CUES), fc.constantFrom(8000, 44_100, 48_000), fc.nat(), (sound, rate, seed) => {
      const samples = synthesise(sound, rate, seeded(seed));
      expect(samples.every(Number.isFinite)).toBe(true);
      expect(samples.length / rate).toBeLessThan(1.4);
      expect(Math.abs(samples[0]!)).toBeLessThan(0.01);
      expect(loudest(samples.subarray(-Math.ceil(rate * 0.005)))).toBeLessThan(0.02);
      expect(loudest(samples)).toBeGreaterThan(0.1);
      expect(loudest(samples)).toBeLessThan(0.9);
    }),
  );
});

test("[PAGE43] No two steps are the same; everything else always is.", () => {
  const random = seeded(3);
  for (const sound of CUES) {
    const same = Buffer.from(synthesise(sound, 8000, random).buffer).equals(
      Buffer.from(synthesise(sound, 8000, random).buffer),
    );
    expect(same).toBe(sound !== "step");
  }
});
