/**
 * The light of the place: a low sun with or without a shadow map, and what sky and ground throw on people.
 *
 * The stone of a place carries its own baked light and leaves the hemisphere light alone; avatars and all else that
 * moves are lit by both lights as three.js knows them.
 */
import { DirectionalLight, HemisphereLight, Vector3 } from "three";
import { light } from "./palette.ts";

/** Towards the sun in the late afternoon: 36° left of −Z, 17° up. */
export const toSun = new Vector3(-0.562, 0.292, -0.774).normalize();

/** Lights as the look was tuned for, under Neutral tone mapping. */
export const lightOfThePlace = {
  toSun,
  sun: { colour: light.sun, intensity: 5 },
  hemisphere: { sky: light.fromSky, ground: light.fromGround, intensity: 2.3 },
  toneMappingExposure: 1.12,
} as const;

/** `high` draws one shadow map, once; `baked` (headset and phone) draws none. */
export type PlaceQuality = "high" | "baked";

const SHADOW = { texels: 4096, halfWidth: 27, halfHeight: 16, near: 1, far: 120, distance: 60 };
/** The middle of what the shadow map covers. */
const MIDDLE = new Vector3(2.5, 0, 1);

export type PlaceLights = { sun: DirectionalLight; hemisphere: HemisphereLight };

export function createLights(): PlaceLights {
  const { sun, hemisphere } = lightOfThePlace;
  const direct = new DirectionalLight(sun.colour, sun.intensity);
  direct.name = "sun";
  direct.position.copy(MIDDLE).addScaledVector(toSun, SHADOW.distance);
  direct.target.position.copy(MIDDLE);
  const { shadow } = direct;
  shadow.mapSize.set(SHADOW.texels, SHADOW.texels);
  shadow.bias = -0.0006;
  shadow.normalBias = 0.04;
  shadow.radius = 2.2;
  shadow.autoUpdate = false;
  const camera = shadow.camera;
  camera.left = -SHADOW.halfWidth;
  camera.right = SHADOW.halfWidth;
  camera.top = SHADOW.halfHeight;
  camera.bottom = -SHADOW.halfHeight;
  camera.near = SHADOW.near;
  camera.far = SHADOW.far;
  const around = new HemisphereLight(hemisphere.sky, hemisphere.ground, hemisphere.intensity);
  around.name = "sky light";
  return { sun: direct, hemisphere: around };
}

/** Turns the shadow map on, to be drawn once with the next frame, or off. */
export function castShadows({ sun }: PlaceLights, quality: PlaceQuality): void {
  sun.castShadow = quality === "high";
  sun.shadow.needsUpdate = quality === "high";
}
