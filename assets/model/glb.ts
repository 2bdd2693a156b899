/**
 * Writes a model as a glTF binary: a mesh for each part, whole numbers (KHR_mesh_quantization), places and triangles
 * compressed (KHR_meshopt_compression). Normals, colours and light stay as they are: Brotli, on the way, makes more of
 * how they repeat themselves.
 *
 * `COLOR_0` is the albedo, its alpha the chart of the sun map (0 none, then thirds); `_BAKE` is the baked light. The
 * scene's extras say how bytes become light and where the sun map lies.
 */
import { MeshoptEncoder } from "meshoptimizer";
import { GlbFile } from "./glb-file.ts";
import { MATERIALS } from "./mesh.ts";
import { GRID, type Part, type Parts } from "./parts.ts";
import type { ChartPlace } from "./sun-map.ts";

/** What the scene's extras say: read by the client's `place`. */
export type PlaceExtras = {
  bake: { range: number };
  sunMap: { file: string; width: number; height: number; charts: ChartPlace[] };
  /** The height of the water, and up to four boxes that it washes round: middle x, z, half width, half depth. */
  sea?: { level: number; shore: [number, number, number, number][] };
};

/** glTF's names for the kinds of our numbers. */
const PLACES = { componentType: 5122, type: "VEC3" };
const NORMALS = { componentType: 5120, normalized: true, type: "VEC3" };
const SHARES = { componentType: 5121, normalized: true, type: "VEC4" };
const CORNERS = { componentType: 5123, type: "SCALAR" };

/** The bytes of a model's file. */
export async function writeGlb(id: string, { origin, parts }: Parts, extras: PlaceExtras): Promise<Uint8Array> {
  await MeshoptEncoder.ready;
  const file = new GlbFile();
  const places = file.add(
    parts.map(({ positions }) => positions),
    PLACES,
    "ATTRIBUTES",
  );
  const normals = file.add(
    parts.map((part) => part.normals),
    NORMALS,
  );
  const colours = file.add(
    parts.map((part) => part.colours),
    SHARES,
  );
  const light = file.add(
    parts.map((part) => part.light),
    SHARES,
  );
  const corners = file.add(
    parts.map(({ indices }) => indices),
    CORNERS,
    "TRIANGLES",
  );
  for (const [k, { positions }] of parts.entries()) Object.assign(file.accessors[places[k]!]!, bounds(positions));
  const meshes = parts.map(({ material, region }, k) => ({
    name: `${material} ${region}`,
    primitives: [
      {
        attributes: { POSITION: places[k], NORMAL: normals[k], COLOR_0: colours[k], _BAKE: light[k] },
        indices: corners[k],
        material: MATERIALS.indexOf(material),
      },
    ],
  }));
  return file.written({
    scene: 0,
    scenes: [{ name: id, nodes: [parts.length], extras }],
    nodes: [
      ...meshes.map(({ name }, mesh) => ({ name, mesh })),
      { name: "model", scale: [GRID, GRID, GRID], translation: origin, children: [...meshes.keys()] },
    ],
    meshes,
    materials: MATERIALS.map((name) => ({
      name,
      pbrMetallicRoughness: { metallicFactor: 0 },
      ...(name === "leaves" && { doubleSided: true }),
    })),
  });
}

/** The least and the greatest of each axis. */
function bounds(positions: Part["positions"]): { min: number[]; max: number[] } {
  const axes = [0, 1, 2].map((axis) => positions.filter((_, k) => k % 4 === axis));
  const far = (pick: (a: number, b: number) => number) => axes.map((list) => list.reduce((a, b) => pick(a, b)));
  return { min: far(Math.min), max: far(Math.max) };
}
