/** Machine: whether this browser can draw the place, and whether it does so without a graphics card. */
import type { Quality } from "./context.ts";

export type DrawingPower = "none" | "software" | "hardware";

const SOFTWARE = /swiftshader|llvmpipe|software|softpipe|basic render/i;

let known: DrawingPower | undefined;

/** Found once, with a picture of one pixel that is given back at once. */
export function drawingPower(): DrawingPower {
  known ??= find();
  return known;
}

/** How much this machine is asked to draw unless somebody says otherwise. */
export function usualQuality(): Quality {
  return drawingPower() === "hardware" ? "high" : "low";
}

function find(): DrawingPower {
  const gl = document.createElement("canvas").getContext("webgl2");
  if (gl === null) return "none";
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name = String(gl.getParameter(info === null ? gl.RENDERER : info.UNMASKED_RENDERER_WEBGL));
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return SOFTWARE.test(name) ? "software" : "hardware";
}
