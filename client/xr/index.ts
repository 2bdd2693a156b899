/** client/xr: the visit in a headset. `<XrRoom>` goes around the place of a `<World>`, `<XrVisit>` into it. */
export { createXr, enterVR } from "./create-xr.ts";
export { Curtain } from "./curtain.tsx";
export { FloatingPanel } from "./panels/floating-panel.tsx";
export type { ButtonCell, Cell, Row, Sheet, WordsCell } from "./panels/sheet.ts";
export { WristPanel } from "./panels/wrist-panel.tsx";
export { useCrossedArms } from "./use-crossed-arms.ts";
export { useHeight } from "./use-height.ts";
export { type Keyboard, useKeyboard } from "./use-keyboard.ts";
export { useTaken } from "./use-taken.ts";
export { XrRoom } from "./xr-room.tsx";
export { XrVisit } from "./xr-visit.tsx";
