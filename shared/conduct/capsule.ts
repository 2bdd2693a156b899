/**
 * Capsule: the last two minutes around somebody, as evidence: one track for each person who was there, with how they moved
 * and what those concerned could read of them. No sound is in it. [CAP1] [CAP2]
 *
 * A file of one is `SCAP`, the version 1, the count of its pieces 1, then each piece as its length 4 (little-endian) and its
 * bytes, compressed (deflate). The first piece is the head; every other one a track, and whose cannot be opened any more is
 * left out. A head is JSON; a track is the length of its JSON 4, the JSON, and the motion (`motion.ts`).
 */
import { z } from "zod";
import { lookSchema } from "../pose/look.ts";
import { WORLD_LIMIT } from "../pose/pose.ts";
import { idSchema } from "../protocol/from-client/id.ts";
import { addresseeSchema } from "../protocol/from-client/say.ts";
import { Motion } from "./motion.ts";
import { ROLES } from "./roles.ts";

/** Where the file of one is fetched, by a word that is good once. */
export const CAPSULES_PATH = "/api/capsules";
/** How much of the past a room remembers, ms. */
export const REMEMBERED_MS = 120_000;
/** How many people a capsule holds. */
export const TRACKS_MOST = 48;
/** No piece is longer once it is opened, bytes. */
export const PIECE_LIMIT = 2 ** 20;

const MAGIC = [0x53, 0x43, 0x41, 0x50];
const VERSION = 1;
const FILE_HEAD = MAGIC.length + 2;
/** At the quickest that steps come, and some more. */
const STEPS_MOST = 8000;
/** No time in it is later, ms since its beginning: a room may stall. */
const LATEST_MS = 10 * REMEMBERED_MS;
const LISTED_MOST = 10_000;

/** In a function, so that a page which never opens a capsule does without. */
function schemas() {
  const moment = z.number().min(-REMEMBERED_MS).max(LATEST_MS);
  const head = z.strictObject({
    space: z.string().max(200),
    copy: z.int().min(1),
    /** When it begins and ends, ms since 1970. */
    from: z.number(),
    to: z.number(),
    /** The ms of one step of the room. */
    stepMs: z.number().positive(),
    /** Avatars: who it is about, and who reports it. */
    subject: idSchema.nullable(),
    reporter: idSchema.nullable(),
    /** When each step was, ms since `from`. */
    steps: z.array(moment).min(1).max(STEPS_MOST),
  });
  const state = z.strictObject({
    /** ms since `from`; what was so before it began has 0. */
    at: moment,
    seat: z.string().max(200).nullable(),
    muted: z.boolean(),
    handRaised: z.boolean(),
    away: z.boolean(),
  });
  const bubble = z.strictObject({ at: moment, radius: z.number().min(0).max(WORLD_LIMIT) });
  const word = z.strictObject({
    id: idSchema,
    at: moment,
    text: z.string().max(8000),
    to: z.union([addresseeSchema, z.literal("near")]),
    /** Avatars who could read it, the speaker among them. */
    hearers: z.array(idSchema).max(LISTED_MOST),
  });
  const about = z.strictObject({
    avatar: idSchema,
    name: z.string().max(200),
    role: z.enum(ROLES),
    look: lookSchema,
    /** When they came and left, ms since `from`: 0 when they were there before, null when they stayed. */
    came: moment,
    left: moment.nullable(),
    states: z.array(state).min(1).max(LISTED_MOST),
    bubbles: z.array(bubble).min(1).max(LISTED_MOST),
    words: z.array(word).max(LISTED_MOST),
  });
  return { head, about };
}
const SCHEMAS = /* @__PURE__ */ schemas();

export type CapsuleHead = z.infer<typeof SCHEMAS.head>;
export type CapsuleAbout = z.infer<typeof SCHEMAS.about>;
export type CapsuleWord = CapsuleAbout["words"][number];

export type CapsuleTrack = CapsuleAbout & { readonly motion: Motion };
export type Capsule = { readonly head: CapsuleHead; readonly tracks: readonly CapsuleTrack[] };

/** A file's pieces in one. */
export function packPieces(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + 4 + piece.length, FILE_HEAD));
  const view = new DataView(bytes.buffer);
  bytes.set([...MAGIC, VERSION, pieces.length]);
  let at = FILE_HEAD;
  for (const piece of pieces) {
    view.setUint32(at, piece.length, true);
    bytes.set(piece, at + 4);
    at += 4 + piece.length;
  }
  return bytes;
}

/** The pieces of a file. @throws with a sentence when it is none, is cut off, or is of a version that is not known here */
export function unpackPieces(bytes: Uint8Array): Uint8Array[] {
  if (bytes.length < FILE_HEAD || MAGIC.some((byte, n) => bytes[n] !== byte)) throw new Error("This is no capsule.");
  if (bytes[4] !== VERSION) throw new Error(`A capsule of version ${bytes[4]} cannot be read here.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: Uint8Array[] = [];
  let at = FILE_HEAD;
  for (let n = bytes[5]!; n > 0; n--) {
    const end = at + 4 <= bytes.length ? at + 4 + view.getUint32(at, true) : Number.POSITIVE_INFINITY;
    if (end > bytes.length) throw new Error("The capsule is cut off.");
    pieces.push(bytes.subarray(at + 4, end));
    at = end;
  }
  if (at !== bytes.length) throw new Error("Something stands behind the end of the capsule.");
  return pieces;
}

export function encodeHead(head: CapsuleHead): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(head));
}

/** @throws when it is none */
export function decodeHead(bytes: Uint8Array): CapsuleHead {
  const head = SCHEMAS.head.parse(parsed(bytes));
  if (head.steps.some((at, n) => n > 0 && at < head.steps[n - 1]!)) throw new Error("The steps are out of order.");
  return head;
}

/** @param motion as `motion.ts` has it */
export function encodeTrack(about: CapsuleAbout, motion: Uint8Array): Uint8Array<ArrayBuffer> {
  const words = new TextEncoder().encode(JSON.stringify(about));
  const bytes = new Uint8Array(4 + words.length + motion.length);
  new DataView(bytes.buffer).setUint32(0, words.length, true);
  bytes.set(words, 4);
  bytes.set(motion, 4 + words.length);
  return bytes;
}

/** @throws when it is none of a capsule with this head */
export function decodeTrack(bytes: Uint8Array, { steps }: CapsuleHead): CapsuleTrack {
  if (bytes.length < 4) throw new Error("A track is cut off.");
  const end = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (end > bytes.length) throw new Error("A track is cut off.");
  const about = SCHEMAS.about.parse(parsed(bytes.subarray(4, end)));
  return { ...about, motion: new Motion(bytes.subarray(end), steps.length) };
}

function parsed(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
}

/** The moment in steps, with its fraction, at `ms` after the beginning: steps do not come quite evenly. */
export function stepAt({ steps }: CapsuleHead, ms: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]! <= ms) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return 0;
  if (low === steps.length) return steps.length - 1;
  const before = steps[low - 1]!;
  return low - 1 + (ms - before) / (steps[low]! - before);
}
