/**
 * Packet: the bodies on a stage, in bytes that need no others to be read. Little-endian, for each of them: their number,
 * uint16; whether a pose follows, 1; then the age of its sample, 1 (24ths of a step's time), the floor point, x y z,
 * 3 × int32 mm, and a sample (`shared/pose/sample.ts`) from there. Who stands as they stood has a number alone.
 */

import type { Wish } from "../../../shared/pose/pose.ts";
import { type Base, readSample, SAMPLE_LIMIT, writeSample } from "../../../shared/pose/sample.ts";
import { NEAR_GRAIN, poseOf, SentBody, WantedBody } from "../../../shared/pose/sent-body.ts";
import type { Bodies } from "../bodies.ts";
import { quantise } from "../streams/quantise.ts";

const HEAD_BYTES = 3;
const PLACE_BYTES = 13;
/** What a body may take, bytes. */
export const BODY_LIMIT = HEAD_BYTES + PLACE_BYTES + SAMPLE_LIMIT;

/** Somebody on a stage: `pose` is null where it is as it was. */
export type StagePose = { number: number; pose: { wish: Wish; jump: boolean; age: number } | null };

export class StageWriter {
  readonly #bodies: Bodies;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #most: number;
  readonly #wanted = new WantedBody();
  readonly #base: Base = { x: 0, y: 0, z: 0 };
  #length = 0;

  /** @param most how many bodies are told of at a time */
  constructor(bodies: Bodies, most: number) {
    this.#bodies = bodies;
    this.#most = most;
    this.#bytes = new Uint8Array(most * BODY_LIMIT);
    this.#view = new DataView(this.#bytes.buffer);
  }

  begin(): void {
    this.#length = 0;
  }

  add(number: number, slot: number, moved: boolean): void {
    if (this.#length > (this.#most - 1) * BODY_LIMIT) return;
    this.#view.setUint16(this.#length, number, true);
    this.#bytes[this.#length + 2] = moved ? 1 : 0;
    this.#length += HEAD_BYTES;
    if (!moved) return;
    const wanted = this.#wanted;
    quantise(this.#bodies, slot, wanted);
    this.#base.x = wanted.place[0]!;
    this.#base.y = wanted.floor;
    this.#base.z = wanted.place[2]!;
    this.#bytes[this.#length] = wanted.age;
    this.#view.setInt32(this.#length + 1, this.#base.x, true);
    this.#view.setInt32(this.#length + 5, this.#base.y, true);
    this.#view.setInt32(this.#length + 9, this.#base.z, true);
    this.#length = writeSample(wanted, 0, this.#base, this.#bytes, this.#length + PLACE_BYTES);
  }

  /** What was added since `begin`, as bytes of its own. */
  take(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}

/** The bodies of a packet; null for what cannot be one. */
export function readStage(bytes: Uint8Array, most: number): StagePose[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: StagePose[] = [];
  const body = new SentBody();
  let at = 0;
  while (at < bytes.length) {
    if (found.length === most || at + HEAD_BYTES > bytes.length || bytes[at + 2]! > 1) return null;
    const number = view.getUint16(at, true);
    const moved = bytes[at + 2] === 1;
    at += HEAD_BYTES;
    if (!moved) {
      found.push({ number, pose: null });
      continue;
    }
    if (at + PLACE_BYTES > bytes.length) return null;
    const age = bytes[at]!;
    const base = { x: view.getInt32(at + 1, true), y: view.getInt32(at + 5, true), z: view.getInt32(at + 9, true) };
    at = readSample(bytes, at + PLACE_BYTES, base, body);
    if (at < 0) return null;
    const { tick: _, jump = false, ...wish } = poseOf(body, NEAR_GRAIN, 0);
    found.push({ number, pose: { wish, jump, age } });
  }
  return found;
}
