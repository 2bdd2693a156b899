/**
 * Crowd: people of many roles, honest and hostile, in one world. It asks for things as clients do, and keeps a record of
 * what it asked that the judge is shown.
 */

import type { SolverRules } from "../../server/presence/solver-rules.ts";
import { step } from "../../server/presence/step.ts";
import { teleportTo } from "../../server/presence/teleport.ts";
import { World } from "../../server/presence/world.ts";
import type { Wish } from "../../shared/pose/pose.ts";
import type { Space } from "../../shared/space/space.ts";
import { seeded } from "../support/seeded.ts";
import { type Asked, type Observation, pairKey } from "./observation.ts";
import { Receivers, type Receiving } from "./receive.ts";
import type { Role } from "./roles.ts";

/** Somebody in a crowd, as their own program knows them. */
export type Visitor = {
  avatar: number;
  slot: number;
  person: string;
  role: Role;
  asked: Asked;
  /** What a role remembers from step to step. */
  mind: { [name: string]: unknown };
  corrected: number;
  /** Their first frame has come. */
  here: boolean;
};

/** One in so many belongs to the house. */
const HOUSE = 7;

export class Crowd {
  readonly world: World;
  readonly space: Space;
  readonly random: () => number;
  readonly visitors: Visitor[] = [];
  now = 0;
  readonly receivers: Receivers;
  readonly #avatars = new Map<number, number>();
  readonly #agreed = new Set<number>();
  readonly #hidden = new Set<number>();
  #entered = 0;

  constructor(
    space: Space,
    seed: number,
    capacity: number,
    rules: Partial<SolverRules> = {},
    receiving: Receiving = {},
  ) {
    this.space = space;
    this.random = seeded(seed);
    const chance = seeded(seed ^ 0x5bd1e995);
    this.world = new World(space, { capacity, random: chance, rules });
    this.receivers = new Receivers(this.world, this.#avatars, receiving);
  }

  /** Somebody comes in, near `at` (metres) or the spawn; undefined when there is no ground left. */
  enter(role: Role, at?: { x: number; z: number }, person = `person ${this.#entered}`): Visitor | undefined {
    const staff = this.#entered % HOUSE === HOUSE - 1;
    const slot = this.world.enter(
      { person, staff, radius: null, for: "strangers", ...(at && { at: { position: [at.x, 0, at.z], yaw: 0 } }) },
      this.now,
    );
    if (slot === undefined) return undefined;
    const avatar = ++this.#entered;
    const visitor: Visitor = {
      avatar,
      slot,
      person,
      role,
      asked: {
        avatar,
        person,
        radius: null,
        for: "strangers",
        entered: { radius: null, for: "strangers" },
        seated: false,
        isolated: false,
        panic: false,
        staff,
        moved: true,
      },
      mind: {},
      corrected: 0,
      here: false,
    };
    this.visitors.push(visitor);
    this.#avatars.set(slot, avatar);
    this.receivers.open(slot, this.now);
    return visitor;
  }

  leave(visitor: Visitor): void {
    this.world.leave(visitor.slot);
    this.receivers.close(visitor.slot);
    this.#avatars.delete(visitor.slot);
    this.visitors.splice(this.visitors.indexOf(visitor), 1);
    for (const other of this.visitors) {
      this.#agreed.delete(pairKey(visitor.avatar, other.avatar));
      this.#hidden.delete(pairKey(visitor.avatar, other.avatar));
    }
  }

  /** Where somebody is drawn, metres. */
  place(visitor: Visitor): { x: number; y: number; z: number } {
    const { sentX, sentY, sentZ } = this.world.bodies;
    const { slot } = visitor;
    return { x: sentX[slot]! / 1000, y: sentY[slot]! / 1000, z: sentZ[slot]! / 1000 };
  }

  /** How near somebody may come to somebody else, as far as a client can know, metres. */
  apart(visitor: Visitor): number {
    return this.world.radiusOf(visitor.slot);
  }

  wish(visitor: Visitor, wish: Wish): void {
    const { x, z } = this.place(visitor);
    if (wish.head || Math.hypot(wish.position[0] - x, wish.position[2] - z) > 0.0004) visitor.asked.moved = true;
    this.world.wish(visitor.slot, wish, this.now);
  }

  teleport(visitor: Visitor, x: number, y: number, z: number): string {
    const answer = teleportTo(this.world, visitor.slot, [x, y, z], 0, this.now);
    if (answer === "ok") {
      visitor.asked.moved = true;
      visitor.asked.seated = false;
    }
    return answer;
  }

  sit(visitor: Visitor, seat: string): string {
    const answer = this.world.seats.sit(visitor.slot, seat);
    if (answer === "ok") {
      visitor.asked.moved = true;
      visitor.asked.seated = true;
    }
    return answer;
  }

  stand(visitor: Visitor): void {
    this.world.seats.stand(visitor.slot);
    if (this.world.seats.of(visitor.slot) !== null) return;
    visitor.asked.seated = false;
    visitor.asked.moved = true;
  }

  bubble(visitor: Visitor, radius: number | null, mode: Asked["for"]): void {
    this.world.setBubble(visitor.slot, radius, mode);
    visitor.asked.radius = radius;
    visitor.asked.for = mode;
  }

  panic(visitor: Visitor, on: boolean): void {
    this.world.setPanic(visitor.slot, on);
    visitor.asked.panic = on;
  }

  isolate(visitor: Visitor, on: boolean): void {
    this.world.setIsolated(visitor.slot, on);
    visitor.asked.isolated = on;
  }

  agree(a: Visitor, b: Visitor, on: boolean): void {
    this.world.setAgreed(a.slot, b.slot, on);
    if (on) this.#agreed.add(pairKey(a.avatar, b.avatar));
    else this.#agreed.delete(pairKey(a.avatar, b.avatar));
  }

  hide(a: Visitor, b: Visitor, on: boolean): void {
    this.world.setHidden(a.slot, b.slot, on);
    if (on) this.#hidden.add(pairKey(a.avatar, b.avatar));
    else this.#hidden.delete(pairKey(a.avatar, b.avatar));
  }

  hidden(a: Visitor, b: Visitor): boolean {
    return this.#hidden.has(pairKey(a.avatar, b.avatar));
  }

  agreed(a: Visitor, b: Visitor): boolean {
    return this.#agreed.has(pairKey(a.avatar, b.avatar));
  }

  /** Everybody acts, `time` ms pass, the world steps; returns what receivers decode. */
  step(time: number): Observation {
    this.now += time;
    // Who has just come in acts once they have seen where they are.
    for (const visitor of [...this.visitors]) if (visitor.here) visitor.role(visitor, this);
    const bySlot = new Map(this.visitors.map((visitor) => [visitor.slot, visitor]));
    for (const { slot } of step(this.world, this.now)) {
      const visitor = bySlot.get(slot);
      if (visitor) visitor.corrected++;
    }
    const { seen, faded } = this.receivers.receive(this.now, time);
    const asked = new Map(this.visitors.map((visitor) => [visitor.avatar, { ...visitor.asked }]));
    for (const visitor of this.visitors) {
      visitor.here = true;
      visitor.asked.moved = false;
    }
    return { now: this.now, seen, asked, agreed: this.#agreed, hidden: this.#hidden, faded };
  }
}
