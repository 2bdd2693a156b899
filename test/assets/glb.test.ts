/**
 * What a model's file says is what was drawn, as exactly as the eye needs it.
 */
import { type BufferAttribute, type Mesh as Drawn, Vector3, Vector4 } from "three";
import { MeshoptDecoder } from "three/addons/libs/meshopt_decoder.module.js";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import { expect, test } from "vitest";
import type { Baked } from "../../assets/model/bake.ts";
import { writeGlb } from "../../assets/model/glb.ts";
import { MATERIALS, type Mesh, Model, type Vec } from "../../assets/model/mesh.ts";
import { GRID, partsOf } from "../../assets/model/parts.ts";

const built = { west: -50, east: 50, south: 50, middle: { x: 0, z: 0 } };
const extras = { bake: { range: 1 }, sunMap: { file: "", width: 1, height: 1, charts: [] } };

function triangle(mesh: Mesh, corners: readonly [Vec, Vec, Vec], normal: Vec): void {
  const [a, b, c] = corners.map((corner) => mesh.vertex(corner, normal, [0.8, 0.5, 0.2]));
  mesh.triangle(a!, b!, c!);
}

const near = [
  [-3.1234, 0.0071, -2],
  [-1, 1.5, -2.3333],
  [-2, 0.2, -2.07],
] as const;
const far = [
  [71, 12, 60],
  [70.123, 11, 61],
  [70, 11.5, 62],
] as const;

/** A stone near by, one far away and a leaf, under light that differs from vertex to vertex. */
async function written(): Promise<Uint8Array> {
  const model = new Model();
  triangle(model.stone, near, [0, 0, 1]);
  triangle(model.stone, far, [0.6, 0.8, 0]);
  model.leaves.speck(() => triangle(model.leaves, near, [0.6, 0, 0.8]));
  const light = (count: number) => Uint8Array.from({ length: count * 4 }, (_, k) => (k % 4 === 3 ? 255 : 90 + 7 * k));
  const baked = Object.fromEntries(MATERIALS.map((name) => [name, light(model[name].positions.length / 3)])) as Baked;
  return writeGlb("test", partsOf(model, baked, built), extras);
}

/** Reads a file as the page does: places in metres, normals, and light as red, green, blue and sun, 255 is 1. */
async function read(file: Uint8Array) {
  const bytes = Uint8Array.from(file).buffer;
  const { scene } = await new GLTFLoader().setMeshoptDecoder(MeshoptDecoder).parseAsync(bytes, "");
  scene.updateMatrixWorld(true);
  const meshes: Drawn[] = [];
  scene.traverse((object) => {
    if ("isMesh" in object) meshes.push(object as Drawn);
  });
  return meshes.map(({ name, geometry, matrixWorld }) => {
    const corners = [...geometry.index!.array];
    const { position, normal, _bake } = geometry.attributes as Record<string, BufferAttribute>;
    const bytesOf = (v: number) => new Vector4().fromBufferAttribute(_bake!, v).multiplyScalar(255).toArray();
    return {
      name,
      places: corners.map((v) => new Vector3().fromBufferAttribute(position!, v).applyMatrix4(matrixWorld).toArray()),
      normals: corners.map((v) => new Vector3().fromBufferAttribute(normal!, v).toArray()),
      light: corners.map(bytesOf).map(([g, r, b, sun]) => [g! + r! - 128, g!, g! + b! - 128, sun!]),
    };
  });
}

/** The greatest difference between two lists of points. */
function apart(some: readonly (readonly number[])[], others: readonly (readonly number[])[]): number {
  return Math.max(...some.flatMap((point, k) => point.map((value, axis) => Math.abs(value - others[k]![axis]!))));
}

test("[SPC7] A place in the file is within half a step of its grid, near and far; a leaf's within a centimetre.", async () => {
  const parts = await read(await written());
  expect(parts.map(({ name }) => name)).toEqual(["stone_north-west", "stone_land", "leaves_north-west"]);
  const [stone, land, leaf] = parts;
  expect(apart(stone!.places, near)).toBeLessThan(GRID * 0.51);
  expect(apart(land!.places, far)).toBeLessThan(GRID * 0.51);
  expect(apart(leaf!.places, near)).toBeLessThan(0.0051);
  expect(
    apart(land!.normals, [
      [0.6, 0.8, 0],
      [0.6, 0.8, 0],
      [0.6, 0.8, 0],
    ]),
  ).toBeLessThan(0.005);
  expect(
    apart(leaf!.normals, [
      [0.6, 0, 0.8],
      [0.6, 0, 0.8],
      [0.6, 0, 0.8],
    ]),
  ).toBeLessThan(0.04);
});

test("[SPC7] Light in the file is as it was baked, its brightness within a byte and its colour within three.", async () => {
  const [stone] = await read(await written());
  const baked = [0, 1, 2].map((v) => [90 + 28 * v, 97 + 28 * v, 104 + 28 * v, 255]);
  expect(apart(stone!.light, baked)).toBeLessThanOrEqual(3);
  const greens = (list: number[][]) => list.map(([, green]) => [green!]);
  expect(apart(greens(stone!.light), greens(baked))).toBeLessThanOrEqual(1.001);
});

test("[SPC5] The same model makes the same bytes, and one that reaches too far for the grid is refused.", async () => {
  expect(await written()).toEqual(await written());
  const wide = new Model();
  triangle(
    wide.stone,
    [
      [-83, 0, 0],
      [83, 0, 0],
      [0, 0, 1],
    ],
    [0, 1, 0],
  );
  const none = Object.fromEntries(MATERIALS.map((name) => [name, new Uint8Array(12)])) as Baked;
  expect(() => partsOf(wide, none, built)).toThrow("81.9");
});
