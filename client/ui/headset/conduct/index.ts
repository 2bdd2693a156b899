/** client/ui/headset/conduct: what moderators do in a headset; comes for them alone, with the words of the cockpit. */
export { ConductSheet } from "./conduct-sheet.tsx";
export { MeasureSheet } from "./measure-sheet.tsx";
