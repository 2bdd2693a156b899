/**
 * Writes the baked model as a glTF binary: one mesh per material, whole-number attributes (KHR_mesh_quantization).
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
};

type Welded = {
  positions: Float32Array<ArrayBuffer>;
  normals: Float32Array<ArrayBuffer>;
  colours: Uint8Array<ArrayBuffer>;
  light: Uint8Array<ArrayBuffer>;
  indices: Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;
};

/** Vertices that agree in everything become one. */
function weld(mesh: Mesh, light: Uint8Array): Welded {
  const known = new Map<string, number>();
  const kept: number[] = [];
  const count = mesh.positions.length / 3;
  const colour = (v: number) => [
    ...[0, 1, 2].map((c) => Math.round(255 * Math.min(1, Math.max(0, mesh.colours[v * 3 + c]!)))),
    Math.round((255 * mesh.charts[v]!) / CHARTS.length),
  ];
  const renamed = new Uint32Array(count);
  for (let v = 0; v < count; v++) {
    const place = [0, 1, 2].map((c) => mesh.positions[v * 3 + c]!.toFixed(3));
    const normal = [0, 1, 2].map((c) => Math.round(mesh.normals[v * 3 + c]! * 127));
    const key = [...place, ...normal, ...colour(v), ...light.subarray(v * 4, v * 4 + 4)].join();
    const found = known.get(key);
    if (found === undefined) {
      known.set(key, kept.length);
      renamed[v] = kept.length;
      kept.push(v);
    } else renamed[v] = found;
  }
  const pick = (list: readonly number[], size: number) =>
    Float32Array.from(kept.flatMap((v) => Array.from({ length: size }, (_, c) => list[v * size + c]!)));
  const indices = mesh.indices.map((v) => renamed[v]!);
  return {
    positions: pick(mesh.positions, 3),
    normals: pick(mesh.normals, 3),
    colours: Uint8Array.from(kept.flatMap(colour)),
    light: Uint8Array.from(kept.flatMap((v) => [...light.subarray(v * 4, v * 4 + 4)])),
    indices: kept.length < 65_536 ? Uint16Array.from(indices) : Uint32Array.from(indices),
  };
}

/** The bytes of `plaza.glb`. */
export async function writeGlb(model: Model, baked: Baked, extras: PlaceExtras): Promise<Uint8Array> {
  const document = new Document();
  const buffer = document.createBuffer();
  const scene = document.createScene("plaza").setExtras(extras);
  for (const name of MATERIALS) {
    const welded = weld(model[name], baked[name]);
    const attribute = (array: Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>, type: "VEC3" | "VEC4") =>
      document
        .createAccessor()
        .setType(type)
        .setArray(array)
        .setNormalized(array instanceof Uint8Array)
        .setBuffer(buffer);
    const material = document
      .createMaterial(name)
      .setRoughnessFactor(1)
      .setMetallicFactor(0)
      .setDoubleSided(name === "leaves");
    const primitive = document
      .createPrimitive()
      .setAttribute("POSITION", attribute(welded.positions, "VEC3"))
      .setAttribute("NORMAL", attribute(welded.normals, "VEC3"))
      .setAttribute("COLOR_0", attribute(welded.colours, "VEC4"))
      .setAttribute("_BAKE", attribute(welded.light, "VEC4"))
      .setIndices(document.createAccessor().setType("SCALAR").setArray(welded.indices).setBuffer(buffer))
      .setMaterial(material);
    scene.addChild(document.createNode(name).setMesh(document.createMesh(name).addPrimitive(primitive)));
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
