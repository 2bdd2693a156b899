/**
 * The launch's model stays small enough for a headset, and is what its script makes.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawLaunch } from "../../assets/spaces/launch/model/launch.ts";
import { standIds } from "../../assets/spaces/launch/model/zones.ts";
import { EXTENSIONS, expectSound, MOST, readPlaceModel } from "../support/place-model.ts";

/** Sky, sea and islands. */
const AROUND = 3;

const { folder, gltf, primitives, triangles, bytesWith } = readPlaceModel("launch");
const screens = ["stage", ...standIds];

test("[LAU4] The launch has fewer than 60,000 triangles, 40 draw calls and 3 MB, sun map and screens included.", () => {
  expect(triangles).toBeLessThan(MOST.triangles);
  expect(primitives.length + screens.length + AROUND).toBeLessThan(MOST.drawCalls);
  const pictures = ["launch-sun.png", ...screens.map((id) => `screen-${id}.png`)];
  expect(bytesWith(pictures)).toBeLessThan(MOST.bytes);
});

test("[LAU4] Every part of it carries baked light and needs no decoder but the page's own.", () => {
  expect(gltf.extensionsRequired).toEqual(EXTENSIONS);
  expect(gltf.materials.map(({ name }) => name).sort()).toEqual(["brand", "glow", "leaves", "stone"]);
  for (const { attributes } of primitives) {
    expect(Object.keys(attributes).sort()).toEqual(["COLOR_0", "NORMAL", "POSITION", "_BAKE"]);
    expect(gltf.accessors[attributes._BAKE!]).toMatchObject({ componentType: 5121, normalized: true });
  }
  const { file, width, height } = gltf.scenes[0]!.extras.sunMap;
  const picture = readFileSync(new URL(file, folder));
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([width, height]);
});

test("[LAU1] The script draws the same launch every time, and the file holds it.", () => {
  const [once, again] = [drawLaunch(), drawLaunch()];
  expect(again.stone.positions).toEqual(once.stone.positions);
  expect(again.leaves.colours).toEqual(once.leaves.colours);
  expect(once.triangles).toBe(triangles);
});

test("[LAU4] Nothing in it is not a number, and every normal has length 1.", () => {
  expect(() => expectSound(drawLaunch())).not.toThrow();
});
