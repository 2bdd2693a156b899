/**
 * XrVisit: the visit in a headset, inside a `<World>` with an `<XrRoom>` around. Head and controllers are my head and
 * hands; what I see is never moved by anybody but me.
 */
import { useFrame, useThree } from "@react-three/fiber";
import { useXR, XROrigin } from "@react-three/xr";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { Group } from "three";
import { useWorld } from "../world/context.ts";
import { Aim } from "./aim.tsx";
import { ApartHere } from "./apart-here.tsx";
import { COMFORT, type Comfort } from "./comfort.ts";
import { pulse } from "./haptics.ts";
import { HeadsetBody, type HeadsetFrame } from "./headset-body.ts";
import { LastWords } from "./last-words.tsx";
import type { PanelColours } from "./panels/paint.ts";
import { Panels } from "./panels/panels.tsx";
import { readFrame } from "./read-frame.ts";
import { wishOf } from "./rig.ts";
import { Vignette } from "./vignette.tsx";

/** A frame is never taken for longer than this: nobody is flung far by a pause. Seconds. */
const LONGEST_FRAME = 0.25;

export type XrVisitProps = {
  comfort?: Comfort;
  /** The brand's colour on dark panels. */
  colours: PanelColours;
  /** What hangs in the place: the menu at the wrist and what it opens. */
  children?: ReactNode;
};

export function XrVisit(props: XrVisitProps) {
  const worn = useXR((state) => state.session !== undefined);
  return worn ? <Worn {...props} /> : null;
}

function Worn({ comfort = COMFORT, colours, children }: XrVisitProps) {
  const { visit, body, ground, hands, now } = useWorld();
  const gl = useThree((state) => state.gl);
  const origin = useRef<Group>(null);
  const headset = useMemo(() => new HeadsetBody(visit, body), [visit, body]);
  const [offered, setOffered] = useState(headset.apart.state);
  const last = useRef<HeadsetFrame | null>(null);
  const selecting = useSelecting();

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
    const told = readFrame(frame, space, gl.xr.getSession(), comfort.leftHanded, selecting);
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
    if (headset.rig !== null) {
      hands.current = wishOf(headset.rig, body.place.y, true);
    }
    if (headset.apart.state !== offered) setOffered(headset.apart.state);
  }, -20);

  return (
    <>
      <XROrigin ref={origin} name="room" />
      <Aim headset={headset} />
      <Panels headset={headset} colours={colours}>
        {offered === "together" ? null : (
          <ApartHere
            offered={offered === "offered"}
            onStandHere={() => {
              if (last.current !== null) headset.standHere(last.current.head, now());
            }}
          />
        )}
        <LastWords />
        {children}
      </Panels>
      <Vignette headset={headset} />
    </>
  );
}

/** The hands that pinch or pull a trigger now. */
function useSelecting(): ReadonlySet<XRInputSource> {
  const session = useXR((state) => state.session);
  const selecting = useMemo(() => new Set<XRInputSource>(), []);
  useEffect(() => {
    if (session === undefined) return;
    const begins = ({ inputSource }: XRInputSourceEvent) => void selecting.add(inputSource);
    const ends = ({ inputSource }: XRInputSourceEvent) => void selecting.delete(inputSource);
    session.addEventListener("selectstart", begins);
    session.addEventListener("selectend", ends);
    return () => {
      session.removeEventListener("selectstart", begins);
      session.removeEventListener("selectend", ends);
      selecting.clear();
    };
  }, [session, selecting]);
  return selecting;
}
