/**
 * Company: everybody whom the visit shows, drawn each frame: bodies, shadows, bubbles, names. Whoever the visit no longer
 * shows is forgotten in the same frame, with all that was kept for them.
 */
import { Group, type Vector3 } from "three";
import type { Look } from "../../../shared/pose/look.ts";
import type { Emote } from "../../../shared/protocol/from-client/gesture.ts";
import type { Avatar, Visit } from "../../net/visit.ts";
import { FloorMarks } from "../floor-marks.ts";
import type { Place } from "../own-step.ts";
import { Playhead, Smoothing } from "../smoothing.ts";
import { Crowd, type Dress, dressOf } from "./crowd.ts";
import { appearanceOf } from "./palette.ts";
import { bring, createStance, EMOTE_SECONDS, type Gestures, type Placed, type Stance } from "./posture.ts";
import { type Tagged, Tags } from "./tags.ts";

type Companion = {
  smoothing: Smoothing;
  stance: Stance;
  look: Look;
  dress: Dress;
  emote: { name: Emote; since: number } | null;
  dimmed: number;
  sun: number;
  bubble: number;
  frame: number;
};

/** What a frame needs to know beside the visit. */
export type Moment = {
  /** Where I am in my own eyes, and those eyes. */
  me: Place;
  eye: Vector3;
  /** My hands and head, where a headset has them: drawn as I see them. */
  hands: Placed | null;
  dt: number;
  /** How much of the sun falls on a point of the floor, 0…1. */
  sunAt(x: number, z: number): number;
  /** Seconds. */
  now: number;
  reducedMotion: boolean;
};

/** Others' bubbles show from this many radii away, mine brightens then. */
const NEAR = 1.5;

export class Company {
  readonly group = new Group();
  readonly crowd = new Crowd();
  readonly tags = new Tags();
  readonly marks = new FloorMarks();
  readonly #visit: Visit;
  readonly #known = new Map<string, Companion>();
  readonly #playhead = new Playhead();
  readonly #stops: (() => void)[];
  #frame = 0;
  #clock = 0;
  #mine = 0;

  constructor(visit: Visit) {
    this.#visit = visit;
    this.group.name = "company";
    this.group.add(this.crowd.group, this.tags.group, this.marks.mesh);
    this.#stops = [
      visit.on("emote", ({ avatar, name }) => {
        const companion = this.#known.get(avatar.id);
        if (companion !== undefined) companion.emote = { name, since: this.#clock };
      }),
      visit.on("pose", (avatar) => {
        this.#known.get(avatar.id)?.smoothing.push(avatar.pose, visit.time(), avatar.interval);
      }),
    ];
  }

  /** How many people something is kept for. */
  get kept(): number {
    return this.#known.size;
  }

  frame(moment: Moment): void {
    this.#frame += 1;
    this.#clock = moment.now;
    const { me, avatars } = this.#visit;
    const tagged: Tagged[] = [];
    let nearest = Number.POSITIVE_INFINITY;
    this.crowd.begin();
    this.marks.begin();
    for (const avatar of avatars.values()) {
      const companion = this.#companion(avatar);
      const pose = companion.smoothing.sample(this.#visit.time()) ?? avatar.pose;
      const pale = avatar.faded || avatar.ghost;
      const posture = bring(
        companion.stance,
        pose,
        this.#gestures(avatar, companion, pale, moment.now),
        moment.dt,
        moment.now,
      );
      companion.dimmed = ease(companion.dimmed, avatar.away ? 1 : 0, moment);
      companion.sun = ease(companion.sun, moment.sunAt(posture.foot.x, posture.foot.z), moment);
      this.crowd.draw(companion.dress, posture, pale, companion);
      const [x, y, z] = pose.position;
      if (!pale) this.marks.shadow(posture.foot.x, y, posture.foot.z);
      const distance = Math.hypot(x - moment.me.x, z - moment.me.z);
      nearest = Math.min(nearest, distance / Math.max(0.4, avatar.bubble, me.bubble));
      const close = distance < avatar.bubble * NEAR && Math.abs(y - moment.me.y) < 2;
      companion.bubble = ease(companion.bubble, close ? 1 : 0, moment);
      this.marks.ring(x, y, z, avatar.bubble, companion.bubble * 0.5, companion.bubble * 0.06);
      tagged.push({ id: avatar.id, words: avatar, head: posture.head, pale });
    }
    this.#myself(moment, nearest);
    this.crowd.end();
    this.marks.end();
    this.tags.frame(tagged, moment.eye, moment.dt);
    for (const [id, companion] of this.#known)
      if (companion.frame !== this.#frame) {
        this.#known.delete(id);
        this.tags.remove(id);
      }
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    this.crowd.dispose();
    this.tags.dispose();
    this.marks.dispose();
    this.#known.clear();
    this.group.removeFromParent();
  }

  /** My own bubble, a little stronger when somebody is near it; and my hands, where a headset has them. */
  #myself(moment: Moment, nearest: number): void {
    const { me } = this.#visit;
    this.#mine = ease(this.#mine, nearest < NEAR ? 1 : 0, moment);
    const { x, y, z } = moment.me;
    this.marks.ring(x, y, z, me.bubble, 0.35 + 0.45 * this.#mine, 0.03 + 0.06 * this.#mine);
    if (moment.hands === null) return;
    const own = this.#companion(me);
    const posture = bring(own.stance, moment.hands, this.#gestures(me, own, false, moment.now), moment.dt, moment.now);
    if (moment.hands.leftHand !== undefined || moment.hands.rightHand !== undefined)
      this.crowd.draw(own.dress, posture, false, { dimmed: 0, sun: moment.sunAt(x, z) }, "hands");
    this.marks.shadow(x, y, z, 0.4);
  }

  #gestures(avatar: Avatar, companion: Companion, noHands: boolean, now: number): Gestures {
    const age = companion.emote === null ? EMOTE_SECONDS : now - companion.emote.since;
    if (age >= EMOTE_SECONDS) companion.emote = null;
    return {
      handRaised: avatar.handRaised,
      speaking: avatar.speaking,
      seated: avatar.seat !== null,
      emote: companion.emote === null ? null : { name: companion.emote.name, age },
      noHands,
    };
  }

  #companion(avatar: Avatar): Companion {
    let companion = this.#known.get(avatar.id);
    if (companion === undefined) {
      companion = {
        smoothing: new Smoothing(this.#playhead),
        stance: createStance(ownNumber(avatar.id)),
        look: avatar.look,
        dress: dressOf(appearanceOf(avatar.look)),
        emote: null,
        dimmed: avatar.away ? 1 : 0,
        sun: 1,
        bubble: 0,
        frame: 0,
      };
      companion.smoothing.push(avatar.pose, this.#visit.time(), avatar.interval);
      this.#known.set(avatar.id, companion);
    }
    if (companion.look !== avatar.look) {
      companion.look = avatar.look;
      companion.dress = dressOf(appearanceOf(avatar.look));
    }
    companion.frame = this.#frame;
    return companion;
  }
}

function ease(value: number, to: number, { dt, reducedMotion }: Moment): number {
  return reducedMotion ? to : value + (to - value) * (1 - Math.exp(-dt * 5));
}

/** A number from 0 to 20 that stays with an id, so that people do not blink and breathe in step. */
function ownNumber(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2003;
  return sum / 100;
}
