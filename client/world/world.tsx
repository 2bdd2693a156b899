/**
 * World: the place with its people, as somebody at a screen sees it: first person, at eye height. What can be done here
 * lies in the visit; this only draws it and turns keys, clicks and taps into wishes. Another visit is another place on
 * the same canvas, so that whoever wears a headset keeps it on.
 */
import { Canvas } from "@react-three/fiber";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Vec3 } from "../../shared/pose/pose.ts";
import type { Link } from "../../shared/space/space.ts";
import type { Visit } from "../net/visit.ts";
import { Avatars } from "./avatars.tsx";
import type { View } from "./behind.ts";
import { canvasProps } from "./canvas-props.ts";
import type { Quality } from "./context.ts";
import { Controls } from "./controls/controls.tsx";
import type { Held } from "./controls/walk-model.ts";
import type { Ears } from "./ears.ts";
import { drawingPower } from "./machine.ts";
import { Me } from "./me.tsx";
import { Pace } from "./pace.tsx";
import { STEPS } from "./pacing.ts";
import { Place } from "./place.tsx";
import { WorldProvider } from "./world-provider.tsx";

export type WorldProps = {
  visit: Visit;
  /** What a screen reader calls the place. */
  label: string;
  quality?: Quality;
  /** Nothing pulses or fades. Told by the page, which knows the device's and the person's own wish. */
  reducedMotion?: boolean;
  /** This browser cannot draw the place: everything else goes on. */
  onMissing?: (what: "webgl") => void;
  /** The place stands, and is drawn from the next picture on; once for each visit. */
  onReady?: () => void;
  /** Through my eyes, or from behind me; a headset has its own. */
  view?: View;
  onView?: (view: View) => void;
  /** What a thumb on the page's stick asks for, read once a picture. */
  stick?: { readonly current: Held };
  /** Who hears what happens here. */
  ears?: Ears;
  /** How loud videos on screens are, 0 to 1; silent unless told. */
  screenVolume?: number;
  /** A click on the floor leads there. */
  onWalkTo?: (place: Vec3) => void;
  /** A click on somebody. */
  onPerson?: (avatar: string) => void;
  /** A click on the gate of the link on which I stand. */
  onLink?: (link: Link) => void;
  /**
   * What stays around the place while a visitor goes from one to another: what `client/xr` brings. It is there from the
   * beginning or never: where it comes or goes, the place is built anew.
   */
  around?: (place: ReactNode) => ReactNode;
  /** Further things in the place. */
  children?: ReactNode;
};

/** Coarser pictures than this are no help to anybody. Pixels for each of the screen's. */
const COARSEST = 0.45;

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
  view,
  ears,
  screenVolume = 0,
  onReady,
  around = (place) => place,
  children,
  ...rest
}: WorldProps & { weak: boolean }) {
  const [step, setStep] = useState(0);
  const ready = useRef<string | null>(null);
  const quality = weak || step === STEPS.length - 1 ? "low" : (rest.quality ?? "high");
  // Without a graphics card every pixel is the processor's work, which others need too.
  const dpr = weak ? 0.7 : Math.min(devicePixelRatio, quality === "high" ? 2 : 1);
  return (
    <Canvas
      {...canvasProps(quality)}
      dpr={Math.max(COARSEST, dpr * (STEPS[step] ?? 1))}
      tabIndex={0}
      role="application"
      aria-label={label}
    >
      {around(
        <WorldProvider key={visit.me.id} visit={visit} quality={quality} reducedMotion={reducedMotion}>
          <Place
            onReady={() => {
              if (ready.current === visit.me.id) return;
              ready.current = visit.me.id;
              onReady?.();
            }}
            screenVolume={screenVolume}
          />
          <Me view={view} />
          <Avatars ears={ears} />
          <Controls
            onWalkTo={rest.onWalkTo}
            onPerson={rest.onPerson}
            onLink={rest.onLink}
            stick={rest.stick}
            onView={rest.onView}
          />
          <Pace onStep={setStep} />
          {children}
        </WorldProvider>,
      )}
    </Canvas>
  );
}
