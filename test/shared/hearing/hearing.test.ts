/** Hearing: who hears whose words and voice, and how strong a voice is. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  hearsText,
  mannerOf,
  type Speaker,
  VOICE_NEAR,
  type Voicing,
  voiceGain,
  voiceReach,
  voiceUnheard,
  WHISPER_REACH,
} from "../../../shared/hearing/hearing.ts";
import { zoneSounds } from "../../../shared/hearing/zone-sound.ts";
import { spaceSchema } from "../../../shared/space/space.ts";

const square: [number, number][] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
];
const space = spaceSchema.parse({
  id: "agora",
  name: "Agora",
  summary: "A place to try things in.",
  spawn: { position: [0, 0, 0] },
  ground: [{ polygon: square }],
  zones: [
    { id: "stage", name: "Stage", polygon: square, kind: "stage", hearing: { text: 40, voice: 30 } },
    { id: "walk", name: "Walk", polygon: square, kind: "quiet", hearing: { text: 4 } },
    { id: "booth", name: "Booth", polygon: square, hearing: { closed: true } },
    { id: "table", name: "Table", polygon: square, hearing: { voice: 4 } },
  ],
});
const soundOf = zoneSounds(space);
type Told = { zone?: string; y?: number; circle?: number; voicing?: Voicing };
const at = (x: number, { zone, y = 0, circle = 0, voicing = "near" }: Told = {}): Speaker => ({
  position: [x, y, 0],
  zone: soundOf(zone ?? null),
  circle,
  voicing,
});
const metres = fc.double({ min: 0, max: 200, noNaN: true });
const zone = fc.constantFrom(undefined, "stage", "walk", "booth", "table");
const voicing = fc.constantFrom<Voicing>("near", "whisper", "stage", "house");
const circle = fc.integer({ min: 0, max: 2 });
const somebody = fc
  .record({ x: metres, zone, voicing, circle })
  .map(({ x, ...told }) => at(x, { ...told, ...(told.zone === undefined ? { zone: "" } : { zone: told.zone }) }));

test("[HEAR1] text carries ten metres and no further", () => {
  expect(hearsText(at(0), at(10))).toBe(true);
  expect(hearsText(at(0), at(10.01))).toBe(false);
  expect(hearsText(at(0), at(6, { y: 9 }))).toBe(false);
});

test("[HEAR2] the zone of whoever speaks says how far it carries, text and voice", () => {
  expect(hearsText(at(0, { zone: "stage" }), at(39))).toBe(true);
  expect(hearsText(at(39), at(0, { zone: "stage" }))).toBe(false);
  expect(voiceUnheard(at(0, { zone: "table" }), at(4))).toBeNull();
  expect(voiceUnheard(at(0, { zone: "table" }), at(4.01))).toBe("far");
  expect(voiceUnheard(at(4.01), at(0, { zone: "table" }))).toBeNull();
});

test("[HEAR3] nothing crosses the edge of a closed zone, in either direction, but the house's own voice", () => {
  expect(hearsText(at(0, { zone: "booth" }), at(1, { zone: "booth" }))).toBe(true);
  expect(voiceUnheard(at(0, { zone: "booth" }), at(1, { zone: "booth" }))).toBeNull();
  fc.assert(
    fc.property(fc.constantFrom("", "stage", "table"), metres, voicing, (zone, x, voicing) => {
      expect(hearsText(at(0, { zone: "booth" }), at(x, { zone }))).toBe(false);
      expect(hearsText(at(x, { zone }), at(0, { zone: "booth" }))).toBe(false);
      const unheard = voicing === "house" ? null : "closed";
      expect(voiceUnheard(at(0, { zone: "booth", voicing }), at(x, { zone }))).toBe(unheard);
      expect(voiceUnheard(at(x, { zone, voicing }), at(0, { zone: "booth" }))).toBe(unheard);
    }),
  );
});

test("[HEAR4] a voice carries twenty metres, and falls with the distance from a metre and a half on", () => {
  expect(voiceUnheard(at(0), at(20))).toBeNull();
  expect(voiceUnheard(at(0), at(20.01))).toBe("far");
  expect(voiceUnheard(at(0), at(20.9), 1)).toBeNull();
  expect(voiceReach(at(0))).toBe(20);
  expect(voiceGain("near", 0, 20)).toBe(1);
  expect(voiceGain("near", VOICE_NEAR, 20)).toBe(1);
  expect(voiceGain("near", 3, 20)).toBeCloseTo(0.5);
  expect(voiceGain("near", 15, 20)).toBeCloseTo(0.1);
  expect(voiceGain("near", 20, 20)).toBe(0);
  fc.assert(
    fc.property(metres, metres, fc.double({ min: 2, max: 100, noNaN: true }), (a, b, reach) => {
      const [nearer, further] = [Math.min(a, b), Math.max(a, b)];
      expect(voiceGain("near", nearer, reach)).toBeGreaterThanOrEqual(voiceGain("near", further, reach));
      expect(voiceGain("near", reach + a, reach)).toBe(0);
    }),
  );
});

test("[HEAR5] no voice leaves a quiet zone or comes in, but the house's own; text goes on", () => {
  expect(hearsText(at(0, { zone: "walk" }), at(3, { zone: "walk" }))).toBe(true);
  fc.assert(
    fc.property(somebody, metres, voicing, (other, x, voicing) => {
      fc.pre(other.circle === 0);
      const inside = at(x, { zone: "walk", voicing });
      if (voicing !== "house") expect(voiceUnheard(inside, other)).not.toBeNull();
      if (other.voicing !== "house") expect(voiceUnheard(other, inside)).not.toBeNull();
    }),
  );
});

test("[HEAR6] from a stage one is heard in the whole space, and the house with its megaphone everywhere", () => {
  expect(voiceUnheard(at(0, { voicing: "stage" }), at(900))).toBeNull();
  expect(voiceGain("stage", 900, Number.POSITIVE_INFINITY)).toBe(voiceGain("stage", 1, Number.POSITIVE_INFINITY));
  expect(voiceReach(at(0, { voicing: "stage" }))).toBe(Number.POSITIVE_INFINITY);
  fc.assert(fc.property(somebody, (other) => voiceUnheard(at(0, { voicing: "house" }), other) === null));
});

test("[HEAR7] a whisper carries two metres", () => {
  expect(voiceUnheard(at(0, { voicing: "whisper" }), at(WHISPER_REACH))).toBeNull();
  expect(voiceUnheard(at(0, { voicing: "whisper" }), at(WHISPER_REACH + 0.01))).toBe("whisper");
  expect(voiceUnheard(at(0, { voicing: "whisper" }), at(WHISPER_REACH + 0.01), 1)).toBe("whisper");
});

test("[HEAR8] what is said in a private conversation is heard by those in it alone, in text and voice", () => {
  expect(mannerOf(at(0, { circle: 1 }))).toBe("private");
  fc.assert(
    fc.property(somebody, somebody, (speaker, listener) => {
      fc.pre(speaker.circle !== 0 && speaker.circle !== listener.circle);
      expect(hearsText(speaker, listener)).toBe(false);
      if (speaker.voicing !== "house") expect(voiceUnheard(speaker, listener)).toBe("private");
    }),
  );
  expect(hearsText(at(0, { circle: 1 }), at(1, { circle: 1 }))).toBe(true);
  expect(voiceUnheard(at(0, { circle: 1 }), at(1, { circle: 1 }))).toBeNull();
  expect(voiceUnheard(at(0), at(1, { circle: 1 }))).toBeNull();
});

test("[ORD3] Where no text carries, none comes in from whoever stands beside it.", () => {
  const hushed = (x: number): Speaker => ({ ...at(x), zone: { ...at(x).zone, text: 0 } });
  expect(hearsText(at(0), at(1))).toBe(true);
  expect(hearsText(hushed(0), at(1))).toBe(false);
  expect(hearsText(at(0), hushed(1))).toBe(false);
});
