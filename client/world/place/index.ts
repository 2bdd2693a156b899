/**
 * The place: everything of a space that is drawn but its people. Plain three.js, no React.
 */
export { gateAt, gateOf } from "./gate.ts";
export { lightOfThePlace, type PlaceQuality } from "./light.ts";
export { barePlace, loadPlace, type Place } from "./load-place.ts";
export type { Screens } from "./screens/screens.ts";
