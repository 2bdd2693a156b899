import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Uploads } from "../../../server/uploads/uploads.ts";
import { CHUNK, HOUSE_LIMIT, PERSON_LIMIT, UPLOAD_LIMIT } from "../../../shared/screen/upload.ts";
import { png } from "../../support/pictures.ts";

let folder: string;
let uploads: Uploads;
let now = 0;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-uploads-"));
  now = 0;
  uploads = await Uploads.open(folder, () => now);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const BYTES = png(3, 3);
const announce = (person = "ada", size = BYTES.length) =>
  uploads.announce({ person, space: "hall", type: "image/png", size, alt: "" });
const film = (person: string, size: number = UPLOAD_LIMIT.video) =>
  uploads.announce({ person, space: "hall", type: "video/webm", size, alt: "" });
const refused = (act: () => unknown) => {
  try {
    act();
    return "done";
  } catch (problem) {
    return (problem as Error).message;
  }
};

test("[SCR11] One person, and all together, bring so much and no more, told with the number.", () => {
  film("ada");
  film("ada", PERSON_LIMIT - UPLOAD_LIMIT.video);
  expect(refused(() => announce("ada", 1))).toBe(
    "With this you would have 200.1 MB on screens; 200 MB is the most. Take something off first.",
  );
  for (let k = 1; k * PERSON_LIMIT < HOUSE_LIMIT; k++) {
    film(`host ${k}`);
    film(`host ${k}`);
  }
  expect(refused(() => announce("last", 1))).toMatch(/^All screens here hold 2000 MB/);
});

test("[SCR11] No more than four files of one person are on their way at a time.", async () => {
  const files = Array.from({ length: 4 }, () => announce());
  expect(refused(() => announce())).toMatch(/^4 of your files/);
  expect(refused(() => announce("bo"))).toBe("done");
  await uploads.append(files[0]!, 0, BYTES);
  expect(refused(() => announce())).toBe("done");
});

test("[SCR12] What nobody goes on with, and what no screen shows, is let go after ten minutes.", async () => {
  const [half, shown, unused] = [announce("ada", 2 * CHUNK), announce(), announce()];
  const head = new Uint8Array(CHUNK);
  head.set(png(3, 3, [1, 2, 3], CHUNK).subarray(0, CHUNK));
  await uploads.append(half, 0, head);
  await uploads.append(shown, 0, BYTES);
  await uploads.append(unused, 0, BYTES);
  now = 9 * 60_000;
  await uploads.expire(new Set([shown]));
  expect(await readdir(folder)).toHaveLength(3);
  now = 11 * 60_000;
  await uploads.expire(new Set([shown]));
  expect(await readdir(folder)).toEqual([shown]);
  expect([uploads.find(shown)?.file, uploads.awaits(half), uploads.find(unused)]).toEqual([shown, false, undefined]);
});

test("[SCR10] Two who send the same chunk at once write it once; what is let go meanwhile leaves nothing.", async () => {
  const file = announce();
  const both = await Promise.allSettled([uploads.append(file, 0, BYTES), uploads.append(file, 0, BYTES)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(uploads.find(file)?.size).toBe(BYTES.length);
  const gone = announce();
  const writing = uploads.append(gone, 0, BYTES);
  await uploads.remove([gone]);
  await writing.catch(() => {});
  expect(await readdir(folder)).toEqual([file]);
});

test("[SCR12] After a restart only what screens show is there again.", async () => {
  const file = announce();
  await uploads.append(file, 0, BYTES);
  await writeFile(join(folder, "stray.html"), "<script>");
  const again = await Uploads.open(folder, () => now);
  await again.restore([{ file, person: "ada", space: "hall", alt: "Blue" }]);
  expect(again.find(file)).toMatchObject({ type: "image/png", size: BYTES.length, alt: "Blue" });
  expect(await readdir(folder)).toEqual([file]);
});
