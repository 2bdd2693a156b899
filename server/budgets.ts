/**
 * Budgets: how heavy the files of a space may be, so that a phone and a headset can draw it: 72 pictures a second leave
 * room for some 300,000 triangles and 150 drawings, people among them. What is too heavy is told with the number that is
 * too much. [SPC17]
 */
import { open } from "node:fs/promises";
import { extname } from "node:path";

const MB = 1024 * 1024;
const BYTES = { model: 16 * MB, picture: 4 * MB, video: 100 * MB } as const;
const TRIANGLES = 200_000;
const DRAWINGS = 80;
/** What describes a model is smaller than this in any model that is light enough. */
const DESCRIPTION = 8 * MB;
const VIDEOS = new Set([".mp4", ".webm"]);

export type TooHeavy = { expected: string; found: string };

/** What is too heavy about a file; null where nothing is. Never rejects: a file that is no model is for others to tell. */
export async function tooHeavy(file: string, bytes: number): Promise<TooHeavy | null> {
  const kind = extname(file).toLowerCase();
  const what = kind === ".glb" ? "model" : VIDEOS.has(kind) ? "video" : "picture";
  const most = BYTES[what];
  if (bytes > most) return { expected: `a ${what} of at most ${most / MB} MB`, found: `${(bytes / MB).toFixed(1)} MB` };
  if (what !== "model") return null;
  const counts = await countOf(file).catch(() => null);
  if (counts === null) return null;
  if (counts.bytes > most)
    return {
      expected: `a model of at most ${most / MB} MB when unpacked`,
      found: `${(counts.bytes / MB).toFixed(1)} MB`,
    };
  if (counts.triangles > TRIANGLES)
    return { expected: `at most ${TRIANGLES} triangles`, found: String(counts.triangles) };
  if (counts.drawings > DRAWINGS)
    return { expected: `at most ${DRAWINGS} meshes, each of which is a drawing`, found: String(counts.drawings) };
  return null;
}

/** How many numbers a glTF element has, and the bytes of a number by its kind. */
const NUMBERS: Record<string, number> = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4, MAT2: 4, MAT3: 9, MAT4: 16 };
const WIDTHS: Record<number, number> = { 5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4 };

type Gltf = {
  accessors?: { count?: number; type?: string; componentType?: number }[];
  meshes?: { primitives?: { indices?: number; mode?: number; attributes?: Record<string, number> }[] }[];
  nodes?: { mesh?: number }[];
};

/** Triangles, drawings and bytes in memory of a glTF binary, however it is compressed; null where it is none. */
async function countOf(file: string): Promise<{ triangles: number; drawings: number; bytes: number } | null> {
  const handle = await open(file);
  try {
    const head = Buffer.alloc(20);
    const { bytesRead } = await handle.read(head, 0, 20, 0);
    if (bytesRead < 20 || head.toString("latin1", 0, 4) !== "glTF") return null;
    const length = head.readUInt32LE(12);
    if (length > DESCRIPTION) return null;
    const text = Buffer.alloc(length);
    await handle.read(text, 0, length, 20);
    const { accessors = [], meshes = [], nodes = [] } = JSON.parse(text.toString("utf8")) as Gltf;
    const amount = (accessor: number | undefined) => accessors[accessor ?? -1]?.count ?? 0;
    let [triangles, drawings] = [0, 0];
    for (const { mesh } of nodes) {
      for (const { indices, mode = 4, attributes } of meshes[mesh ?? -1]?.primitives ?? []) {
        drawings += 1;
        if (mode === 4) triangles += Math.floor(amount(indices ?? attributes?.POSITION) / 3);
      }
    }
    const bytes = accessors.reduce(
      (sum, { count = 0, type = "", componentType = 0 }) =>
        sum + count * (NUMBERS[type] ?? 0) * (WIDTHS[componentType] ?? 0),
      0,
    );
    return { triangles, drawings, bytes };
  } finally {
    await handle.close();
  }
}
