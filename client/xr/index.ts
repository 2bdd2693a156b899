/** client/xr: the visit in a headset. `<XrVisit xr={xr} />` goes inside the `<World>`. */
export { createXr, enterVR, isVrPossible } from "./create-xr.ts";
export { XrVisit } from "./xr-visit.tsx";
