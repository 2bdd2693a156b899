/** client/xr: the visit in a headset. `<XrVisit xr={xr} />` goes inside the `<World>`. */
export { createXr, enterVR, isVrPossible, leaveVR, watchVR, type Xr } from "./create-xr.ts";
export { XrVisit } from "./xr-visit.tsx";
