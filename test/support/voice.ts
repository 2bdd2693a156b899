/** Voice for tests: packets that look like Opus, and ears that note what comes. */
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Visit } from "../../client/net/index.ts";
import type { SpaceFile } from "../../shared/space/space.ts";
import type { SlotFrame } from "../../shared/voice/frame.ts";
import { dataFolder } from "./data-folder.ts";
import { pause } from "./house.ts";

/** 20 ms at full band, one frame, mono. */
const TOC = 15 << 3;
/** What fills up a packet. */
const PADDING = 7;

/** A packet that says `word` and its number, so that whoever hears it can tell. */
export function packet(word: string, number = 0): Uint8Array {
  return Uint8Array.from([
    TOC,
    number >> 8,
    number & 0xff,
    ...new TextEncoder().encode(word),
    ...new Array(40).fill(PADDING),
  ]);
}

/** The word of a packet. */
export function wordOf(opus: Uint8Array): string {
  const end = opus.indexOf(PADDING, 3);
  return new TextDecoder().decode(opus.subarray(3, end < 0 ? opus.length : end));
}

/** Goes on saying `word` until it is stopped. */
export function* saying(word: string, stop: { now: boolean } = { now: false }): Generator<Uint8Array> {
  for (let number = 0; !stop.now; number++) yield packet(word, number);
}

export type Ears = {
  frames: (SlotFrame & { at: number; word: string })[];
  /** The words heard within the last so many ms. */
  lately(ms?: number): Set<string>;
};

/** Begins to hear, over the WebSocket, and notes all of it. */
export async function listening(visit: Visit): Promise<Ears> {
  const frames: Ears["frames"] = [];
  visit.voice.on("frame", (frame) => {
    const opus = frame.opus.slice();
    frames.push({ ...frame, opus, at: performance.now(), word: wordOf(opus) });
  });
  await visit.voice.listen("socket");
  return {
    frames,
    lately: (ms = 200) => {
      const from = performance.now() - ms;
      return new Set(frames.filter(({ at }) => at >= from).map(({ word }) => word));
    },
  };
}

/** How many frames come later than 100 ms from now, within 700 ms. */
export async function laterThan100ms(ears: Ears, word: string): Promise<number> {
  const from = performance.now() + 100;
  await pause(700);
  return ears.frames.filter((frame) => frame.word === word && frame.at > from).length;
}

const rectangle = (x: number, z: number, toX: number, toZ: number): [number, number][] => [
  [x, z],
  [toX, z],
  [toX, toZ],
  [x, toZ],
];

/** A small hall where voice carries five metres, with a closed room in the west, a quiet one in the east, a stage in the south. */
const HALL: SpaceFile = {
  id: "hall",
  name: "Hall",
  summary: "A hall to speak in.",
  spawn: { position: [0, 0, 0], radius: 1 },
  ground: [{ polygon: rectangle(-10, -8, 10, 12) }],
  hearing: { voice: 5 },
  zones: [
    { id: "room", name: "West room", polygon: rectangle(-10, 2, -3, 6), hearing: { closed: true } },
    { id: "quiet", name: "Quiet walk", polygon: rectangle(3, 2, 10, 6), kind: "quiet" },
    { id: "stage", name: "Stage", polygon: rectangle(-5, 8, 5, 12), kind: "stage", speakers: "invited" },
  ],
};

/** The spaces that ship, with a hall for voices, and a place where newcomers listen at first. */
export async function spacesFolder(): Promise<string> {
  const folder = join(await dataFolder(), "spaces");
  await cp(resolve("assets/spaces"), folder, { recursive: true, filter: (path) => !path.includes("/model") });
  await cp(resolve("assets/conduct"), join(folder, "..", "conduct"), { recursive: true });
  for (const space of [HALL, { ...HALL, id: "listening", name: "Listening", newcomers: "muted" }] as const) {
    await mkdir(join(folder, space.id));
    await writeFile(join(folder, space.id, "space.json"), JSON.stringify(space));
  }
  return folder;
}
