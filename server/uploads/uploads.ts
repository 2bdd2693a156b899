/**
 * Uploads: files that hosts bring for screens, in a folder of their own beside the database. A file is announced in a
 * room, comes in chunks over HTTP, is served once it has come whole, and goes when no screen shows it any more.
 *
 * Its name is 128 random bits: whoever was given it may send its chunks, and whoever is shown it may read it.
 */
import { randomBytes } from "node:crypto";
import { appendFile, chmod, mkdir, readdir, rm, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { StoaError } from "../../shared/protocol/refusal.ts";
import {
  CHUNK,
  HOUSE_LIMIT,
  isVideo,
  megabytes,
  PERSON_LIMIT,
  PICTURE_LIMIT,
  tooHeavy,
  UNFINISHED_LIMIT,
  UPLOAD_TYPES,
  type UploadType,
} from "../../shared/screen/upload.ts";
import { isOfType, pixelsOf } from "./content.ts";

/** What has come to nothing is let go after so long without a further chunk, or without a screen that shows it, ms. */
const KEPT_MS = 10 * 60_000;

const ENDINGS: Record<UploadType, string> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "video/mp4": "mp4",
  "video/webm": "webm",
};

export type Upload = {
  /** Its name, with an ending that tells its type. */
  readonly file: string;
  readonly person: string;
  readonly space: string;
  readonly type: UploadType;
  readonly size: number;
  readonly alt: string;
};

type Kept = Upload & { received: number; touched: number; busy: boolean };

export class Uploads {
  readonly #folder: string;
  readonly #now: () => number;
  readonly #kept = new Map<string, Kept>();

  /** Makes `folder` if there is none, readable by its owner only. */
  static async open(folder: string, now: () => number): Promise<Uploads> {
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o700);
    return new Uploads(folder, now);
  }

  /** What an earlier run left for screens is here again, everything else that it left is removed. */
  async restore(shown: readonly Omit<Upload, "type" | "size">[]): Promise<void> {
    const known = new Map(shown.map((upload) => [upload.file, upload]));
    for (const file of await readdir(this.#folder)) {
      const path = join(this.#folder, file);
      const upload = known.get(file);
      const type = UPLOAD_TYPES.find((one) => ENDINGS[one] === extname(file).slice(1));
      if (upload === undefined || type === undefined) {
        await rm(path, { recursive: true, force: true });
        continue;
      }
      const { size } = await stat(path);
      this.#kept.set(file, { ...upload, type, size, received: size, touched: this.#now(), busy: false });
    }
  }

  private constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  /**
   * A file is about to come; answers its name.
   * @throws {StoaError} `too-long` or `full`, with the number that is too much
   */
  announce(upload: Omit<Upload, "file">): string {
    const heavy = tooHeavy(upload.type, upload.size);
    if (heavy !== null) throw new StoaError("too-long", heavy);
    const all = [...this.#kept.values()];
    const mine = all.filter(({ person }) => person === upload.person);
    if (mine.filter(({ received, size }) => received < size).length >= UNFINISHED_LIMIT)
      throw new StoaError("too-fast", `${UNFINISHED_LIMIT} of your files are still on their way. Wait for them.`);
    const myTotal = total(mine) + upload.size;
    if (myTotal > PERSON_LIMIT)
      throw new StoaError(
        "full",
        `With this you would have ${megabytes(myTotal)} on screens; ${megabytes(PERSON_LIMIT)} is the most. Take something off first.`,
      );
    if (total(all) + upload.size > HOUSE_LIMIT)
      throw new StoaError(
        "full",
        `All screens here hold ${megabytes(HOUSE_LIMIT)}, and that is full. Try again later.`,
      );
    const file = `${randomBytes(16).toString("base64url")}.${ENDINGS[upload.type]}`;
    this.#kept.set(file, { ...upload, file, received: 0, touched: this.#now(), busy: false });
    return file;
  }

  /** Whether chunks of this file are still awaited. */
  awaits(file: string): boolean {
    const upload = this.#kept.get(file);
    return upload !== undefined && upload.received < upload.size;
  }

  /**
   * Takes the chunk that begins `at` there; one that was taken before is left as it is. Answers how much has come.
   * @throws {StoaError} `not-found`, `invalid` where it is not what was announced: then all of it is let go
   */
  async append(file: string, at: number, chunk: Uint8Array): Promise<number> {
    const upload = this.#kept.get(file);
    if (upload === undefined) throw new StoaError("not-found", "No such file is awaited.");
    if (upload.busy) throw new StoaError("too-fast", "The chunk before this one is still being written.");
    if (at !== upload.received) return upload.received;
    if (chunk.byteLength !== Math.min(CHUNK, upload.size - at))
      throw new StoaError("invalid", `A chunk has ${CHUNK} bytes, the last one what is left.`);
    upload.busy = true;
    try {
      if (at === 0) refuseOther(upload, chunk);
      await appendFile(join(this.#folder, file), chunk, { mode: 0o600 });
      upload.received += chunk.byteLength;
      upload.touched = this.#now();
      return upload.received;
    } catch (problem) {
      this.#kept.delete(file);
      throw problem;
    } finally {
      upload.busy = false;
      // It was not what it should be, or was let go while it was being written.
      if (!this.#kept.has(file)) await rm(join(this.#folder, file), { force: true });
    }
  }

  /** A file that has come whole. */
  find(file: string): Upload | undefined {
    const upload = this.#kept.get(file);
    return upload !== undefined && upload.received === upload.size ? upload : undefined;
  }

  /** Where a file lies that has come whole. */
  pathOf(file: string): string | undefined {
    return this.find(file) && join(this.#folder, file);
  }

  async remove(files: Iterable<string>): Promise<void> {
    await Promise.all(
      [...files].map(async (file) => {
        const upload = this.#kept.get(file);
        if (upload === undefined) return;
        this.#kept.delete(file);
        if (!upload.busy) await rm(join(this.#folder, file), { force: true });
      }),
    );
  }

  /** Lets go what nobody goes on with and no screen shows. */
  async expire(shown: ReadonlySet<string>): Promise<void> {
    const before = this.#now() - KEPT_MS;
    const idle = [...this.#kept.values()].filter(({ file, touched }) => touched < before && !shown.has(file));
    await this.remove(idle.map(({ file }) => file));
  }

  /** Everything somebody brought, whether it is shown or not. */
  of(person: string): Upload[] {
    return [...this.#kept.values()].filter((upload) => upload.person === person);
  }
}

function total(uploads: readonly Upload[]): number {
  return uploads.reduce((sum, { size }) => sum + size, 0);
}

function refuseOther({ type }: Upload, head: Uint8Array): void {
  const what = isVideo(type) ? "video" : "picture";
  if (!isOfType(type, head)) throw new StoaError("invalid", `That file is no ${what} of the kind its name says.`);
  if (isVideo(type)) return;
  const pixels = pixelsOf(type, head);
  if (pixels === null || pixels.width === 0 || pixels.height === 0)
    throw new StoaError("invalid", "That picture cannot be read.");
  const widest = Math.max(pixels.width, pixels.height);
  if (widest > PICTURE_LIMIT)
    throw new StoaError("too-long", `This picture is ${widest} pixels long; a screen takes ${PICTURE_LIMIT}.`);
}
