/**
 * Pose: where somebody is and how they hold head and hands.
 *
 * Metres and radians, right-handed, Y up, as in three.js and WebXR. `position` is the floor point under the head in the
 * space's frame; `yaw` turns about +Y, 0 looks along −Z. `head`, `leftHand` and `rightHand` are relative to that root
 * frame (position `position`, turned by `yaw`). Hands are absent without controllers or hand tracking.
 */
import { z } from "zod";

export type Vec3 = [x: number, y: number, z: number];
/** A unit quaternion, `[x, y, z, w]`. */
export type Quat = [x: number, y: number, z: number, w: number];

/** A head or a hand, relative to the root frame of its pose. */
export type Part = { position: Vec3; rotation: Quat };
/** `grip`: how far its fingers close, 0 (open) to 1 (a fist); absent where they are loose or nobody knows. */
export type Hand = Part & { grip?: number };

export type Pose = {
  position: Vec3;
  yaw: number;
  head?: Part;
  leftHand?: Hand;
  rightHand?: Hand;
  /** The server's step this pose belongs to. */
  tick: number;
  /** The place moved further than walking could: a view cuts here and never glides. */
  jump?: boolean;
};

/** What a client asks for: a pose without `tick` and `jump`. `body` says that it is the wearer's own steps. */
export type Wish = Omit<Pose, "tick" | "jump"> & { body?: boolean };

/** Limits of a body, from the field's kinematics. Metres. */
export const BODY = {
  /** A head may be this high above the floor. */
  headLowest: 0.3,
  headHighest: 2.4,
  /** A head stands over its floor point; some lean is rounding and lag. */
  headLean: 0.6,
  /** A hand is no further from the head than an arm is long. */
  arm: 1.2,
  /** The eyes of somebody without a headset, above the floor. */
  eyes: 1.6,
  /** Theirs while they sit. */
  seatedEyes: 1.2,
} as const;

/** No space is larger than this, from its origin, along any axis. Metres. */
export const WORLD_LIMIT = 1000;

/** The ms of one step. Nothing but the age of samples and the length of a second in steps is reckoned with it. */
export const STEP_MS = 50;

/** An offset of a part from its floor point, along any axis, mm. */
export const OFFSET_LIMIT = 8191;

const coordinate = z.number().min(-WORLD_LIMIT).max(WORLD_LIMIT);
const near = z.number().min(-4).max(4);
const unit = z.number().min(-1.01).max(1.01);

export const vec3Schema = z.tuple([coordinate, coordinate, coordinate]);

const quatSchema = z
  .tuple([unit, unit, unit, unit])
  .refine(([x, y, z, w]) => Math.abs(x * x + y * y + z * z + w * w - 1) < 0.02, "a rotation is a unit quaternion");

const partSchema = z.strictObject({ position: z.tuple([near, near, near]), rotation: quatSchema });
const handSchema = partSchema.extend({ grip: z.number().min(0).max(1).optional() });

/** A wish as it may come from outside: finite, in bounds, a unit quaternion each. */
export const wishSchema = z.strictObject({
  position: vec3Schema,
  yaw: z.number().min(-1000).max(1000),
  head: partSchema.optional(),
  leftHand: handSchema.optional(),
  rightHand: handSchema.optional(),
  body: z.boolean().optional(),
});
