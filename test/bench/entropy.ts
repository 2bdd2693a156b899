/**
 * Entropy: the least that a memoryless coder needs for a motion, to hold a codec's bytes against.
 *
 * Every part has three places (whole mm, the space's axes) and a rotation vector in steps of 0.2°. What a channel is
 * expected to do next is to go on as it just did; the difference is counted, and the entropies of the channels' counts are
 * added up. Rotations are predicted from what a receiver would have, rounding included, as a coder must. Where a system
 * tells when each sample was taken, that is one channel more: its age is expected to be the one before.
 */
import type { Pose, Quat } from "../../shared/pose/pose.ts";

const STEP = (0.2 / 180) * Math.PI;
const PLACES = 3;
const CHANNELS_A_PART = 6;
const PARTS = ["head", "leftHand", "rightHand"] as const;

type Counts = Map<number, number>;
type History = { at: number; age: number; places: [number[], number[]]; turns: [Quat[], Quat[]]; samples: number };

/** H0 of what was counted, bits a symbol. */
export function entropyOf(counts: Iterable<number>): number {
  const all = [...counts];
  const total = all.reduce((sum, count) => sum + count, 0);
  return all.reduce((bits, count) => (count === 0 ? bits : bits - (count / total) * Math.log2(count / total)), 0);
}

export class ResidualEntropy {
  readonly #counts: Counts[] = [];
  readonly #ages: Counts = new Map();
  readonly #histories = new Map<unknown, History>();
  /** Updates that were counted: all but the first two of each run. */
  updates = 0;

  /**
   * Takes the next of somebody's bodies. `number` rises by 1 from sample to sample; a gap of more than `most` begins a
   * new run. `age` says when the sample was taken, in whatever steps the system tells it.
   */
  add(who: unknown, number: number, places: readonly number[], turns: readonly Quat[], most = 1, age = 0): void {
    const known = this.#histories.get(who);
    if (!known || number - known.at > most) {
      this.#histories.set(who, { at: number, age, places: [[...places], []], turns: [[...turns], []], samples: 1 });
      return;
    }
    known.at = number;
    known.samples += 1;
    if (known.samples > 2) {
      count(this.#ages, age - known.age);
      this.#count(known, places, turns);
    } else {
      known.places = [[...places], known.places[0]];
      known.turns = [[...turns], known.turns[0]];
    }
    known.age = age;
  }

  /** Takes a decoded pose apart into the channels: absolute places of head and hands, and rotations in the space's axes. */
  addPose(who: unknown, pose: Pose, age: number): void {
    const places: number[] = [];
    const turns: Quat[] = [];
    const [sin, cos] = [Math.sin(pose.yaw), Math.cos(pose.yaw)];
    const about: Quat = [0, Math.sin(pose.yaw / 2), 0, Math.cos(pose.yaw / 2)];
    for (const name of PARTS) {
      const part = pose[name];
      if (!part) return;
      const [x, y, z] = part.position;
      const [px, py, pz] = pose.position;
      for (const metres of [px + x * cos + z * sin, py + y, pz + z * cos - x * sin])
        places.push(Math.round(metres * 1000));
      turns.push(times(about, part.rotation));
    }
    this.add(who, pose.tick, places, turns, 2, age);
  }

  /** Bytes that the body of an update takes at least; NaN before anything was counted. */
  bytesPerUpdate(): number {
    if (this.updates === 0) return Number.NaN;
    return this.#counts.reduce((bits, counts) => bits + entropyOf(counts.values()), 0) / 8;
  }

  /** Bytes that the time of a sample takes at least. */
  bytesPerAge(): number {
    return entropyOf(this.#ages.values()) / 8;
  }

  #count(history: History, places: readonly number[], turns: readonly Quat[]): void {
    const [place, placeBefore] = history.places;
    places.forEach((value, i) => {
      this.#note(Math.floor(i / PLACES) * CHANNELS_A_PART + (i % PLACES), value - 2 * place[i]! + placeBefore[i]!);
    });
    const [turn, turnBefore] = history.turns;
    const reached = turns.map((target, i) => {
      const expected = unit(times(turn[i]!, times(inverse(turnBefore[i]!), turn[i]!)));
      const steps = vectorOf(times(inverse(expected), target)).map((radians) => Math.round(radians / STEP) + 0);
      steps.forEach((value, axis) => {
        this.#note(i * CHANNELS_A_PART + PLACES + axis, value);
      });
      return times(expected, rotationBy(steps.map((value) => value * STEP)));
    });
    history.places = [[...places], place];
    history.turns = [reached, turn];
    this.updates += 1;
  }

  #note(channel: number, value: number): void {
    this.#counts[channel] ??= new Map();
    count(this.#counts[channel], value);
  }
}

function count(counts: Counts, value: number): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

function times([ax, ay, az, aw]: Quat, [bx, by, bz, bw]: Quat): Quat {
  return [
    aw * bx + ax * bw + ay * bz - az * by,
    aw * by - ax * bz + ay * bw + az * bx,
    aw * bz + ax * by - ay * bx + az * bw,
    aw * bw - ax * bx - ay * by - az * bz,
  ];
}

/** Of length 1 again: lengths that are a little off would grow from one prediction to the next. */
function unit(turn: Quat): Quat {
  const length = Math.hypot(...turn);
  return turn.map((value) => value / length) as Quat;
}

function inverse([x, y, z, w]: Quat): Quat {
  return [-x, -y, -z, w];
}

/** The rotation vector of a unit quaternion, by the shorter way. */
function vectorOf([x, y, z, w]: Quat): number[] {
  const sine = Math.sqrt(x * x + y * y + z * z);
  if (sine === 0) return [0, 0, 0];
  const angle = 2 * Math.atan2(sine, Math.abs(w));
  const scale = (w < 0 ? -angle : angle) / sine;
  return [x * scale, y * scale, z * scale];
}

function rotationBy([x = 0, y = 0, z = 0]: number[]): Quat {
  const angle = Math.sqrt(x * x + y * y + z * z);
  if (angle === 0) return [0, 0, 0, 1];
  const scale = Math.sin(angle / 2) / angle;
  return [x * scale, y * scale, z * scale, Math.cos(angle / 2)];
}
