/**
 * The way into a headset, fetched only where the browser knows of headsets: `client/xr` comes with all of the 3D world.
 */
import { useEffect, useState } from "react";
import type { VrDoor } from "../ui/entry/entry.tsx";

type XrModule = typeof import("../xr/index.ts");
type HeadsetModule = typeof import("../ui/headset/index.ts");
export type XrPart = {
  xr: ReturnType<XrModule["createXr"]>;
  XrVisit: XrModule["XrVisit"];
  /** What hangs in the place for the wearer's hands. */
  HeadsetMenu: HeadsetModule["HeadsetMenu"];
  /** Must be called from a press; rejects when wearer or browser say no. */
  enter: () => Promise<void>;
};

export function useHeadset(): { vr: VrDoor; xr: XrPart | null } {
  const [xr, setXr] = useState<XrPart | null>(null);
  useEffect(() => {
    let gone = false;
    const look = async () => {
      if (navigator.xr === undefined) return;
      const { createXr, enterVR, isVrPossible, XrVisit } = await import("../xr/index.ts");
      if (gone || !(await isVrPossible())) return;
      const { HeadsetMenu } = await import("../ui/headset/index.ts");
      if (gone) return;
      const made = createXr();
      setXr({ xr: made, XrVisit, HeadsetMenu, enter: () => enterVR(made) });
    };
    void look();
    return () => {
      gone = true;
    };
  }, []);
  return { vr: xr !== null ? "possible" : isSecureContext ? "none" : "insecure", xr };
}
