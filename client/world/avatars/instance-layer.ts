/**
 * InstanceLayer: one drawing of many copies of a shape. It is written anew each frame (`begin`, `next` and `set` per
 * copy, `end`), so that nobody keeps slots, and who left is simply not written again.
 */
import {
  type BufferGeometry,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  type Material,
  Mesh,
} from "three";

/** Numbers of each copy, by attribute name. */
export type Fields = Readonly<Record<string, 1 | 2 | 3 | 4 | 16>>;

export class InstanceLayer<Names extends Fields> {
  readonly mesh: Mesh<InstancedBufferGeometry, Material>;
  readonly #fields: Names;
  readonly #arrays = new Map<keyof Names, Float32Array>();
  #capacity = 0;
  #count = 0;

  /** `shape` is shared, not owned: whoever made it disposes of it. The material is owned. */
  constructor(shape: BufferGeometry, material: Material, fields: Names, capacity = 16) {
    const geometry = new InstancedBufferGeometry();
    for (const [name, attribute] of Object.entries(shape.attributes)) geometry.setAttribute(name, attribute);
    if (shape.index !== null) geometry.setIndex(shape.index);
    this.#fields = fields;
    this.mesh = new Mesh(geometry, material);
    this.mesh.frustumCulled = false;
    this.mesh.matrixAutoUpdate = false;
    this.#grow(capacity);
  }

  get count(): number {
    return this.#count;
  }

  begin(): void {
    this.#count = 0;
  }

  /** The index of one more copy. */
  next(): number {
    if (this.#count === this.#capacity) this.#grow(this.#capacity * 2);
    this.#count += 1;
    return this.#count - 1;
  }

  set(name: keyof Names, index: number, values: ArrayLike<number>): void {
    const size = this.#fields[name] as number;
    const array = this.#arrays.get(name) as Float32Array;
    for (let i = 0; i < size; i += 1) array[index * size + i] = values[i] as number;
  }

  end(): void {
    const { geometry } = this.mesh;
    geometry.instanceCount = this.#count;
    this.mesh.visible = this.#count > 0;
    for (const name of Object.keys(this.#fields)) {
      const attribute = geometry.getAttribute(name) as InstancedBufferAttribute;
      attribute.clearUpdateRanges();
      attribute.addUpdateRange(0, this.#count * attribute.itemSize);
      attribute.needsUpdate = true;
    }
  }

  dispose(): void {
    this.mesh.removeFromParent();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }

  #grow(capacity: number): void {
    const { geometry } = this.mesh;
    // The buffers on the GPU belong to the old arrays; without this they would stay there.
    if (this.#capacity > 0) geometry.dispose();
    this.#capacity = capacity;
    for (const [name, size] of Object.entries(this.#fields)) {
      const array = new Float32Array(capacity * size);
      const before = this.#arrays.get(name);
      if (before !== undefined) array.set(before);
      this.#arrays.set(name, array);
      const attribute = new InstancedBufferAttribute(array, size);
      attribute.setUsage(DynamicDrawUsage);
      geometry.setAttribute(name, attribute);
    }
  }
}
