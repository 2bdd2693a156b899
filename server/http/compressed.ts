/**
 * Compressed: large files of spaces with Brotli, much shorter, for whoever takes it. Each is compressed once, away from the
 * room's thread, and kept while its file stays as it is. The first who asks waits for it: that is shorter than the way.
 *
 * Models that ship lie compressed beside themselves (`plaza.glb.br`), as small as can be.
 */
import { readFile, stat } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants } from "node:zlib";

/** Kinds that come out much smaller; pictures and sounds do not. */
const KINDS = /\.(glb|json|svg)$/i;
/** A model of 1.4 MB takes a twentieth of a second of another thread; the best quality would take two, for a seventh less. */
const QUALITY = 5;
/** Larger ones are sent as they are, and no more than so much is kept. Bytes. */
const LARGEST = 32 * 1024 * 1024;
const KEPT = 64 * 1024 * 1024;

const compress = promisify(brotliCompress);
const unpack = promisify(brotliDecompress);

/** What was made of a file, and of which state of it. */
export type Compressed = { bytes: Buffer; etag: string };
type Kept = { state: string; made: Compressed | null; work: Promise<void> | null };

export class CompressedFiles {
  readonly #kept = new Map<string, Kept>();
  #size = 0;

  /** The file compressed, or null where it is not. Never rejects. */
  async of(file: string): Promise<Compressed | null> {
    if (!KINDS.test(file)) return null;
    try {
      const { mtimeMs, size } = await stat(file);
      if (size > LARGEST) return null;
      const state = `${mtimeMs}-${size}`;
      const known = this.#kept.get(file);
      if (known?.state === state) {
        await known.work;
        return known.made;
      }
      this.#forget(file);
      const kept: Kept = { state, made: null, work: null };
      this.#kept.set(file, kept);
      kept.work = this.#compress(file, kept);
      await kept.work;
      return kept.made;
    } catch {
      return null;
    }
  }

  async #compress(file: string, kept: Kept): Promise<void> {
    try {
      const plain = await readFile(file);
      const bytes =
        (await besideOf(file, plain)) ??
        (await compress(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }));
      if (this.#kept.get(file) !== kept || bytes.length >= plain.length) return;
      while (this.#size + bytes.length > KEPT && this.#forgetOldest(kept));
      if (this.#size + bytes.length > KEPT) return;
      kept.made = { bytes, etag: `"br-${kept.state}"` };
      this.#size += bytes.length;
    } catch {
      // A file that went away meanwhile is answered for by whoever sends it.
    }
  }

  #forget(file: string): void {
    this.#size -= this.#kept.get(file)?.made?.bytes.length ?? 0;
    this.#kept.delete(file);
  }

  /** Answers whether there was one beside `but`. */
  #forgetOldest(but: Kept): boolean {
    for (const [file, kept] of this.#kept) {
      if (kept === but || kept.made === null) continue;
      this.#forget(file);
      return true;
    }
    return false;
  }
}

/** What lies compressed beside a file, or null where that is missing or was made of another state of it. */
async function besideOf(file: string, plain: Buffer): Promise<Buffer | null> {
  try {
    const bytes = await readFile(`${file}.br`);
    const unpacked = await unpack(bytes, { maxOutputLength: plain.length });
    return unpacked.equals(plain) ? bytes : null;
  } catch {
    return null;
  }
}
