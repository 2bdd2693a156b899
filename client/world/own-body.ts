/**
 * OwnBody: where I am in my own eyes. Keys, a way to walk, or the stick of a headset move it at once; the server's word
 * brings it back; what I wish leaves at most twenty times a second and only while it changes.
 */
import { BODY, type Quat, type Vec3, type Wish } from "../../shared/pose/pose.ts";
import type { Ground } from "../../shared/space/ground.ts";
import { type Obstacle, route } from "../../shared/space/route.ts";
import type { Avatar, Visit } from "../net/visit.ts";
import { Cadence } from "./cadence.ts";
import { along, type Held, STILL, tilted, turned, velocityOf, type Waypoint } from "./controls/walk-model.ts";
import { type Around, ownStep, type Place } from "./own-step.ts";
import { correction, differenceFrom } from "./reconcile.ts";

/** The floor under every bubble. Metres. */
const FLOOR = 0.4;
/** While something stops me I wish on this far ahead, so that the server knows that I want to pass. Seconds of walking. */
const PRESS = 0.2;
/** How long the way I went is remembered. Seconds. */
const TRAIL = 1.5;
/** A way that leads nowhere for this long is given up. Seconds. */
const GIVE_UP = 4;
/** So long stopped on the way somewhere, another way is looked for. Seconds. */
const LOOK_AGAIN = 0.8;
/** Changes smaller than these are nobody's business. Metres, radians. */
const LEAST = { place: 0.002, turn: 0.004 } as const;
/** A heading that differs by more than this from what I wished is the house's own. Radians. */
const TURNED = 0.5;

export class OwnBody {
  place: Place;
  yaw: number;
  pitch = 0;
  /** What is held down; set by the controls. */
  held: Held = STILL;
  /** Where a click leads; empty when nowhere. */
  way: readonly Waypoint[] = [];
  /** Something here moves me in every picture; else I am where the server has me. */
  led = false;
  /** A headset moves me: the controls and their wishes rest. */
  inHeadset = false;
  readonly #visit: Visit;
  readonly #cadence: Cadence;
  #ground: Ground;
  #trail: { at: number; x: number; z: number }[] = [];
  #difference: [number, number] = [0, 0];
  #tick = -1;
  #sent: { x: number; y: number; z: number; yaw: number; pitch: number; pressed: boolean } | null = null;
  #stuckSince: number | null = null;
  #lookedAt: number | null = null;

  constructor(visit: Visit, ground: Ground) {
    this.#visit = visit;
    this.#cadence = new Cadence(visit);
    this.#ground = ground;
    const [x, y, z] = visit.me.pose.position;
    this.place = { x, y, z };
    this.yaw = visit.me.pose.yaw;
  }

  /** The space's file changed: other floors and walls. */
  stand(ground: Ground): void {
    this.#ground = ground;
  }

  /** Walks there from now on, round walls and people; any key ends it. */
  walkTo(place: Vec3): void {
    this.#stuckSince = null;
    this.#lookedAt = null;
    const people = this.#around(Number.POSITIVE_INFINITY).map<Obstacle>(({ x, y, z, reach }) => ({
      position: [x, y, z],
      distance: reach,
    }));
    const { x, y, z } = this.place;
    this.way = route(this.#ground, [x, y, z], place, people).points;
  }

  /** My eyes, above the floor. */
  get eyes(): number {
    return this.#visit.me.seat === null ? BODY.eyes : BODY.seatedEyes;
  }

  /** As others see me. */
  get placed(): Wish {
    const { x, y, z } = this.place;
    return lookingWish([x, y, z], this.yaw, this.pitch, this.eyes);
  }

  /** In a picture in which nothing here moves me. */
  rest(): void {
    if (this.led || this.inHeadset) return;
    const { position, yaw } = this.#visit.me.pose;
    [this.place.x, this.place.y, this.place.z] = position;
    this.yaw = yaw;
  }

  /** One frame: `dt` and `now` in seconds, `now` never running backwards. */
  frame(dt: number, now: number): void {
    if (this.inHeadset) return;
    const seated = this.#visit.me.seat !== null;
    this.yaw = turned(this.yaw, this.held, dt);
    this.pitch = tilted(this.pitch, this.held, dt);
    let [vx, vz] = velocityOf(this.held, this.yaw);
    if (vx !== 0 || vz !== 0) this.way = [];
    else if (this.way.length > 0) {
      const led = along(this.way, this.place.x, this.place.z, dt);
      this.way = led.way;
      [vx, vz] = led.velocity;
    }
    if (seated) {
      [vx, vz] = [0, 0];
      this.way = [];
    }
    const before = this.place;
    const railed = this.#visit.me.ghost;
    let stopped = railed;
    if (!railed && (vx !== 0 || vz !== 0)) {
      const step = this.predict(this.#ground, this.place, vx * dt, vz * dt);
      stopped = step.stopped;
      this.place = { x: step.x, y: step.y, z: step.z };
    }
    this.#giveUp(stopped, vx !== 0 || vz !== 0, before, dt, now);
    this.#reconcile(dt, now, Math.hypot(vx, vz));
    this.#wish(stopped ? vx * PRESS : 0, stopped ? vz * PRESS : 0, now);
  }

  /** Where a step of `vx`, `vz` metres from `from` would lead, as far as I can know. */
  predict(ground: Ground, from: Place, vx: number, vz: number): Place & { stopped: boolean } {
    return ownStep(ground, from, vx, vz, this.#around());
  }

  /** How near to each of the others the server would let me come. */
  #around(within = 5): Around[] {
    const { me, avatars } = this.#visit;
    const found: Around[] = [];
    for (const other of avatars.values()) {
      const [x, y, z] = other.pose.position;
      const distance = Math.hypot(x - this.place.x, z - this.place.z);
      if (distance < within && !other.ghost) found.push({ x, y, z, reach: Math.min(reach(me, other), distance) });
    }
    return found;
  }

  #giveUp(stopped: boolean, wanted: boolean, before: Place, dt: number, now: number): void {
    const went = Math.hypot(this.place.x - before.x, this.place.z - before.z);
    if (!wanted || !stopped || went > 0.3 * dt) {
      this.#stuckSince = null;
      return;
    }
    this.#stuckSince ??= now;
    const goal = this.way.at(-1);
    if (goal === undefined) return;
    if (now - this.#stuckSince > GIVE_UP) this.way = [];
    else if (now - Math.max(this.#stuckSince, this.#lookedAt ?? 0) > LOOK_AGAIN) {
      const since = this.#stuckSince;
      this.walkTo([...goal]);
      this.#stuckSince = since;
      this.#lookedAt = now;
    }
  }

  #reconcile(dt: number, now: number, speed: number): void {
    const { me, latency } = this.#visit;
    this.#trail.push({ at: now, x: this.place.x, z: this.place.z });
    while (this.#trail.length > 2 && (this.#trail[0]?.at ?? now) < now - TRAIL) this.#trail.shift();
    const [x, y, z] = me.pose.position;
    const fresh = me.pose.tick !== this.#tick;
    this.#tick = me.pose.tick;
    if (fresh || me.ghost) this.#difference = differenceFrom(this.#trail, now - latency / 1000 - 0.25, x, z);
    // On rails nothing is predicted, so the drawn place follows as fast as the rails go.
    const done = correction(...this.#difference, fresh && me.pose.jump === true, me.ghost ? 8 : speed, dt);
    if (done.cut) {
      // Whoever is taken somewhere looks as they are set down: from the stage to those who listen.
      if (me.pose.jump === true && this.#sent !== null && between(me.pose.yaw, this.#sent.yaw) > TURNED)
        this.yaw = me.pose.yaw;
      this.place = { x, y, z };
      this.#trail = [{ at: now, x, z }];
      this.#difference = [0, 0];
      this.#sent = null;
      return;
    }
    if (done.x === 0 && done.z === 0) return;
    const height = this.#ground.groundAt(this.place.x + done.x, this.place.z + done.z, y);
    this.place = { x: this.place.x + done.x, y: height ?? y, z: this.place.z + done.z };
    this.#difference = [this.#difference[0] - done.x, this.#difference[1] - done.z];
    for (const point of this.#trail) {
      point.x += done.x;
      point.z += done.z;
    }
  }

  #wish(pressX: number, pressZ: number, now: number): void {
    if (!this.#cadence.isDue(now)) return;
    const next = {
      x: this.place.x + pressX,
      y: this.place.y,
      z: this.place.z + pressZ,
      yaw: this.yaw,
      pitch: this.pitch,
      pressed: pressX !== 0 || pressZ !== 0,
    };
    const last = this.#sent;
    const same =
      last !== null &&
      !next.pressed &&
      Math.abs(next.x - last.x) < LEAST.place &&
      Math.abs(next.z - last.z) < LEAST.place &&
      Math.abs(next.yaw - last.yaw) < LEAST.turn &&
      Math.abs(next.pitch - last.pitch) < LEAST.turn;
    if (same) return;
    this.#sent = next;
    this.#cadence.left(now);
    this.#visit.walk(lookingWish([next.x, next.y, next.z], next.yaw, next.pitch, this.eyes));
  }
}

/** How near somebody may come to me and I to them, as far as I can know. */
function reach(me: Avatar, other: Avatar): number {
  if (me.seat !== null && other.seat !== null) return FLOOR;
  const agreed = other.closer.mine && other.closer.theirs;
  return agreed ? FLOOR : Math.max(FLOOR, other.bubble, me.bubble);
}

/** The angle between two headings, radians. */
const between = (a: number, b: number): number => Math.abs(Math.atan2(Math.sin(a - b), Math.cos(a - b)));

/**
 * The wish of somebody without a headset who looks up or down by `pitch`: the head turns about the neck, so that it
 * sinks a little when it bows, and stays over its floor point.
 */
export function lookingWish(position: Vec3, yaw: number, pitch: number, eyes: number): Wish {
  const [up, ahead] = [0.128, 0.085];
  const lift = up * Math.cos(pitch) + ahead * Math.sin(pitch) - up;
  const rotation: Quat = [Math.sin(pitch / 2), 0, 0, Math.cos(pitch / 2)];
  return { position, yaw, head: { position: [0, eyes + lift, 0], rotation } };
}
