/**
 * A place as something that rays can be sent through.
 */
import { BufferAttribute, BufferGeometry, DoubleSide, Ray, Vector3 } from "three";
import { MeshBVH } from "three-mesh-bvh";
import { MATERIALS, type Model, type Vec } from "./mesh.ts";
import { type Colour, colour } from "./palette.ts";

/** What the brand's material reflects, before a space gives it another colour. */
const brandAlbedo = colour("#2f55d4");

export type Hit = { face: number; distance: number };

export class Scene {
  /** Three corners to a face, as numbers into the vertices of all meshes, one mesh after another. */
  readonly faces: Uint32Array;
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly albedo: Float32Array;
  readonly #bvh: MeshBVH;
  readonly #order: Uint32Array;
  readonly #ray = new Ray(new Vector3(), new Vector3());

  constructor(model: Model) {
    const meshes = MATERIALS.filter((name) => name !== "glow").map((name) => ({ name, mesh: model[name] }));
    const vertices = meshes.reduce((sum, { mesh }) => sum + mesh.positions.length / 3, 0);
    this.positions = new Float32Array(vertices * 3);
    this.normals = new Float32Array(vertices * 3);
    this.albedo = new Float32Array(vertices * 3);
    const indices: number[] = [];
    let start = 0;
    for (const { name, mesh } of meshes) {
      this.positions.set(mesh.positions, start * 3);
      this.normals.set(mesh.normals, start * 3);
      const tint: Colour | undefined = name === "brand" ? brandAlbedo : undefined;
      for (let k = 0; k < mesh.colours.length; k++) this.albedo[start * 3 + k] = tint?.[k % 3] ?? mesh.colours[k]!;
      for (const index of mesh.indices) indices.push(index + start);
      start += mesh.positions.length / 3;
    }
    this.faces = Uint32Array.from(indices);
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(this.positions, 3));
    geometry.setIndex(new BufferAttribute(this.faces.slice(), 1));
    this.#bvh = new MeshBVH(geometry, { indirect: true, targetLeafSize: 6 });
    this.#order = this.faces;
  }

  /** The first face that a ray meets within `far` metres. */
  first(from: Vec, towards: Vec, far: number): Hit | undefined {
    this.#ray.origin.set(from[0], from[1], from[2]);
    this.#ray.direction.set(towards[0], towards[1], towards[2]);
    const hit = this.#bvh.raycastFirst(this.#ray, DoubleSide, 0, far);
    return hit?.faceIndex == null ? undefined : { face: hit.faceIndex, distance: hit.distance };
  }

  /** The middle and the mean normal of a face. */
  face(face: number): { middle: Vec; normal: Vec; corners: [number, number, number] } {
    const corners: [number, number, number] = [
      this.#order[face * 3]!,
      this.#order[face * 3 + 1]!,
      this.#order[face * 3 + 2]!,
    ];
    const mean = (list: Float32Array, axis: number) => corners.reduce((sum, c) => sum + list[c * 3 + axis]!, 0) / 3;
    return {
      middle: [mean(this.positions, 0), mean(this.positions, 1), mean(this.positions, 2)],
      normal: [mean(this.normals, 0), mean(this.normals, 1), mean(this.normals, 2)],
      corners,
    };
  }
}
