/** Seats: who sits where. Two who both sit keep only the least distance; everybody else keeps theirs to them. */
import type { Seat } from "../../shared/space/space.ts";
import { NOWHERE } from "../../shared/space/zones.ts";
import { grow } from "./keeping.ts";
import { LANDING_REACH, land, landNear } from "./landing.ts";
import type { World } from "./world.ts";

/** Somebody sits down on a seat no further away than this. Metres. */
const SEAT_REACH = 3;

export class Seats {
  readonly #world: World;
  readonly #of: (string | null)[];

  constructor(world: World) {
    this.#world = world;
    this.#of = Array.from({ length: world.bodies.capacity }, () => null);
  }

  /** The seat that somebody sits on. */
  of(slot: number): string | null {
    return this.#of[slot] ?? null;
  }

  /** Sits down on a seat within 3 m that nobody has and that is far enough from everybody who stands. */
  sit(slot: number, seat: string): "ok" | "unknown" | "taken" | "too-far" | "shut" | "full" {
    const world = this.#world;
    const { bodies } = world;
    const found = this.#find(seat);
    if (!found) return "unknown";
    for (let other = 0; other < bodies.capacity; other++) {
      if (other === slot || this.#of[other] !== seat) continue;
      if (!world.pairs.hidden(slot, other) && world.isolated[other] === 0) return "taken";
    }
    const [x, y, z] = found.position;
    if (Math.hypot(x - bodies.x[slot]! / 1000, z - bodies.z[slot]! / 1000) > SEAT_REACH) return "too-far";
    const keeper = world.keepers[slot]!;
    const { seated } = keeper;
    keeper.seated = true;
    const height = world.ground.groundAt(x, z, y) ?? y;
    if (!land(world, slot, x * 1000, height, z * 1000, 0, false)) {
      keeper.seated = seated;
      return world.keptOut[slot] === NOWHERE ? "full" : "shut";
    }
    this.#of[slot] = seat;
    world.arrive(slot, found.yaw);
    return "ok";
  }

  /**
   * Stands up where the seat is; who then stands too near is faded. From inside a solid bench: on free ground beside it,
   * and where there is none they stay seated (`of` tells).
   */
  stand(slot: number): void {
    const world = this.#world;
    const keeper = world.keepers[slot]!;
    if (!keeper.seated) return;
    keeper.seated = false;
    const x = world.bodies.x[slot]!;
    const y = world.bodies.y[slot]! / 1000;
    const z = world.bodies.z[slot]!;
    const floor = world.ground.stepTo(x / 1000, z / 1000, y);
    const standable = floor !== undefined && world.ground.standable(x / 1000, floor, z / 1000);
    if (!standable && !landNear(world, slot, x, y, z, LANDING_REACH)) {
      keeper.seated = true;
      return;
    }
    this.#of[slot] = null;
    grow(world, slot);
  }

  /** Somebody is on no seat any more, wherever they are now. */
  leave(slot: number): void {
    this.#of[slot] = null;
    this.#world.keepers[slot]!.seated = false;
  }

  /** After the space's file changed: whether somebody sits on a seat that is still there. */
  isThere(slot: number): boolean {
    const seat = this.#of[slot];
    return seat != null && this.#find(seat) !== undefined;
  }

  #find(seat: string): Seat | undefined {
    return this.#world.space.seats.find(({ id }) => id === seat);
  }
}
