import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { tooHeavy } from "../../server/budgets.ts";

const folder = mkdtempSync(join(tmpdir(), "stoa-budgets-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A glTF binary of so many meshes of so many triangles each, which are told as `numbers`. */
function model(meshes: number, triangles: number, numbers: object = {}): string {
  const json = JSON.stringify({
    accessors: [{ count: triangles * 3, ...numbers }],
    meshes: [{ primitives: [{ indices: 0, attributes: {} }] }],
    nodes: Array.from({ length: meshes }, () => ({ mesh: 0 })),
  });
  const head = Buffer.alloc(20);
  head.write("glTF", "latin1");
  head.writeUInt32LE(json.length, 12);
  const file = join(folder, `${meshes}-${triangles}.glb`);
  writeFileSync(file, Buffer.concat([head, Buffer.from(json)]));
  return file;
}

test("[SPC17] A model within its budget is taken; one with too many triangles or meshes is refused with how many.", async () => {
  expect(await tooHeavy(model(4, 50_000), 1000)).toBeNull();
  expect(await tooHeavy(model(4, 50_001), 1000)).toEqual({ expected: "at most 200000 triangles", found: "200004" });
  expect((await tooHeavy(model(81, 10), 1000))?.found).toBe("81");
});

test("[SPC17] A small file that unpacks to too much is refused with what it becomes.", async () => {
  const floats = { type: "VEC3", componentType: 5126 };
  expect(await tooHeavy(model(1, 150_000, { type: "SCALAR", componentType: 5123 }), 1000)).toBeNull();
  expect(await tooHeavy(model(1, 500_000, floats), 1000)).toEqual({
    expected: "a model of at most 16 MB when unpacked",
    found: "17.2 MB",
  });
});

test("[SPC17] Files that are too large are refused with their megabytes, and what is no model is not counted.", async () => {
  const MB = 1024 * 1024;
  expect(await tooHeavy("plaza.glb", 17 * MB)).toEqual({ expected: "a model of at most 16 MB", found: "17.0 MB" });
  expect(await tooHeavy("board.png", 4.5 * MB)).toEqual({ expected: "a picture of at most 4 MB", found: "4.5 MB" });
  expect(await tooHeavy("film.webm", 99 * MB)).toBeNull();
  expect(await tooHeavy("film.webm", 101 * MB)).toEqual({ expected: "a video of at most 100 MB", found: "101.0 MB" });
  const words = join(folder, "words.glb");
  writeFileSync(words, "no model at all, but long enough for a head");
  expect(await tooHeavy(words, 100)).toBeNull();
  const broken = join(folder, "broken.glb");
  writeFileSync(broken, Buffer.concat([Buffer.from("glTF"), Buffer.alloc(16, 1)]));
  expect(await tooHeavy(broken, 20)).toBeNull();
});
