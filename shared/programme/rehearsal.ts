/** Rehearsal: what came of an evening that was played through with made-up visitors. Times are ms since 1970, those of the evening. */
import type { Advice } from "./lint.ts";

/** So many made-up visitors at most come to a rehearsal that a host asks for. */
export const REHEARSED_MOST = 500;

export type Moment = {
  at: number;
  /** How many are in the place then. */
  here: number;
  what: string;
};

/** A cue as it went: null what did not happen. */
export type RehearsedCue = {
  id: string;
  title: string;
  began: number | null;
  ended: number | null;
  /** How many its words reached, and for how many they were held back; only where it says something. */
  said?: { reached: number; held: number };
};

export type Rehearsal = {
  people: number;
  seed: number;
  from: number;
  until: number;
  timeline: Moment[];
  /** In the programme's order. */
  cues: RehearsedCue[];
  visitors: { came: number; most: number; turnedAway: number };
  /** How often people were addressed: at most, on average, how many so often, and how often a word was held back. */
  addressed: { most: number; mean: number; times: Record<string, number>; held: number };
  /** How many were answered, and left over. */
  questions: { asked: number; answered: number; left: number };
  hands: { raised: number; up: number; left: number };
  /** How many answered a poll, of those who were there; by the cue's id. */
  polls: Record<string, { answers: number; of: number }>;
  /** What went wrong, with the moment; null where it has none. */
  wrong: { at: number | null; text: string }[];
};

/** What a host is told who has an evening rehearsed. */
export type RehearsalTold = {
  /** How far it is, from 0 to 1. */
  share: number;
  /** What came of it, once it is through: of the title, in the time zone of its programme, with what the linter says. */
  through: { title: string; zone: string; rehearsal: Rehearsal; advice: Advice[] } | null;
  /** Why nothing came of it. */
  refused: string | null;
};
