/** Screens: what hosts put on them, in real rooms over real sockets, with real files on disk. */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Visit } from "../../../client/net/index.ts";
import { CHUNK } from "../../../shared/screen/upload.ts";
import type { SpaceFile } from "../../../shared/space/space.ts";
import { dataFolder } from "../../support/data-folder.ts";
import { once, openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { jpegHead, png } from "../../support/pictures.ts";
import { raw, SQUARE, writeSpaces } from "../http/opened.ts";

const at = { position: [0, 2, -5] as [number, number, number], yaw: Math.PI, width: 3.2, height: 1.8 };
const HALL: SpaceFile = {
  ...SQUARE,
  id: "hall",
  name: "Hall",
  capacity: 3,
  screens: [
    { ...at, id: "stage", name: "Stage screen", alt: "Nothing yet" },
    { ...at, id: "board", name: "Board", alt: "A board" },
  ],
};

let folder: string;
let house: TestHouse;
let host: Visit;
let guest: Visit;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-screens-"));
  house = await openHouse({ spaces: await writeSpaces(folder, HALL) });
  host = await house.enterAs("host", "Hana", { space: "hall" });
  guest = await house.enter("Gil", { space: "hall" });
});
beforeEach(async () => {
  for (const screen of host.screens.keys()) await host.takeOff(screen);
  await until(() => guest.screens.size === 0);
  // The room answers ten verbs at once, then ten a second.
  await pause(1000);
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const blob = (bytes: Uint8Array<ArrayBuffer>, type = "image/png") => new Blob([bytes], { type });
const picture = (alt = "A blue square") => host.upload(blob(png(4, 3)), { alt });
const refused = async (asked: Promise<unknown>) =>
  asked.then(
    () => "done",
    ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
  );
const onDisk = () => readdir(join(house.data, "uploads"));
const port = () => Number(new URL(house.url).port);

async function putSlides(pages: number): Promise<string[]> {
  const files: string[] = [];
  for (let k = 1; k <= pages; k++) files.push(await picture(`Page ${k}`));
  await host.show("stage", { kind: "slides", title: "A talk", files });
  return files;
}

test("[SCR1] What a host puts on a screen is there for everybody, for whoever comes later, and in every copy.", async () => {
  const told = once(guest, "screen");
  await putSlides(3);
  expect((await told).show).toMatchObject({ kind: "slides", title: "A talk", page: 1 });
  await host.turn("stage", { page: 2 });
  await until(() => guest.screens.get("stage")?.page === 2);
  expect(guest.screens.get("stage")).toEqual(host.screens.get("stage"));

  const third = await house.enter("Third", { space: "hall" });
  const elsewhere = await house.enter("Fourth", { space: "hall" });
  expect([third.copy, elsewhere.copy]).toEqual([1, 2]);
  for (const late of [third, elsewhere]) expect(late.screens.get("stage")).toEqual(host.screens.get("stage"));
  await host.turn("stage", { page: 3 });
  await until(() => elsewhere.screens.get("stage")?.page === 3);
  expect(elsewhere.screens.get("stage")?.pages.map(({ alt }) => alt)).toEqual(["Page 1", "Page 2", "Page 3"]);
  await Promise.all([third.leave(), elsewhere.leave()]);
});

test("[SCR2] Visitors do nothing to a screen; moderators do what hosts do.", async () => {
  await putSlides(1);
  const words = "not-allowed: Only hosts and moderators use the screens.";
  expect(await refused(guest.upload(blob(png(1, 1)), { alt: "x" }))).toBe(words);
  expect(await refused(guest.show("stage", { kind: "image", title: "x", files: [`${"a".repeat(22)}.png`] }))).toBe(
    words,
  );
  expect(await refused(guest.turn("stage", { page: 1 }))).toBe(words);
  expect(await refused(guest.takeOff("stage"))).toBe(words);
  const moderator = await house.enterAs("moderator", "Mo", { space: "hall" });
  await moderator.takeOff("stage");
  await until(() => guest.screens.size === 0);
  await moderator.leave();
});

test("[SCR2] A mistake is answered with its code and what to do, and changes nothing.", async () => {
  const file = await picture();
  const ask = (screen: string, files: string[], more: object = {}) =>
    refused(host.show(screen, { kind: "image", title: "T", files, ...more }));
  expect(await ask("nowhere", [file])).toMatch(/^not-found: There is no such screen/);
  expect(await ask("stage", [`${"a".repeat(22)}.png`])).toMatch(/^not-found/);
  expect(await ask("stage", [file, file])).toMatch(/^invalid: Several pages are slides/);
  expect(await ask("stage", [file], { kind: "video" })).toMatch(/^invalid: A video is shown as a video/);
  expect(await ask("stage", [file], { title: " \u0007 " })).toMatch(/^invalid: What is shown needs a title/);
  expect(await ask("stage", [file], { title: "t".repeat(121) })).toMatch(/^too-long: A title has at most 120/);
  await pause(1000);
  expect(await ask("stage", Array(61).fill(file), { kind: "slides" })).toMatch(/^invalid/);
  expect(await ask("stage", ["../../secret.png"])).toMatch(/^invalid/);
  expect(await ask("stage", [await picture("")])).toMatch(/^invalid: Say in words what it shows/);
  expect(await refused(host.turn("stage", { page: 1 }))).toMatch(/^not-found/);
  expect(await refused(host.takeOff("stage"))).toMatch(/^not-found/);
  expect(guest.screens.size).toBe(0);

  await pause(1000);
  await putSlides(2);
  expect(await refused(host.turn("stage", { page: 3 }))).toBe("not-found: There is no page 3: it has 2.");
  expect(await refused(host.turn("stage", { page: 0 }))).toMatch(/^invalid/);
  expect(await refused(host.turn("stage", { playing: true }))).toMatch(/^invalid: Only a video runs/);
  expect(guest.screens.get("stage")?.page).toBe(1);
});

test("[SCR3] A video runs, stops and goes elsewhere for all at once, by the server's clock.", async () => {
  const webm = new Uint8Array(600);
  webm.set(Buffer.from("\x1a\x45\xdf\xa3....webm", "latin1"));
  const file = await host.upload(blob(webm, "video/webm"), { alt: "A wave" });
  await host.show("stage", { kind: "video", title: "Sea", files: [file], length: 40 });
  await until(() => guest.screens.has("stage"));
  const began = guest.screens.get("stage")!;
  expect(began).toMatchObject({ playing: true, loop: false });
  expect(Math.abs(guest.time() - began.at)).toBeLessThan(2000);
  await host.turn("stage", { position: 30 });
  await until(() => guest.screens.get("stage")!.at !== began.at);
  expect(Math.abs(guest.time() - guest.screens.get("stage")!.at - 30_000)).toBeLessThan(1000);
  await host.turn("stage", { playing: false });
  await until(() => !guest.screens.get("stage")!.playing);
  expect(guest.screens.get("stage")!.at).toBeGreaterThanOrEqual(30_000);
  expect(guest.screens.get("stage")!.at).toBeLessThan(32_000);
  // At its end it stays, and begins again when it is let run.
  await host.turn("stage", { position: 100 });
  await until(() => guest.screens.get("stage")!.at === 40_000);
  await host.turn("stage", { playing: true });
  await until(() => guest.screens.get("stage")!.playing);
  expect(Math.abs(guest.time() - guest.screens.get("stage")!.at)).toBeLessThan(1000);
  await host.turn("stage", { playing: false });
  await until(() => !guest.screens.get("stage")!.playing);
  await host.turn("stage", { playing: true, position: 5 });
  await until(() => guest.screens.get("stage")!.playing);
  expect(Math.abs(guest.time() - guest.screens.get("stage")!.at - 5000)).toBeLessThan(1000);
});

test("[SCR10] A file comes in chunks, is served only once it is whole, with its type and in ranges, and nothing else is.", async () => {
  const bytes = png(8, 8, [1, 2, 3], 2 * CHUNK);
  const progress: number[] = [];
  const file = await host.upload(blob(bytes), { alt: "Heavy", onProgress: (done) => progress.push(done) });
  expect(progress).toHaveLength(3);
  expect(progress.at(-1)).toBe(1);
  const address = `${house.url}/uploads/${file}`;
  const whole = await fetch(address);
  expect([whole.status, whole.headers.get("content-type"), whole.headers.get("x-content-type-options")]).toEqual([
    200,
    "image/png",
    "nosniff",
  ]);
  expect(new Uint8Array(await whole.arrayBuffer())).toEqual(bytes);
  const part = await fetch(address, { headers: { range: "bytes=10-19" } });
  expect(part.status).toBe(206);
  expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.subarray(10, 20));
  for (const range of ["bytes=99999999-", "bytes=-0", "bytes=a-b", "bytes=5-1", "bytes=0-,0-,0-,0-"]) {
    const answer = await fetch(address, { headers: { range } });
    expect([200, 206, 400]).toContain(answer.status);
    await answer.body?.cancel();
  }
  for (const path of [
    "/uploads/",
    "/uploads/..%2fsecret",
    "/uploads/%2e%2e/secret",
    `/uploads/${file}/x`,
    "/uploads/a.png",
  ]) {
    expect((await raw(port(), path)).status, path).toBe(404);
  }
  // What has come whole takes no more.
  expect((await fetch(`${house.url}/api/uploads/${file}?at=0`, { method: "POST", body: "x" })).status).toBe(404);
});

test("[SCR10] Half a file is neither shown nor served, and its chunks come in order, as announced or not at all.", async () => {
  const bytes = png(8, 8, [1, 2, 3], 2 * CHUNK);
  const stop = new AbortController();
  const half = host.upload(blob(bytes), { alt: "Half", onProgress: () => stop.abort(), signal: stop.signal });
  await expect(half).rejects.toThrow();
  const [file] = await onDisk().then((names) => names.slice(-1));
  const names = await onDisk();
  const statuses = await Promise.all(names.map(async (name) => (await fetch(`${house.url}/uploads/${name}`)).status));
  expect(statuses.filter((status) => status === 404)).toHaveLength(1);
  const truncated = names[statuses.indexOf(404)] ?? file!;
  expect(await refused(host.show("stage", { kind: "image", title: "T", files: [truncated] }))).toMatch(/^not-found/);
  const post = async (offset: unknown, body: Uint8Array<ArrayBuffer>) => {
    const answer = await fetch(`${house.url}/api/uploads/${truncated}?at=${offset}`, { method: "POST", body });
    return [answer.status, await answer.json()];
  };
  // A chunk that was taken already is left as it is, and so is one out of turn.
  expect(await post(0, bytes.subarray(0, CHUNK).slice())).toEqual([200, { received: CHUNK }]);
  expect(await post(2 * CHUNK, bytes.slice(2 * CHUNK))).toEqual([200, { received: CHUNK }]);
  expect((await post("-1", bytes.slice(0, 5)))[0]).toBe(400);
  expect((await post("1e3", bytes.slice(0, 5)))[0]).toBe(400);
  expect((await post(CHUNK, new Uint8Array(CHUNK + 1)))[0]).toBe(400);
  // A chunk of another length than announced ends it.
  expect((await post(CHUNK, bytes.slice(CHUNK, CHUNK + 10)))[0]).toBe(400);
});

test("[SCR11] What is not of its kind, or too heavy, or too large, is refused with the number, and nothing of it stays.", async () => {
  const before = (await onDisk()).length;
  const html = new Uint8Array(Buffer.from("<!doctype html><script>alert(1)</script>"));
  expect(await refused(host.upload(blob(html), { alt: "x" }))).toMatch(/^invalid: That file is no picture/);
  expect(await refused(host.upload(blob(html, "text/html"), { alt: "x" }))).toMatch(/^invalid: A screen takes/);
  expect(await refused(host.upload(blob(html, "image/svg+xml"), { alt: "x" }))).toMatch(/^invalid: A screen takes/);
  expect(await refused(host.upload(blob(html, "video/mp4"), { alt: "x" }))).toMatch(/^invalid: That file is no video/);
  expect(await refused(host.upload(blob(new Uint8Array(6_100_000)), { alt: "x" }))).toBe(
    "too-long: This picture has 6.1 MB; a screen takes 4 MB.",
  );
  const wide = new Uint8Array(jpegHead(5000, 20));
  expect(await refused(host.upload(blob(wide, "image/jpeg"), { alt: "x" }))).toBe(
    "too-long: This picture is 5000 pixels long; a screen takes 4096.",
  );
  expect(await refused(host.upload(blob(png(1, 1)), { alt: "a".repeat(301) }))).toMatch(/^too-long.*300.*301/);
  expect(await onDisk()).toHaveLength(before);
});

test("[SCR1] [SCR12] What is on a screen is there after a restart, at the same page, and what was on none is gone.", async () => {
  const data = await dataFolder();
  const spaces = join(folder, "spaces");
  const first = await openHouse({ data, spaces });
  const before = await first.enterAs("host", "Hana", { space: "hall" });
  const files = [
    await before.upload(blob(png(2, 1)), { alt: "One" }),
    await before.upload(blob(png(2, 2)), { alt: "" }),
  ];
  const unused = await before.upload(blob(png(3, 3)), { alt: "Never shown" });
  await before.show("stage", { kind: "slides", title: "A talk", files });
  await before.turn("stage", { page: 2 });
  const kept = before.screens.get("stage");
  await first.close();

  const second = await openHouse({ data, spaces });
  const after = await second.enter("Gil", { space: "hall" });
  expect(after.screens.get("stage")).toEqual({ ...kept, page: 2 });
  const statuses = [...files, unused].map(async (file) => (await fetch(`${second.url}/uploads/${file}`)).status);
  expect(await Promise.all(statuses)).toEqual([200, 200, 404]);
  expect(await readdir(join(data, "uploads"))).toHaveLength(2);
  const again = await second.enterAs("host", "Hana", { space: "hall", key: before.key });
  await again.takeOff("stage");
  await second.close();
  const third = await openHouse({ data, spaces });
  expect(await readdir(join(data, "uploads"))).toEqual([]);
  await third.close();
  await rm(data, { recursive: true, force: true });
});

test("[SCR12] [SCR13] A file stays while a screen shows it or could show it again, and goes with whoever brought it.", async () => {
  const [file] = await putSlides(1);
  await host.show("board", { kind: "image", title: "The same", files: [file!] });
  await host.takeOff("stage");
  expect((await fetch(`${house.url}/uploads/${file}`)).status).toBe(200);
  await host.takeOff("board");
  expect(await refused(guest.host.screenBack("board"))).toMatch(/^not-allowed/);
  await host.host.screenBack("board");
  await until(() => guest.screens.get("board")?.title === "The same");
  expect((await fetch(`${house.url}/uploads/${file}`)).status).toBe(200);
  await host.takeOff("board");
  expect(await refused(host.host.showPrepared("board", "none.png"))).toMatch(/^not-found/);
  expect(await refused(host.host.showPrepared("nowhere", "none.png"))).toMatch(/^not-found/);

  const other = await house.enterAs("host", "Hugo", { space: "hall" });
  const theirs = await other.upload(blob(png(2, 2)), { alt: "Theirs" });
  expect(await refused(host.show("stage", { kind: "image", title: "Not mine", files: [theirs] }))).toMatch(
    /^not-found/,
  );
  await other.show("stage", { kind: "image", title: "Mine", files: [theirs] });
  await until(() => guest.screens.has("stage"));
  expect(await other.export()).toMatchObject({
    screens: [{ space: "hall", screen: "stage", title: "Mine", pages: ["Theirs"] }],
  });
  await other.forget();
  await until(() => !guest.screens.has("stage"));
  expect(await onDisk()).not.toContain(theirs);
});
