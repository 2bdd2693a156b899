/**
 * Emotes: what a gesture does to a body while it lasts. Pure; metres and radians on a standing body of 1.70 m that looks
 * along −Z, +X to its right; seconds.
 */
import type { Emote } from "../../../shared/protocol/from-client/gesture.ts";

/** An emote, and how many seconds ago it began. */
export type Playing = { name: Emote; age: number };

/** Seconds an emote is played. */
export const EMOTE_SECONDS = 2.4;

/** What becomes of the trunk, the head and the face. */
export type Sway = {
  /** How much higher the head is. */
  up: number;
  /** The body's turn to the left, and how far the left foot is ahead. */
  turn: number;
  stride: number;
  /** The head bowed, and leant to the left. */
  nod: number;
  tilt: number;
  /** The mouth open, 0…1, and more of a smile. */
  mouth: number;
  merry: number;
};

/** Where a hand goes, how it is turned, and how far it is on its way, 0…1. */
export type HandWish = { share: number; x: number; y: number; z: number; pitch: number; yaw: number; roll: number };

/** How far an emote is in: comes and goes within a quarter of a second. */
export function fade(age: number): number {
  return Math.max(0, Math.min(1, age * 4, (EMOTE_SECONDS - age) * 4));
}

/** Fills `to` with what an emote does to the body; with none, with nothing. */
export function sway(playing: Playing | null, to: Sway): Sway {
  to.up = to.turn = to.stride = to.nod = to.tilt = to.mouth = to.merry = 0;
  if (playing === null) return to;
  const { age } = playing;
  const part = fade(age);
  to.merry = playing.name === "nod" || playing.name === "question" ? 0 : part;
  switch (playing.name) {
    case "nod":
      to.nod = 0.28 * Math.max(0, Math.sin(age * 9)) * part;
      break;
    case "wave":
      to.tilt = -0.1 * part;
      break;
    case "clap":
      to.nod = 0.06 * Math.abs(Math.sin(age * 10)) * part;
      break;
    case "heart":
      to.tilt = 0.2 * part;
      break;
    case "laugh":
      to.up = 0.012 * Math.sin(age * 16) * part;
      to.nod = -0.22 * part;
      to.mouth = part;
      break;
    case "dance":
      to.up = 0.035 * Math.abs(Math.sin(age * 8)) * part;
      to.turn = 0.3 * Math.sin(age * 4) * part;
      to.stride = 0.13 * Math.sin(age * 8) * part;
      to.tilt = 0.12 * Math.sin(age * 4) * part;
      break;
    case "wow":
      to.up = 0.015 * part;
      to.nod = -0.14 * part;
      to.mouth = 0.7 * part;
      break;
    case "question":
      to.tilt = 0.22 * part;
  }
  return to;
}

/** Fills `to` with where an emote takes a hand; false when it leaves it alone. `side` is 1 for the right hand. */
export function handOf({ name, age }: Playing, side: 1 | -1, to: HandWish): boolean {
  const part = fade(age);
  switch (name) {
    case "wave":
      return side === 1 && put(to, part, 0.36, 1.56, -0.16, 1.3, 0, Math.sin(age * 9) * 0.45);
    case "clap":
      return put(
        to,
        part,
        side * (0.05 + 0.1 * Math.abs(Math.sin(age * 10))),
        1.14,
        -0.33,
        0.35,
        side * 0.15,
        side * -1.35,
      );
    case "heart":
      return put(to, part, side * 0.055, 1.17, -0.24, 0.9, side * 0.5, side * -1.2);
    case "laugh":
      return put(to, part * 0.6, side * 0.14, 1.0, -0.22, 0.2, side * 0.6, side * -1.2);
    case "dance":
      return put(to, part, side * 0.34, 1.18 + 0.16 * Math.sin(age * 8 + side * 1.2), -0.2, 0.6, 0, side * 0.5);
    case "wow":
      return put(to, part, side * 0.13, 1.46, -0.2, 1.2, side * 0.3, side * -0.3);
    case "question":
      return put(to, part, side * 0.36, 1.14, -0.18, 0.2, side * -0.5, side * 1.1);
    case "nod":
      return false;
  }
}

function put(
  to: HandWish,
  share: number,
  x: number,
  y: number,
  z: number,
  pitch: number,
  yaw: number,
  roll: number,
): true {
  to.share = share;
  to.x = x;
  to.y = y;
  to.z = z;
  to.pitch = pitch;
  to.yaw = yaw;
  to.roll = roll;
  return true;
}
