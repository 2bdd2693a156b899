/** client/sound: what is heard of a visit. */
export { startClaps } from "./claps.ts";
export { startCues } from "./cues.ts";
export { Soundscape } from "./soundscape.ts";
export { SOUNDS, type Sound } from "./synth.ts";
