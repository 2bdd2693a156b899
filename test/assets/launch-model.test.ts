/**
 * The launch's model stays small enough for a headset, and is what its script makes.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawLaunch } from "../../assets/spaces/launch/model/launch.ts";
import { standIds } from "../../assets/spaces/launch/model/zones.ts";

const MOST = { bytes: 3_000_000, triangles: 60_000, drawCalls: 40 };
/** Sky, sea and islands. */
const AROUND = 3;

type Accessor = { count: number; componentType: number; normalized?: boolean };
type Gltf = {
  extensionsRequired?: string[];
  accessors: Accessor[];
  materials: { name: string }[];
  scenes: { extras: { bake: { range: number }; sunMap: { file: string; width: number; height: number } } }[];
  meshes: { primitives: { indices: number; material: number; attributes: Record<string, number> }[] }[];
};

const folder = new URL("../../assets/spaces/launch/", import.meta.url);
const glb = readFileSync(new URL("launch.glb", folder));
/** The glTF binary's first chunk begins at byte 12: its length, its kind, then JSON. */
const gltf: Gltf = JSON.parse(glb.subarray(20, 20 + glb.readUInt32LE(12)).toString("utf8"));
const primitives = gltf.meshes.flatMap((mesh) => mesh.primitives);
const triangles = primitives.reduce((sum, { indices }) => sum + gltf.accessors[indices]!.count / 3, 0);
const screens = ["stage", ...standIds];

test("[LAU4] The launch has fewer than 60,000 triangles, 40 draw calls and 3 MB, sun map and screens included.", () => {
  expect(triangles).toBeLessThan(MOST.triangles);
  expect(primitives.length + screens.length + AROUND).toBeLessThan(MOST.drawCalls);
  const pictures = ["launch-sun.png", ...screens.map((id) => `screen-${id}.png`)];
  const bytes = pictures.reduce((sum, name) => sum + readFileSync(new URL(name, folder)).length, glb.length);
  expect(bytes).toBeLessThan(MOST.bytes);
});

test("[LAU4] Every part of it carries baked light and needs no decoder.", () => {
  expect(gltf.extensionsRequired).toEqual(["KHR_mesh_quantization"]);
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
  const { stone, leaves, brand, glow } = drawLaunch();
  for (const mesh of [stone, leaves, brand, glow]) {
    expect(mesh.positions.every(Number.isFinite)).toBe(true);
    for (let k = 0; k < mesh.normals.length; k += 3) {
      const [x, y, z] = [mesh.normals[k]!, mesh.normals[k + 1]!, mesh.normals[k + 2]!];
      if (Math.abs(Math.hypot(x, y, z) - 1) > 0.01) throw new Error(`vertex ${k / 3}: normal ${x}, ${y}, ${z}`);
    }
  }
});
