/**
 * Builds a place from its measures: writes `<id>.glb`, the same compressed as it is sent (`<id>.glb.br`), `<id>-sun.png`
 * and the measured parts of `space.json`.
 *
 * A command that calls this takes `--quick`, which sends few rays, for looking at a shape while it is being worked on,
 * and `--screens`, which also draws the pictures of its screens anew and takes Chromium.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { bake, fullRays, type Lamp, quickRays, RANGE } from "./bake.ts";
import { type PlaceExtras, writeGlb } from "./glb.ts";
import type { Model } from "./mesh.ts";
import { type Built, partsOf } from "./parts.ts";
import { greyPng } from "./png.ts";
import { Scene } from "./scene.ts";
import { drawScreens } from "./screens.ts";
import { type Measured, updateSpaceFile } from "./space-file.ts";
import { drawSunMap, type Sunned } from "./sun-map.ts";

export type Plan = {
  id: string;
  /** Where the `space.json` lies; ends in a slash. */
  folder: URL;
  draw(): Model;
  built: Built;
  sunned: Sunned;
  /** Lamps that light what is about them. */
  lamps?: readonly Lamp[];
  bounces?: number;
  sea?: PlaceExtras["sea"];
  measured(): Measured;
  /** Ids in `model/screens.html` of which pictures are drawn. */
  screens: readonly string[];
};

export async function build({
  id,
  folder,
  draw,
  built,
  sunned,
  lamps,
  bounces,
  sea,
  measured,
  screens,
}: Plan): Promise<void> {
  const quick = process.argv.includes("--quick");
  const file = (name: string) => fileURLToPath(new URL(name, folder));
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;

  const model = draw();
  const scene = new Scene(model);
  console.log(`${model.triangles} triangles drawn, ${seconds()}`);
  const baked = bake(model, scene, { rays: quick ? quickRays : fullRays, lamps, bounces });
  console.log(`light baked, ${seconds()}`);
  const { pixels, width, height, charts } = drawSunMap(scene, sunned, quick ? 1 : 7);
  const png = greyPng(width, height, pixels);
  const sunMap = { file: `${id}-sun.png`, width, height, charts };
  const glb = await writeGlb(id, partsOf(model, baked, built), { bake: { range: RANGE }, sunMap, ...(sea && { sea }) });
  const sent = brotliCompressSync(glb);
  writeFileSync(file(`${id}.glb`), glb);
  writeFileSync(file(`${id}.glb.br`), sent);
  writeFileSync(file(sunMap.file), png);
  const space = updateSpaceFile(file("space.json"), measured());
  if (process.argv.includes("--screens")) await drawScreens(folder, screens, space.brand?.colour ?? "#2f55d4");
  console.log(
    `${id}.glb ${glb.length} bytes, ${sent.length} as sent, ${sunMap.file} ${png.length} bytes, ${seconds()}`,
  );
}
