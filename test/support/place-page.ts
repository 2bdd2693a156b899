/**
 * A page with nothing but a place, for looking at it: `window.placePage.show(view)` draws one frame.
 */
import { NeutralToneMapping, PCFShadowMap, PerspectiveCamera, Scene, WebGLRenderer } from "three";
import { lightOfThePlace, loadPlace, type Place, type PlaceQuality } from "../../client/world/place/index.ts";
import { checkSpace } from "../../shared/space/check.ts";

/** Eyes at `from`, looking at `to`; vertical opening in degrees. */
export type View = { from: [number, number, number]; to: [number, number, number]; opening?: number };
export type PlacePage = {
  load(space: string, quality: PlaceQuality): Promise<readonly string[]>;
  show(view: View): { calls: number; triangles: number };
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

window.placePage = {
  async load(name, quality) {
    const folder = `/assets/spaces/${name}/`;
    const checked = checkSpace(await (await fetch(`${folder}space.json`)).json());
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    if (place) {
      scene.remove(place.group);
      place.dispose();
    }
    place = await loadPlace(checked.space, folder, { quality });
    place.update(12);
    scene.fog = place.fog;
    scene.add(place.group);
    return place.missing;
  },
  show({ from, to, opening = 60 }) {
    const camera = new PerspectiveCamera(opening, innerWidth / innerHeight, 0.1, 4000);
    camera.position.set(...from);
    camera.lookAt(...to);
    renderer.render(scene, camera);
    return { calls: renderer.info.render.calls, triangles: renderer.info.render.triangles };
  },
};
