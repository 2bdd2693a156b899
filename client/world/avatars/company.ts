/**
 * Company: everybody whom the visit shows, drawn each frame: bodies, shadows, bubbles, names. Whoever the visit no longer
 * shows is forgotten in the same frame, with all that was kept for them.
 */
import { Color, Group, type Vector3 } from "three";
import type { Vec3 } from "../../../shared/pose/pose.ts";
import type { Avatar, Visit } from "../../net/visit.ts";
import { type Ears, STEPS_WITHIN } from "../ears.ts";
import { FloorMarks } from "../floor-marks.ts";
import type { Place } from "../own-step.ts";
import { Playhead } from "../smoothing.ts";
import { Captions } from "./captions.ts";
import { Companion } from "./companion.ts";
import { Crowd } from "./crowd.ts";
import { type DetailBudget, giveDetail } from "./detail.ts";
import type { Placed } from "./posture.ts";
import { litNow, Spotlights } from "./spotlights.ts";
import { Tags } from "./tags.ts";

/** What a frame needs to know beside the visit. */
export type Moment = {
  /** Where I am in my own eyes, and those eyes. */
  me: Place;
  eye: Vector3;
  /** My hands and head, where a headset has them: drawn as I see them. */
  hands: Placed | null;
  /** My whole body, where I look at myself from behind. */
  self: Placed | null;
  dt: number;
  /** How much of the sun falls on a point of the floor, 0…1. */
  sunAt(x: number, z: number): number;
  /** Seconds. */
  now: number;
  reducedMotion: boolean;
  /** Who hears steps; null for nobody. */
  ears: Ears | null;
  budget: DetailBudget;
};

/** Others' bubbles show from this many radii away, mine brightens then. */
const NEAR = 1.5;
/** How far a private conversation reaches from its middle, metres, and the violet of its ring. */
const CIRCLE_REACH = 3;
const CIRCLE_COLOUR = new Color("#bdb1ee");

export class Company {
  readonly group = new Group();
  readonly crowd = new Crowd();
  readonly tags = new Tags();
  readonly marks = new FloorMarks();
  readonly lights = new Spotlights();
  readonly captions = new Captions();
  readonly #visit: Visit;
  readonly #known = new Map<string, Companion>();
  readonly #playhead = new Playhead();
  readonly #stops: (() => void)[];
  /** Everybody who is drawn in this frame. */
  readonly #present: Companion[] = [];
  #frame = 0;
  #clock = 0;
  #mine = 0;
  /** The ring of the private conversation I am in, or was, and how far it is to be seen, 0…1. */
  #circle: Vec3 | null = null;
  #private = 0;
  /** Who is in the light, and how far it is on me, 0…1. */
  #lit: ReadonlySet<string> = new Set();
  #litMyself = 0;

  constructor(visit: Visit) {
    this.#visit = visit;
    this.group.name = "company";
    this.group.add(this.crowd.group, this.tags.group, this.marks.mesh, this.lights.mesh);
    this.#stops = [
      visit.on("emote", ({ avatar, name }) => this.#known.get(avatar.id)?.emote(name, this.#clock)),
      visit.on("message", ({ caption, from, text }) => {
        if (caption === true && from !== null) this.captions.hear(from, text, this.#clock);
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
    this.crowd.begin();
    this.marks.begin();
    this.lights.begin();
    this.#lit = litNow(this.#visit);
    this.#gather(moment);
    giveDetail(this.#present, moment.budget);
    for (const companion of this.#present) this.#draw(companion, moment);
    this.#myself(moment);
    this.#privately(moment);
    this.crowd.end();
    this.marks.end();
    this.lights.end();
    this.tags.frame(this.#present, moment.eye, moment.dt);
    for (const [id, companion] of this.#known)
      if (companion.frame !== this.#frame) {
        this.#known.delete(id);
        this.tags.remove(id);
        this.captions.forget(id);
      }
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    this.crowd.dispose();
    this.tags.dispose();
    this.marks.dispose();
    this.lights.dispose();
    this.#known.clear();
    this.group.removeFromParent();
  }

  /** Brings everybody to where they are now. */
  #gather({ me, dt, now }: Moment): void {
    this.#present.length = 0;
    const time = this.#visit.time();
    const brand = this.#visit.space.brand.colour;
    for (const avatar of this.#visit.avatars.values()) {
      const companion = this.#companion(avatar);
      companion.wear(avatar, brand);
      companion.bring(avatar, companion.smoothing.sample(time) ?? avatar.pose, dt, now);
      companion.caption = companion.pale ? null : this.captions.of(avatar.id, now);
      companion.distance = Math.hypot(companion.place[0] - me.x, companion.place[2] - me.z);
      this.#present.push(companion);
    }
  }

  #draw(companion: Companion, moment: Moment): void {
    const { avatar, posture, distance } = companion;
    const { foot } = posture;
    const [x, y, z] = companion.place;
    companion.dimmed = ease(companion.dimmed, avatar.away ? 1 : 0, moment);
    companion.lit = ease(companion.lit, this.#lit.has(companion.id) && !companion.pale ? 1 : 0, moment);
    this.lights.put(foot.x, foot.y, foot.z, companion.lit);
    companion.sun = ease(companion.sun, moment.sunAt(foot.x, foot.z), moment);
    this.crowd.draw(companion.dress, posture, companion);
    if (posture.stepped && !companion.pale && distance < STEPS_WITHIN) moment.ears?.step(foot.x, foot.y, foot.z, false);
    if (!companion.pale) this.marks.shadow(foot.x, foot.y, foot.z);
    const close = distance < avatar.bubble * NEAR && Math.abs(y - moment.me.y) < 2;
    companion.bubble = ease(companion.bubble, close ? 1 : 0, moment);
    this.marks.ring(x, y, z, avatar.bubble, companion.bubble * 0.5, companion.bubble * 0.06);
  }

  /** My own bubble, a little stronger when somebody is near it; and my hands, where a headset has them. */
  #myself(moment: Moment): void {
    const { me } = this.#visit;
    let nearest = Number.POSITIVE_INFINITY;
    for (const { distance, avatar } of this.#present)
      nearest = Math.min(nearest, distance / Math.max(0.4, avatar.bubble, me.bubble));
    this.#mine = ease(this.#mine, nearest < NEAR ? 1 : 0, moment);
    const { x, y, z } = moment.me;
    this.marks.ring(x, y, z, me.bubble, 0.35 + 0.45 * this.#mine, 0.03 + 0.06 * this.#mine);
    this.#litMyself = ease(this.#litMyself, this.#lit.has(me.id) ? 1 : 0, moment);
    this.lights.put(x, y, z, this.#litMyself, moment.self === null ? 0 : this.#litMyself);
    const mine = moment.hands ?? moment.self;
    if (mine === null) return;
    const own = this.#companion(me);
    own.wear(me, this.#visit.space.brand.colour);
    const posture = own.bring(me, mine, moment.dt, moment.now);
    const shown = moment.hands === null ? "all" : "hands";
    if (shown === "all" || mine.leftHand !== undefined || mine.rightHand !== undefined) {
      const how = { pale: own.pale, detail: "full", dimmed: 0, sun: moment.sunAt(x, z), shown } as const;
      this.crowd.draw(own.dress, posture, how);
    }
    this.marks.shadow(x, y, z, 0.4);
  }

  /** The private conversation I am in: a soft ring as wide as it reaches. Nobody else sees it. */
  #privately(moment: Moment): void {
    const { middle } = this.#visit.circle;
    if (middle !== null) this.#circle = middle;
    this.#private = ease(this.#private, middle === null ? 0 : 1, moment);
    if (this.#circle === null) return;
    const [x, y, z] = this.#circle;
    this.marks.ring(x, y, z, CIRCLE_REACH, this.#private * 0.8, this.#private * 0.22, CIRCLE_COLOUR);
  }

  #companion(avatar: Avatar): Companion {
    let companion = this.#known.get(avatar.id);
    if (companion === undefined) {
      companion = new Companion(avatar, this.#playhead, this.#visit.time());
      this.#known.set(avatar.id, companion);
    }
    companion.frame = this.#frame;
    return companion;
  }
}

function ease(value: number, to: number, { dt, reducedMotion }: Moment): number {
  return reducedMotion ? to : value + (to - value) * (1 - Math.exp(-dt * 5));
}
