/** client/world: the place and its people in three dimensions. */
export { CLOTHS, HAIR_STYLES, HAIRS, OUTFITS, presetLooks, SKINS } from "./avatars/palette.ts";
export { type Quality, useWorld, type WorldShared } from "./context.ts";
export { WorldPreview, type WorldPreviewProps } from "./preview.tsx";
export { World, type WorldProps } from "./world.tsx";
