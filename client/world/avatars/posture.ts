/**
 * Posture: where every part of a body is, from a pose that may know only a place. Who has no head data stands upright;
 * who has no hands lets their arms hang and swing. Also sitting, raising a hand, emotes, blinking and the feet's steps.
 * Metres, radians, seconds.
 */
import { Euler, Quaternion, Vector3 } from "three";
import { LOOSE_GRIP } from "../../../shared/pose/grip.ts";
import { BODY, type Hand, type Part, type Vec3 } from "../../../shared/pose/pose.ts";
import { type HandWish, handOf, type Playing, type Sway, sway } from "./emotes.ts";
import { NECK } from "./shapes/body.ts";
import { WRIST } from "./shapes/hand.ts";

/** What a view draws of somebody: a pose, smoothed or as received. */
export type Placed = {
  readonly position: Vec3;
  readonly yaw: number;
  readonly head?: Part | undefined;
  readonly leftHand?: Hand | undefined;
  readonly rightHand?: Hand | undefined;
};

export type HandPosture = { place: Vector3; turn: Quaternion /** How far the fingers bend, 0…1. */; bend: number };

/** A body in the world's frame. */
export type Posture = {
  /** The floor point under the neck. */
  foot: Vector3;
  bodyYaw: number;
  /** The neck's height over that of a body of 1.70 m, sitting or not; and how far the hips are lowered to sit, metres. */
  stretch: number;
  lowered: number;
  /** How far the left foot is ahead, metres. */
  stride: number;
  /** A foot has come down since the last time. */
  stepped: boolean;
  head: Vector3;
  headTurn: Quaternion;
  left: HandPosture;
  right: HandPosture;
  blink: number;
  mouth: number;
  smile: number;
  gaze: number;
};

/** What else moves a body. */
export type Gestures = {
  handRaised: boolean;
  speaking: boolean;
  seated: boolean;
  /** The emote begun last; null when it is over. */
  emote: Playing | null;
  /** Hands are not drawn: a ghost, or somebody faded. */
  noHands: boolean;
};

/** From the eyes: the middle of the head, and the neck's upper end. */
const HEAD_BEHIND_EYES = new Vector3(0, -0.016, 0.1);
const NECK_BELOW_EYES = new Vector3(0, -0.128, 0.085);
const SHOULDER = 1.2;
const UP = new Vector3(0, 1, 0);
/** A step for each 0.75 m, both feet make one turn of the phase. */
const STRIDE_LENGTH = 1.5;
/** Nobody walks this far between two pictures: it was a jump, and feet do not run after it. Metres. */
const JUMP = 0.6;

/** The grip space of WebXR has the fingers along −Y and the thumb along −Z; our hands have them along −Z and ∓X. */
const RIGHT_GRIP = new Quaternion(0.5, 0.5, 0.5, -0.5);
const LEFT_GRIP = new Quaternion(-0.5, 0.5, 0.5, 0.5);

/** What a body remembers from frame to frame; make one for each with `createStance`. */
export type Stance = {
  posture: Posture;
  last: Vector3;
  speed: number;
  phase: number;
  bodyYaw: number;
  raised: number;
  /** How far somebody has sat down, 0…1. */
  seated: number;
  wasAt: boolean;
  /** Shifts blinking and breathing, so that people do not do it in step. */
  readonly own: number;
};

/** `own` is any number that differs from person to person. */
export function createStance(own: number): Stance {
  const hand = () => ({ place: new Vector3(), turn: new Quaternion(), bend: 0.3 });
  return {
    posture: {
      foot: new Vector3(),
      bodyYaw: 0,
      stretch: 1,
      lowered: 0,
      stride: 0,
      stepped: false,
      head: new Vector3(),
      headTurn: new Quaternion(),
      left: hand(),
      right: hand(),
      blink: 0,
      mouth: 0,
      smile: 0.5,
      gaze: 0,
    },
    last: new Vector3(),
    speed: 0,
    phase: 0,
    bodyYaw: 0,
    raised: 0,
    seated: 0,
    wasAt: false,
    own,
  };
}

const yawTurn = new Quaternion();
const bodyTurn = new Quaternion();
const eyes = new Vector3();
const local = new Vector3();
const part = new Quaternion();
const swayed: Sway = { up: 0, turn: 0, stride: 0, nod: 0, tilt: 0, mouth: 0, merry: 0 };
const wish: HandWish = { share: 0, x: 0, y: 0, z: 0, pitch: 0, yaw: 0, roll: 0 };

/** Brings `stance` to `pose`, `dt` seconds after the last time, at `time` seconds. Returns the posture, which it keeps. */
export function bring(stance: Stance, at: Placed, gestures: Gestures, dt: number, time: number): Posture {
  const { posture } = stance;
  const [x, y, z] = at.position;
  walk(stance, x, z, at.yaw, dt);
  stance.seated = stance.wasAt
    ? stance.seated + ((gestures.seated ? 1 : 0) - stance.seated) * (1 - Math.exp(-dt * 6))
    : Number(gestures.seated);
  stance.raised += (Number(gestures.handRaised) - stance.raised) * (1 - Math.exp(-dt * 7.5));
  sway(gestures.emote, swayed);

  yawTurn.setFromAxisAngle(UP, at.yaw);
  if (at.head === undefined) {
    eyes.set(x, y + BODY.eyes + (BODY.seatedEyes - BODY.eyes) * stance.seated, z);
    posture.headTurn.copy(yawTurn);
  } else {
    place(at.head, eyes, posture.headTurn, x, y, z);
  }
  const moving = Math.min(1, stance.speed / 1.4);
  const breath = Math.sin(time * 1.7 + stance.own) * 0.0025 * (1 - moving);
  eyes.y += breath + (at.leftHand || at.rightHand ? 0 : Math.abs(Math.cos(stance.phase)) * 0.022 * moving);
  eyes.y += swayed.up;
  if (swayed.nod !== 0) posture.headTurn.multiply(part.setFromAxisAngle(local.set(1, 0, 0), -swayed.nod));
  if (swayed.tilt !== 0) posture.headTurn.multiply(part.setFromAxisAngle(local.set(0, 0, 1), swayed.tilt));

  posture.head.copy(HEAD_BEHIND_EYES).applyQuaternion(posture.headTurn).add(eyes);
  local.copy(NECK_BELOW_EYES).applyQuaternion(posture.headTurn).add(eyes);
  posture.foot.set(local.x, y, local.z);
  const neck = Math.max(0.2 * NECK, local.y - y);
  posture.lowered = Math.max(0, NECK - neck) * stance.seated;
  posture.stretch = (neck + posture.lowered) / NECK;
  posture.bodyYaw = stance.bodyYaw + swayed.turn;
  posture.stride = Math.sin(stance.phase) * 0.24 * moving + swayed.stride * (1 - stance.seated);

  bodyTurn.setFromAxisAngle(UP, posture.bodyYaw);
  arm(stance, posture.right, at.rightHand, 1, gestures, at, time);
  arm(stance, posture.left, at.leftHand, -1, gestures, at, time);

  face(posture, stance, gestures, dt, time);
  stance.wasAt = true;
  return posture;
}

/** The height over the floor of what is at `y` on a standing body of 1.70 m, above the hips. */
export function heightOf({ stretch, lowered }: Posture, y: number): number {
  return y * stretch - lowered;
}

/** Where a hand joins its sleeve, in the world's frame. */
export function wristOf({ place, turn }: HandPosture, to: Vector3): Vector3 {
  return to.set(0, 0, WRIST).applyQuaternion(turn).add(place);
}

/** Where a sleeve begins, and the point it bends towards, in the world's frame. */
export function sleeve(posture: Posture, side: 1 | -1, from: Vector3, elbow: Vector3, wrist: Vector3): void {
  const { foot } = posture;
  bodyTurn.setFromAxisAngle(UP, posture.bodyYaw);
  from
    .set(side * 0.138, heightOf(posture, 1.222), 0)
    .applyQuaternion(bodyTurn)
    .add(foot);
  wristOf(side === 1 ? posture.right : posture.left, wrist);
  const length = from.distanceTo(wrist);
  // An arm of 0.56 m bends the more, the nearer the hand is.
  const bend = 0.85 * Math.sqrt(Math.max(0.004, 0.3136 - length * length));
  elbow
    .set(side * 0.55, -0.75, 0.45)
    .normalize()
    .multiplyScalar(bend)
    .applyQuaternion(bodyTurn);
  elbow.add(local.addVectors(from, wrist).multiplyScalar(0.5));
}

/** Steps, speed and the body's turn, which comes a little after the head's. */
function walk(stance: Stance, x: number, z: number, yaw: number, dt: number): void {
  const moved = Math.hypot(x - stance.last.x, z - stance.last.z);
  stance.posture.stepped = false;
  if (!stance.wasAt || moved > JUMP) {
    stance.speed = 0;
    stance.bodyYaw = yaw;
  } else if (dt > 0) {
    const ease = 1 - Math.exp(-dt * 9);
    stance.speed += (Math.min(8, moved / dt) - stance.speed) * ease;
    const before = Math.floor(stance.phase / Math.PI);
    stance.phase += (moved / STRIDE_LENGTH) * Math.PI * 2;
    stance.posture.stepped = Math.floor(stance.phase / Math.PI) !== before && stance.speed > 0.3;
    const behind = Math.atan2(Math.sin(yaw - stance.bodyYaw), Math.cos(yaw - stance.bodyYaw));
    const most = 0.9;
    const lag = Math.min(most, Math.max(-most, behind)) * Math.exp(-dt * 7);
    stance.bodyYaw = yaw - lag;
  }
  stance.last.set(x, 0, z);
}

/** A part of a pose in the world's frame. Uses `yawTurn`. */
function place(part: Part, to: Vector3, turn: Quaternion, x: number, y: number, z: number): void {
  to.fromArray(part.position).applyQuaternion(yawTurn);
  to.set(to.x + x, to.y + y, to.z + z);
  turn.fromArray(part.rotation).premultiply(yawTurn);
}

const wanted = new Vector3();
const wantedTurn = new Quaternion();
const tilt = new Euler();

function arm(
  stance: Stance,
  hand: HandPosture,
  told: Hand | undefined,
  side: 1 | -1,
  gestures: Gestures,
  at: Placed,
  time: number,
): void {
  if (told !== undefined && !gestures.noHands) {
    place(told, hand.place, hand.turn, at.position[0], at.position[1], at.position[2]);
    hand.turn.multiply(side === 1 ? RIGHT_GRIP : LEFT_GRIP);
    hand.bend = told.grip ?? LOOSE_GRIP;
    return;
  }
  const { foot } = stance.posture;
  const moving = Math.min(1, stance.speed / 1.4);
  const swing = Math.sin(stance.phase) * side * 0.5 * moving;
  const drift = Math.sin(time * 1.1 + stance.own + side) * 0.012;
  // Hanging: from the shoulder, a little forward; fingers down, palms in.
  const reach = 0.5;
  wanted.set(
    side * 0.245,
    SHOULDER - reach * Math.cos(swing * 0.8 + 0.12),
    -0.045 - reach * Math.sin(swing * 0.8 + 0.12) + drift,
  );
  wantedTurn.setFromEuler(tilt.set(-1.4 - swing * 0.5, side * -1.25, side * -0.06, "ZYX"));
  hand.bend = 0.4;
  // Whoever sits lays their hands on their knees.
  if (stance.seated > 0.002) gesture(stance.seated, side * 0.125, 0.895, -0.3, 0.02, side * 0.25, side * -0.2);
  if (side === 1 && stance.raised > 0.002) gesture(stance.raised, 0.25, 1.84, -0.08, 1.3, 0, -0.1);
  if (gestures.emote !== null && handOf(gestures.emote, side, wish)) {
    const { share, x, y, z, pitch, yaw, roll } = wish;
    gesture(share, x, y, z, pitch, yaw, roll);
  }
  wanted.y = heightOf(stance.posture, wanted.y);
  hand.place.copy(wanted).applyQuaternion(bodyTurn).add(foot);
  hand.turn.copy(bodyTurn).multiply(wantedTurn);

  function gesture(share: number, x: number, y: number, z: number, pitch: number, yaw: number, roll: number): void {
    wanted.lerp(local.set(x, y, z), share);
    wantedTurn.slerp(part.setFromEuler(tilt.set(pitch, yaw, roll, "ZYX")), share);
    hand.bend += (0.12 - hand.bend) * share;
  }
}

function face(posture: Posture, stance: Stance, gestures: Gestures, dt: number, time: number): void {
  // A blink of 0.16 s every few seconds, at times that differ from person to person.
  const every = 3.1 + (stance.own % 2.3);
  const since = (time + stance.own * 1.7) % every;
  posture.blink = since < 0.16 ? Math.sin((since / 0.16) * Math.PI) : 0;
  posture.gaze = Math.sin(time * 0.37 + stance.own) > 0.55 ? 0.8 : 0;
  posture.smile += (0.5 + 0.5 * swayed.merry - posture.smile) * (1 - Math.exp(-dt * 6));
  const talk = gestures.speaking ? 0.35 + 0.35 * Math.sin(time * 14) + 0.2 * Math.sin(time * 23) : 0;
  posture.mouth = Math.max(talk, swayed.mouth);
}
