/** CanvasProps: how a `<Canvas>` shows a place as it was meant: its tones, its lens, and the shadows of its people. */
import type { CanvasProps } from "@react-three/fiber";
import { NeutralToneMapping, type WebGLRendererParameters } from "three";
import type { Quality } from "./context.ts";
import { lightOfThePlace } from "./place/index.ts";

type Asked = Pick<WebGLRendererParameters, "antialias" | "powerPreference">;

/** Goes into `<Canvas {...canvasProps("high")}>`; a picture on a place of `low` quality has no shadow map. */
export function canvasProps(
  quality: Quality = "high",
  asked: Asked = {},
): Required<Pick<CanvasProps, "camera" | "shadows" | "gl">> {
  return {
    // three's camera would look at the origin, which lies under our feet.
    camera: { rotation: [0, 0, 0], fov: 60, near: 0.05, far: 4000 },
    shadows: quality === "high" ? "percentage" : false,
    gl: { ...asked, toneMapping: NeutralToneMapping, toneMappingExposure: lightOfThePlace.toneMappingExposure },
  };
}
