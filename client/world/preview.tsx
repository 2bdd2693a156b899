/**
 * WorldPreview: the place before anybody enters it, slowly looked around from where people arrive; still where somebody
 * asked for less motion, and where looking around would take the machine from what is typed.
 */
import { Canvas, useFrame } from "@react-three/fiber";
import { useEffect, useRef, useState } from "react";
import { BODY } from "../../shared/pose/pose.ts";
import type { Space } from "../../shared/space/space.ts";
import { canvasProps } from "./canvas-props.ts";
import { drawingPower } from "./machine.ts";
import { type PaceState, paced, startPace } from "./pacing.ts";
import type { Place } from "./place/index.ts";
import { PlaceHere } from "./place-here.tsx";

export type WorldPreviewProps = {
  space: Space;
  reducedMotion?: boolean;
  onMissing?: (what: "webgl") => void;
};

/** How far the look wanders to either side, and how long a round takes. Radians, seconds. */
const WANDER = 0.12;
const ROUND = 40;

export function WorldPreview({ space, reducedMotion = false, onMissing }: WorldPreviewProps) {
  const [power] = useState(drawingPower);
  useEffect(() => {
    if (power === "none") onMissing?.("webgl");
  }, [power, onMissing]);
  const weak = power === "software";
  const [slow, setSlow] = useState(weak);
  const still = reducedMotion || slow;
  const place = useRef<Place | null>(null);
  if (power === "none") return null;
  return (
    <Canvas
      {...canvasProps()}
      aria-hidden
      dpr={weak ? 0.75 : Math.min(devicePixelRatio, 1.5)}
      frameloop={still ? "demand" : "always"}
    >
      {/* As the world tells the address: a model that is on its way is then not asked for again. */}
      <PlaceHere server={location.origin} space={space} quality={weak ? "low" : "high"} place={place} />
      <ArrivalView space={space} still={still} onSlow={() => setSlow(true)} />
    </Canvas>
  );
}

function ArrivalView({ space, still, onSlow }: { space: Space; still: boolean; onSlow: () => void }) {
  const time = useRef(0);
  const pace = useRef<PaceState>(startPace);
  useFrame(({ camera }, delta) => {
    if (!still) {
      time.current += Math.min(delta, 0.1);
      pace.current = paced(pace.current, delta);
      if (pace.current.step > 0) onSlow();
    }
    const { position, yaw } = space.spawn;
    camera.position.set(position[0], position[1] + BODY.eyes, position[2]);
    camera.rotation.set(0, yaw + WANDER * Math.sin((time.current / ROUND) * Math.PI * 2), 0, "YXZ");
  });
  return null;
}
