/**
 * A page with nothing but a place, for looking at it: `window.placePage.show(view)` draws one frame.
 */
import { NeutralToneMapping, PCFShadowMap, PerspectiveCamera, Scene, WebGLRenderer } from "three";
import { lightOfThePlace, loadPlace, type Place, type PlaceQuality } from "../../client/world/place/index.ts";
import { ownShow, type Show } from "../../shared/screen/show.ts";
import { checkSpace } from "../../shared/space/check.ts";
import type { Space } from "../../shared/space/space.ts";

/** Eyes at `from`, looking at `to`; vertical opening in degrees. */
export type View = { from: [number, number, number]; to: [number, number, number]; opening?: number };
export type PlacePage = {
  /** Loads the place of a space that ships, with some of its file changed; answers what was missing. */
  load(space: string, quality: PlaceQuality, changes?: Record<string, unknown>): Promise<readonly string[]>;
  /** Draws one frame; answers what it took. */
  show(view: View): { calls: number; triangles: number; milliseconds: number };
  setBrand(colour: string): void;
  sunAt(x: number, z: number): number | undefined;
  /** The colour drawn at a place in the picture, in pixels from its upper left corner. */
  colourAt(x: number, y: number): [number, number, number];
  /** All colours of a patch whose upper left corner is there. */
  patchAt(x: number, y: number, width: number, height: number): [number, number, number][];
};

declare global {
  interface Window {
    placePage?: PlacePage;
  }
}

const renderer = new WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
renderer.setSize(innerWidth, innerHeight);
renderer.toneMapping = NeutralToneMapping;
renderer.toneMappingExposure = lightOfThePlace.toneMappingExposure;
renderer.shadowMap.enabled = true;
renderer.shadowMap.type = PCFShadowMap;
document.body.append(renderer.domElement);

const scene = new Scene();
let place: Place | undefined;
let own = new Map<string, Show>();

function ownShows(space: Space): Map<string, Show> {
  const shows = space.screens.flatMap((screen) => ownShow(space, screen) ?? []);
  return new Map(shows.map((show) => [show.screen, show]));
}

function pixel(x: number, y: number): [number, number, number] {
  const gl = renderer.getContext();
  const bytes = new Uint8Array(4);
  gl.readPixels(x, innerHeight - 1 - y, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
  return [bytes[0]!, bytes[1]!, bytes[2]!];
}

window.placePage = {
  async load(name, quality, changes = {}) {
    const folder = `/assets/spaces/${name}/`;
    const file = await (await fetch(`${folder}space.json`)).json();
    const checked = checkSpace({ ...file, ...changes });
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    if (place) {
      scene.remove(place.group);
      place.dispose();
    }
    place = await loadPlace(checked.space, folder, { quality });
    own = ownShows(checked.space);
    place.update(12);
    scene.fog = place.fog;
    scene.add(place.group);
    return [...place.missing, ...(await place.pictures)];
  },
  show({ from, to, opening = 60 }) {
    const camera = new PerspectiveCamera(opening, innerWidth / innerHeight, 0.1, 4000);
    camera.position.set(...from);
    camera.lookAt(...to);
    const started = performance.now();
    place?.screens.frame(own, camera.position, Date.now(), 0);
    renderer.render(scene, camera);
    pixel(0, 0);
    const { calls, triangles } = renderer.info.render;
    return { calls, triangles, milliseconds: performance.now() - started };
  },
  setBrand: (colour) => place?.setBrand(colour),
  sunAt: (x, z) => place?.sunAt(x, z),
  colourAt: pixel,
  patchAt(x, y, width, height) {
    const gl = renderer.getContext();
    const bytes = new Uint8Array(4 * width * height);
    gl.readPixels(x, innerHeight - y - height, width, height, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
    return Array.from({ length: width * height }, (_, k) => [bytes[4 * k]!, bytes[4 * k + 1]!, bytes[4 * k + 2]!]);
  },
};
