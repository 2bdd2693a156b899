/**
 * Streams: what moves, as bytes for whoever may see it. A body is encoded once per step, however many see it; a
 * receiver's frame is the slices of its roster, copied together. The format is `shared/pose/frame.ts`.
 *
 * A better stream replaces this file behind `Streams`. Who may not see somebody never gets a byte of them.
 */
import { BitWriter } from "../../shared/pose/bits.ts";
import { WIRE_BITS, WIRE_NUMBERS } from "../../shared/pose/frame.ts";
import { SentBody, WantedBody } from "../../shared/pose/sent-body.ts";
import { SLICE_LIMIT, settle, writeKey, writeUpdate } from "../../shared/pose/slice.ts";
import type { Bodies } from "./bodies.ts";
import { quantise } from "./quantise.ts";

/** What is streamed: a `World`, or as much of it as is needed here. */
export type StreamedWorld = {
  readonly bodies: Bodies;
  /** The number of the last step. */
  readonly tick: number;
  fadedFor(receiver: number, other: number): boolean;
};

export interface Streams {
  /** This slot begins to receive (or begins anew): its next frame carries keys of everybody it may see. */
  open(receiver: number): void;
  close(receiver: number): void;
  /** Once per step, after the step: encodes who changed, once each. */
  encode(): void;
  /**
   * This step's frame for this receiver, its own copy of the bytes; null when there is nothing to say. One with only the
   * step's number goes once in `QUIET_STEPS`. Who misses the frame of a step is begun anew in the next.
   */
  frame(receiver: number): Uint8Array | null;
}

/** Steps without a frame after which one goes anyway: a second at 20 steps a second. */
export const QUIET_STEPS = 20;

/** A receiver's roster, as it also stands at the receiver. */
type Roster = {
  /** The next frame is full. */
  fresh: boolean;
  /** The encoding that its last frame was made after, and the step of the last frame that went out. */
  served: number;
  tick: number;
  count: number;
  readonly slots: Uint16Array;
  /** By slot: 1 while in the roster, 1 while the pair is told to be faded. */
  readonly inside: Uint8Array;
  readonly faded: Uint8Array;
};

/** Streams of a world to those whom `sees` lets see; everybody sees themselves. */
export function createStreams(world: StreamedWorld, sees: (receiver: number, other: number) => boolean): Streams {
  const { bodies } = world;
  const { capacity } = bodies;
  if (capacity > WIRE_NUMBERS) throw new Error(`a world of ${capacity} has more avatars than there are wire numbers`);

  const rosters: (Roster | undefined)[] = new Array(capacity).fill(undefined);
  const sent: (SentBody | undefined)[] = new Array(capacity).fill(undefined);
  const wanted = new WantedBody();

  /** Counts encodings; a slot's slice or key belongs to the one it is marked with. */
  let encoding = 0;
  let encodedTick = 0;
  const sliced = new Float64Array(capacity);
  const keyed = new Float64Array(capacity);
  const sliceEnd = new Uint32Array(capacity);
  const keyEnd = new Uint32Array(capacity);
  const slices = new BitWriter(new Uint8Array(capacity * SLICE_LIMIT));
  const keys = new BitWriter(new Uint8Array(capacity * SLICE_LIMIT));
  const frames = new BitWriter(new Uint8Array(64 + capacity * (SLICE_LIMIT + 16)));
  const here = new Uint16Array(capacity);
  let hereCount = 0;

  const leaves = new Uint16Array(capacity);
  const updates = new Uint16Array(capacity);
  const enters = new Uint16Array(capacity);
  const fades = new Uint16Array(capacity);

  function encodeSlot(slot: number): void {
    const body = sent[slot];
    if (body === undefined) {
      quantise(bodies, slot, wanted);
      const first = new SentBody();
      settle(first, wanted);
      sent[slot] = first;
      return;
    }
    if (bodies.changed[slot]! < encodedTick) {
      body.jump = false;
      return;
    }
    quantise(bodies, slot, wanted);
    slices.start(slot * SLICE_LIMIT);
    if (!writeUpdate(body, wanted, slices)) return;
    slices.align();
    sliceEnd[slot] = slices.length;
    sliced[slot] = encoding;
  }

  function key(slot: number): void {
    if (keyed[slot] === encoding) return;
    keys.start(slot * SLICE_LIMIT);
    const body = sent[slot]!;
    writeKey(body, body.jump, true, keys);
    keys.align();
    keyEnd[slot] = keys.length;
    keyed[slot] = encoding;
  }

  function maySee(receiver: number, other: number): boolean {
    return receiver === other || sees(receiver, other);
  }

  /** Fills `leaves`, from the end of the roster, so that who takes a place has been looked at already. */
  function takeOut(roster: Roster, receiver: number): number {
    let count = 0;
    for (let index = roster.count - 1; index >= 0; index--) {
      const slot = roster.slots[index]!;
      if (sent[slot] !== undefined && maySee(receiver, slot)) continue;
      leaves[count++] = index;
      roster.inside[slot] = 0;
      roster.faded[slot] = 0;
      roster.slots[index] = roster.slots[--roster.count]!;
    }
    return count;
  }

  function findUpdates(roster: Roster): number {
    let count = 0;
    for (let index = 0; index < roster.count; index++) {
      if (sliced[roster.slots[index]!] === encoding) updates[count++] = index;
    }
    return count;
  }

  function takeIn(roster: Roster, receiver: number): number {
    let count = 0;
    for (let i = 0; i < hereCount; i++) {
      const slot = here[i]!;
      if (roster.inside[slot] === 1 || !maySee(receiver, slot)) continue;
      roster.inside[slot] = 1;
      roster.slots[roster.count++] = slot;
      enters[count++] = slot;
    }
    return count;
  }

  function findFades(roster: Roster, receiver: number): number {
    let count = 0;
    for (let index = 0; index < roster.count; index++) {
      const slot = roster.slots[index]!;
      const faded = slot !== receiver && world.fadedFor(receiver, slot) ? 1 : 0;
      if (roster.faded[slot] === faded) continue;
      roster.faded[slot] = faded;
      fades[count++] = index;
    }
    return count;
  }

  return {
    open(receiver) {
      rosters[receiver] = {
        fresh: true,
        served: encoding,
        tick: 0,
        count: 0,
        slots: new Uint16Array(capacity),
        inside: new Uint8Array(capacity),
        faded: new Uint8Array(capacity),
      };
    },

    close(receiver) {
      rosters[receiver] = undefined;
    },

    encode() {
      encoding++;
      hereCount = 0;
      for (let slot = 0; slot < capacity; slot++) {
        if (bodies.present[slot] === 1) {
          encodeSlot(slot);
          here[hereCount++] = slot;
        } else {
          sent[slot] = undefined;
        }
      }
      // What changed between two steps bears the number of the first.
      encodedTick = world.tick;
    },

    frame(receiver) {
      const roster = rosters[receiver];
      if (roster === undefined || encoding === 0) return null;
      if (!roster.fresh) {
        if (roster.served === encoding) return null;
        if (roster.served !== encoding - 1) roster.fresh = true;
      }
      const full = roster.fresh;
      if (full) {
        roster.count = 0;
        roster.inside.fill(0);
        roster.faded.fill(0);
      }
      roster.fresh = false;
      roster.served = encoding;

      const leaveCount = takeOut(roster, receiver);
      const updateCount = findUpdates(roster);
      const enterCount = takeIn(roster, receiver);
      const fadeCount = findFades(roster, receiver);
      const steps = world.tick - roster.tick;
      if (!full && leaveCount + updateCount + enterCount + fadeCount === 0 && steps < QUIET_STEPS) return null;
      roster.tick = world.tick;

      frames.start();
      frames.write(full ? 1 : 0, 1);
      if (full) {
        frames.write(world.tick >>> 16, 16);
        frames.write(world.tick & 0xffff, 16);
      } else {
        frames.writeGamma(steps);
      }
      frames.writeGamma(leaveCount);
      for (let i = 0; i < leaveCount; i++) frames.writeGamma(leaves[i]!);
      frames.writeGamma(updateCount);
      for (let i = 0, before = -1; i < updateCount; i++) {
        frames.writeGamma(updates[i]! - before - 1);
        before = updates[i]!;
      }
      frames.writeGamma(enterCount);
      for (let i = 0; i < enterCount; i++) frames.write(enters[i]!, WIRE_BITS);
      frames.writeGamma(fadeCount);
      for (let i = 0; i < fadeCount; i++) frames.writeGamma(fades[i]!);
      frames.align();
      for (let i = 0; i < updateCount; i++) {
        const slot = roster.slots[updates[i]!]!;
        frames.copy(slices.bytes, slot * SLICE_LIMIT, sliceEnd[slot]!);
      }
      for (let i = 0; i < enterCount; i++) {
        const slot = enters[i]!;
        key(slot);
        frames.copy(keys.bytes, slot * SLICE_LIMIT, keyEnd[slot]!);
      }
      return frames.bytes.slice(0, frames.length);
    },
  };
}
