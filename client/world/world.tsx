/**
 * World: the place with its people, as somebody at a screen sees it: first person, at eye height. What can be done here
 * lies in the visit; this only draws it and turns keys, clicks and taps into wishes.
 */
import { Canvas, useFrame, useThree } from "@react-three/fiber";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { NeutralToneMapping, type PerspectiveCamera, Vector3 } from "three";
import type { Vec3 } from "../../shared/pose/pose.ts";
import { Ground } from "../../shared/space/ground.ts";
import type { Visit } from "../net/visit.ts";
import { Company } from "./avatars/company.ts";
import { DETAIL_BUDGETS } from "./avatars/detail.ts";
import type { Placed } from "./avatars/posture.ts";
import { Behind, type View } from "./behind.ts";
import { type Quality, useWorld, WorldContext, type WorldShared } from "./context.ts";
import { Controls } from "./controls/controls.tsx";
import type { Held } from "./controls/walk-model.ts";
import { type Ears, OwnEars } from "./ears.ts";
import { drawingPower } from "./machine.ts";
import { OwnBody } from "./own-body.ts";
import { Pace } from "./pace.tsx";
import { STEPS } from "./pacing.ts";
import type { Place } from "./place/index.ts";
import { PlaceHere } from "./place-here.tsx";
import { WalkMarker } from "./walk-marker.tsx";

export type WorldProps = {
  visit: Visit;
  /** What a screen reader calls the place. */
  label: string;
  quality?: Quality;
  /** Nothing pulses or fades. Told by the page, which knows the device's and the person's own wish. */
  reducedMotion?: boolean;
  /** This browser cannot draw the place: everything else goes on. */
  onMissing?: (what: "webgl") => void;
  /** The place stands, and is drawn from the next picture on. */
  onReady?: () => void;
  /** Through my eyes, or from behind me; a headset has its own. */
  view?: View;
  onView?: (view: View) => void;
  /** What a thumb on the page's stick asks for, read once a picture. */
  stick?: { readonly current: Held };
  /** Who hears what happens here. */
  ears?: Ears;
  /** A click on the floor leads there. */
  onWalkTo?: (place: Vec3) => void;
  /** A click on somebody. */
  onPerson?: (avatar: string) => void;
  /** Further things in the place: what `client/xr` brings. */
  children?: ReactNode;
};

/** A frame is never taken for longer than this: after a pause people walk on from where they are. Seconds. */
const LONGEST_FRAME = 0.25;
/** The world's own clock does not run on while the page is hidden. Seconds. */
const LONGEST_PAUSE = 1;
/** Coarser pictures than this are no help to anybody. Pixels for each of the screen's. */
const COARSEST = 0.45;
const ALWAYS_SUN = () => 1;

export function World(props: WorldProps) {
  const [power] = useState(drawingPower);
  const { onMissing } = props;
  useEffect(() => {
    if (power === "none") onMissing?.("webgl");
  }, [power, onMissing]);
  return power === "none" ? null : <Drawn {...props} weak={power === "software"} />;
}

function Drawn({
  visit,
  label,
  weak,
  reducedMotion = false,
  view = "eyes",
  ears,
  onReady,
  ...rest
}: WorldProps & { weak: boolean }) {
  const [step, setStep] = useState(0);
  const quality = weak || step === STEPS.length - 1 ? "low" : (rest.quality ?? "high");
  // Without a graphics card every pixel is the processor's work, which others need too.
  const dpr = weak ? 0.7 : Math.min(devicePixelRatio, quality === "high" ? 2 : 1);
  const [space, setSpace] = useState(visit.space);
  useEffect(() => visit.on("space", setSpace), [visit]);
  const ground = useMemo(() => new Ground(space), [space]);
  const [body] = useState(() => new OwnBody(visit, ground));
  useEffect(() => body.stand(ground), [body, ground]);
  const clock = useRef(0);
  const hands = useRef<Placed | null>(null);
  const place = useRef<Place | null>(null);
  const shared = useMemo<WorldShared>(
    () => ({ visit, body, ground, quality, reducedMotion, hands, now: () => clock.current }),
    [visit, body, ground, quality, reducedMotion],
  );
  return (
    <Canvas
      // three's camera would look at the origin, which lies under our feet.
      camera={{ rotation: [0, 0, 0], fov: 60, near: 0.05, far: 4000 }}
      dpr={Math.max(COARSEST, dpr * (STEPS[step] ?? 1))}
      shadows={quality === "high" ? "percentage" : false}
      gl={{ antialias: !weak, powerPreference: "high-performance", toneMapping: NeutralToneMapping }}
      tabIndex={0}
      role="application"
      aria-label={label}
      onCreated={({ gl }) => {
        gl.toneMappingExposure = 1.12;
      }}
    >
      <WorldContext value={shared}>
        <PlaceHere server={visit.server} space={space} quality={quality} place={place} onPlace={onReady} />
        <Everybody clock={clock} place={place} view={view} ears={ears ?? null} />
        <Pace onStep={setStep} />
        <Walking {...rest} />
        {rest.children}
      </WorldContext>
    </Canvas>
  );
}

/** Clicks, keys and where they lead. */
function Walking({
  onWalkTo,
  onPerson,
  stick,
  onView,
}: Pick<WorldProps, "onWalkTo" | "onPerson" | "stick" | "onView">) {
  const { body } = useWorld();
  const walkTo = useCallback(
    (place: Vec3) => {
      body.walkTo(place);
      onWalkTo?.(place);
    },
    [body, onWalkTo],
  );
  return (
    <>
      <Controls onWalkTo={walkTo} onPerson={onPerson} stick={stick} onView={onView} />
      <WalkMarker />
    </>
  );
}

/** Moves my body and my eyes, and draws everybody, once a frame. */
function Everybody({
  clock,
  place,
  view,
  ears,
}: {
  clock: { current: number };
  place: { current: Place | null };
  view: View;
  ears: Ears | null;
}) {
  const { visit, body, ground, hands, quality, reducedMotion } = useWorld();
  const own = useMemo(() => new OwnEars(), []);
  const behind = useMemo(() => new Behind(), []);
  const scene = useThree((state) => state.scene);
  const company = useMemo(() => new Company(visit), [visit]);
  const eye = useMemo(() => new Vector3(), []);
  useEffect(() => {
    scene.add(company.group);
    return () => company.dispose();
  }, [scene, company]);

  useFrame(({ camera, size }, delta) => {
    const dt = Math.min(delta, LONGEST_FRAME);
    clock.current += Math.min(delta, LONGEST_PAUSE);
    body.frame(dt, clock.current);
    if (!body.inHeadset) {
      const { place: me, eyes, yaw, pitch } = body;
      const lens = camera as PerspectiveCamera;
      if (view === "behind") lens.position.set(...behind.place(ground, me, eyes, yaw, pitch, dt));
      else lens.position.set(me.x, me.y + eyes, me.z);
      lens.rotation.set(pitch, yaw, 0, "YXZ");
      const fov = size.height > size.width ? 74 : 60;
      if (lens.fov !== fov) {
        lens.fov = fov;
        lens.updateProjectionMatrix();
      }
    }
    camera.getWorldPosition(eye);
    if (ears !== null) own.frame(ears, camera, body.place, dt);
    company.frame({
      me: body.place,
      eye,
      hands: hands.current,
      self: view === "behind" && !body.inHeadset ? body.placed : null,
      dt,
      now: clock.current,
      reducedMotion,
      ears,
      budget: DETAIL_BUDGETS[body.inHeadset ? "headset" : quality],
      // Where a shadow map falls on people it knows more than the floor does.
      sunAt: quality === "high" ? ALWAYS_SUN : (x, z) => place.current?.sunAt(x, z) ?? 1,
    });
  }, -10);
  return null;
}
