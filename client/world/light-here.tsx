/** LightHere: the light of the evening over the place, as the visit tells it; at once for whoever wants no motion, and on coming in. */
import { useFrame } from "@react-three/fiber";
import { useRef } from "react";
import { useWorld } from "./context.ts";
import type { Place } from "./place/index.ts";

export function LightHere() {
  const { visit, place, reducedMotion } = useWorld();
  const lit = useRef<Place | null>(null);
  useFrame(() => {
    const here = place.current;
    if (here === null) return;
    here.setLight(visit.evening?.inForce.light ?? null, reducedMotion || lit.current !== here);
    lit.current = here;
  });
  return null;
}
