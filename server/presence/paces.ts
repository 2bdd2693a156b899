/** Paces: how fast everybody goes and where to, from look to look, how far they have turned, and whom a bubble holds up. */
import type { World } from "./world.ts";

/** Paces are those of about so long, ms: a step to and fro is no pace. */
const SMOOTH_MS = 700;
/** Whoever has moved further since the last look has jumped, mm. */
const JUMPED = 2500;
/** Who is slower stands; who is faster walks. mm a second. */
export const STANDS = 250;
export const WALKS = 450;
/** How well a way must agree with a direction to be along it: the cosine of the angle between. */
export const ALONG = 0.7;
/** Whoever was stopped so lately wants to go on, ms. */
const STOPPED_MS = 300;

export class Paces {
  /** How far somebody has turned in all since they came, radians. */
  readonly turned: Float64Array;
  readonly #person: string[];
  readonly #x: Float64Array;
  readonly #z: Float64Array;
  /** Paces, mm a second. */
  readonly #vx: Float64Array;
  readonly #vz: Float64Array;
  readonly #heading: Float64Array;
  readonly #stoppedAt: Float64Array;
  readonly #walkedAt: Float64Array;

  constructor(capacity: number) {
    this.#person = Array.from({ length: capacity }, () => "");
    const floats = () => new Float64Array(capacity);
    this.turned = floats();
    this.#x = floats();
    this.#z = floats();
    this.#vx = floats();
    this.#vz = floats();
    this.#heading = floats();
    this.#stoppedAt = floats();
    this.#walkedAt = floats();
  }

  /**
   * Takes a look at everybody.
   * @param passed since the look before, ms; 0 where nobody knows how anybody moved meanwhile
   * @param begin is told of each slot that somebody else is in than at the look before
   */
  measure({ bodies, person }: World, passed: number, now: number, begin: (slot: number) => void): void {
    const share = Math.min(1, passed / SMOOTH_MS);
    for (let slot = 0; slot < bodies.capacity; slot++) {
      if (bodies.present[slot] === 0) continue;
      const x = bodies.sentX[slot]!;
      const z = bodies.sentZ[slot]!;
      const dx = x - this.#x[slot]!;
      const dz = z - this.#z[slot]!;
      this.#x[slot] = x;
      this.#z[slot] = z;
      const isNew = this.#person[slot] !== person[slot];
      if (isNew) {
        this.#begin(slot, person[slot]!);
        begin(slot);
      }
      if (isNew || passed === 0 || dx * dx + dz * dz > JUMPED * JUMPED) {
        this.#vx[slot] = 0;
        this.#vz[slot] = 0;
        continue;
      }
      this.#vx[slot]! += ((dx / passed) * 1000 - this.#vx[slot]!) * share;
      this.#vz[slot]! += ((dz / passed) * 1000 - this.#vz[slot]!) * share;
      if (this.of(slot) < WALKS) continue;
      const heading = Math.atan2(this.#vx[slot]!, this.#vz[slot]!);
      this.turned[slot]! += Math.abs(turnBetween(this.#heading[slot]!, heading));
      this.#heading[slot] = heading;
      this.#walkedAt[slot] = now;
    }
  }

  #begin(slot: number, person: string): void {
    this.#person[slot] = person;
    this.#vx[slot] = 0;
    this.#vz[slot] = 0;
    this.turned[slot] = 0;
    this.#stoppedAt[slot] = Number.NEGATIVE_INFINITY;
    this.#walkedAt[slot] = Number.NEGATIVE_INFINITY;
  }

  /** A bubble has stopped somebody. */
  stopped(slot: number, now: number): void {
    this.#stoppedAt[slot] = now;
  }

  /** When somebody last walked, or was kept from it, ms. */
  wantedToWalkAt(slot: number): number {
    return Math.max(this.#walkedAt[slot]!, this.#stoppedAt[slot]!);
  }

  isHeldUp(slot: number, now: number): boolean {
    return now - this.#stoppedAt[slot]! <= STOPPED_MS;
  }

  /** How fast somebody goes, mm a second. */
  of(slot: number): number {
    return Math.sqrt(this.#vx[slot]! ** 2 + this.#vz[slot]! ** 2);
  }

  /** How fast somebody goes in a direction of length 1, mm a second. */
  along(slot: number, ux: number, uz: number): number {
    return this.#vx[slot]! * ux + this.#vz[slot]! * uz;
  }

  /** Walks, and that way. */
  goes(slot: number, ux: number, uz: number): boolean {
    const pace = this.of(slot);
    return pace >= WALKS && this.along(slot, ux, uz) > ALONG * pace;
  }

  /** Wants to go that way and is kept from it by a bubble. */
  presses({ bodies, intake }: World, slot: number, ux: number, uz: number, now: number): boolean {
    if (!this.isHeldUp(slot, now)) return false;
    const wx = intake.x[slot]! - bodies.x[slot]!;
    const wz = intake.z[slot]! - bodies.z[slot]!;
    const length = Math.sqrt(wx * wx + wz * wz);
    return length > 1 && wx * ux + wz * uz > ALONG * length;
  }

  /** How far round somebody one has gone since the look before, turns; to the left is more. */
  swept(slot: number, other: number, passed: number): number {
    const dx = this.#x[other]! - this.#x[slot]!;
    const dz = this.#z[other]! - this.#z[slot]!;
    const across = dx * this.#vz[slot]! - dz * this.#vx[slot]!;
    return ((across / (dx * dx + dz * dz || 1)) * (passed / 1000)) / (2 * Math.PI);
  }
}

function turnBetween(from: number, to: number): number {
  const turn = (to - from) % (2 * Math.PI);
  return turn > Math.PI ? turn - 2 * Math.PI : turn < -Math.PI ? turn + 2 * Math.PI : turn;
}
