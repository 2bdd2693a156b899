/**
 * Far: those who are neither near nor mid, about once a second, by the cell of the floor that they stand in. Nothing of it
 * rests on what was sent before. In bits:
 *
 *   cell     its x and z (signed, 8 each, 10 m), gamma(members − 1), then each
 *   member   wire number (as many bits as the room's numbers take), x 7, z 7 (128ths of the cell), yaw 6 (64ths of a turn),
 *            0 on the floor of the member before (the first: of height 0), or 1 and the floor's height, 16 signed, 50 mm;
 *            0, or 1 and ghost 1, jump 1
 */
import type { BitReader, BitWriter } from "./bits.ts";
import type { Pose } from "./pose.ts";
import { WORLD_LIMIT } from "./pose.ts";

/** A cell's side, mm. */
export const FAR_CELL = 10_000;

const SHARES = 128;
const YAWS = 64;
const HEIGHT = 50;
const CELL_BITS = 8;
const MOST_CELLS = (WORLD_LIMIT * 1000) / FAR_CELL;

/** Somebody far: where, in millimetres, and which way, radians. */
export type FarBody = {
  wire: number;
  x: number;
  floor: number;
  z: number;
  yaw: number;
  ghost: boolean;
  jump: boolean;
};

/** The index of the cell that a place lies in, along one axis. */
export function cellOf(mm: number): number {
  return Math.max(-MOST_CELLS, Math.min(MOST_CELLS, Math.floor(mm / FAR_CELL)));
}

/** Writes a cell's members one after another; begin with `openCell`. */
export class FarWriter {
  #wireBits = 0;
  #x = 0;
  #z = 0;
  #floor = 0;

  openCell(out: BitWriter, x: number, z: number, members: number, wireBits: number): void {
    out.writeSigned(x, CELL_BITS);
    out.writeSigned(z, CELL_BITS);
    out.writeGamma(members - 1);
    this.#wireBits = wireBits;
    this.#x = x * FAR_CELL;
    this.#z = z * FAR_CELL;
    this.#floor = 0;
  }

  /** Places in mm, yaw in radians. */
  member(
    out: BitWriter,
    wire: number,
    x: number,
    floor: number,
    z: number,
    yaw: number,
    ghost: boolean,
    jump: boolean,
  ): void {
    out.write(wire, this.#wireBits);
    out.write(share(x - this.#x), 7);
    out.write(share(z - this.#z), 7);
    out.write(Math.round((yaw / (2 * Math.PI)) * YAWS) & (YAWS - 1), 6);
    const height = Math.round(floor / HEIGHT);
    if (height === this.#floor) out.write(0, 1);
    else {
      out.write(1, 1);
      out.writeSigned(height, 16);
      this.#floor = height;
    }
    if (ghost || jump) out.write(4 | (ghost ? 2 : 0) | (jump ? 1 : 0), 3);
    else out.write(0, 1);
  }
}

function share(mm: number): number {
  return Math.max(0, Math.min(SHARES - 1, Math.floor((mm * SHARES) / FAR_CELL)));
}

/** Reads one cell; `take` is given each member. A sentence when it is none. */
export function readCell(from: BitReader, wireBits: number, take: (body: FarBody) => void): string | null {
  const x = from.readSigned(CELL_BITS);
  const z = from.readSigned(CELL_BITS);
  if (Math.abs(x) > MOST_CELLS || Math.abs(z) > MOST_CELLS) return "a cell is out of bounds";
  const members = from.readGamma() + 1;
  let height = 0;
  for (let n = 0; n < members; n++) {
    const wire = from.read(wireBits);
    const atX = from.read(7);
    const atZ = from.read(7);
    const yaw = from.read(6);
    if (from.read(1) === 1) height = from.readSigned(16);
    const special = from.read(1) === 1 ? from.read(2) : 0;
    if (from.failed) return "a cell is cut off";
    if (Math.abs(height * HEIGHT) > WORLD_LIMIT * 1000) return "a floor is out of bounds";
    take({
      wire,
      x: middle(x, atX),
      floor: height * HEIGHT,
      z: middle(z, atZ),
      yaw: (yaw * 2 * Math.PI) / YAWS,
      ghost: (special & 2) !== 0,
      jump: (special & 1) !== 0,
    });
  }
  return null;
}

function middle(cell: number, shares: number): number {
  const mm = cell * FAR_CELL + ((shares + 0.5) * FAR_CELL) / SHARES;
  return Math.max(-WORLD_LIMIT * 1000, Math.min(WORLD_LIMIT * 1000, mm));
}

/** A far body's pose, as of step `tick`. */
export function farPose({ x, floor, z, yaw, jump }: FarBody, tick: number): Pose {
  const pose: Pose = { position: [x / 1000, floor / 1000, z / 1000], yaw, tick };
  if (jump) pose.jump = true;
  return pose;
}
