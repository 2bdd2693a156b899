/** Place: the place of the world around: its model, light, sky, sea and screens. */
import { useWorld } from "./context.ts";
import { PlaceHere } from "./place-here.tsx";
import { ScreensHere } from "./screens-here.tsx";

export type PlaceProps = {
  /** It stands, or a plain stand-in does: `missing` names files that could not be had. */
  onReady?: ((missing: readonly string[]) => void) | undefined;
  /** Whether videos on screens are heard; silent unless told. */
  screenSound?: boolean;
};

export function Place({ onReady, screenSound = false }: PlaceProps) {
  const { visit, space, quality, place } = useWorld();
  return (
    <>
      <PlaceHere server={visit.server} space={space} quality={quality} place={place} onPlace={onReady} />
      <ScreensHere sound={screenSound} />
    </>
  );
}
