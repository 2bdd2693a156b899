/** Voice gain: how loud a voice is so far away, 0…1. */

/** How a voice comes to me: as people stand, from lips to ear, within a circle, or from the stage or the house to all. */
export type Manner = "near" | "whisper" | "private" | "stage" | "house";

/** As loud as it was said up to here, and half as loud at twice as far (the inverse model of Web Audio). Metres. */
const REFERENCE = 1.5;
/** From this share of its reach it fades to nothing. */
const FADES_FROM = 0.8;

/** `metres` is how far away it is said and `reach` how far it carries. Stage and house are as loud everywhere. */
export function voiceGain(manner: Manner, metres: number, reach: number): number {
  if (toAll(manner)) return 1;
  const carried = Math.min(1, REFERENCE / Math.max(metres, REFERENCE));
  const left = (reach - metres) / (reach * (1 - FADES_FROM));
  return carried * Math.max(0, Math.min(1, left));
}

/** Whether it is said to everybody, and comes from nowhere in particular. */
export function toAll(manner: Manner): boolean {
  return manner === "stage" || manner === "house";
}
