/**
 * Bodies: the moving state of everybody in a room, in flat arrays indexed by slot.
 *
 * The authority is whole millimetres: what is sent at full precision IS the authority. Written by the step (walk and
 * bubbles), read by streams, hearing and chat.
 */

/** Bits of `parts`. */
export const HEAD = 1;
export const LEFT_HAND = 2;
export const RIGHT_HAND = 4;

/** Bits of `flags`. */
export const JUMP = 1;
export const GHOST = 2;

/** Floats of a part: position x y z (metres), rotation x y z w, relative to the root frame. */
export const PART_FLOATS = 7;

export class Bodies {
  readonly capacity: number;
  /** 1 while somebody stands in the slot. */
  readonly present: Uint8Array;
  /** The place the solver holds, mm. A ghost's home stays here while it glides. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly z: Int32Array;
  /** The place that is sent and heard from, mm: equal to x, y, z but for a ghost on its rails. */
  readonly sentX: Int32Array;
  readonly sentY: Int32Array;
  readonly sentZ: Int32Array;
  /** Radians about +Y. */
  readonly yaw: Float64Array;
  readonly parts: Uint8Array;
  /** How far hands close, as `shared/pose/grip.ts` codes it. */
  readonly grips: Uint8Array;
  /** As sent: already drawn back from others' bubbles. A ghost's hands are left out by whoever encodes. */
  readonly head: Float64Array;
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly flags: Uint8Array;
  /** How old the sample of the last granted wish was when its step took it, in 24ths of a step's time. */
  readonly age: Uint8Array;
  /** The step in which what is sent of this slot last changed. */
  readonly changed: Uint32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.present = new Uint8Array(capacity);
    this.x = new Int32Array(capacity);
    this.y = new Int32Array(capacity);
    this.z = new Int32Array(capacity);
    this.sentX = new Int32Array(capacity);
    this.sentY = new Int32Array(capacity);
    this.sentZ = new Int32Array(capacity);
    this.yaw = new Float64Array(capacity);
    this.parts = new Uint8Array(capacity);
    this.grips = new Uint8Array(capacity);
    this.head = new Float64Array(capacity * PART_FLOATS);
    this.left = new Float64Array(capacity * PART_FLOATS);
    this.right = new Float64Array(capacity * PART_FLOATS);
    this.flags = new Uint8Array(capacity);
    this.age = new Uint8Array(capacity);
    this.changed = new Uint32Array(capacity);
  }
}
