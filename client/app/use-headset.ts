/**
 * The way into a headset, fetched only where one could be entered: `client/xr` comes with all of the 3D world.
 */
import { useEffect, useState } from "react";
import type { VrDoor } from "../ui/entry/entry.tsx";
import { isVrPossible } from "../xr/vr-possible.ts";

type XrModule = typeof import("../xr/index.ts");
type HeadsetModule = typeof import("../ui/headset/index.ts");
export type XrPart = Pick<XrModule, "XrRoom" | "XrVisit"> &
  Pick<HeadsetModule, "HeadsetMenu"> & {
    xr: ReturnType<XrModule["createXr"]>;
    /** Must be called from a press; rejects when wearer or browser say no. */
    enter: () => Promise<void>;
  };

/** `xr` is undefined until it is known whether a headset can be entered, and null where none can. */
export function useHeadset(): { vr: VrDoor; xr: XrPart | null | undefined } {
  const [xr, setXr] = useState<XrPart | null>();
  useEffect(() => {
    let gone = false;
    const look = async () => {
      if (!(await isVrPossible())) return null;
      const [{ createXr, enterVR, XrRoom, XrVisit }, { HeadsetMenu }] = await Promise.all([
        import("../xr/index.ts"),
        import("../ui/headset/index.ts"),
      ]);
      const made = createXr();
      return { xr: made, XrRoom, XrVisit, HeadsetMenu, enter: () => enterVR(made) };
    };
    look()
      .catch(() => null)
      .then((found) => {
        if (!gone) setXr(found);
      });
    return () => {
      gone = true;
    };
  }, []);
  return { vr: xr ? "possible" : isSecureContext ? "none" : "insecure", xr };
}
