/**
 * People, to look at: a row of bodies on a bare court under the place's sun, for pictures. `?view=` chooses from where.
 */
import {
  Color,
  DirectionalLight,
  HemisphereLight,
  Mesh,
  MeshLambertMaterial,
  NeutralToneMapping,
  PerspectiveCamera,
  PlaneGeometry,
  Scene,
  WebGLRenderer,
} from "three";
import { Crowd, dressOf } from "../../../client/world/avatars/crowd.ts";
import type { Detail } from "../../../client/world/avatars/detail.ts";
import { appearanceOf, CLOTHS, HAIR_STYLES, presetLooks } from "../../../client/world/avatars/palette.ts";
import { bring, createStance, type Gestures } from "../../../client/world/avatars/posture.ts";
import type { Look } from "../../../shared/pose/look.ts";
import type { Pose } from "../../../shared/pose/pose.ts";

const query = new URLSearchParams(location.search);
const view = query.get("view") ?? "row";
const detail = (query.get("detail") ?? "full") as Detail;

const renderer = new WebGLRenderer({ antialias: true });
renderer.setSize(innerWidth, innerHeight);
renderer.toneMapping = NeutralToneMapping;
renderer.toneMappingExposure = 1.12;
document.body.append(renderer.domElement);

const scene = new Scene();
scene.background = new Color("#c9d6da");
const sun = new DirectionalLight("#ffc996", 5);
sun.position.set(-56.2, 29.2, -77.4);
scene.add(sun, new HemisphereLight("#b4c6e4", "#c79b78", 2.3));
const floor = new Mesh(new PlaneGeometry(80, 80).rotateX(-Math.PI / 2), new MeshLambertMaterial({ color: "#cbb490" }));
scene.add(floor);

const crowd = new Crowd();
scene.add(crowd.group);

const looks: Look[] = [...presetLooks];
for (let i = 0; looks.length < 12; i += 1)
  looks.push({
    skin: (i * 2 + 1) % 6,
    hair: (i + 2) % 6,
    hairStyle: [1, 5, 7, 8, 0, 2, 4][i % 7] ?? 0,
    clothes: i % 6,
    cloth: (i * 3 + 6) % CLOTHS.length,
    second: (i * 3 + 7) % CLOTHS.length,
  });

const camera = new PerspectiveCamera(55, innerWidth / innerHeight, 0.1, 200);
const people: { look: Look; pose: Pose; gestures: Gestures; pale?: boolean; away?: boolean }[] = [];
const still: Gestures = { handRaised: false, speaking: false, seated: false, emote: null, noHands: false };
const at = (x: number, z: number, yaw: number): Pose => ({ position: [x, 0, z], yaw, tick: 0 });

if (view === "row") {
  looks.forEach((look, i) => {
    people.push({ look, pose: at((i - 5.5) * 0.78, i % 2 === 0 ? 0.3 : 0, -0.3 + i * 0.05), gestures: still });
  });
  camera.position.set(0, 1.6, -5.6);
  camera.rotation.set(0, Math.PI, 0);
}
if (view === "close") {
  looks.slice(0, 4).forEach((look, i) => {
    people.push({ look, pose: at((i - 1.5) * 0.62, 0, 0.1), gestures: still });
  });
  camera.position.set(0, 1.5, -1.75);
  camera.rotation.set(0, Math.PI, 0);
}
if (view === "close2") {
  looks.slice(4, 9).forEach((look, i) => {
    people.push({ look, pose: at((i - 2) * 0.55, 0, 0.5), gestures: still });
  });
  camera.position.set(0, 1.5, -1.75);
  camera.rotation.set(0, Math.PI, 0);
}
if (view === "back") {
  looks.slice(0, 9).forEach((look, i) => {
    people.push({ look, pose: at((i - 4) * 0.7, 0, Math.PI + 0.5), gestures: still });
  });
  camera.position.set(0, 1.6, -4);
  camera.rotation.set(0, Math.PI, 0);
}
if (view === "gestures") {
  const hands: Pose = {
    ...at(-2.4, 0, 0),
    head: { position: [0, 1.6, 0], rotation: [0, 0, 0, 1] },
    leftHand: { position: [-0.2, 1.15, -0.35], rotation: [0.5, 0, 0, Math.sqrt(0.75)] },
    rightHand: { position: [0.24, 1.3, -0.3], rotation: [0.7, 0, 0, Math.sqrt(0.51)] },
  };
  people.push({ look: looks[0] as Look, pose: hands, gestures: still });
  people.push({
    look: looks[1] as Look,
    pose: at(-1.6, 0, 0),
    gestures: { ...still, emote: { name: "wave", age: 1 } },
  });
  people.push({ look: looks[2] as Look, pose: at(-0.8, 0, 0), gestures: { ...still, handRaised: true } });
  people.push({ look: looks[3] as Look, pose: at(0, 0, 0), gestures: { ...still, emote: { name: "clap", age: 1 } } });
  people.push({ look: looks[4] as Look, pose: at(0.8, 0, 0), gestures: { ...still, noHands: true }, pale: true });
  people.push({ look: looks[5] as Look, pose: at(1.6, 0, 0), gestures: still, away: true });
  const down = Math.sin(-0.4);
  people.push({
    look: looks[6] as Look,
    pose: { ...at(2.4, 0, 0), head: { position: [0, 1.5, 0], rotation: [down, 0, 0, Math.cos(-0.4)] } },
    gestures: { ...still, emote: { name: "laugh", age: 1 } },
  });
  camera.position.set(0, 1.5, -3.2);
  camera.rotation.set(0, Math.PI, 0);
}
if (view === "sitting") {
  looks.slice(0, 6).forEach((look, i) => {
    people.push({ look, pose: at((i - 2.5) * 0.9, 0, i * 0.5 - 0.6), gestures: { ...still, seated: true } });
  });
  camera.position.set(0, 1.3, -3.4);
  camera.rotation.set(-0.1, Math.PI, 0, "YXZ");
}
if (view === "walking") {
  looks.slice(0, 7).forEach((look, i) => {
    people.push({ look, pose: at((i - 3) * 0.9, 0, -Math.PI / 2 + 0.4), gestures: still });
  });
  camera.position.set(0, 1.5, -3.6);
  camera.rotation.set(0, Math.PI, 0);
}

/** Pictures that somebody has lived through before the one that is taken. */
const LIVED = 60;

crowd.begin();
people.forEach(({ look, pose, gestures, pale = false, away = false }, i) => {
  const stance = createStance(i * 1.37);
  const [x, y, z] = pose.position;
  const frames = LIVED + i * 7;
  let posture = bring(stance, pose, gestures, 0, 0.5);
  for (let frame = 1; frame <= frames; frame += 1) {
    const back = view === "walking" ? (frames - frame) * 0.0233 : 0;
    const walked: [number, number, number] = [x + back * Math.sin(pose.yaw), y, z + back * Math.cos(pose.yaw)];
    posture = bring(stance, { ...pose, position: walked }, gestures, 1 / 60, 0.5 + frame / 600);
  }
  const badge = ["#2f55d4", "#1f7a6b", null][view === "close" ? i : 2] ?? null;
  crowd.draw(dressOf(appearanceOf(look), badge), posture, { pale, detail, dimmed: away ? 1 : 0, sun: 1, shown: "all" });
});
crowd.end();
renderer.render(scene, camera);
document.title = `drawn ${JSON.stringify(renderer.info.render)} ${HAIR_STYLES.length}`;
document.body.dataset.ready = "yes";
