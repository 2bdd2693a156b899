/** A picture for a screen, no larger than a graphics card should hold. */
import { LinearMipmapLinearFilter, SRGBColorSpace, Texture } from "three";

/** The longest side, pixels: a larger picture is made smaller when it comes. */
const LONGEST = 2048;

/** The picture at an address, or undefined where it cannot be had or read. Whoever asked disposes of it. */
export async function loadPicture(address: string): Promise<Texture<ImageBitmap> | undefined> {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return undefined;
    const bitmap = await smaller(await createImageBitmap(await answer.blob(), { imageOrientation: "flipY" }));
    const texture = new Texture(bitmap);
    texture.colorSpace = SRGBColorSpace;
    texture.minFilter = LinearMipmapLinearFilter;
    texture.anisotropy = 8;
    // A bitmap is turned over when it is made, not when it is handed over.
    texture.flipY = false;
    texture.needsUpdate = true;
    texture.addEventListener("dispose", () => bitmap.close());
    return texture;
  } catch {
    return undefined;
  }
}

async function smaller(bitmap: ImageBitmap): Promise<ImageBitmap> {
  const scale = LONGEST / Math.max(bitmap.width, bitmap.height);
  if (scale >= 1) return bitmap;
  const [resizeWidth, resizeHeight] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  const small = await createImageBitmap(bitmap, { resizeWidth, resizeHeight, resizeQuality: "high" });
  bitmap.close();
  return small;
}
