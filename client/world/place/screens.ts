/**
 * The screens of a space: their pictures, unlit, so that words stay readable in sun and shade.
 */
import {
  Color,
  Group,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  SRGBColorSpace,
  type Texture,
  TextureLoader,
} from "three";
import type { Space } from "../../../shared/space/space.ts";

const BRIGHTNESS = 0.96;
const BLANK = "#e9d9be";

export type Screens = { group: Group; missing: string[] };

/** Draws every screen of the space. A picture that cannot be had leaves its screen blank and is named in `missing`. */
export async function createScreens(space: Space, url: (file: string) => string): Promise<Screens> {
  const group = new Group();
  group.name = "screens";
  const missing: string[] = [];
  await Promise.all(
    space.screens.map(async ({ id, position, yaw, width, height, image }) => {
      const picture = image ? await load(url(image)) : undefined;
      if (image && !picture) missing.push(image);
      const material = new MeshBasicMaterial({ toneMapped: false, fog: false });
      if (picture) {
        material.map = picture;
        material.color = new Color().setScalar(BRIGHTNESS);
      } else material.color = new Color(BLANK);
      const screen = new Mesh(new PlaneGeometry(width, height), material);
      screen.name = `screen ${id}`;
      screen.position.set(...position);
      // A plane faces +Z; yaw 0 looks along −Z.
      screen.rotation.y = yaw + Math.PI;
      group.add(screen);
    }),
  );
  return { group, missing };
}

async function load(address: string): Promise<Texture | undefined> {
  try {
    const texture = await new TextureLoader().loadAsync(address);
    texture.colorSpace = SRGBColorSpace;
    texture.anisotropy = 8;
    return texture;
  } catch {
    return undefined;
  }
}
