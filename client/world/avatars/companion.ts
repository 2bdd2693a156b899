/** Companion: what the view keeps of one person from frame to frame, and how they are drawn in this one. */
import type { Vector3 } from "three";
import type { Look } from "../../../shared/pose/look.ts";
import type { Vec3 } from "../../../shared/pose/pose.ts";
import type { Emote } from "../../../shared/protocol/from-client/gesture.ts";
import type { Avatar } from "../../net/visit.ts";
import { type Playhead, Smoothing } from "../smoothing.ts";
import { type Dress, dressOf, type How } from "./crowd.ts";
import type { Detail, Detailed } from "./detail.ts";
import { EMOTE_SECONDS, type Playing } from "./emotes.ts";
import { appearanceOf, BADGE_COLOURS } from "./palette.ts";
import { bring, createStance, type Gestures, type Placed, type Posture, type Stance } from "./posture.ts";
import type { Tagged } from "./tags.ts";

export class Companion implements How, Detailed, Tagged {
  readonly id: string;
  avatar: Avatar;
  /** The frame in which they were last there. */
  frame = 0;
  /** Where their bubble is. */
  place: Vec3;
  pale = false;
  detail: Detail = "cutout";
  /** From me, metres. */
  distance = 0;
  dimmed: number;
  sun = 1;
  readonly shown = "all";
  caption: string | null = null;
  /** How far the ring of their bubble is to be seen, 0…1. */
  bubble = 0;
  /** How far the light is on them, 0…1. */
  lit = 0;
  dress: Dress;
  readonly smoothing: Smoothing;
  readonly #stance: Stance;
  #look: Look;
  #badge: Avatar["badge"] = null;
  #brand = "";
  #emoteBegan = Number.NEGATIVE_INFINITY;
  readonly #emote: Playing = { name: "wave", age: 0 };
  readonly #gestures: Gestures = { handRaised: false, speaking: false, seated: false, emote: null, noHands: false };

  /** @param time the server's, ms */
  constructor(avatar: Avatar, playhead: Playhead, time: number) {
    this.id = avatar.id;
    this.avatar = avatar;
    this.place = avatar.pose.position;
    this.dimmed = avatar.away ? 1 : 0;
    this.#look = avatar.look;
    this.dress = dressOf(appearanceOf(avatar.look));
    this.#stance = createStance(ownNumber(avatar.id));
    this.smoothing = new Smoothing(playhead);
    this.smoothing.push(avatar.pose, time, avatar.interval);
  }

  get posture(): Posture {
    return this.#stance.posture;
  }

  get head(): Vector3 {
    return this.#stance.posture.head;
  }

  get words(): Avatar {
    return this.avatar;
  }

  /** An emote begins at `now`, seconds. */
  emote(name: Emote, now: number): void {
    this.#emote.name = name;
    this.#emoteBegan = now;
  }

  /** Puts on what their look says, and the band of their badge: a host's is the brand's. */
  wear({ look, badge }: Avatar, brand: string): void {
    if (this.#look === look && this.#badge === badge && this.#brand === brand) return;
    this.#look = look;
    this.#badge = badge;
    this.#brand = brand;
    this.dress = dressOf(appearanceOf(look), badge === null ? null : badge === "host" ? brand : BADGE_COLOURS[badge]);
  }

  /** Brings the body to where `avatar` is at `now`, `dt` seconds after the last time. */
  bring(avatar: Avatar, at: Placed, dt: number, now: number): Posture {
    this.avatar = avatar;
    this.place = at.position;
    this.pale = avatar.faded || avatar.ghost;
    const gestures = this.#gestures;
    gestures.handRaised = avatar.handRaised;
    gestures.speaking = avatar.speaking;
    gestures.seated = avatar.seat !== null;
    gestures.noHands = this.pale;
    this.#emote.age = now - this.#emoteBegan;
    gestures.emote = this.#emote.age < EMOTE_SECONDS ? this.#emote : null;
    return bring(this.#stance, at, gestures, dt, now);
  }
}

/** A number from 0 to 20 that stays with an id, so that people do not blink and breathe in step. */
function ownNumber(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2003;
  return sum / 100;
}
