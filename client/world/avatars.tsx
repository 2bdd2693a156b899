/** Avatars: everybody whom the visit shows, with shadows, bubbles and names, in a handful of drawings for all of them. */
import { useThree } from "@react-three/fiber";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { Vector3 } from "three";
import { Company } from "./avatars/company.ts";
import { DETAIL_BUDGETS } from "./avatars/detail.ts";
import { useWorld, useWorldFrame } from "./context.ts";
import { type Ears, OwnEars } from "./ears.ts";

export type AvatarsProps = {
  /** Who hears what happens here. */
  ears?: Ears | undefined;
};

export function Avatars({ ears }: AvatarsProps) {
  const { visit, body, place, hands, self, quality, reducedMotion, now } = useWorld();
  const scene = useThree((state) => state.scene);
  const company = useRef<Company>(null);
  const own = useMemo(() => new OwnEars(), []);
  const eye = useMemo(() => new Vector3(), []);
  const renderer = useThree(({ gl }) => gl);
  const sunHere = useCallback(
    (x: number, z: number) => {
      const here = place.current;
      if (here === null) return 1;
      const stage = here.stageAt(x, z);
      // Where a shadow map falls on people it knows more than the floor does.
      return stage > 0 ? 1 + stage : quality === "high" && renderer.shadowMap.enabled ? 1 : here.sunAt(x, z);
    },
    [place, quality, renderer],
  );
  useEffect(() => {
    const made = new Company(visit);
    company.current = made;
    scene.add(made.group);
    return () => {
      company.current = null;
      made.dispose();
    };
  }, [scene, visit]);

  useWorldFrame(({ camera }, dt) => {
    body.rest();
    camera.getWorldPosition(eye);
    if (ears !== undefined) own.frame(ears, camera, body.place, dt);
    company.current?.frame({
      me: body.place,
      eye,
      hands: hands.current,
      self: self.current,
      dt,
      now: now(),
      reducedMotion,
      ears: ears ?? null,
      budget: DETAIL_BUDGETS[body.inHeadset ? "headset" : quality],
      sunAt: sunHere,
    });
  }, -9);
  return null;
}
