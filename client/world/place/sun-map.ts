/**
 * The sun map of a place: one grey picture of where the sun falls on floors and long walls, with several charts.
 *
 * Stone reads it in its shader; `sunAt` reads it for whoever stands on a floor.
 */
import { LinearFilter, LinearMipmapLinearFilter, NoColorSpace, Texture, Vector2, Vector4 } from "three";
import type { SunMapLayout } from "./place-extras.ts";

export type SunMap = {
  texture: Texture;
  /** For each chart, picture = world · scale + offset, as (scale x, scale y, offset x, offset y). */
  charts: Vector4[];
  /** How much of the sun falls on the floor here, 0–1; 1 outside the picture. */
  sunAt(x: number, z: number): number;
};

function chartVector({ from, at, metres }: SunMapLayout["charts"][number], size: Vector2): Vector4 {
  const [sx, sy] = [1 / (metres * size.x), 1 / (metres * size.y)];
  return new Vector4(sx, sy, at[0] / size.x - from[0] * sx, at[1] / size.y - from[1] * sy);
}

/** Makes the map from its decoded picture. */
export function createSunMap(image: ImageBitmap | HTMLImageElement, layout: SunMapLayout): SunMap {
  const texture = new Texture(image);
  texture.colorSpace = NoColorSpace;
  texture.flipY = false;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.magFilter = LinearFilter;
  texture.anisotropy = 4;
  texture.needsUpdate = true;
  const size = new Vector2(layout.width, layout.height);
  const floor = layout.charts[0]!;
  const pixels = readPixels(image, layout);
  return {
    texture,
    charts: layout.charts.map((place) => chartVector(place, size)),
    sunAt(x, z) {
      const [i, j] = [Math.floor((x - floor.from[0]) / floor.metres), Math.floor((z - floor.from[1]) / floor.metres)];
      if (!pixels || i < 0 || j < 0 || i >= floor.size[0] || j >= floor.size[1]) return 1;
      return pixels[((floor.at[1] + j) * layout.width + floor.at[0] + i) * 4]! / 255;
    },
  };
}

function readPixels(
  image: ImageBitmap | HTMLImageElement,
  { width, height }: SunMapLayout,
): Uint8ClampedArray | undefined {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return undefined;
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, width, height).data;
}
