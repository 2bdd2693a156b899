/**
 * The place as it is drawn, in a real browser: its budgets on the screen, its brand, and what happens without its files.
 */
import type { Request } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { View } from "../../support/place-page.ts";
import { type OpenPlacePage, openPlacePage } from "../../support/place-page-server.ts";

const WIDTH = 320;
const HEIGHT = 180;
const arrival: View = { from: [0, 1.6, 8.6], to: [-0.6, 1.75, -10] };
/** The middle of the picture is the dome. */
const atTheDome: View = { from: [0, 1.6, 8.6], to: [-8.6, 5.1, -5.2], opening: 20 };
const MIDDLE = [WIDTH / 2, HEIGHT / 2] as const;

let open: OpenPlacePage;
beforeAll(async () => {
  open = await openPlacePage(WIDTH, HEIGHT);
}, 120_000);
afterAll(() => open.close());

function load(space: string, quality: "high" | "baked", changes: Record<string, unknown> = {}) {
  return open.page.evaluate(([s, q, c]) => window.placePage!.load(s, q, c), [space, quality, changes] as const);
}

function show(view: View) {
  return open.page.evaluate((seen) => window.placePage!.show(seen), view);
}

async function colourAt(view: View, [x, y]: readonly [number, number] = MIDDLE): Promise<[number, number, number]> {
  return open.page.evaluate(
    ([seen, px, py]) => {
      window.placePage!.show(seen);
      return window.placePage!.colourAt(px, py);
    },
    [view, x, y] as const,
  );
}

test("[SPC7] The plaza is drawn whole, with fewer than 40 draw calls besides the shadow map.", async () => {
  expect(await load("plaza", "high")).toEqual([]);
  await show(arrival);
  const again = await show(arrival);
  expect(again.calls).toBeLessThanOrEqual(40);
  expect(again.triangles).toBeLessThan(75_000);
});

test("[SPC7] The shadow map is drawn once, and not at all in baked quality.", async () => {
  await load("plaza", "high");
  const [first, second] = [await show(arrival), await show(arrival)];
  expect(first.triangles).toBeGreaterThan(second.triangles);
  await load("plaza", "baked");
  const [baked, bakedAgain] = [await show(arrival), await show(arrival)];
  expect(baked.triangles).toBe(bakedAgain.triangles);
});

test("[SPC8] The brand's colour is the space's, and can change while people are there.", async () => {
  await load("plaza", "baked");
  const [red, , blue] = await colourAt(atTheDome);
  expect(blue).toBeGreaterThan(red * 1.6);
  await open.page.evaluate(() => window.placePage!.setBrand("#8c1030"));
  const [nowRed, , nowBlue] = await colourAt(atTheDome);
  expect(nowRed).toBeGreaterThan(nowBlue * 1.6);
});

test("[SPC9] sunAt knows sun from shade: the open quay, under the stage's wall, outside the map.", async () => {
  await load("plaza", "baked");
  const at = (x: number, z: number) => open.page.evaluate(([a, b]) => window.placePage!.sunAt(a, b), [x, z] as const);
  expect(await at(-4, -15)).toBeGreaterThan(0.9);
  expect(await at(7.4, -9.6)).toBeLessThan(0.1);
  expect(await at(500, 500)).toBe(1);
});

test("[SPC9] Sunlit and shaded floor look alike with and without a shadow map.", async () => {
  const floor: View = { from: [7.4, 1.6, -7], to: [7.4, 0.45, -9.2], opening: 20 };
  await load("plaza", "high");
  const high = await colourAt(floor);
  await load("plaza", "baked");
  const baked = await colourAt(floor);
  for (const [k, value] of high.entries()) expect(Math.abs(value - baked[k]!)).toBeLessThan(6);
});

test("[ENT7] Pictures are asked for when the model has come, and every file once.", async () => {
  const told: string[] = [];
  const noteOf = (what: string) => (request: Request) => {
    const file = /[^/]+\.(glb|png)$/.exec(request.url());
    if (file) told.push(`${what} ${file[0]}`);
  };
  const [asked, came] = [noteOf("asked"), noteOf("came")];
  open.page.on("request", asked).on("requestfinished", came);
  await load("plaza", "high");
  open.page.off("request", asked).off("requestfinished", came);
  expect(told.slice(0, 2)).toEqual(["asked plaza.glb", "came plaza.glb"]);
  const pictures = told.filter((one) => one.startsWith("asked") && one !== "asked plaza.glb");
  expect(pictures.sort()).toEqual(["asked plaza-sun.png", "asked screen-board.png", "asked screen-stage.png"]);
});

test("[ENT7] [SPC15] Until its sun map is there a sunny floor is sunny; a sun map that cannot be had is named.", async () => {
  const quay: View = { from: [-4, 1.6, -13], to: [-4, 0, -15], opening: 20 };
  await load("plaza", "baked");
  const mapped = await colourAt(quay);
  await open.page.route("**/plaza-sun.png", (route) => route.abort());
  try {
    expect(await load("plaza", "baked")).toEqual(["plaza-sun.png"]);
    const unmapped = await colourAt(quay);
    for (const [k, value] of mapped.entries()) expect(Math.abs(value - unmapped[k]!)).toBeLessThan(12);
  } finally {
    await open.page.unroute("**/plaza-sun.png");
  }
});

test("[SPC15] A missing model is named, and its ground is drawn in its stead.", async () => {
  expect(await load("plaza", "baked", { model: "nowhere.glb" })).toEqual(["nowhere.glb"]);
  const down: View = { from: [0, 1.6, 0], to: [0, 0, -1] };
  const [red, green, blue] = await colourAt(down);
  expect(red).toBeGreaterThan(blue);
  expect(green).toBeGreaterThan(20);
});

const STAGE = {
  id: "stage",
  name: "Stage",
  position: [7.4, 2.77, -10.2],
  yaw: Math.PI,
  width: 6.4,
  height: 3.6,
  alt: "Nothing",
};
const atTheStage: View = { from: [7.4, 2.77, -4], to: [7.4, 2.77, -10.2], opening: 36 };

/** How many of the pixels across the middle of the screen are as dark as ink, and the colour beside the words. */
async function words(): Promise<{ ink: number; paper: [number, number, number] }> {
  await show(atTheStage);
  const patch = await open.page.evaluate(
    ([width, middle]) => window.placePage!.patchAt(40, middle - 15, width - 80, 30),
    [WIDTH, HEIGHT / 2] as const,
  );
  const paper = await colourAt(atTheStage, [WIDTH / 2, HEIGHT / 2 - 60]);
  return { ink: patch.filter(([red, green, blue]) => red + green + blue < 300).length, paper };
}

test("[SPC15] [SCR6] A broken model is named too, and a missing picture's screen says so in words.", async () => {
  expect(await load("plaza", "baked", { model: "space.json" })).toEqual(["space.json"]);
  expect(await load("plaza", "baked", { screens: [STAGE] })).toEqual([]);
  expect(await words()).toEqual({ ink: 0, paper: [233, 217, 190] });
  expect(await load("plaza", "baked", { screens: [{ ...STAGE, image: "nowhere.png" }] })).toEqual(["nowhere.png"]);
  const { ink, paper } = await words();
  expect(ink).toBeGreaterThan(20);
  expect(Math.abs(paper[0] - 233)).toBeLessThan(16);
});

test("[SCR6] A video that cannot be played says so on its screen, once somebody is near enough to see it.", async () => {
  expect(await load("plaza", "baked", { screens: [{ ...STAGE, video: "nowhere.webm" }] })).toEqual([]);
  const awaited = await words();
  expect(awaited.ink).toBeGreaterThan(20);
  await expect.poll(async () => (await words()).ink, { timeout: 10_000 }).not.toBe(awaited.ink);
});

test("[SPC15] A space without a model is a bare plain under the same sky.", async () => {
  expect(await load("field", "baked")).toEqual([]);
  const { calls } = await show({ from: [0, 1.6, 0], to: [0, 1.5, -10] });
  expect(calls).toBe(3);
});

test("[SPC7] three.js and the browser have nothing to complain about in our shaders.", async () => {
  await load("plaza", "high");
  await show(arrival);
  const ours = open.complaints.filter((text) => !/GPU stall|404|Failed to load resource/.test(text));
  expect(ours).toEqual([]);
});
