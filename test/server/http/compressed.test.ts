import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { CompressedFiles } from "../../../server/http/compressed.ts";

const folder = mkdtempSync(join(tmpdir(), "stoa-compressed-"));
afterAll(() => rmSync(folder, { recursive: true }));

const words = (n: number) => JSON.stringify(Array.from({ length: n }, (_, i) => `stone ${i % 50}`));

test("[SPC16] A file is compressed once, unpacks to the same bytes, and is made anew when it changes.", async () => {
  const file = join(folder, "place.glb");
  writeFileSync(file, words(5000));
  const files = new CompressedFiles();
  const [first, same] = await Promise.all([files.of(file), files.of(file)]);
  expect(same).toBe(first);
  expect(brotliDecompressSync(first!.bytes).toString()).toBe(words(5000));
  expect(first!.bytes.length).toBeLessThan(words(5000).length / 3);
  expect(await files.of(file)).toBe(first);

  writeFileSync(file, words(5001));
  const second = await files.of(file);
  expect(brotliDecompressSync(second!.bytes).toString()).toBe(words(5001));
  expect(second!.etag).not.toBe(first!.etag);
});

test("[SPC16] What lies compressed beside a file is sent, unless it was made of another state of the file.", async () => {
  const file = join(folder, "shipped.glb");
  const beside = brotliCompressSync(words(5000));
  writeFileSync(file, words(5000));
  writeFileSync(`${file}.br`, beside);
  expect((await new CompressedFiles().of(file))!.bytes).toEqual(beside);

  for (const stale of [brotliCompressSync(words(4999)), brotliCompressSync(words(9000)), Buffer.from("no Brotli")]) {
    writeFileSync(`${file}.br`, stale);
    const { bytes } = (await new CompressedFiles().of(file))!;
    expect(brotliDecompressSync(bytes).toString()).toBe(words(5000));
  }
});

test("[SPC16] Pictures, files that are not there and what would not shrink are left as they are.", async () => {
  const files = new CompressedFiles();
  writeFileSync(join(folder, "picture.png"), words(100));
  writeFileSync(join(folder, "tiny.json"), "1");
  for (const name of ["picture.png", "tiny.json", "gone.glb"]) {
    expect(await files.of(join(folder, name))).toBeNull();
    expect(await files.of(join(folder, name))).toBeNull();
  }
});
