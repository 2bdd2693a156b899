/**
 * The lounge's model stays small enough for a headset, and is what its script makes.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawLounge } from "../../assets/spaces/lounge/model/lounge.ts";

const MOST = { bytes: 3_000_000, triangles: 60_000, drawCalls: 40 };

type Accessor = { count: number; componentType: number; normalized?: boolean };
type Gltf = {
  extensionsRequired?: string[];
  accessors: Accessor[];
  materials: { name: string }[];
  images?: unknown[];
  scenes: { extras: { sunMap: { file: string; width: number; height: number } } }[];
  meshes: { primitives: { indices: number; attributes: Record<string, number> }[] }[];
};

const folder = new URL("../../assets/spaces/lounge/", import.meta.url);
const glb = readFileSync(new URL("lounge.glb", folder));
/** The glTF binary's first chunk begins at byte 12: its length, its kind, then JSON. */
const gltf: Gltf = JSON.parse(glb.subarray(20, 20 + glb.readUInt32LE(12)).toString("utf8"));
const primitives = gltf.meshes.flatMap((mesh) => mesh.primitives);
const triangles = primitives.reduce((sum, { indices }) => sum + gltf.accessors[indices]!.count / 3, 0);

test("[LOU5] The lounge has fewer than 60,000 triangles, 40 draw calls and 3 MB, sun map and screens included.", () => {
  expect(triangles).toBeLessThan(MOST.triangles);
  expect(primitives.length).toBeLessThan(MOST.drawCalls);
  const pictures = ["lounge-sun.png", "screen-sign.png", "screen-card.png"];
  const bytes = pictures.reduce((sum, name) => sum + readFileSync(new URL(name, folder)).length, glb.length);
  expect(bytes).toBeLessThan(MOST.bytes);
});

test("[LOU5] Every part of it carries baked light, needs no decoder and brings no texture.", () => {
  expect(gltf.extensionsRequired).toEqual(["KHR_mesh_quantization"]);
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
  for (const mesh of [once.stone, once.leaves, once.brand, once.glow]) {
    expect(mesh.positions.every(Number.isFinite)).toBe(true);
    for (let k = 0; k < mesh.normals.length; k += 3) {
      const [x, y, z] = [mesh.normals[k]!, mesh.normals[k + 1]!, mesh.normals[k + 2]!];
      if (Math.abs(Math.hypot(x, y, z) - 1) > 0.01) throw new Error(`vertex ${k / 3}: normal ${x}, ${y}, ${z}`);
    }
  }
});
