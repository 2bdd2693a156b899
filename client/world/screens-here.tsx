/** ScreensHere: what the screens of the place show, as the visit tells it, looked at once a picture. */
import { useFrame } from "@react-three/fiber";
import { useMemo } from "react";
import { Vector3 } from "three";
import { useWorld } from "./context.ts";

export function ScreensHere({ volume }: { volume: number }) {
  const { visit, place } = useWorld();
  const eye = useMemo(() => new Vector3(), []);
  useFrame(({ camera }) => {
    // Pictures come after the model.
    if (place.current === null || place.current.bare) return;
    place.current.screens.frame(visit.screens, camera.getWorldPosition(eye), visit.time(), volume);
  });
  return null;
}
