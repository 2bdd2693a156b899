/**
 * Streams: what moves, as bytes for whoever may see it. A body is encoded once per step and tier, however many see it; a
 * receiver's frame is the slices of its neighbourhood, appended bit by bit. The format is `shared/pose/frame.ts`.
 *
 * Who may not see somebody never gets a byte of them: whenever the world says that anybody's sight has changed, everybody
 * known who may not be seen goes first, and nobody else is ever in a neighbourhood.
 */
import { BitWriter } from "../../../shared/pose/bits.ts";
import { LONGEST_WAIT, MID_LAPSE, WIRE_NUMBERS, wireBitsOf } from "../../../shared/pose/frame.ts";
import { FORGOTTEN, NEAR_SLICE_LIMIT } from "../../../shared/pose/near-slice.ts";
import { Cells, FAR_EVERY } from "./cells.ts";
import { type Attended, Chooser } from "./choose.ts";
import { Encoder } from "./encoder.ts";
import { FAR, MID, NEAR, Neighbourhood, type Roster, THINNINGS, UNKNOWN } from "./neighbourhood.ts";
import { Pales } from "./pales.ts";

/** What is streamed: a `World`, or as much of it as is needed here. */
export type StreamedWorld = Attended & {
  /** The number of the last step. */
  readonly tick: number;
  /** Changes whenever anybody may see, or may no longer see, somebody: neighbours are then chosen anew. */
  readonly visibility: number;
  /** Everybody who sees somebody pale, and whom. */
  readonly eachPale: (visit: (receiver: number, other: number) => void) => void;
  /** How long the wish of this slot that the last step took had waited for it, ms; −1 when it took none. */
  waited(slot: number): number;
};

/** How many are told of at the full rate and precision, and how many more at a lower one. */
export type Neighbours = { near: number; mid: number };
export const NEIGHBOURS: Neighbours = { near: 32, mid: 32 };

export interface Streams {
  /** This slot begins to receive (or begins anew): its next frame carries keys of everybody it may see. */
  open(receiver: number): void;
  close(receiver: number): void;
  /** Once per step, after the step: encodes who changed, once each. */
  encode(): void;
  /**
   * This step's frame for this receiver, good until the next is asked for; null when there is nothing to say. One with
   * only the step's number goes once in `QUIET_STEPS`. Who misses the frame of a step is begun anew in the next.
   */
  frame(receiver: number): Uint8Array | null;
  /** Leaves out as much as `THINNINGS` says at this index. */
  thin(receiver: number, thinning: number): void;
}

/** Steps without a frame after which one goes anyway: a second at 20 steps a second. */
export const QUIET_STEPS = 20;
/** Neighbours are chosen anew once in so many steps. */
const CHOOSE_EVERY = 10;
/** Who comes or jumps to within this of somebody is told of at once, mm. */
const BESIDE = 4000;

/** Streams of a world to those whom `sees` lets see; everybody sees themselves. */
export function createStreams(
  world: StreamedWorld,
  sees: (receiver: number, other: number) => boolean,
  neighbours: Neighbours = NEIGHBOURS,
): Streams {
  const { bodies } = world;
  const { capacity } = bodies;
  if (capacity > WIRE_NUMBERS) throw new Error(`a world of ${capacity} has more avatars than there are wire numbers`);
  const wireBits = wireBitsOf(capacity);

  const receivers: (Neighbourhood | undefined)[] = new Array(capacity).fill(undefined);
  const encoder = new Encoder(bodies);
  const cells = new Cells(bodies, encoder, wireBits);
  const chooser = new Chooser(world, encoder);
  const pales = new Pales(capacity);
  const frames = new BitWriter(new Uint8Array(64 + capacity * (NEAR_SLICE_LIMIT + 16)));

  const list = new Uint16Array(capacity);
  const enters = new Uint16Array(capacity);
  const strangers = new Uint16Array(capacity);
  const groupStarts = new Uint16Array(capacity + 1);
  const pale = new Uint16Array(capacity);
  /** What the frame says beside its number. */
  let said = 0;

  function maySee(receiver: number, other: number): boolean {
    return receiver === other || sees(receiver, other);
  }

  /** Whoever left the room, or may not be seen any more. Answers whether anybody here is seen anew, or no longer. */
  function writeGone(receiver: number, told: Neighbourhood): boolean {
    let count = 0;
    let changed = false;
    for (const slot of encoder.gone) if (told.tiers[slot] !== UNKNOWN) list[count++] = slot;
    if (told.visibility !== world.visibility) {
      told.visibility = world.visibility;
      for (let n = 0; n < encoder.hereCount; n++) {
        const slot = encoder.here[n]!;
        const known = told.tiers[slot] !== UNKNOWN;
        if (known === maySee(receiver, slot)) continue;
        changed = true;
        if (known) list[count++] = slot;
      }
    }
    frames.writeGamma(count);
    for (let n = 0; n < count; n++) {
      frames.write(list[n]!, wireBits);
      told.drop(list[n]!);
    }
    said += count;
    return changed;
  }

  /** Whether neighbours are chosen anew in this frame. It hangs on nobody whom the receiver may not see. */
  function isChoosing(receiver: number, told: Neighbourhood): boolean {
    if (told.stale || (receiver + encoder.tick) % CHOOSE_EVERY === 0) return true;
    if (encoder.jumpTick[receiver] === encoder.tick) return true;
    const paleCount = pales.of(receiver, pale);
    for (let n = 0; n < paleCount; n++) {
      const slot = pale[n]!;
      if (told.isPale(slot) || told.tiers[slot]! >= MID || bodies.present[slot] !== 1) continue;
      if (maySee(receiver, slot)) return true;
    }
    const { near, mid } = most(told);
    const full = told.near.count > near && told.mid.count >= mid;
    for (const slot of encoder.came) if ((!full || isBeside(receiver, slot)) && maySee(receiver, slot)) return true;
    for (const slot of encoder.jumped) {
      if (told.tiers[slot] !== NEAR && isBeside(receiver, slot) && maySee(receiver, slot)) return true;
    }
    return false;
  }

  function isBeside(receiver: number, other: number): boolean {
    const { sentX, sentZ } = bodies;
    return (sentX[receiver]! - sentX[other]!) ** 2 + (sentZ[receiver]! - sentZ[other]!) ** 2 < BESIDE ** 2;
  }

  function most({ thinning }: Neighbourhood): Neighbours {
    const { near, mid } = THINNINGS[thinning]!;
    return { near: Math.ceil(neighbours.near * near), mid: Math.ceil(neighbours.mid * mid) };
  }

  /** Those of a roster who should be in another tier. */
  function writeLeaves(told: Neighbourhood, roster: Roster, tier: number, choosing: boolean): void {
    let count = 0;
    if (choosing) {
      for (let index = roster.count - 1; index >= 0; index--) {
        const slot = roster.slots[index]!;
        if (chooser.goal[slot] === tier) continue;
        list[count++] = index;
        told.tiers[slot] = FAR;
        roster.takeAt(index);
      }
    }
    frames.writeGamma(count);
    for (let n = 0; n < count; n++) frames.writeGamma(list[n]!);
    said += count;
  }

  function writeNear({ near }: Neighbourhood): void {
    const { tick, nearTick } = encoder;
    let count = 0;
    for (let index = 0; index < near.count; index++) {
      const slot = near.slots[index]!;
      const moves = encoder.hasNear(slot);
      // Its last slice but this one; an expectation is of what the receiver knows.
      const expected = (moves ? encoder.nearBefore[slot]! : nearTick[slot]!) >= tick - FORGOTTEN;
      if (moves !== expected) list[count++] = index;
    }
    writeExceptions(count);
    for (let index = 0; index < near.count; index++) {
      const slot = near.slots[index]!;
      if (!encoder.hasNear(slot)) continue;
      encoder.copyNear(slot, frames);
      said++;
    }
  }

  function writeMid({ mid }: Neighbourhood): void {
    const { tick, midTick } = encoder;
    let count = 0;
    let turn = 0;
    for (let index = 0; index < mid.count; index++) {
      const slot = mid.slots[index]!;
      if (!encoder.isMidTurn(slot)) continue;
      const moves = encoder.hasMid(slot);
      const expected = (moves ? encoder.midBefore[slot]! : midTick[slot]!) >= tick - MID_LAPSE;
      if (moves !== expected) list[count++] = turn;
      turn++;
    }
    writeExceptions(count);
    for (let index = 0; index < mid.count; index++) {
      const slot = mid.slots[index]!;
      if (!encoder.isMidTurn(slot) || !encoder.hasMid(slot)) continue;
      encoder.copyMid(slot, frames);
      said++;
    }
  }

  function writeExceptions(count: number): void {
    frames.writeGamma(count);
    for (let n = 0, before = -1; n < count; n++) {
      frames.writeGamma(list[n]! - before - 1);
      before = list[n]!;
    }
  }

  /** Whoever is far: the cells whose turn it is, and those who are not known yet. */
  function writeFar(receiver: number, told: Neighbourhood, choosing: boolean): void {
    const newcomers = findNewcomers(receiver, told, choosing);
    const groups = newcomers > 0 ? cells.group(strangers, newcomers, groupStarts) : 0;
    const { farEvery } = THINNINGS[told.thinning]!;
    const turns = Math.floor(encoder.tick / FAR_EVERY) % farEvery === 0 ? cells.count : 0;
    let count = groups;
    for (let cell = 0; cell < turns; cell++) if (eligible(told, cell, choosing) > 0) count++;
    frames.writeGamma(count);
    for (let cell = 0; cell < turns; cell++) {
      const members = eligible(told, cell, choosing);
      if (members === 0) continue;
      if (members === cells.starts[cell + 1]! - cells.starts[cell]!) cells.copy(cell, frames);
      else cells.write(frames, list, 0, members);
    }
    for (let group = 0; group < groups; group++) {
      cells.write(frames, strangers, groupStarts[group]!, groupStarts[group + 1]!);
    }
    for (let n = 0; n < newcomers; n++) told.tiers[strangers[n]!] = FAR;
    said += count;
  }

  /** Fills `list` with the members of a cell that are far to a receiver, and stay so in this frame. */
  function eligible(told: Neighbourhood, cell: number, choosing: boolean): number {
    let count = 0;
    for (let n = cells.starts[cell]!; n < cells.starts[cell + 1]!; n++) {
      const slot = cells.members[n]!;
      if (told.tiers[slot] !== FAR || (choosing && chooser.goal[slot]! > FAR)) continue;
      list[count++] = slot;
    }
    return count;
  }

  /** Fills `strangers` with whoever can be seen, is not known, and will be neither near nor mid. */
  function findNewcomers(receiver: number, told: Neighbourhood, choosing: boolean): number {
    let count = 0;
    const consider = (slot: number) => {
      if (told.tiers[slot] !== UNKNOWN || (choosing && chooser.goal[slot]! > FAR)) return;
      if (maySee(receiver, slot)) strangers[count++] = slot;
    };
    if (choosing) for (let n = 0; n < encoder.hereCount; n++) consider(encoder.here[n]!);
    else for (const slot of encoder.came) consider(slot);
    return count;
  }

  function writeEnters(told: Neighbourhood, roster: Roster, tier: number, choosing: boolean): void {
    let count = 0;
    if (choosing) {
      for (let n = 0; n < chooser.chosenCount; n++) {
        const slot = chooser.chosen[n]!;
        if (chooser.goal[slot] === tier && told.tiers[slot] !== tier) enters[count++] = slot;
      }
    }
    frames.writeGamma(count);
    for (let n = 0; n < count; n++) {
      const slot = enters[n]!;
      frames.write(slot, wireBits);
      if (tier === NEAR) encoder.copyNearEnter(slot, frames);
      else encoder.copyMidEnter(slot, frames);
      told.tiers[slot] = tier;
      roster.add(slot);
    }
    said += count;
  }

  /** Whoever is known and pale, or pale no longer: also the far, of whom there may be more within a bubble than places. */
  function writeFaded(receiver: number, told: Neighbourhood): void {
    let count = 0;
    for (let n = told.pale.length - 1; n >= 0; n--) {
      const slot = told.pale[n]!;
      if (world.fadedFor(receiver, slot)) continue;
      told.turnPale(slot);
      list[count++] = slot;
    }
    const paleCount = pales.of(receiver, pale);
    for (let n = 0; n < paleCount; n++) {
      const slot = pale[n]!;
      if (slot === receiver || told.tiers[slot] === UNKNOWN || told.isPale(slot)) continue;
      // Somebody may have left since they were gathered.
      if (!world.fadedFor(receiver, slot)) continue;
      told.turnPale(slot);
      list[count++] = slot;
    }
    frames.writeGamma(count);
    for (let n = 0; n < count; n++) frames.write(list[n]!, wireBits);
    said += count;
  }

  function writeOpening(receiver: number, full: boolean, steps: number): void {
    frames.write(full ? 1 : 0, 1);
    if (full) {
      frames.write(world.tick >>> 16, 16);
      frames.write(world.tick & 0xffff, 16);
      frames.write(wireBits - 1, 4);
    } else frames.writeGamma(steps - 1);
    const waited = world.waited(receiver);
    if (waited < 0) frames.write(0, 1);
    else frames.write(64 | Math.min(LONGEST_WAIT, Math.round(waited)), 7);
  }

  return {
    open(receiver) {
      receivers[receiver] = new Neighbourhood(capacity, encoder.encoding);
    },

    close(receiver) {
      receivers[receiver] = undefined;
    },

    encode() {
      encoder.encode(world.tick);
      cells.encode();
      pales.gather(world.eachPale);
    },

    frame(receiver) {
      const told = receivers[receiver];
      if (told === undefined || encoder.encoding === 0) return null;
      if (!told.fresh) {
        if (told.served === encoder.encoding) return null;
        if (told.served !== encoder.encoding - 1) told.fresh = true;
      }
      const full = told.fresh;
      if (full) told.begin();
      told.served = encoder.encoding;
      const steps = world.tick - told.tick;

      said = 0;
      frames.start();
      writeOpening(receiver, full, steps);
      const sightChanged = writeGone(receiver, told);
      const choosing = sightChanged || isChoosing(receiver, told);
      if (choosing) {
        const { near, mid } = most(told);
        chooser.choose(receiver, told, maySee, near, mid);
        told.stale = false;
      }
      writeLeaves(told, told.near, NEAR, choosing);
      writeLeaves(told, told.mid, MID, choosing);
      writeNear(told);
      writeMid(told);
      writeFar(receiver, told, choosing);
      writeEnters(told, told.near, NEAR, choosing);
      writeEnters(told, told.mid, MID, choosing);
      writeFaded(receiver, told);
      if (!full && said === 0 && steps < QUIET_STEPS) return null;
      told.tick = world.tick;
      frames.align();
      return frames.bytes.subarray(0, frames.length);
    },

    thin(receiver, thinning) {
      const told = receivers[receiver];
      if (!told || told.thinning === thinning) return;
      told.thinning = thinning;
      told.stale = true;
    },
  };
}
