/**
 * Loads a place: model, light, sky, sea, screens and links of a space, as plain three.js objects.
 *
 * Nothing is fetched but the files beside the space's `space.json`. What is missing or broken is named, and something
 * plain is drawn in its stead: nobody is kept out by a picture.
 */
import { Fog, Group, type Material, Mesh, type Object3D, Texture } from "three";
import { MeshoptDecoder } from "three/addons/libs/meshopt_decoder.module.js";
import { type GLTF, GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import type { Light } from "../../../shared/programme/cue.ts";
import type { Space } from "../../../shared/space/space.ts";
import { createPlain, createStandIn } from "./bare-ground.ts";
import { createIslands } from "./islands.ts";
import { castShadows, createLights, lightOfThePlace, type PlaceLights, type PlaceQuality } from "./light.ts";
import { createLinks } from "./links.ts";
import { Mood } from "./mood.ts";
import { air } from "./palette.ts";
import { type PlaceExtras, placeExtrasSchema } from "./place-extras.ts";
import { createRopes } from "./ropes.ts";
import { Screens } from "./screens/screens.ts";
import { createSea } from "./sea.ts";
import { createSky } from "./sky.ts";
import { createMaterials, type PlaceMaterials } from "./stone.ts";
import { createSunMap, type SunMap } from "./sun-map.ts";

const FOG = { near: 45, far: 1400 };

export type Place = {
  /** Everything that is drawn and both lights. Its own coordinates are the space's. */
  readonly group: Group;
  /** For `scene.fog`. */
  readonly fog: Fog;
  /** Only floors and walls: model and pictures are on their way. */
  readonly bare: boolean;
  /** The model, where it could not be had or read; empty when all is well. */
  readonly missing: readonly string[];
  /** Sun map and screens' pictures, which come after the model; resolves with those that could not be had. Never rejects. */
  readonly pictures: Promise<readonly string[]>;
  readonly screens: Screens;
  /** How much of the sun falls on the floor at a point, 0–1: dims the sun on avatars where no shadow map does. */
  sunAt(x: number, z: number): number;
  /** How much of the stage's own light falls on somebody there; 0 where it is off. */
  stageAt(x: number, z: number): number;
  /** From now on the place is lit so, or (null) as its own hour has it: slowly, or at once. */
  setLight(light: Light | null, atOnce: boolean): void;
  /** `seconds` since any fixed moment: moves the sea, and the light where it changes. */
  update(seconds: number): void;
  setQuality(quality: PlaceQuality): void;
  setBrand(colour: string): void;
  dispose(): void;
};

type PlaceOptions = { quality?: PlaceQuality };

/** The model as it came, and its sun map once that is there too. */
type Loaded = {
  model: Object3D;
  materials: PlaceMaterials;
  extras: PlaceExtras | undefined;
  sunMap: SunMap | undefined;
  disposed: boolean;
};

function beside(baseUrl: string): (file: string) => string {
  const folder = baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`;
  return (file) => folder + file;
}

async function loadImage(address: string): Promise<ImageBitmap | undefined> {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return undefined;
    return await createImageBitmap(await answer.blob(), { colorSpaceConversion: "none", premultiplyAlpha: "none" });
  } catch {
    return undefined;
  }
}

async function loadModel(space: Space, url: (file: string) => string, mood: Mood): Promise<Loaded | undefined> {
  if (!space.model) return undefined;
  let gltf: GLTF;
  try {
    gltf = await new GLTFLoader().setMeshoptDecoder(MeshoptDecoder).loadAsync(url(space.model));
  } catch {
    return undefined;
  }
  const extras = placeExtrasSchema.safeParse(gltf.scene.userData).data;
  const materials = createMaterials(extras?.bake.range ?? 1, space.brand.colour, mood);
  gltf.scene.traverse((object) => {
    if (object instanceof Mesh) dress(object, materials);
  });
  return { model: gltf.scene, materials, extras, sunMap: undefined, disposed: false };
}

/** Lets the sun fall as the model's sun map says; answers its file where it could not be had. */
async function loadSunMap(loaded: Loaded, url: (file: string) => string): Promise<string[]> {
  const layout = loaded.extras?.sunMap;
  if (!layout) return [];
  const image = await loadImage(url(layout.file));
  if (!image) return [layout.file];
  if (loaded.disposed) image.close();
  else {
    loaded.sunMap = createSunMap(image, layout);
    loaded.materials.setSunMap(loaded.sunMap);
  }
  return [];
}

/** Gives a mesh of the model our own material of that name; a model made elsewhere keeps what it brought. */
function dress(mesh: Mesh, materials: PlaceMaterials): void {
  const brought = mesh.material as Material;
  const own = mesh.geometry.hasAttribute("_bake") ? materials.byName.get(brought.name) : undefined;
  const lit = brought.name !== "glow";
  mesh.castShadow = lit;
  mesh.receiveShadow = lit;
  if (!own) return;
  mesh.material = own;
  brought.dispose();
}

/**
 * Loads the place of a space whose files lie at `baseUrl`: resolves when its model stands, and lets its pictures come
 * after. Never rejects.
 *
 * The renderer is to use Neutral tone mapping with exposure 1.12, and for `high` a PCF shadow map.
 */
export async function loadPlace(
  space: Space,
  baseUrl: string,
  { quality = "high" }: PlaceOptions = {},
): Promise<Place> {
  const url = beside(baseUrl);
  const mood = moodOf(space);
  const loaded = await loadModel(space, url, mood);
  // Files of shows are told from the server's address, two folders above the space's.
  const screens = new Screens(space, (file) => url(`../../${file}`));
  const unseen = Promise.all([loaded ? loadSunMap(loaded, url) : [], screens.showOwn(space)]);
  return {
    ...assemble(space, quality, loaded, screens, mood),
    missing: space.model && !loaded ? [space.model] : [],
    pictures: unseen.then((files) => files.flat()),
  };
}

/** The place while its files are on their way: its floors and walls, plainly, under its own sky. It asks for no file. */
export function barePlace(space: Space, { quality = "high" }: PlaceOptions = {}): Place {
  const screens = new Screens(space, (file) => file);
  return {
    ...assemble(space, quality, undefined, screens, moodOf(space)),
    bare: true,
    missing: [],
    pictures: Promise.resolve([]),
  };
}

function assemble(
  space: Space,
  quality: PlaceQuality,
  loaded: Loaded | undefined,
  screens: Screens,
  mood: Mood,
): Omit<Place, "missing" | "pictures"> {
  const group = new Group();
  group.name = `place ${space.id}`;
  const lights = createLights();
  const water = loaded?.extras?.sea;
  const sea = water && createSea(water.level, water.shore, mood);
  group.add(lights.sun, lights.sun.target, lights.hemisphere, createSky(mood), screens.group);
  const links = createLinks(space);
  if (links) group.add(links.group);
  const ropes = createRopes(space);
  if (ropes) group.add(ropes);
  const islands = (level: number) => {
    const mesh = createIslands(level);
    // One colour for all of them: the mood's.
    mesh.material.color = mood.islands;
    return mesh;
  };
  if (sea) group.add(sea.mesh, islands(sea.mesh.position.y));
  if (loaded) group.add(loaded.model);
  else {
    const plain = createPlain(space, mood);
    group.add(plain, islands(plain.position.y));
  }
  if (space.model && !loaded) group.add(createStandIn(space));
  castShadows(lights, quality);
  const fog = new Fog(air.fog, FOG.near, FOG.far);
  fog.color = mood.fog;
  let before: number | null = null;
  const lightAs = (dt: number) => {
    if (mood.step(dt)) dim(lights, mood);
  };

  return {
    group,
    fog,
    bare: false,
    screens,
    sunAt: (x, z) => loaded?.sunMap?.sunAt(x, z) ?? 1,
    stageAt: (x, z) => mood.stageAt(x, z),
    setLight(light, atOnce) {
      mood.want(light);
      if (atOnce) lightAs(Number.POSITIVE_INFINITY);
    },
    update(seconds) {
      sea?.update(seconds);
      if (before !== null) lightAs(Math.max(0, seconds - before));
      before = seconds;
    },
    setQuality: (next) => castShadows(lights, next),
    setBrand(colour) {
      loaded?.materials.setBrand(colour);
      links?.setBrand(colour);
    },
    dispose() {
      screens.dispose();
      disposeTree(group);
      if (loaded) loaded.disposed = true;
      loaded?.materials.dispose();
      lights.sun.shadow.map?.dispose();
    },
  };
}

/** The first stage is what a light is on; it reaches to nearly the end of its longer side. */
function moodOf({ zones }: Space): Mood {
  const polygon = zones.find(({ kind }) => kind === "stage")?.polygon;
  if (polygon === undefined) return new Mood(null);
  const along = (axis: 0 | 1) => polygon.map((point) => point[axis]);
  const [xs, zs] = [along(0), along(1)];
  const middle = (all: number[]) => (Math.min(...all) + Math.max(...all)) / 2;
  const half = (all: number[]) => (Math.max(...all) - Math.min(...all)) / 2;
  return new Mood({ x: middle(xs), z: middle(zs), reach: Math.max(half(xs), half(zs)) * 0.85 });
}

/** Brings both lights to a mood. */
function dim({ sun, hemisphere }: PlaceLights, mood: Mood): void {
  sun.color.copy(mood.sunColour);
  sun.intensity = lightOfThePlace.sun.intensity * mood.sun;
  hemisphere.intensity = lightOfThePlace.hemisphere.intensity * mood.around;
}

function disposeTree(root: Object3D): void {
  root.traverse((object) => {
    if (!(object instanceof Mesh)) return;
    object.geometry.dispose();
    for (const material of [object.material].flat() as Material[]) {
      for (const value of Object.values(material)) if (value instanceof Texture) value.dispose();
      material.dispose();
    }
  });
}
