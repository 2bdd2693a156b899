/** Voices: the policy of a room, with people who stand still, lines that note what is sent, and time by hand. */
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { Talker } from "../../../server/voice/talker.ts";
import { type Heard, type Surroundings, Voices } from "../../../server/voice/voices.ts";
import { type Speaker, type Voicing, voiceUnheard } from "../../../shared/hearing/hearing.ts";
import type { ZoneSound } from "../../../shared/hearing/zone-sound.ts";
import { packet, wordOf } from "../../support/voice.ts";

const HALL: ZoneSound = { id: null, text: 10, voice: 20, closed: false, quiet: false, stage: false };
const [ADA, BO, CLEO] = [0, 1, 2] as const;

let at: [number, number, number][];
let voicing: Voicing[];
/** What is not so: who may not talk, and which pairs may not hear. */
let shut: Set<number>;
let apart: Set<string>;
let strangers: boolean;
let gains: Map<string, number>;
let told: { listener: number; heard: readonly Heard[] }[];
let murmured: [number, boolean][];
let sent: Map<number, { slot: number; word: string; seq: number; tick: number }[]>;
let voices: Voices;
let talkers: Talker[];
let now: number;

const around: Surroundings = {
  speaker: (number): Speaker => ({ position: at[number]!, zone: HALL, circle: 0, voicing: voicing[number]! }),
  mayTalk: (number) => !shut.has(number),
  mayHear: (listener, talker) => !apart.has(`${listener} ${talker}`),
  isStranger: () => strangers,
  gain: (listener, talker) => gains.get(`${listener} ${talker}`) ?? 1,
  tell: (listener, heard) => void told.push({ listener, heard }),
  murmured: (talker, by) => void murmured.push([talker, by]),
};

beforeEach(reset);

function reset(): void {
  at = Array.from({ length: 12 }, (_, n) => [n, 0, 0]);
  voicing = at.map(() => "near");
  shut = new Set();
  apart = new Set();
  strangers = true;
  gains = new Map();
  told = [];
  murmured = [];
  sent = new Map();
  now = 1000;
  voices = new Voices(12, around);
  talkers = at.map((_, number) => enter(number));
}

function enter(number: number): Talker {
  const talker = new Talker();
  const mine: NonNullable<ReturnType<typeof sent.get>> = [];
  sent.set(number, mine);
  talker.line = {
    carrier: "socket",
    send: (slot, { seq, tick, opus }) => void mine.push({ slot, word: wordOf(opus), seq, tick }),
    quality: () => ({ loss: null, roundTrip: null }),
    close() {},
  };
  talker.open = true;
  voices.enter(number, talker);
  return talker;
}

let tick = 0;
/** Somebody says a word, 20 ms long. */
function says(number: number, word: string): boolean {
  tick = (tick + 1) & 0xffff;
  now += 20;
  return voices.take(number, { seq: tick, tick, opus: packet(word) }, "socket", now);
}

const words = (number: number) => sent.get(number)!.map(({ word }) => word);

test("[VOI4] the very first frame of who begins to talk is heard, by those who may, in a slot they were told of before", () => {
  apart.add(`${CLEO} ${ADA}`);
  expect(says(ADA, "hello")).toBe(true);
  expect(words(BO)).toEqual(["hello"]);
  expect(words(CLEO)).toEqual([]);
  expect(words(ADA)).toEqual([]);
  const [heard] = told.find(({ listener }) => listener === BO)!.heard;
  expect(heard).toMatchObject({ talker: ADA, manner: "near", reach: 20, slot: sent.get(BO)![0]!.slot });
});

test("[VOI4] who begins to talk just after all was chosen is heard from their second frame on", () => {
  now += 100;
  voices.pass(now + 10);
  says(ADA, "one");
  says(ADA, "two");
  expect(words(BO)).toEqual(["two"]);
});

test("[VOI13] however often volumes are turned all is chosen anew for it once in 20 ms, and the last one counts", () => {
  let asked = 0;
  const speaker = (number: number) => {
    asked++;
    return around.speaker(number);
  };
  const counted = new Voices(12, { ...around, speaker });
  for (const number of [ADA, BO]) counted.enter(number, talkers[number]!);
  for (let ms = 0; ms < 40; ms++) counted.passSoon(now + ms);
  expect(asked).toBe(2 * 2);
  gains.set(`${BO} ${ADA}`, 0.5);
  counted.passSoon(now + 39);
  tick += 1;
  counted.take(ADA, { seq: tick, tick, opus: packet("hello") }, "socket", now + 60);
  expect(told.at(-1)).toMatchObject({ listener: BO, heard: [{ gain: 0.5 }] });
});

test("[VOI6] what may no longer be heard is asked anew for every frame, before anything is chosen anew", () => {
  says(ADA, "one");
  apart.add(`${BO} ${ADA}`);
  says(ADA, "two");
  expect(words(BO)).toEqual(["one"]);
  expect(words(CLEO)).toEqual(["one", "two"]);
  shut.add(ADA);
  expect(says(ADA, "three")).toBe(true);
  expect(words(CLEO)).toEqual(["one", "two"]);
  shut.delete(ADA);
  talkers[ADA]!.open = false;
  says(ADA, "four");
  expect(words(CLEO)).toEqual(["one", "two"]);
});

test("[VOI6] who leaves is heard by nobody, hears nobody, and nobody takes their number for them", () => {
  says(ADA, "one");
  says(BO, "one");
  voices.leave(ADA, now);
  expect(says(ADA, "ghost")).toBe(false);
  const anew = enter(ADA);
  anew.open = false;
  says(BO, "two");
  expect(voices.isTalking(ADA)).toBe(false);
  expect(voices.slotOf(CLEO, ADA)).toBe(-1);
  now += 100;
  voices.pass(now);
  says(BO, "three");
  expect(words(ADA)).toContain("three");
});

test("[VOI8] one speaks while something comes that says something, and 300 ms longer", () => {
  says(ADA, "hello");
  expect(voices.takeSpeaking(now)).toEqual({ began: [ADA], ceased: [] });
  expect(voices.takeSpeaking(now + 200)).toEqual({ began: [], ceased: [] });
  expect(voices.takeSpeaking(now + 301)).toEqual({ began: [], ceased: [ADA] });
  now += 400;
  tick += 1;
  voices.take(ADA, { seq: tick, tick, opus: packet("x").subarray(0, 1) }, "socket", now);
  expect(voices.takeSpeaking(now)).toEqual({ began: [], ceased: [] });
  says(ADA, "again");
  voices.silence(ADA, now);
  expect(voices.takeSpeaking(now)).toEqual({ began: [], ceased: [] });
});

test("[VOI4] who says nothing for two seconds gives their slots back, and listeners are told", () => {
  says(ADA, "hello");
  voices.pass(now + 1900);
  expect(voices.slotOf(BO, ADA)).toBeGreaterThanOrEqual(0);
  told.length = 0;
  voices.pass(now + 2000);
  expect(voices.slotOf(BO, ADA)).toBe(-1);
  expect(told.find(({ listener }) => listener === BO)?.heard).toMatchObject([{ talker: -1 }]);
  told.length = 0;
  voices.pass(now + 2100);
  expect(told).toEqual([]);
});

test("[VOI13] [VOI19] another volume and another manner are told, and nothing that is as it was", () => {
  says(ADA, "hello");
  told.length = 0;
  voices.pass(now + 50);
  expect(told).toEqual([]);
  gains.set(`${BO} ${ADA}`, 0.5);
  voices.pass(now + 100);
  expect(told).toMatchObject([{ listener: BO, heard: [{ talker: ADA, gain: 0.5 }] }]);
  told.length = 0;
  voicing[ADA] = "stage";
  voices.pass(now + 150);
  expect(told.map(({ listener }) => listener)).toHaveLength(11);
  expect(told[0]!.heard[0]).toMatchObject({ manner: "stage", reach: Number.POSITIVE_INFINITY });
});

test("[VOI14] a stranger is told once that somebody hears them as a murmur, and once that nobody does", () => {
  talkers[BO]!.murmur = true;
  talkers[CLEO]!.murmur = true;
  says(ADA, "hello");
  expect(murmured).toEqual([[ADA, true]]);
  talkers[BO]!.murmur = false;
  voices.pass(now + 50);
  expect(murmured).toEqual([[ADA, true]]);
  voices.leave(CLEO, now);
  expect(murmured).toEqual([
    [ADA, true],
    [ADA, false],
  ]);
  talkers[BO]!.murmur = true;
  voicing[ADA] = "stage";
  voices.pass(now + 100);
  expect(murmured).toHaveLength(2);
});

test("[VOI14] who hears nobody any more hears nobody as a murmur", () => {
  talkers[BO]!.murmur = true;
  says(ADA, "hello");
  talkers[BO]!.line = null;
  voices.silence(BO, now);
  expect(murmured).toEqual([
    [ADA, true],
    [ADA, false],
  ]);
});

test("[VOI62] a talker's frames keep their distances on their way", () => {
  says(ADA, "one");
  tick += 7;
  now += 140;
  voices.take(ADA, { seq: tick - 6, tick, opus: packet("two") }, "socket", now);
  const [one, two] = sent.get(BO)!;
  expect((two!.tick - one!.tick) & 0xffff).toBe(7);
  expect((two!.seq - one!.seq) & 0xffff).toBe(1);
});

/** What may happen in a room, ten of a second at a time. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ what: fc.constant("says" as const), who: fc.nat(11) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("walks" as const), who: fc.nat(11), to: fc.nat(40) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("blocks" as const), who: fc.nat(11), to: fc.nat(11) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constantFrom("shut" as const, "leaves" as const), who: fc.nat(11) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("manner" as const), who: fc.nat(11), to: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant("pass" as const), who: fc.constant(0) }) },
);
const MANNERS: readonly Voicing[] = ["near", "whisper", "stage", "house"];

test("[VOI5] [VOI6] [VOI18] whatever people do, every frame that is sent was said, and may be heard as they stood when it was last chosen", () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 120 }), (happenings) => {
      reset();
      /** As people stood and spoke when it was last chosen who hears whom. */
      let chosen = at.map((_, number) => ({ ...around.speaker(number) }));
      const said = new Set<string>();
      const pass = () => {
        voices.pass(now);
        chosen = at.map((place, number) => ({
          ...around.speaker(number),
          position: [...place] as Speaker["position"],
        }));
      };
      pass();
      for (const [n, one] of happenings.entries()) {
        const { what, who } = one;
        const counts = at.map((_, number) => sent.get(number)!.length);
        if (what === "walks") at[who] = [one.to, 0, 0];
        if (what === "manner") voicing[who] = MANNERS[one.to]!;
        if (what === "blocks") for (const pair of [`${who} ${one.to}`, `${one.to} ${who}`]) apart.add(pair);
        if (what === "shut") shut.add(who);
        if (what === "pass") pass();
        if (what === "leaves") {
          voices.leave(who, now);
          enter(who);
          counts[who] = 0;
        }
        if (what === "says") {
          const word = `${who} says ${n}`;
          // Who has just begun is chosen for at once, as everybody stands now.
          const anew = !voices.isTalking(who);
          says(who, word);
          said.add(word);
          if (anew)
            chosen = at.map((place, number) => ({
              ...around.speaker(number),
              position: [...place] as Speaker["position"],
            }));
        }
        for (const [listener, before] of counts.entries()) {
          for (const { word } of sent.get(listener)!.slice(before)) {
            const talker = Number(word.split(" ")[0]);
            expect(what).toBe("says");
            expect(said).toContain(word);
            expect(talker).toBe(who);
            expect(listener).not.toBe(talker);
            expect(shut.has(talker)).toBe(false);
            expect(apart.has(`${listener} ${talker}`)).toBe(false);
            expect(voiceUnheard(chosen[talker]!, chosen[listener]!, 1)).toBeNull();
          }
        }
      }
    }),
    { numRuns: 300 },
  );
});
