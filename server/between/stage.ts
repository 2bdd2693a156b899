/**
 * Stage: what a copy of a space tells the other copies of whoever speaks in it from a stage, so that they are seen and heard
 * in all of them. A word stands for itself: whoever heard none before it, or lost some, is brought up to date within a second.
 */
import type { Role } from "../../shared/conduct/roles.ts";
import type { Voicing } from "../../shared/hearing/hearing.ts";
import type { Emote } from "../../shared/protocol/from-client/gesture.ts";
import type { BubbleFor } from "../../shared/protocol/from-client/safety.ts";
import type { AvatarFields, Message } from "../../shared/protocol/from-server/index.ts";

/** A copy has at most so many people on its stages whom the others mirror, and so many mirrors itself. */
export const MOST_MIRRORED = 12;
/** Who stands on a stage is told anew at least this often, ms; who was not told of for `SILENT_MS` is gone. */
export const TOLD_EVERY_MS = 250;
export const SILENT_MS = 1000;
/** What is told of everybody again, ms: within so long whoever lost a word knows all. */
export const ALL_EVERY_MS = 500;
/** No word about a stage's bodies is longer, bytes. */
export const BODIES_LIMIT = 1024;

/** Whose word it is: a copy of a space, in whichever process. */
export type OfCopy = { space: string; copy: number };

/** Somebody on a stage, as the copies that mirror them have to know them. */
export type Speaker = {
  /** Theirs while they are on the stage; the next one's is another. */
  number: number;
  person: string;
  role: Role;
  /** Staff and whoever was called up go before those who only stand there. */
  first: boolean;
  /** How they speak to everybody; null while nobody but those near them is to hear them. */
  voicing: Extract<Voicing, "stage" | "house"> | null;
  /** Their microphone. */
  open: boolean;
  /** The zone they stand in, and the seat they sit on, or "". */
  zone: string;
  chosen: { radius: number | null; for: BubbleFor };
  fields: Pick<
    AvatarFields,
    "id" | "name" | "language" | "device" | "look" | "muted" | "handRaised" | "away" | "private" | "seat"
  >;
};

/** Who is on the stage of a copy. */
export type StageTold = OfCopy & {
  /** All of them by number, and the poses that are new (`presence/mirror/packet.ts`). */
  bodies: Uint8Array;
  /** Those about whom anything else is new. */
  people: Speaker[];
};

/** 20 ms of somebody's voice, in the numbers that the listeners of their own copy get. */
export type StageVoice = OfCopy & { number: number; seq: number; tick: number; opus: Uint8Array };

/** What a host asks of somebody who stands in another process: to be quiet, to speak, to speak from the stage or no more. */
export type Led = {
  space: string;
  person: string;
  what: "hush" | "speak" | "floor" | "no floor";
  /** The name of whoever asks. */
  by: string;
};

/** Something that happens once. */
export type StageDeed = OfCopy & { number: number } & ({ emote: Emote } | { caption: Message });
