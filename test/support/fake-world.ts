/** A world without rules, for the streams: bodies that the test moves itself, and pairs that it fades. */
import { Bodies, GHOST, HEAD, JUMP, LEFT_HAND, PART_FLOATS, RIGHT_HAND } from "../../server/presence/bodies.ts";

export type Random = () => number;

export class FakeWorld {
  readonly bodies: Bodies;
  tick = 0;
  visibility = 0;
  readonly faded = new Set<string>();

  constructor(capacity: number) {
    this.bodies = new Bodies(capacity);
  }

  /** By slot, where it is not 1. */
  readonly prominent = new Map<number, number>();

  prominence(slot: number): number {
    return this.prominent.get(slot) ?? 1;
  }

  waited(): number {
    return -1;
  }

  fadedFor(receiver: number, other: number): boolean {
    return this.faded.has(`${receiver} ${other}`);
  }

  readonly eachPale = (visit: (receiver: number, other: number) => void): void => {
    for (const pair of this.faded) {
      const [receiver, other] = pair.split(" ").map(Number);
      visit(receiver!, other!);
    }
  };

  /** Puts somebody down at a random place in a random posture. */
  put(slot: number, random: Random, parts: number, flags = 0): void {
    const { bodies } = this;
    bodies.present[slot] = 1;
    bodies.flags[slot] = flags;
    bodies.parts[slot] = parts;
    bodies.grips[slot] = random() * 16;
    bodies.yaw[slot] = (random() - 0.5) * 20;
    bodies.x[slot] = bodies.sentX[slot] = Math.round((random() - 0.5) * 100_000);
    bodies.y[slot] = bodies.sentY[slot] = Math.round((random() - 0.5) * 10_000);
    bodies.z[slot] = bodies.sentZ[slot] = Math.round((random() - 0.5) * 100_000);
    for (const part of [bodies.head, bodies.left, bodies.right]) {
      for (let axis = 0; axis < 3; axis++) part[slot * PART_FLOATS + axis] = (random() - 0.5) * 4;
      setTurn(part, slot, random() - 0.5, random() - 0.5, random() - 0.5, random() - 0.5);
    }
    bodies.changed[slot] = this.tick;
  }

  remove(slot: number): void {
    this.bodies.present[slot] = 0;
  }

  /** Somebody strolls: a little further, a little turned, hands swinging. */
  stroll(slot: number, random: Random, by = 0.07, grips = true): void {
    const { bodies } = this;
    bodies.flags[slot] = bodies.flags[slot]! & ~JUMP;
    bodies.yaw[slot] = bodies.yaw[slot]! + (random() - 0.5) * by;
    bodies.sentX[slot] = bodies.x[slot] = bodies.x[slot]! + Math.round((random() - 0.3) * by * 1000);
    bodies.sentZ[slot] = bodies.z[slot] = bodies.z[slot]! + Math.round((random() - 0.3) * by * 1000);
    for (const part of [bodies.head, bodies.left, bodies.right]) {
      const at = slot * PART_FLOATS;
      for (let axis = 0; axis < 3; axis++) part[at + axis] = part[at + axis]! + (random() - 0.5) * by;
      const turn = () => (random() - 0.5) * by * 2;
      setTurn(
        part,
        slot,
        part[at + 3]! + turn(),
        part[at + 4]! + turn(),
        part[at + 5]! + turn(),
        part[at + 6]! + turn(),
      );
    }
    if (grips && random() < 0.2) bodies.grips[slot] = random() * 16;
    bodies.changed[slot] = this.tick;
  }

  /** Somebody stands and closes or opens their hands. */
  grip(slot: number, grips: number): void {
    this.bodies.grips[slot] = grips;
    this.bodies.changed[slot] = this.tick;
  }

  setGhost(slot: number, ghost: boolean): void {
    const { bodies } = this;
    bodies.flags[slot] = ghost ? GHOST : 0;
    bodies.changed[slot] = this.tick;
  }
}

export const ALL_PARTS = HEAD | LEFT_HAND | RIGHT_HAND;

function setTurn(part: Float64Array, slot: number, x: number, y: number, z: number, w: number): void {
  const length = Math.hypot(x, y, z, w) || 1;
  part.set([x / length, y / length, z / length, w / length], slot * PART_FLOATS + 3);
}
