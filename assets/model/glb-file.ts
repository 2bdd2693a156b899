/**
 * A glTF binary of whole numbers (KHR_mesh_quantization), some of them compressed (KHR_meshopt_compression).
 */
import { MeshoptEncoder } from "meshoptimizer";

const COMPRESSION = "KHR_meshopt_compression";
const EXTENSIONS = ["KHR_mesh_quantization", COMPRESSION];
/** The buffers: the file's own, and what its compressed views become. */
const [WRITTEN, UNPACKED] = [0, 1];

type Numbers = Int8Array<ArrayBuffer> | Uint8Array<ArrayBuffer> | Int16Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

/** Grows list by list. `MeshoptEncoder.ready` has to be awaited before. */
export class GlbFile {
  readonly accessors: object[] = [];
  readonly #views: object[] = [];
  readonly #pieces: Uint8Array[] = [];
  #length = 0;
  #unpacked = 0;

  /** Adds lists, one for each part, as one view, compressed if a mode is told; answers the accessors' numbers. */
  add(lists: readonly Numbers[], kind: object, mode?: "ATTRIBUTES" | "TRIANGLES"): number[] {
    const width = mode === "TRIANGLES" ? 1 : 4;
    const stride = width * lists[0]!.BYTES_PER_ELEMENT;
    const bytes = Buffer.concat(lists.map((list) => new Uint8Array(list.buffer)));
    const ofVertices = mode === "TRIANGLES" ? {} : { byteStride: stride };
    if (mode === undefined) {
      this.#views.push({ buffer: WRITTEN, ...this.#write(bytes), ...ofVertices });
    } else {
      const count = bytes.length / stride;
      const packed = this.#write(MeshoptEncoder.encodeGltfBuffer(bytes, count, stride, mode, 1));
      this.#views.push({
        buffer: UNPACKED,
        byteOffset: this.#unpacked,
        byteLength: bytes.length,
        ...ofVertices,
        extensions: { [COMPRESSION]: { buffer: WRITTEN, ...packed, byteStride: stride, count, mode } },
      });
      this.#unpacked += bytes.length;
    }
    let byteOffset = 0;
    return lists.map((list) => {
      const of = { bufferView: this.#views.length - 1, byteOffset, count: list.length / width };
      byteOffset += list.byteLength;
      return this.accessors.push({ ...of, ...kind }) - 1;
    });
  }

  #write(bytes: Uint8Array): { byteOffset: number; byteLength: number } {
    const byteOffset = this.#length;
    this.#pieces.push(filled(bytes, 0));
    this.#length += this.#pieces.at(-1)!.length;
    return { byteOffset, byteLength: bytes.length };
  }

  /** All of it, with what describes the scene. */
  written(scene: object): Uint8Array {
    const buffers = [
      { byteLength: this.#length },
      { byteLength: this.#unpacked, extensions: { [COMPRESSION]: { fallback: true } } },
    ];
    const json = {
      asset: { version: "2.0" },
      extensionsUsed: EXTENSIONS,
      extensionsRequired: EXTENSIONS,
      ...scene,
      accessors: this.accessors,
      bufferViews: this.#views,
      buffers,
    };
    const chunks = [
      chunk("JSON", filled(Buffer.from(JSON.stringify(json)), 0x20)),
      chunk("BIN\0", Buffer.concat(this.#pieces)),
    ];
    const head = Buffer.alloc(12);
    head.write("glTF", "latin1");
    head.writeUInt32LE(2, 4);
    head.writeUInt32LE(12 + chunks[0]!.length + chunks[1]!.length, 8);
    return Buffer.concat([head, ...chunks]);
  }
}

/** Filled up to a multiple of four bytes. */
function filled(bytes: Uint8Array, filler: number): Uint8Array {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3, filler)]);
}

function chunk(kind: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(data.length);
  head.write(kind, 4, "latin1");
  return Buffer.concat([head, data]);
}
