/** client/xr: the visit in a headset. `<XrVisit xr={xr} />` goes inside the `<World>`. */
export { createXr, enterVR, isVrPossible } from "./create-xr.ts";
export { FloatingPanel } from "./panels/floating-panel.tsx";
export type { Cell, Row, Sheet } from "./panels/sheet.ts";
export { WristPanel } from "./panels/wrist-panel.tsx";
export { useHeight } from "./use-height.ts";
export { useKeyboard } from "./use-keyboard.ts";
export { XrVisit } from "./xr-visit.tsx";
