/** PlaceModel: the model of a space that ships, read from its file, for tests of what it weighs and how it is made. */
import { readFileSync } from "node:fs";
import type { Model } from "../../assets/model/mesh.ts";

type Gltf = {
  extensionsRequired?: string[];
  accessors: { count: number; componentType: number; normalized?: boolean }[];
  materials: { name: string }[];
  images?: unknown[];
  scenes: { extras: { bake: { range: number }; sunMap: { file: string; width: number; height: number } } }[];
  meshes: { primitives: { indices: number; material: number; attributes: Record<string, number> }[] }[];
};

/** What any model of a place may weigh at most, sun map and screens included. */
export const MOST = { bytes: 3_000_000, triangles: 60_000, drawCalls: 40 };

export function readPlaceModel(id: string) {
  const folder = new URL(`../../assets/spaces/${id}/`, import.meta.url);
  const glb = readFileSync(new URL(`${id}.glb`, folder));
  /** The glTF binary's first chunk begins at byte 12: its length, its kind, then JSON. */
  const gltf: Gltf = JSON.parse(glb.subarray(20, 20 + glb.readUInt32LE(12)).toString("utf8"));
  const primitives = gltf.meshes.flatMap((mesh) => mesh.primitives);
  return {
    folder,
    gltf,
    primitives,
    triangles: primitives.reduce((sum, { indices }) => sum + gltf.accessors[indices]!.count / 3, 0),
    /** Of the model and these pictures beside it. */
    bytesWith: (pictures: readonly string[]) =>
      pictures.reduce((sum, name) => sum + readFileSync(new URL(name, folder)).length, glb.length),
  };
}

/** What a browser has to know for it; the page brings its own decoder. */
export const EXTENSIONS = ["KHR_mesh_quantization", "KHR_meshopt_compression"];

/** Throws where a number of a drawn model is none, or a normal is not of length 1. */
export function expectSound({ stone, leaves, brand, glow }: Model): void {
  for (const mesh of [stone, leaves, brand, glow]) {
    if (!mesh.positions.every(Number.isFinite)) throw new Error("a position is not a number");
    for (let k = 0; k < mesh.normals.length; k += 3) {
      const [x, y, z] = [mesh.normals[k]!, mesh.normals[k + 1]!, mesh.normals[k + 2]!];
      if (!(Math.abs(Math.hypot(x, y, z) - 1) <= 0.01)) throw new Error(`vertex ${k / 3}: normal ${x}, ${y}, ${z}`);
    }
  }
}
