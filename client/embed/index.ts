/**
 * `stoa/react`: a space and its people as components in somebody else's `<Canvas>`, and hooks over the visit.
 *
 * `<Stoa>` joins; below it `<Place>` draws the space, `<Avatars>` everybody else, `<Me>` walks my body and is the camera,
 * `<Controls>` turns keys, clicks and touch into walking, `<Voices>` lets people near be heard. Each may be left out. All lie in the scene itself, where the
 * space's metres are the scene's units: the transform of a group around them does not count.
 */
export {
  type Avatar,
  type HouseRules,
  type JoinOptions,
  StoaError,
  type Visit,
  type VisitEvents,
} from "../net/index.ts";
export * from "../react/index.ts";
export {
  Avatars,
  type AvatarsProps,
  Controls,
  type ControlsProps,
  canvasProps,
  Me,
  type MeProps,
  Place,
  type PlaceProps,
  presetLooks,
  type Quality,
} from "../world/index.ts";
export { Stoa, type StoaJoins, type StoaProps, type StoaShows } from "./stoa.tsx";
export { Voices, type VoicesProps } from "./voices.tsx";
