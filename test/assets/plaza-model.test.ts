/**
 * The plaza's model stays small enough for a headset, and is what its script makes.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawPlaza } from "../../assets/spaces/plaza/model/plaza.ts";
import { EXTENSIONS, expectSound, MOST, readPlaceModel } from "../support/place-model.ts";

const { folder, gltf, primitives, triangles, bytesWith } = readPlaceModel("plaza");

test("[SPC7] The plaza has fewer than 60,000 triangles, 40 draw calls and 3 MB, sun map and screens included.", () => {
  expect(triangles).toBeLessThan(MOST.triangles);
  expect(primitives.length).toBeLessThanOrEqual(MOST.drawCalls);
  const pictures = ["plaza-sun.png", "screen-stage.png", "screen-board.png"];
  expect(bytesWith(pictures)).toBeLessThan(MOST.bytes);
});

test("[SPC7] Every part of it carries baked light and needs no decoder but the page's own.", () => {
  expect(gltf.extensionsRequired).toEqual(EXTENSIONS);
  expect(gltf.materials.map(({ name }) => name).sort()).toEqual(["brand", "glow", "leaves", "stone"]);
  for (const { attributes } of primitives) {
    expect(Object.keys(attributes).sort()).toEqual(["COLOR_0", "NORMAL", "POSITION", "_BAKE"]);
    expect(gltf.accessors[attributes._BAKE!]).toMatchObject({ componentType: 5121, normalized: true });
  }
});

test("[SPC7] The scene names a sun map that lies beside it, of the size it says.", () => {
  const { file, width, height } = gltf.scenes[0]!.extras.sunMap;
  const picture = readFileSync(new URL(file, folder));
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([width, height]);
});

test("[SPC5] The script draws the same plaza every time, and the file holds it.", () => {
  const [once, again] = [drawPlaza(), drawPlaza()];
  expect(again.stone.positions).toEqual(once.stone.positions);
  expect(again.leaves.colours).toEqual(once.leaves.colours);
  expect(once.triangles).toBe(triangles);
});

test("[SPC7] Nothing in it is not a number, and every normal has length 1.", () => {
  expect(() => expectSound(drawPlaza())).not.toThrow();
});
