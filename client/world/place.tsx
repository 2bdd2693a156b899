/** Place: the place of the world around: its model, light, sky, sea and screens. */
import { useWorld } from "./context.ts";
import { LightHere } from "./light-here.tsx";
import { PlaceHere } from "./place-here.tsx";
import { ScreensHere } from "./screens-here.tsx";

export type PlaceProps = {
  /** It stands, or its bare floors do; and again where files could not be had, which `missing` names. */
  onReady?: ((missing: readonly string[]) => void) | undefined;
  /** How loud videos on screens are, 0 to 1; silent unless told. */
  screenVolume?: number;
};

export function Place({ onReady, screenVolume = 0 }: PlaceProps) {
  const { visit, space, quality, place } = useWorld();
  return (
    <>
      <PlaceHere server={visit.server} space={space} quality={quality} place={place} bare onPlace={onReady} />
      <LightHere />
      <ScreensHere volume={screenVolume} />
    </>
  );
}
