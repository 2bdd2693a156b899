/**
 * Whether this machine draws too slowly for all of it: because it draws without a graphics card, or by its own frames.
 * Then the picture behind the card stands still and the place is drawn more plainly, so that every press is answered.
 */
import { useEffect, useState } from "react";

/** A frame that took longer than this is a slow one, ms. */
const SLOW_MS = 90;
/** Of the last frames so many must be slow, and together last so long: loading alone makes a few. */
const OF_LAST = 8;
const SLOW_ONES = 4;
const SLOW_SUM_MS = 900;
/** A gap like this is a page that was put away, ms. */
const AWAY_MS = 5000;

/** From the lengths of the last frames, newest last. */
export function drawsSlowly(frames: readonly number[]): boolean {
  const slow = frames.slice(-OF_LAST).filter((ms) => ms > SLOW_MS && ms < AWAY_MS);
  return slow.length >= SLOW_ONES && slow.reduce((sum, ms) => sum + ms, 0) > SLOW_SUM_MS;
}

/** Whether a renderer's name is that of a program instead of a card. */
export function isSoftware(renderer: string): boolean {
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(renderer);
}

export function useSlowness(): boolean {
  const [slow, setSlow] = useState(() => isSoftware(rendererHere()));
  useEffect(() => {
    if (slow) return;
    const frames: number[] = [];
    let last: number | null = null;
    let request = requestAnimationFrame(function frame(now) {
      if (last !== null) frames.push(now - last);
      last = now;
      if (frames.length > OF_LAST) frames.shift();
      if (drawsSlowly(frames)) setSlow(true);
      else request = requestAnimationFrame(frame);
    });
    return () => cancelAnimationFrame(request);
  }, [slow]);
  return slow;
}

function rendererHere(): string {
  const gl = document.createElement("canvas").getContext("webgl2");
  if (gl === null) return "";
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name = info === null ? "" : String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL));
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return name;
}
