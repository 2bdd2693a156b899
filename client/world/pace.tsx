/**
 * Pace: keeps the pictures coming on a slow machine, first with fewer pixels, then without the shadow map. It only goes
 * down, so that nothing flickers between two ways of drawing.
 */
import { useFrame } from "@react-three/fiber";
import { useRef } from "react";
import { type PaceState, paced, startPace } from "./pacing.ts";

/** Calls back with each step down (an index into `STEPS`). */
export function Pace({ onStep }: { onStep: (step: number) => void }) {
  const pace = useRef<PaceState>(startPace);
  useFrame(({ gl }, delta) => {
    // A headset has a size of its own, and keeps its own pace.
    if (gl.xr.isPresenting) return;
    const before = pace.current.step;
    pace.current = paced(pace.current, delta);
    if (pace.current.step !== before) onStep(pace.current.step);
  });
  return null;
}
