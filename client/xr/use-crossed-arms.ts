/** UseCrossedArms: does something when the wearer has crossed their arms before the face; their hands feel that it counts. */
import { useFrame, useThree } from "@react-three/fiber";
import { useRef } from "react";
import { pulse } from "./haptics.ts";
import { usePanels } from "./panels/panels.tsx";

export function useCrossedArms(act: () => void): void {
  const { headset } = usePanels();
  const gl = useThree((state) => state.gl);
  const latest = useRef(act);
  latest.current = act;
  useFrame(() => {
    if (!headset.crossed) return;
    pulse(gl.xr.getSession());
    latest.current();
  });
}
