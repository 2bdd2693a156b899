/** ReadFrame: what a frame of WebXR says, in plain numbers of the headset's own room. */
import { LOOSE_GRIP } from "../../shared/pose/grip.ts";
import type { Part, Vec3 } from "../../shared/pose/pose.ts";
import type { HeadsetFrame } from "./headset-body.ts";
import { quat } from "./rig.ts";
import { turned } from "./turn.ts";

/** Buttons of the usual layout of a controller. */
const TRIGGER = 0;
const GRIP = 1;
const CONFIRM = 4;
const MENU = 5;
/** The end of a controller, where a finger would be: this far along its ray. Metres. */
const CONTROLLER_TIP = 0.04;
/** The middle finger's way to the wrist. Metres. */
const OPEN = 0.18;
const FIST = 0.09;

/**
 * Null while the headset does not know where it is. `selecting` are the hands that pinch or pull a trigger: some hands have
 * no buttons to ask.
 */
export function readFrame(
  frame: XRFrame,
  space: XRReferenceSpace,
  session: XRSession | null,
  leftHanded: boolean,
  selecting: ReadonlySet<XRInputSource>,
): HeadsetFrame | null {
  const pointer = leftHanded ? "left" : "right";
  const viewer = frame.getViewerPose(space);
  if (viewer === undefined || session === null) return null;
  const told: HeadsetFrame = {
    head: part(viewer.transform),
    walk: { x: 0, y: 0 },
    turn: { x: 0, y: 0 },
    trigger: false,
    confirm: false,
    menu: false,
    pointers: [],
  };
  for (const source of session.inputSources) {
    const { handedness, gamepad } = source;
    if (handedness === "none") continue;
    const held = frame.getPose(source.gripSpace ?? source.targetRaySpace, space);
    if (held !== undefined) {
      const grip = source.hand == null ? squeeze(gamepad) : fingersGrip(frame, space, source);
      told[handedness === "left" ? "leftHand" : "rightHand"] = { ...part(held.transform), grip };
    }
    const pressed = gamepad?.buttons[TRIGGER]?.pressed === true || selecting.has(source);
    const ray = frame.getPose(source.targetRaySpace, space);
    if (ray !== undefined) {
      const aim = part(ray.transform);
      if (handedness === pointer || (pressed && !told.trigger)) told.aim = aim;
      told.pointers.push({
        side: handedness,
        ray: aim,
        pressed,
        tip: joint(frame, space, source, "index-finger-tip") ?? ahead(aim),
      });
    }
    told.trigger ||= pressed;
    told.confirm ||= gamepad?.buttons[CONFIRM]?.pressed === true;
    told.menu ||= gamepad?.buttons[MENU]?.pressed === true;
    const axes = { x: gamepad?.axes[2] ?? 0, y: gamepad?.axes[3] ?? 0 };
    told[handedness === pointer ? "turn" : "walk"] = axes;
  }
  return told;
}

function ahead({ position: [x, y, z], rotation }: Part): Vec3 {
  const [dx, dy, dz] = turned(rotation, [0, 0, -CONTROLLER_TIP]);
  return [x + dx, y + dy, z + dz];
}

/** How hard a controller is held: its trigger or its grip, whichever is further in. */
function squeeze(gamepad: Gamepad | undefined): number {
  const held = Math.max(gamepad?.buttons[TRIGGER]?.value ?? 0, gamepad?.buttons[GRIP]?.value ?? 0);
  return LOOSE_GRIP + (1 - LOOSE_GRIP) * held;
}

/** How far tracked fingers close, from how near the middle one's end is to the wrist. */
function fingersGrip(frame: XRFrame, space: XRReferenceSpace, source: XRInputSource): number {
  const tip = joint(frame, space, source, "middle-finger-tip");
  const wrist = joint(frame, space, source, "wrist");
  if (tip === null || wrist === null) return LOOSE_GRIP;
  const away = Math.hypot(tip[0] - wrist[0], tip[1] - wrist[1], tip[2] - wrist[2]);
  return Math.min(1, Math.max(0, (OPEN - away) / (OPEN - FIST)));
}

/** Where a tracked joint is; null where no fingers are tracked. */
function joint(frame: XRFrame, space: XRReferenceSpace, { hand }: XRInputSource, name: XRHandJoint): Vec3 | null {
  const found = hand?.get(name);
  const pose = found === undefined ? undefined : frame.getJointPose?.(found, space);
  if (pose === undefined) return null;
  const { x, y, z } = pose.transform.position;
  return [x, y, z];
}

function part({ position, orientation }: XRRigidTransform): Part {
  return { position: [position.x, position.y, position.z], rotation: quat(orientation) };
}
