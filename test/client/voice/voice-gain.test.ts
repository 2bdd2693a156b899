import fc from "fast-check";
import { expect, test } from "vitest";
import { voiceGain } from "../../../client/voice/voice-gain.ts";

const metres = fc.double({ min: 0, max: 100, noNaN: true });
const reach = fc.double({ min: 1, max: 60, noNaN: true });

test("[VOI33] A voice is as said up to 1.5 m, half as loud at 3 m, never louder further off, and gone at its reach.", () => {
  expect(voiceGain("near", 0.5, 20)).toBe(1);
  expect(voiceGain("near", 3, 20)).toBeCloseTo(0.5);
  fc.assert(
    fc.property(metres, metres, reach, (a, b, reach) => {
      const [near, far] = [Math.min(a, b), Math.max(a, b)];
      expect(voiceGain("near", near, reach)).toBeGreaterThanOrEqual(voiceGain("near", far, reach));
      if (far >= reach) expect(voiceGain("near", far, reach)).toBe(0);
      expect(voiceGain("stage", far, reach)).toBe(1);
    }),
  );
});
