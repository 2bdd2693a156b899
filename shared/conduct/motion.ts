/**
 * Motion: how one body moved through a capsule, as it was sent, and where it is at any moment of it.
 *
 * In bytes: runs, each its step from the capsule's first 2, its base x y z 3 × int32 mm, the length of its samples 2, and
 * the samples (`shared/pose/sample.ts`). Between two steps a body is on the straight line, as the room held it; who was not
 * told of for some steps stood until the last of them; a jump is no line. [CAP3]
 */
import { LOOSE_GRIP } from "../pose/grip.ts";
import type { Hand, Part, Pose, Quat, Vec3 } from "../pose/pose.ts";
import { type Base, readSample, sampleLength, sampleOffset } from "../pose/sample.ts";
import { NEAR_GRAIN, PARTS, poseOf, SentBody } from "../pose/sent-body.ts";

export const RUN_HEAD = 16;

/** Writes the head of a run of `length` bytes of samples. */
export function writeRunHead(out: Uint8Array, at: number, step: number, base: Base, length: number): void {
  const view = new DataView(out.buffer, out.byteOffset + at, RUN_HEAD);
  view.setUint16(0, step, true);
  view.setInt32(2, base.x, true);
  view.setInt32(6, base.y, true);
  view.setInt32(10, base.z, true);
  view.setUint16(14, length, true);
}

export class Motion {
  /** By sample: its step, counted from the capsule's first, and the floor point, mm. */
  readonly steps: Uint16Array;
  readonly places: Int32Array;
  readonly #bytes: Uint8Array;
  readonly #offsets: Uint32Array;
  readonly #bases: Base[];
  readonly #jumps: Uint8Array;
  readonly #body = new SentBody();
  readonly #poses: [number, Pose][] = [];

  /** @throws when the bytes are none of a motion within `steps` steps */
  constructor(bytes: Uint8Array, steps: number) {
    const found = samplesOf(bytes, steps);
    const count = found.offsets.length;
    this.#bytes = bytes;
    this.#offsets = Uint32Array.from(found.offsets);
    this.#bases = found.bases;
    this.steps = Uint16Array.from(found.steps);
    this.places = new Int32Array(3 * count);
    this.#jumps = new Uint8Array(count);
    for (let n = 0; n < count; n++) {
      const at = found.offsets[n]!;
      const { x, y, z } = found.bases[n]!;
      this.places[3 * n] = x + sampleOffset(bytes, at, 0);
      this.places[3 * n + 1] = y + sampleOffset(bytes, at, 1);
      this.places[3 * n + 2] = z + sampleOffset(bytes, at, 2);
      this.#jumps[n] = (bytes[at + 1]! & 16) >> 4;
    }
  }

  get count(): number {
    return this.steps.length;
  }

  /** The last sample at or before a moment in steps; −1 before the first. */
  indexAt(moment: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.steps[middle]! <= moment) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Where the floor point is at a moment in steps, metres; false before the first sample. */
  placeAt(moment: number, out: Vec3): boolean {
    const index = this.indexAt(moment);
    if (index < 0) return false;
    const share = this.#share(index, moment);
    for (let axis = 0; axis < 3; axis++) {
      const from = this.places[3 * index + axis]!;
      const to = share > 0 ? this.places[3 * index + 3 + axis]! : from;
      out[axis] = (from + (to - from) * share) / 1000;
    }
    return true;
  }

  /** The pose at a moment in steps; null before the first sample. */
  poseAt(moment: number): Pose | null {
    const index = this.indexAt(moment);
    if (index < 0) return null;
    const share = this.#share(index, moment);
    const from = this.#poseOf(index);
    return share > 0 ? between(from, this.#poseOf(index + 1), share) : from;
  }

  /** Whether the body was let through on rails at a moment in steps. */
  ghostAt(moment: number): boolean {
    const index = this.indexAt(moment);
    return index >= 0 && (this.#bytes[this.#offsets[index]! + 1]! & 8) !== 0;
  }

  /** How far a moment is from a sample to the next one, 0…1: they stood until the step before that one. */
  #share(index: number, moment: number): number {
    if (index + 1 >= this.count || this.#jumps[index + 1] === 1) return 0;
    return Math.max(0, moment - (this.steps[index + 1]! - 1));
  }

  /** The last two are kept: the next picture is nearly always between the same. */
  #poseOf(index: number): Pose {
    const kept = this.#poses.find(([of]) => of === index);
    if (kept) return kept[1];
    readSample(this.#bytes, this.#offsets[index]!, this.#bases[index]!, this.#body);
    const pose = poseOf(this.#body, NEAR_GRAIN, this.steps[index]!);
    this.#poses.push([index, pose]);
    if (this.#poses.length > 2) this.#poses.shift();
    return pose;
  }
}

type Found = { offsets: number[]; bases: Base[]; steps: number[] };

function samplesOf(bytes: Uint8Array, steps: number): Found {
  const found: Found = { offsets: [], bases: [], steps: [] };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const body = new SentBody();
  let last = -1;
  for (let at = 0; at < bytes.length; ) {
    if (at + RUN_HEAD > bytes.length) throw new Error("A run is cut off.");
    let step = view.getUint16(at, true);
    const base = { x: view.getInt32(at + 2, true), y: view.getInt32(at + 6, true), z: view.getInt32(at + 10, true) };
    const end = at + RUN_HEAD + view.getUint16(at + 14, true);
    at += RUN_HEAD;
    if (end > bytes.length || end === at) throw new Error("A run is cut off.");
    for (let first = true; at < end; first = false) {
      step += bytes[at]!;
      if (step <= last || step >= steps || (first && bytes[at] !== 0)) throw new Error("A sample is out of its time.");
      if (at + 2 > end || at + sampleLength(bytes, at) > end) throw new Error("A sample is cut off.");
      const next = readSample(bytes, at, base, body);
      if (next < 0) throw new Error("A sample is none.");
      found.offsets.push(at);
      found.bases.push(base);
      found.steps.push(step);
      last = step;
      at = next;
    }
  }
  return found;
}

/** Between two poses: places straight, turns on the shorter way. */
function between(a: Pose, b: Pose, share: number): Pose {
  const turn = b.yaw - a.yaw;
  const pose: Pose = {
    position: straight(a.position, b.position, share),
    yaw: a.yaw + (turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI))) * share,
    tick: a.tick,
  };
  for (const [name, index] of PARTS) {
    const from: Hand | undefined = a[name];
    if (from === undefined) continue;
    const to: Hand = b[name] ?? from;
    const part: Part = {
      position: straight(from.position, to.position, share),
      rotation: turned(from.rotation, to.rotation, share),
    };
    const isHand = index > 0 && (from.grip ?? to.grip) !== undefined;
    const grip = (hand: Hand) => hand.grip ?? LOOSE_GRIP;
    pose[name] = isHand ? { ...part, grip: grip(from) + (grip(to) - grip(from)) * share } : part;
  }
  return pose;
}

function straight(a: Vec3, b: Vec3, share: number): Vec3 {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

function turned(a: Quat, b: Quat, share: number): Quat {
  const side = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3] < 0 ? -share : share;
  const [x, y, z, w] = [0, 1, 2, 3].map((n) => a[n]! * (1 - share) + b[n]! * side) as Quat;
  const length = Math.sqrt(x * x + y * y + z * z + w * w) || 1;
  return [x / length, y / length, z / length, w / length];
}
