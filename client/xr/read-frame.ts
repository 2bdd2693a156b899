/** ReadFrame: what a frame of WebXR says, in plain numbers of the headset's own room. */
import type { Part, Vec3 } from "../../shared/pose/pose.ts";
import type { HandFrame, HeadsetFrame } from "./headset-body.ts";
import { quat } from "./rig.ts";
import { turned } from "./turn.ts";

/** Buttons of the usual layout of a controller. */
const TRIGGER = 0;
const CONFIRM = 4;
const MENU = 5;
/** The end of a controller, where a finger would be: this far along its ray. Metres. */
const CONTROLLER_TIP = 0.04;

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
    const grip = frame.getPose(source.gripSpace ?? source.targetRaySpace, space);
    if (grip !== undefined) told[handedness === "left" ? "leftHand" : "rightHand"] = part(grip.transform);
    const pressed = gamepad?.buttons[TRIGGER]?.pressed === true || selecting.has(source);
    const ray = frame.getPose(source.targetRaySpace, space);
    if (ray !== undefined) {
      const aim = part(ray.transform);
      if (handedness === pointer || (pressed && !told.trigger)) told.aim = aim;
      told.pointers.push(pointing(handedness, aim, pressed, finger(frame, space, source)));
    }
    told.trigger ||= pressed;
    told.confirm ||= gamepad?.buttons[CONFIRM]?.pressed === true;
    told.menu ||= gamepad?.buttons[MENU]?.pressed === true;
    const axes = { x: gamepad?.axes[2] ?? 0, y: gamepad?.axes[3] ?? 0 };
    told[handedness === pointer ? "turn" : "walk"] = axes;
  }
  return told;
}

function pointing(side: "left" | "right", ray: Part, pressed: boolean, finger: Vec3 | null): HandFrame {
  if (finger !== null) return { side, ray, pressed, tip: finger };
  const [x, y, z] = turned(ray.rotation, [0, 0, -CONTROLLER_TIP]);
  const [fx, fy, fz] = ray.position;
  return { side, ray, pressed, tip: [fx + x, fy + y, fz + z] };
}

/** The end of a tracked index finger; null where no fingers are tracked. */
function finger(frame: XRFrame, space: XRReferenceSpace, source: XRInputSource): Vec3 | null {
  const joint = source.hand?.get("index-finger-tip");
  const pose = joint === undefined ? undefined : frame.getJointPose?.(joint, space);
  if (pose === undefined) return null;
  const { x, y, z } = pose.transform.position;
  return [x, y, z];
}

function part({ position, orientation }: XRRigidTransform): Part {
  return { position: [position.x, position.y, position.z], rotation: quat(orientation) };
}
