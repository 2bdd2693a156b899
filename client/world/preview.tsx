/**
 * WorldPreview: the place before anybody enters it, slowly looked around from where people arrive; still where somebody
 * asked for less motion.
 */
import { Canvas, useFrame } from "@react-three/fiber";
import { useEffect, useRef, useState } from "react";
import { NeutralToneMapping } from "three";
import { BODY } from "../../shared/pose/pose.ts";
import type { Space } from "../../shared/space/space.ts";
import type { Place } from "./place/index.ts";
import { PlaceHere } from "./place-here.tsx";
import { canDraw } from "./world.tsx";

export type WorldPreviewProps = {
  space: Space;
  reducedMotion?: boolean;
  onMissing?: (what: "webgl") => void;
};

/** How far the look wanders to either side, and how long a round takes. Radians, seconds. */
const WANDER = 0.12;
const ROUND = 40;

export function WorldPreview({ space, reducedMotion = false, onMissing }: WorldPreviewProps) {
  const [drawable] = useState(canDraw);
  useEffect(() => {
    if (!drawable) onMissing?.("webgl");
  }, [drawable, onMissing]);
  const place = useRef<Place | null>(null);
  if (!drawable) return null;
  return (
    <Canvas
      aria-hidden
      camera={{ rotation: [0, 0, 0], fov: 60, near: 0.05, far: 4000 }}
      dpr={[0.75, 1.5]}
      shadows="percentage"
      frameloop={reducedMotion ? "demand" : "always"}
      gl={{ antialias: true, toneMapping: NeutralToneMapping }}
      onCreated={({ gl }) => {
        gl.toneMappingExposure = 1.12;
      }}
    >
      <PlaceHere space={space} quality="high" place={place} />
      <ArrivalView space={space} still={reducedMotion} />
    </Canvas>
  );
}

function ArrivalView({ space, still }: { space: Space; still: boolean }) {
  const time = useRef(0);
  useFrame(({ camera }, delta) => {
    if (!still) time.current += Math.min(delta, 0.1);
    const { position, yaw } = space.spawn;
    camera.position.set(position[0], position[1] + BODY.eyes, position[2]);
    camera.rotation.set(0, yaw + WANDER * Math.sin((time.current / ROUND) * Math.PI * 2), 0, "YXZ");
  });
  return null;
}
