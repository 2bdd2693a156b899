/**
 * Makes the plaza: `npm run plaza` writes `plaza.glb`, `plaza-sun.png` and the measured parts of `space.json`.
 *
 * `npm run plaza -- --quick` sends few rays, for looking at a shape while it is being worked on; `--screens` also draws
 * the pictures of its screens anew, which takes Chromium.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bake, fullRays, quickRays, RANGE } from "./bake.ts";
import { writeGlb } from "./glb.ts";
import { water } from "./measures.ts";
import { drawPlaza } from "./plaza.ts";
import { greyPng } from "./png.ts";
import { Scene } from "./scene.ts";
import { drawScreens } from "./screens.ts";
import { shore } from "./sea-side.ts";
import { updateSpaceFile } from "./space-file.ts";
import { drawSunMap } from "./sun-map.ts";

const quick = process.argv.includes("--quick");
const file = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const started = performance.now();
const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;

const model = drawPlaza();
const scene = new Scene(model);
console.log(`${model.triangles} triangles drawn, ${seconds()}`);
const baked = bake(model, scene, quick ? quickRays : fullRays);
console.log(`light baked, ${seconds()}`);
const { pixels, width, height, charts } = drawSunMap(scene, quick ? 1 : 7);
const png = greyPng(width, height, pixels);
const sunMap = { file: "plaza-sun.png", width, height, charts };
const glb = await writeGlb(model, baked, { bake: { range: RANGE }, sunMap, sea: { level: water, shore: shore() } });
writeFileSync(file("plaza.glb"), glb);
writeFileSync(file("plaza-sun.png"), png);
const space = updateSpaceFile(file("space.json"));
if (process.argv.includes("--screens")) await drawScreens(space.brand?.colour ?? "#2f55d4");
console.log(`plaza.glb ${glb.length} bytes, plaza-sun.png ${png.length} bytes, ${seconds()}`);
