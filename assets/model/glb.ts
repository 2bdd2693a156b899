/**
 * Writes the baked model as a glTF binary: a mesh for each material and region, whole-number attributes (KHR_mesh_quantization).
 *
 * `COLOR_0` is the albedo, its alpha the chart of the sun map (0 none, then thirds); `_BAKE` is the baked light. The
 * scene's extras say how bytes become light and where the sun map lies.
 */
import { Document, type Extension, Logger, NodeIO } from "@gltf-transform/core";
import { quantize } from "@gltf-transform/functions";
import type { Baked } from "./bake.ts";
import { CHARTS, MATERIALS, type Mesh, type Model } from "./mesh.ts";
import type { ChartPlace } from "./sun-map.ts";

/** What the scene's extras say: read by the client's `place`. */
export type PlaceExtras = {
  bake: { range: number };
  sunMap: { file: string; width: number; height: number; charts: ChartPlace[] };
  /** The height of the water, and up to four boxes that it washes round: middle x, z, half width, half depth. */
  sea?: { level: number; shore: [number, number, number, number][] };
};

type Welded = {
  positions: Float32Array<ArrayBuffer>;
  normals: Float32Array<ArrayBuffer>;
  colours: Uint8Array<ArrayBuffer>;
  light: Uint8Array<ArrayBuffer>;
  indices: Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;
};

/** What is built lies within these edges and falls into four quarters about a middle; metres. */
export type Built = { west: number; east: number; north?: number; south: number; middle: { x: number; z: number } };

/** Parts that a view may leave out as a whole: the land far about, and the four quarters of what is built. */
type Region = "land" | `${"north" | "south"}-${"west" | "east"}`;

function regionOf(
  { west, east, north = Number.NEGATIVE_INFINITY, south, middle }: Built,
  x: number,
  z: number,
): Region {
  if (x < west || x > east || z < north || z > south) return "land";
  return `${z < middle.z ? "north" : "south"}-${x < middle.x ? "west" : "east"}`;
}

/** The corners of a mesh's triangles, three by three, by the region of their middles. */
function cut(mesh: Mesh, built: Built): Map<Region, number[]> {
  const parts = new Map<Region, number[]>();
  for (let at = 0; at < mesh.indices.length; at += 3) {
    const corners = mesh.indices.slice(at, at + 3);
    const mean = (axis: number) => corners.reduce((sum, v) => sum + mesh.positions[v * 3 + axis]!, 0) / 3;
    const region = regionOf(built, mean(0), mean(2));
    const part = parts.get(region);
    if (part) part.push(...corners);
    else parts.set(region, [...corners]);
  }
  return parts;
}

/** The vertices that these triangles need; those that agree in everything become one. */
function weld(mesh: Mesh, corners: readonly number[], light: Uint8Array): Welded {
  const known = new Map<string, number>();
  const kept: number[] = [];
  const colour = (v: number) => [
    ...[0, 1, 2].map((c) => Math.round(255 * Math.min(1, Math.max(0, mesh.colours[v * 3 + c]!)))),
    Math.round((255 * mesh.charts[v]!) / CHARTS.length),
  ];
  const nameOf = (v: number): number => {
    const place = [0, 1, 2].map((c) => mesh.positions[v * 3 + c]!.toFixed(3));
    const normal = [0, 1, 2].map((c) => Math.round(mesh.normals[v * 3 + c]! * 127));
    const key = [...place, ...normal, ...colour(v), ...light.subarray(v * 4, v * 4 + 4)].join();
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, kept.length);
    kept.push(v);
    return kept.length - 1;
  };
  const indices = corners.map(nameOf);
  const pick = (list: readonly number[], size: number) =>
    Float32Array.from(kept.flatMap((v) => Array.from({ length: size }, (_, c) => list[v * size + c]!)));
  return {
    positions: pick(mesh.positions, 3),
    normals: pick(mesh.normals, 3),
    colours: Uint8Array.from(kept.flatMap(colour)),
    light: Uint8Array.from(kept.flatMap((v) => [...light.subarray(v * 4, v * 4 + 4)])),
    indices: kept.length < 65_536 ? Uint16Array.from(indices) : Uint32Array.from(indices),
  };
}

/** The bytes of a model's file. */
export async function writeGlb(
  id: string,
  model: Model,
  baked: Baked,
  built: Built,
  extras: PlaceExtras,
): Promise<Uint8Array> {
  const document = new Document();
  const buffer = document.createBuffer();
  const scene = document.createScene(id).setExtras(extras);
  const attribute = (array: Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>, type: "VEC3" | "VEC4") =>
    document
      .createAccessor()
      .setType(type)
      .setArray(array)
      .setNormalized(array instanceof Uint8Array)
      .setBuffer(buffer);
  for (const name of MATERIALS) {
    const material = document
      .createMaterial(name)
      .setRoughnessFactor(1)
      .setMetallicFactor(0)
      .setDoubleSided(name === "leaves");
    for (const [region, corners] of cut(model[name], built)) {
      const welded = weld(model[name], corners, baked[name]);
      const primitive = document
        .createPrimitive()
        .setAttribute("POSITION", attribute(welded.positions, "VEC3"))
        .setAttribute("NORMAL", attribute(welded.normals, "VEC3"))
        .setAttribute("COLOR_0", attribute(welded.colours, "VEC4"))
        .setAttribute("_BAKE", attribute(welded.light, "VEC4"))
        .setIndices(document.createAccessor().setType("SCALAR").setArray(welded.indices).setBuffer(buffer))
        .setMaterial(material);
      const part = `${name} ${region}`;
      scene.addChild(document.createNode(part).setMesh(document.createMesh(part).addPrimitive(primitive)));
    }
  }
  document.setLogger(new Logger(Logger.Verbosity.WARN));
  await document.transform(
    quantize({ pattern: /^(POSITION|NORMAL)$/, quantizePosition: 16, quantizeNormal: 8, quantizationVolume: "scene" }),
  );
  // quantize() brings its extension along; whoever writes has to be told its class.
  const extensions = document
    .getRoot()
    .listExtensionsUsed()
    .map((extension) => extension.constructor as typeof Extension);
  return new NodeIO().registerExtensions(extensions).writeBinary(document);
}
