/** client/world: the place and its people in three dimensions. */
import "./elements.ts";

export { CLOTHS, HAIR_STYLES, HAIRS, OUTFITS, presetLooks, SKINS } from "./avatars/palette.ts";
export { Avatars, type AvatarsProps } from "./avatars.tsx";
export { canvasProps } from "./canvas-props.ts";
export { type Quality, useWorld, type WorldShared } from "./context.ts";
export { Controls, type ControlsProps } from "./controls/controls.tsx";
export type { Ears } from "./ears.ts";
export { usualQuality } from "./machine.ts";
export { Me, type MeProps } from "./me.tsx";
export { Place, type PlaceProps } from "./place.tsx";
export { WorldPreview, type WorldPreviewProps } from "./preview.tsx";
export { World, type WorldProps } from "./world.tsx";
export { WorldProvider } from "./world-provider.tsx";
