/**
 * XrVisit: the visit in a headset, inside a `<World>`. Head and controllers are my head and hands; what I see is never
 * moved by anybody but me.
 */
import { useFrame, useThree } from "@react-three/fiber";
import { useXR, XR, XROrigin } from "@react-three/xr";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Group } from "three";
import type { Part } from "../../shared/pose/pose.ts";
import { useWorld } from "../world/context.ts";
import { Aim } from "./aim.tsx";
import { ApartHere } from "./apart-here.tsx";
import { COMFORT, type Comfort } from "./comfort.ts";
import type { Xr } from "./create-xr.ts";
import { HeadsetBody, type HeadsetFrame } from "./headset-body.ts";
import { LastWords } from "./last-words.tsx";
import { quat, wishOf } from "./rig.ts";
import { Vignette } from "./vignette.tsx";

/** A frame is never taken for longer than this: nobody is flung far by a pause. Seconds. */
const LONGEST_FRAME = 0.25;

export function XrVisit({ xr, comfort = COMFORT }: { xr: Xr; comfort?: Comfort }) {
  return (
    <XR store={xr.store}>
      <Inside comfort={comfort} />
    </XR>
  );
}

function Inside({ comfort }: { comfort: Comfort }) {
  const inside = useXR((state) => state.session !== undefined);
  return inside ? <Worn comfort={comfort} /> : null;
}

function Worn({ comfort }: { comfort: Comfort }) {
  const { visit, body, ground, hands, now } = useWorld();
  const gl = useThree((state) => state.gl);
  const origin = useRef<Group>(null);
  const headset = useMemo(() => new HeadsetBody(visit, body), [visit, body]);
  const [offered, setOffered] = useState(headset.apart.state);
  const last = useRef<HeadsetFrame | null>(null);

  useEffect(
    () => () => {
      headset.leave();
      hands.current = null;
    },
    [headset, hands],
  );

  useEffect(() => {
    headset.comfort = comfort;
  }, [headset, comfort]);

  useFrame((_state, delta, frame: XRFrame | undefined) => {
    const space = gl.xr.getReferenceSpace();
    if (frame === undefined || space === null) return;
    const told = toldBy(frame, space, gl.xr.getSession(), comfort.leftHanded);
    if (told === null) return;
    last.current = told;
    const dt = Math.min(delta, LONGEST_FRAME);
    const { buzz } = headset.frame(ground, told, dt, now() + dt);
    if (buzz) pulse(gl.xr.getSession());
    const group = origin.current;
    if (group !== null) {
      const { position, yaw } = headset.drawn;
      group.position.fromArray(position);
      group.rotation.y = yaw;
      group.updateMatrixWorld(true);
    }
    if (headset.rig !== null) hands.current = wishOf(headset.rig, body.place.y, true);
    if (headset.apart.state !== offered) setOffered(headset.apart.state);
  }, -20);

  return (
    <>
      <XROrigin ref={origin} />
      <Aim headset={headset} />
      {offered === "together" ? null : (
        <ApartHere
          headset={headset}
          offered={offered === "offered"}
          onStandHere={() => {
            if (last.current !== null) headset.standHere(last.current.head, now());
          }}
        />
      )}
      <LastWords />
      <Vignette headset={headset} />
    </>
  );
}

/** What a frame of WebXR says, in plain numbers; null while the headset does not know where it is. */
function toldBy(
  frame: XRFrame,
  space: XRReferenceSpace,
  session: XRSession | null,
  leftHanded: boolean,
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
  };
  for (const source of session.inputSources) {
    const { handedness, gamepad } = source;
    if (handedness === "none") continue;
    const grip = frame.getPose(source.gripSpace ?? source.targetRaySpace, space);
    if (grip !== undefined) told[handedness === "left" ? "leftHand" : "rightHand"] = part(grip.transform);
    const pressed = gamepad?.buttons[0]?.pressed === true;
    if (handedness === pointer || (pressed && !told.trigger)) {
      const ray = frame.getPose(source.targetRaySpace, space);
      if (ray !== undefined) told.aim = part(ray.transform);
    }
    told.trigger ||= pressed;
    told.confirm ||= gamepad?.buttons[4]?.pressed === true;
    const axes = { x: gamepad?.axes[2] ?? 0, y: gamepad?.axes[3] ?? 0 };
    told[handedness === pointer ? "turn" : "walk"] = axes;
  }
  return told;
}

function part({ position, orientation }: XRRigidTransform): Part {
  return { position: [position.x, position.y, position.z], rotation: quat(orientation) };
}

/** A short buzz, where the controllers can. */
function pulse(session: XRSession | null): void {
  for (const { gamepad } of session?.inputSources ?? []) gamepad?.hapticActuators?.[0]?.pulse?.(0.3, 20);
}
