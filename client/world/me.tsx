/** Me: walks my body where keys, a way or the page ask it to, and brings the canvas' camera along. */
import { useEffect, useMemo } from "react";
import { PerspectiveCamera } from "three";
import { Behind, type View } from "./behind.ts";
import { useWorld, useWorldFrame } from "./context.ts";

export type MeProps = {
  /** Through my eyes, from behind me, or with a camera that somebody else moves; a headset has its own. */
  view?: View | "free" | undefined;
};

/** What the camera takes in, upright and across. Degrees. */
const UPRIGHT = 74;
const ACROSS = 60;

export function Me({ view = "eyes" }: MeProps) {
  const { body, ground, self, now } = useWorld();
  const behind = useMemo(() => new Behind(), []);
  useEffect(() => {
    body.led = true;
    return () => {
      body.led = false;
      self.current = null;
    };
  }, [body, self]);

  useWorldFrame(({ camera, size }, dt) => {
    body.frame(dt, now());
    self.current = view === "eyes" || body.inHeadset ? null : body.placed;
    if (view === "free" || body.inHeadset) return;
    const { place, eyes, yaw, pitch } = body;
    if (view === "behind") camera.position.set(...behind.place(ground, place, eyes, yaw, pitch, dt));
    else camera.position.set(place.x, place.y + eyes, place.z);
    camera.rotation.set(pitch, yaw, 0, "YXZ");
    const fov = size.height > size.width ? UPRIGHT : ACROSS;
    if (camera instanceof PerspectiveCamera && camera.fov !== fov) {
      camera.fov = fov;
      camera.updateProjectionMatrix();
    }
  }, -10);
  return null;
}
