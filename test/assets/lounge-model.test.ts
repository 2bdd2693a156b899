/**
 * The lounge's model stays small enough for a headset, and is what its script makes.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawLounge } from "../../assets/spaces/lounge/model/lounge.ts";
import { EXTENSIONS, expectSound, MOST, readPlaceModel } from "../support/place-model.ts";

const { folder, gltf, primitives, triangles, bytesWith } = readPlaceModel("lounge");

test("[LOU5] The lounge has fewer than 60,000 triangles, 40 draw calls and 3 MB, sun map and screens included.", () => {
  expect(triangles).toBeLessThan(MOST.triangles);
  expect(primitives.length).toBeLessThan(MOST.drawCalls);
  const pictures = ["lounge-sun.png", "screen-sign.png", "screen-card.png"];
  expect(bytesWith(pictures)).toBeLessThan(MOST.bytes);
});

test("[LOU5] Every part of it carries baked light, needs no decoder but the page's own and brings no texture.", () => {
  expect(gltf.extensionsRequired).toEqual(EXTENSIONS);
  expect(gltf.images ?? []).toEqual([]);
  expect(gltf.materials.map(({ name }) => name).sort()).toEqual(["brand", "glow", "leaves", "stone"]);
  for (const { attributes } of primitives) {
    expect(Object.keys(attributes).sort()).toEqual(["COLOR_0", "NORMAL", "POSITION", "_BAKE"]);
    expect(gltf.accessors[attributes._BAKE!]).toMatchObject({ componentType: 5121, normalized: true });
  }
  const { file, width, height } = gltf.scenes[0]!.extras.sunMap;
  const picture = readFileSync(new URL(file, folder));
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([width, height]);
});

test("[LOU1] The script draws the same lounge every time, sound in every number, and the file holds it.", () => {
  const [once, again] = [drawLounge(), drawLounge()];
  expect(again.stone.positions).toEqual(once.stone.positions);
  expect(again.leaves.colours).toEqual(once.leaves.colours);
  expect(once.triangles).toBe(triangles);
  expectSound(once);
});
