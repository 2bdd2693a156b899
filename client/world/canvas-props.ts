/** CanvasProps: how a `<Canvas>` shows a place as it was meant: its tones, its lens, and the shadows of its people. */
import type { CanvasProps } from "@react-three/fiber";
import { NeutralToneMapping } from "three";
import type { Quality } from "./context.ts";
import { drawingPower, usualQuality } from "./machine.ts";
import { lightOfThePlace } from "./place/index.ts";

/** Coarser without a graphics card: every pixel is the processor's work, which others need too. */
const COARSE = 0.7;

/** Goes into `<Canvas {...canvasProps()}>`. A place of `low` quality has no shadow map; what the machine can do unless told. */
export function canvasProps(
  quality: Quality = usualQuality(),
): Required<Pick<CanvasProps, "camera" | "shadows" | "dpr" | "gl">> {
  const weak = drawingPower() === "software";
  return {
    // three's camera would look at the origin, which lies under our feet.
    camera: { rotation: [0, 0, 0], fov: 60, near: 0.05, far: 4000 },
    shadows: quality === "high" ? "percentage" : false,
    dpr: weak ? COARSE : [1, quality === "high" ? 2 : 1],
    gl: {
      antialias: !weak,
      powerPreference: "high-performance",
      toneMapping: NeutralToneMapping,
      toneMappingExposure: lightOfThePlace.toneMappingExposure,
    },
  };
}
