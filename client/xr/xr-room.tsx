/** XrRoom: a headset that is worn, from its being put on until it is taken off, through all the places between. */
import { XR } from "@react-three/xr";
import type { ReactNode } from "react";
import type { Xr } from "./create-xr.ts";

/** Goes around a `<World>`'s place: `around={(place) => <XrRoom xr={xr}>{place}</XrRoom>}`. */
export function XrRoom({ xr, children }: { xr: Xr; children: ReactNode }) {
  return <XR store={xr.store}>{children}</XR>;
}
