/**
 * HeadsetBody: what a headset does to me, frame by frame: where its room lies in the space, walking by stick, snap turns,
 * teleports, and the wishes that come of it.
 *
 * [XR10] The view is moved by the wearer alone: by their own steps, their thumbs, a teleport or "stand here".
 */
import type { Hand, Part, Vec3 } from "../../shared/pose/pose.ts";
import { heading } from "../../shared/pose/rotation.ts";
import type { Ground } from "../../shared/space/ground.ts";
import type { Visit } from "../net/visit.ts";
import { Cadence } from "../world/cadence.ts";
import type { OwnBody } from "../world/own-body.ts";
import { type Apart, apartNow, TOGETHER } from "./apart.ts";
import { COMFORT, type Comfort } from "./comfort.ts";
import { CrossedArms } from "./crossed-arms.ts";
import { Lift } from "./lift.ts";
import type { Pointer } from "./panels/fingers.ts";
import { type Origin, originUnder, outOf, type Rig, turnedAbout, wishOf } from "./rig.ts";
import { STICK_SPEED, stickVelocity, TURN_SPEED, type TurnAsk, type TurnStick, turnRate, turnStick } from "./stick.ts";
import type { Arc } from "./teleport-arc.ts";
import { Throw } from "./throw.ts";
import { Trail } from "./trail.ts";
import { turned } from "./turn.ts";

/**
 * A hand as it points: its ray along −Z, its trigger or pinch, the end of the finger that pokes.
 */
export type HandFrame = { side: "left" | "right"; ray: Part; pressed: boolean; tip: Vec3 };

/** What the headset says of one frame, in its own room's frame. */
export type HeadsetFrame = {
  head: Part;
  leftHand?: Hand;
  rightHand?: Hand;
  /** Where a hand points, for aiming; the grip where it points nowhere. */
  aim?: Part;
  walk: { x: number; y: number };
  turn: { x: number; y: number };
  /** A trigger is held; the button that says yes is. */
  trigger: boolean;
  confirm: boolean;
  /** The button of the menu is held. */
  menu: boolean;
  pointers: HandFrame[];
};

/** After stick walking has stopped, my steps are my own again. Seconds. */
const STICK_RESTS = 0.3;
const STANDING: [x: number, z: number] = [0, 0];
/** A teleport that the server granted is looked for this long. Seconds. */
const TELEPORT_WAIT = 1;

export class HeadsetBody {
  /** Where the room's floor lies. */
  origin: Origin = { position: [0, 0, 0], yaw: 0 };
  /** Set whenever the wearer chooses anew. */
  comfort: Comfort = COMFORT;
  /** How fast the view is moved smoothly, as a share of the fastest: 0…1. */
  flow = 0;
  apart: Apart = TOGETHER;
  /** Metres between where I stand and where others see me. */
  distance = 0;
  rig: Rig | null = null;
  /** Where hands point, in the space. */
  pointers: Pointer[] = [];
  /** The button that says yes, and that of the menu, went down in this frame. */
  confirmed = false;
  menuAsked = false;
  /** The arms have been crossed and held, in this frame. */
  crossed = false;
  /** A panel is pointed at: the trigger is its own, and nothing is thrown. */
  onPanel = false;
  readonly #arms = new CrossedArms();
  readonly #lift = new Lift();
  readonly #throw = new Throw();
  readonly #trail = new Trail();
  /** The seat of the place on which I sit. */
  #seat: string | null = null;
  readonly #visit: Visit;
  readonly #cadence: Cadence;
  readonly #own: OwnBody;
  #placed = false;
  #stick: TurnStick = "rest";
  #stickAt = Number.NEGATIVE_INFINITY;
  #awaited: { tick: number; until: number } | null = null;
  #held = { confirm: false, menu: false };

  constructor(visit: Visit, own: OwnBody) {
    this.#visit = visit;
    this.#cadence = new Cadence(visit);
    this.#own = own;
  }

  /** The headset was taken off: the screen goes on from here. */
  leave(): void {
    this.#own.inHeadset = false;
    this.#own.pitch = 0;
    this.#placed = false;
    this.#lift.forget();
    this.#seat = null;
    this.#throw.arc = null;
    this.apart = TOGETHER;
  }

  /** Where a teleport would land, while one is aimed. */
  get arc(): Arc | null {
    return this.#throw.arc;
  }

  /** Where the room is drawn: over its floor for whoever sits. */
  get drawn(): Origin {
    const [x, y, z] = this.origin.position;
    return { position: [x, y + this.#lift.by, z], yaw: this.origin.yaw };
  }

  /** One frame; `dt` and `now` in seconds. Returns whether a hand should feel something. */
  frame(ground: Ground, given: HeadsetFrame, dt: number, now: number): { buzz: boolean } {
    const { me } = this.#visit;
    const told = this.#lift.frame(given, this.comfort.seated, me.seat !== null);
    const own = this.#own;
    if (!this.#placed) {
      this.#anchor(told.head, [own.place.x, own.place.y, own.place.z], own.yaw, now);
      own.inHeadset = true;
      own.way = [];
      this.#placed = true;
    }
    // Before anything is wished for: a wish from where I was would lead me back there.
    this.#takeSeat(ground, told, now);
    this.#land(told, now);
    const turn = this.#turn(told, dt);

    const rig = this.#rigOf(told);
    const rests = this.comfort.move === "teleport" || me.seat !== null;
    const pressed = rests ? STANDING : this.#walk(ground, told, rig, dt, now);
    const moved = this.#rigOf(told);
    this.rig = moved;
    const [hx, , hz] = moved.head.position;
    const floor = ground.groundAt(hx, hz, this.origin.position[1]) ?? this.origin.position[1];
    if (Math.abs(floor - this.origin.position[1]) < 0.6)
      this.origin = { ...this.origin, position: [this.origin.position[0], floor, this.origin.position[2]] };
    own.place = { x: hx, y: floor, z: hz };
    own.yaw = heading(...moved.head.rotation);

    const thrown = this.#aim(ground, told, turn.next === "aiming", turn.teleport);
    this.confirmed = told.confirm && !this.#held.confirm;
    this.menuAsked = told.menu && !this.#held.menu;
    this.#held = { confirm: told.confirm, menu: told.menu };
    this.crossed = this.#arms.frame(told.head, told.leftHand, told.rightHand, now);
    this.pointers = told.pointers.map(({ side, ray, pressed, tip }) => {
      const placed = outOf(this.origin, ray);
      const [x, y, z] = outOf(this.origin, { position: tip, rotation: ray.rotation }).position;
      return { side, from: placed.position, along: forward(placed), pressed, tip: [x, y, z] };
    });
    // Whoever sits may lean as they like.
    if (me.seat === null) this.#compare(hx, hz, now);
    this.#wish(moved, floor, pressed, now);
    return { buzz: turn.turn !== 0 || thrown };
  }

  /** The wearer asks to be put elsewhere: where that is granted, the view goes along. Rejects as `wish` does. */
  async taken(wish: () => Promise<void>): Promise<void> {
    this.#awaited = { tick: this.#visit.me.pose.tick, until: Number.POSITIVE_INFINITY };
    try {
      await wish();
    } catch (problem) {
      this.#awaited = null;
      throw problem;
    }
  }

  /** Sets the eyes of whoever wears it, standing or sitting as they are, to the height of everybody's. */
  measureHeight(): void {
    this.#lift.measure();
  }

  /** Puts my view where others see me: the wearer asked for it. */
  standHere(told: Part, now: number): void {
    const { position } = this.#visit.me.pose;
    this.#anchor(told, [...position], this.#own.yaw, now);
  }

  /** Sitting down and getting up are the wearer's own wish, so the view goes along. */
  #takeSeat(ground: Ground, { head }: HeadsetFrame, now: number): void {
    const { me, space } = this.#visit;
    if (me.seat === this.#seat) return;
    this.#seat = me.seat;
    this.#awaited = null;
    if (me.seat === null) {
      // Whoever gets up from a solid bench stands beside it.
      this.#awaited = { tick: me.pose.tick, until: Number.POSITIVE_INFINITY };
      return;
    }
    const seat = space.seats.find(({ id }) => id === me.seat);
    if (seat === undefined) return;
    const [x, y, z] = seat.position;
    this.#anchor(head, [x, ground.groundAt(x, z, y) ?? y, z], seat.yaw, now);
  }

  /** Turns, in steps or smoothly; tells what the stick is in the middle of. */
  #turn(told: HeadsetFrame, dt: number): TurnAsk {
    const smooth = this.comfort.turn === "smooth";
    // Whoever turns smoothly aims only with the stick straight ahead.
    const aside = Math.abs(told.turn.x) > Math.abs(told.turn.y);
    const turn = turnStick(this.#stick, smooth ? 0 : told.turn.x, smooth && aside ? 0 : told.turn.y);
    this.#stick = turn.next;
    const rate = smooth && turn.next === "rest" ? turnRate(told.turn.x) : 0;
    this.flow = Math.abs(rate) / TURN_SPEED;
    const by = turn.turn + rate * dt;
    if (by !== 0) this.origin = turnedAbout(this.origin, told.head, by);
    return turn;
  }

  #rigOf(told: HeadsetFrame): Rig {
    const rig: Rig = { head: outOf(this.origin, told.head) };
    if (told.leftHand !== undefined) rig.leftHand = outOf(this.origin, told.leftHand);
    if (told.rightHand !== undefined) rig.rightHand = outOf(this.origin, told.rightHand);
    return rig;
  }

  #anchor(head: Part, place: Vec3, yaw: number, now: number): void {
    this.origin = originUnder(head, place, yaw);
    this.apart = TOGETHER;
    this.#trail.begin(place[0], place[2], now);
  }

  /** Walking by stick; returns how far the wish presses on past what stops it. */
  #walk(ground: Ground, told: HeadsetFrame, rig: Rig, dt: number, now: number): [x: number, z: number] {
    const [vx, vz] = stickVelocity(told.walk.x, told.walk.y, heading(...rig.head.rotation));
    if (vx === 0 && vz === 0) return STANDING;
    this.flow = Math.max(this.flow, Math.hypot(vx, vz) / STICK_SPEED);
    this.#stickAt = now;
    const [x, , z] = rig.head.position;
    const step = this.#own.predict(ground, { x, y: this.origin.position[1], z }, vx * dt, vz * dt);
    const [ox, , oz] = this.origin.position;
    this.origin = { ...this.origin, position: [ox + step.x - x, step.y, oz + step.z - z] };
    return step.stopped ? [vx * 0.2, vz * 0.2] : [0, 0];
  }

  /** Aims and throws; answers whether a teleport was asked for. */
  #aim(ground: Ground, { aim, trigger }: HeadsetFrame, stick: boolean, letGo: boolean): boolean {
    const part = aim === undefined ? null : outOf(this.origin, aim);
    const hand = part === null ? null : { from: part.position, along: forward(part) };
    const { x, y, z } = this.#own.place;
    const { onPanel } = this;
    const landing = this.#throw.frame(ground, { hand, feet: [x, y, z], trigger, onPanel, stick, letGo });
    if (landing === null) return false;
    this.taken(() => this.#visit.teleport(landing, this.#own.yaw)).catch(() => {});
    return true;
  }

  /** The place that a teleport was granted: the wearer asked for it, so the view goes there. */
  #land(told: HeadsetFrame, now: number): void {
    if (this.#awaited === null) return;
    if (this.#awaited.until === Number.POSITIVE_INFINITY) this.#awaited.until = now + TELEPORT_WAIT;
    const { pose } = this.#visit.me;
    if (pose.tick !== this.#awaited.tick && pose.jump === true) {
      this.#anchor(told.head, [...pose.position], this.#own.yaw, now);
      this.#awaited = null;
    } else if (now > this.#awaited.until) this.#awaited = null;
  }

  #compare(x: number, z: number, now: number): void {
    const { me, latency } = this.#visit;
    this.distance = this.#trail.distance(x, z, me.pose.position, latency / 1000, now);
    this.apart = apartNow(this.apart, this.distance, now);
  }

  #wish(rig: Rig, floor: number, [pressX, pressZ]: [number, number], now: number): void {
    if (!this.#cadence.isDue(now) || this.#awaited !== null) return;
    this.#cadence.left(now);
    const ahead = <P extends Part>(part: P): P => ({
      ...part,
      position: [part.position[0] + pressX, part.position[1], part.position[2] + pressZ],
    });
    const wished: Rig = { head: ahead(rig.head) };
    if (rig.leftHand !== undefined) wished.leftHand = ahead(rig.leftHand);
    if (rig.rightHand !== undefined) wished.rightHand = ahead(rig.rightHand);
    this.#visit.walk(wishOf(wished, floor, now - this.#stickAt > STICK_RESTS));
  }
}

/** Where a part's −Z points. */
function forward({ rotation }: Part): Vec3 {
  return turned(rotation, [0, 0, -1]);
}
