/** joinShapes: several shapes as one, keeping only position, normal and the named extras; the parts are disposed of. */
import type { BufferGeometry } from "three";
import { mergeGeometries, mergeVertices } from "three/addons/utils/BufferGeometryUtils.js";

/** Joins indexed or plain shapes; vertices at one place with one normal become one. */
export function joinShapes(parts: readonly BufferGeometry[], ...extras: string[]): BufferGeometry {
  const kept = new Set(["position", "normal", ...extras]);
  const plain = parts.map((part) => {
    const copy = part.index === null ? part : part.toNonIndexed();
    for (const name of Object.keys(copy.attributes)) if (!kept.has(name)) copy.deleteAttribute(name);
    return copy;
  });
  const joined = mergeGeometries(plain);
  if (joined === null) throw new Error("shapes with different attributes cannot be joined");
  const shape = mergeVertices(joined);
  for (const geometry of [...parts, ...plain, joined]) geometry.dispose();
  return shape;
}
