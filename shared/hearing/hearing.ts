/**
 * Hearing: who can hear whom, text and voice alike. Carries HEAR1 to HEAR8. Pure: places, zones and ways of speaking in,
 * a verdict out. Muting and blocking are conduct's and company's business, not ours.
 */
import type { Vec3 } from "../pose/pose.ts";
import type { ZoneSound } from "./zone-sound.ts";

export type Hearer = {
  readonly position: Vec3;
  /** What the zone they stand in does to sound; two people in one zone have the same object. */
  readonly zone: ZoneSound;
  /** The private conversation they are in; 0 is none. */
  readonly circle: number;
};

/** How somebody speaks: as one does, to whom is very near, from a stage, or as the house with the megaphone. */
export type Voicing = "near" | "whisper" | "stage" | "house";
export type Speaker = Hearer & { readonly voicing: Voicing };

/** In which manner a voice is heard. */
export type Manner = Voicing | "private";

/** Why a voice is not heard. */
export type Unheard = "private" | "quiet" | "closed" | "whisper" | "far";

/** How far a whisper carries, metres. */
export const WHISPER_REACH = 2;
/** Up to here a voice has its full strength; beyond, it falls with the distance. Metres. */
export const VOICE_NEAR = 1.5;
/** A voice from a stage is as strong everywhere as one from so far off. Metres. */
const STAGE_AS_FROM = 2.5;
/** From this share of its reach on a voice fades to nothing. */
const FADES_FROM = 0.75;

/** Whether `listener` hears what `speaker` says to whoever is near. Distances are in three dimensions. */
export function hearsText(speaker: Hearer, listener: Hearer): boolean {
  if (apart(speaker, listener) || sealed(speaker, listener)) return false;
  // Where no text carries none comes in from beside it either.
  if (listener.zone.text === 0) return false;
  return metresBetween(speaker, listener) <= speaker.zone.text;
}

/**
 * Why `listener` does not hear the voice of `speaker`; null when they do. `slack` metres are added to how far it carries:
 * who hears somebody goes on hearing them a little beyond, but for a whisper, which is kept from whoever heard them before.
 */
export function voiceUnheard(speaker: Speaker, listener: Hearer, slack = 0): Unheard | null {
  if (speaker.voicing === "house") return null;
  if (apart(speaker, listener)) return "private";
  if (speaker.zone.quiet || listener.zone.quiet) return "quiet";
  if (sealed(speaker, listener)) return "closed";
  if (speaker.voicing === "stage" && speaker.circle === 0) return null;
  const whispers = speaker.voicing === "whisper";
  if (metresBetween(speaker, listener) <= voiceReach(speaker) + (whispers ? 0 : slack)) return null;
  return whispers ? "whisper" : "far";
}

/** How far a voice carries, metres; Infinity for the stage and the house. */
export function voiceReach(speaker: Speaker): number {
  switch (mannerOf(speaker)) {
    case "house":
    case "stage":
      return Number.POSITIVE_INFINITY;
    case "whisper":
      return WHISPER_REACH;
    default:
      return speaker.zone.voice;
  }
}

/** In which manner those who hear somebody hear them. */
export function mannerOf({ voicing, circle }: Speaker): Manner {
  if (voicing === "house" || circle === 0) return voicing;
  return voicing === "whisper" ? "whisper" : "private";
}

/**
 * How strong a voice is at a distance, 0…1: inverse falloff from 1.5 m on, as in the Web Audio specification's inverse
 * distance model with rolloff 1, faded to nothing at `reach`. The stage and the house are as strong everywhere.
 */
export function voiceGain(manner: Manner, metres: number, reach: number): number {
  if (manner === "house") return 1;
  if (manner === "stage") return VOICE_NEAR / STAGE_AS_FROM;
  const left = Math.min(1, Math.max(0, (reach - metres) / (reach * (1 - FADES_FROM))));
  return (VOICE_NEAR / Math.max(VOICE_NEAR, metres)) * left;
}

/** Whether a voice goes to everybody, and comes from nowhere in particular. */
export function toAll(manner: Manner): boolean {
  return manner === "stage" || manner === "house";
}

/** What is said in a private conversation is heard by those in it. */
function apart(speaker: Hearer, listener: Hearer): boolean {
  return speaker.circle !== 0 && speaker.circle !== listener.circle;
}

/** Nothing is heard across the edge of a closed zone. */
function sealed({ zone: a }: Hearer, { zone: b }: Hearer): boolean {
  return a !== b && (a.closed || b.closed);
}

function metresBetween({ position: a }: Hearer, { position: b }: Hearer): number {
  const x = a[0] - b[0];
  const y = a[1] - b[1];
  const z = a[2] - b[2];
  return Math.sqrt(x * x + y * y + z * z);
}
