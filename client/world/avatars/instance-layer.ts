/**
 * InstanceLayer: one drawing of many copies of a shape. It is written anew each frame (`begin`, `next` and `put` per
 * copy, `end`), so that nobody keeps slots, and who left is simply not written again. All numbers of a copy lie together
 * in one buffer, which goes to the GPU in one piece.
 */
import {
  type BufferGeometry,
  DynamicDrawUsage,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  type Material,
  Mesh,
} from "three";

/** Numbers of each copy, by attribute name. */
export type Fields = Readonly<Record<string, 1 | 2 | 3 | 4 | 16>>;

export class InstanceLayer<Names extends Fields> {
  readonly mesh: Mesh<InstancedBufferGeometry, Material>;
  readonly #fields: Names;
  /** By field: where its numbers begin in a copy. */
  readonly #offsets: Readonly<Record<string, number>>;
  /** Numbers of a copy. */
  readonly #stride: number;
  #buffer: InstancedInterleavedBuffer | null = null;
  #array = new Float32Array(0);
  #count = 0;
  /** Where the copy begins that is written now. */
  #at = 0;

  /** `shape` is shared, not owned: whoever made it disposes of it. The material is owned. */
  constructor(shape: BufferGeometry, material: Material, fields: Names, capacity = 16) {
    const geometry = new InstancedBufferGeometry();
    for (const [name, attribute] of Object.entries(shape.attributes)) geometry.setAttribute(name, attribute);
    if (shape.index !== null) geometry.setIndex(shape.index);
    this.#fields = fields;
    const offsets: Record<string, number> = {};
    let stride = 0;
    for (const [name, size] of Object.entries(fields)) {
      offsets[name] = stride;
      stride += size;
    }
    this.#offsets = offsets;
    this.#stride = stride;
    this.mesh = new Mesh(geometry, material);
    this.mesh.frustumCulled = false;
    this.mesh.matrixAutoUpdate = false;
    this.#hold(capacity);
  }

  get count(): number {
    return this.#count;
  }

  begin(): void {
    this.#count = 0;
  }

  /** One more copy: what is put from now on is its. */
  next(): void {
    this.#at = this.#count * this.#stride;
    this.#count += 1;
    if (this.#at === this.#array.length) this.#hold(2 * (this.#count - 1));
  }

  put(name: keyof Names & string, x: number, y = 0, z = 0, w = 0): void {
    const at = this.#at + this.#offsets[name]!;
    const size = this.#fields[name] as number;
    this.#array[at] = x;
    if (size > 1) this.#array[at + 1] = y;
    if (size > 2) this.#array[at + 2] = z;
    if (size > 3) this.#array[at + 3] = w;
  }

  /** As many numbers as the field takes. */
  putAll(name: keyof Names & string, values: ArrayLike<number>): void {
    const at = this.#at + this.#offsets[name]!;
    const size = this.#fields[name] as number;
    for (let n = 0; n < size; n++) this.#array[at + n] = values[n]!;
  }

  end(): void {
    this.mesh.geometry.instanceCount = this.#count;
    this.mesh.visible = this.#count > 0;
    if (this.#count === 0 || this.#buffer === null) return;
    this.#buffer.clearUpdateRanges();
    this.#buffer.addUpdateRange(0, this.#count * this.#stride);
    this.#buffer.needsUpdate = true;
  }

  dispose(): void {
    this.mesh.removeFromParent();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }

  #hold(capacity: number): void {
    const { geometry } = this.mesh;
    // The buffer on the GPU belongs to the old numbers; without this it would stay there.
    if (this.#buffer !== null) geometry.dispose();
    const array = new Float32Array(capacity * this.#stride);
    array.set(this.#array);
    this.#array = array;
    const buffer = new InstancedInterleavedBuffer(array, this.#stride);
    buffer.setUsage(DynamicDrawUsage);
    this.#buffer = buffer;
    for (const [name, size] of Object.entries(this.#fields))
      geometry.setAttribute(name, new InterleavedBufferAttribute(buffer, size, this.#offsets[name]!));
  }
}
