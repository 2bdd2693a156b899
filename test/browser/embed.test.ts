/** The world in somebody else's page: the example as it stands, and canvases that people are put into and taken out of. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { houseRules, type Visit } from "../../client/net/index.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import type { EmbedPage } from "../support/embed-page/embed.tsx";
import { openHouse, pause, type TestHouse, until } from "../support/house.ts";
import { saying } from "../support/voice.ts";
import { type ServedPages, servePages } from "../support/world-page/serve.ts";

const EXAMPLE = resolve(import.meta.dirname, "../../client/embed/example/main.tsx");

let cache: string;
let house: TestHouse;
let pages: ServedPages;
let browser: FreshBrowser;
let page: Page;
let ben: Visit;
let agree: string;
/** What the pages threw. */
const thrown: string[] = [];

// Each loads a page of somebody else's, which the machine draws by itself.
vi.setConfig({ testTimeout: 90_000 });

beforeAll(async () => {
  const port = await freePort();
  cache = await mkdtemp(join(tmpdir(), "stoa-embed-"));
  pages = await servePages(cache, { VITE_STOA: `http://localhost:${port}` });
  house = await openHouse({ port, origins: [pages.origin] });
  browser = await openBrowser({ viewport: { width: 320, height: 380 } });
  ben = await house.enter("Ben");
  agree = (await houseRules(house.url, "plaza")).version;
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
  await pages?.close();
  await rm(cache, { recursive: true, force: true });
});

beforeEach(async () => {
  page = await browser.context.newPage();
  page.on("pageerror", ({ message }) => thrown.push(message));
});

afterEach(async () => {
  // Whatever a page shows is left with it.
  await page.goto("about:blank");
  await page.close();
  await alone();
});

const someone = (name: string, by = ben) => [...by.avatars.values()].find((avatar) => avatar.name === name);
const alone = () => until(() => ben.count === 1 && ben.avatars.size === 0, 40_000);
const far = (from: readonly number[], to: readonly number[]) => Math.hypot(to[0]! - from[0]!, to[2]! - from[2]!);

test("[RCT1] [RCT2] The example of 40 lines lets somebody in who is seen, walks, and is gone with the page.", async () => {
  expect((await readFile(EXAMPLE, "utf8")).trimEnd().split("\n").length).toBeLessThanOrEqual(40);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${pages.origin}/client/embed/example/index.html`);
  await page.getByLabel("Your name").fill("Ada");
  await page.getByText("Keep the distance people ask for.").waitFor();
  await page.getByLabel("I agree to the house rules").check();
  await page.getByRole("button", { name: "Enter" }).click();
  await until(() => someone("Ada") !== undefined, 20_000);

  await page.getByRole("application", { name: "The plaza" }).focus();
  const before = [...someone("Ada")!.pose.position];
  // A key that is held down repeats: also when the canvas was not yet there at first.
  await until(async () => {
    await page.keyboard.down("w");
    return far(before, someone("Ada")!.pose.position) > 0.5;
  }, 20_000);
  await page.keyboard.up("w");
  // The place and its pictures come from the server, not from the page.
  const files = asked.filter((address) => address.includes("/spaces/plaza/"));
  expect(files.some((address) => address.endsWith(".glb"))).toBe(true);
  expect(new Set(files.map((address) => new URL(address).origin))).toEqual(new Set([new URL(house.url).origin]));

  // Who is heard is sent to whoever listens: the page does.
  const heard = async () => {
    const metrics = await (await fetch(`${house.url}/metrics`)).text();
    return Number(/stoa_voice_sent_frames_total (\d+)/.exec(metrics)?.[1]);
  };
  await ben.voice.start(saying("hello"));
  await until(async () => (await heard()) > 20, 20_000);
  await ben.voice.stop();

  await page.goto("about:blank");
  await alone();
}, 90_000);

/** The page of canvases, opened. */
async function opened() {
  await page.goto(`${pages.origin}/test/support/embed-page/embed.html`);
  await page.waitForFunction(() => "page" in window, undefined, { timeout: 60_000 });
  type Inside = { page: EmbedPage };
  return {
    show: (where: "a" | "b", wish: Parameters<EmbedPage["show"]>[1]) =>
      page.evaluate(([at, what]) => (window as unknown as Inside).page.show(at, what), [where, wish] as const),
    share: () => page.evaluate(() => (window as unknown as Inside).page.share("a", "b")),
    told: () => page.evaluate(() => (window as unknown as Inside).page.told),
    seen: (where: "a" | "b") => page.evaluate((at) => (window as unknown as Inside).page.seen(at), where),
    scene: (where: "a" | "b") => page.evaluate((at) => (window as unknown as Inside).page.scene(at), where),
    tags: () => page.evaluate(() => (window as unknown as Inside).page.tags("a")),
    key: () => page.evaluate(() => (window as unknown as Inside).page.key("a")),
    until: async (wanted: string) =>
      page.waitForFunction((line) => (window as unknown as Inside).page.told.includes(line), wanted, {
        timeout: 20_000,
      }),
  };
}

const wish = (name: string) => ({ server: house.url, space: "plaza", name, agree });

test("[RCT2] [RCT3] [RCT5] Inside a strict canvas one joins once, sees people and hears them; taken away, nothing of it is left there.", async () => {
  let came = 0;
  const stop = ben.on("join", () => {
    came += 1;
  });
  const stoa = await opened();
  await stoa.show("a", null);
  await until(async () => (await stoa.scene("a")).names.includes("own"), 20_000);
  const before = await stoa.scene("a");
  await stoa.show("a", wish("Ada"));
  await until(
    async () => (await stoa.scene("a")).names.includes("fallback") || (await stoa.seen("a")) !== null,
    20_000,
  );
  await stoa.until("a place ");
  expect(await stoa.seen("a")).toEqual({ me: "Ada", others: ["Ben"], heard: [] });
  await until(async () => (await stoa.tags()) === 1, 20_000);
  await ben.say("Good evening");
  await until(async () => (await stoa.seen("a"))?.heard.includes("Good evening") === true, 20_000);
  expect((await stoa.scene("a")).names).toContain("own");

  await stoa.show("a", null);
  await alone();
  expect(came).toBe(1);
  expect(await stoa.scene("a")).toEqual(before);
  expect(await stoa.told()).toEqual(["a joined", "a place "]);
  stop();
}, 90_000);

test("[RCT3] Taken away in the middle of joining nobody stays; the same key comes again without ending itself.", async () => {
  const came: string[] = [];
  const stop = ben.on("join", ({ name }) => void came.push(name));
  const stoa = await opened();
  // The seat is given while nobody wants it any more.
  const seat = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  await page.route("**/matchmake/**", async (route) => {
    asked.resolve();
    await seat.promise;
    await route.continue();
  });
  await stoa.show("a", wish("Late"));
  await asked.promise;
  await stoa.show("a", null);
  seat.resolve();
  await until(() => came.includes("Late"), 20_000);
  await alone();
  await page.unroute("**/matchmake/**");

  await stoa.show("a", wish("Ada"));
  await stoa.until("a joined");
  const visitKey = await stoa.key();
  await stoa.show("a", null);
  await stoa.show("a", { ...wish("Ada again"), visitKey });
  await until(() => someone("Ada again") !== undefined, 15_000);
  await stoa.show("a", null);
  await stoa.show("a", { ...wish("Ada thrice"), visitKey });
  await until(() => someone("Ada thrice") !== undefined, 30_000);
  await pause(500);
  expect(ben.count).toBe(2);
  expect((await stoa.told()).filter((line) => line.includes("closed") || line.includes("refused"))).toEqual([]);
  stop();
}, 90_000);

test("[RCT4] Who is refused, finds nobody or is shown out is told so, and the page around goes on.", async () => {
  const stoa = await opened();
  await stoa.show("a", { server: house.url, space: "plaza", name: "Ada" });
  await stoa.until("a refused not-allowed");
  await stoa.show("a", { ...wish("Ada"), space: "nowhere" });
  await stoa.until("a refused not-found");
  await stoa.show("a", { ...wish("Ada"), server: `http://localhost:${await freePort()}` });
  await stoa.until("a refused unanswered");
  await stoa.show("a", { ...wish("Ada"), server: "not an address" });
  await stoa.until("a refused invalid");
  await stoa.show("a", wish("Ada"));
  await stoa.until("a joined");
  const staff = await house.enterAs("moderator", "Mo");
  await until(() => staff.avatars.size === 2, 20_000);
  const { person } = [...staff.avatars.values()].find(({ name }) => name === "Ada")!;
  await staff.conduct.act({ on: person!, do: "kick", rule: "abuse" });
  await stoa.until("a closed kicked");
  await until(async () => (await stoa.seen("a")) === null, 20_000);
  expect((await stoa.scene("a")).names).toContain("own");
  await staff.leave();
}, 90_000);

test("[RCT6] Two canvases on a page do not disturb each other: keys walk where the focus was last; a visit of the page's own is not left.", async () => {
  const stoa = await opened();
  // Two pictures at once are drawn quickest where there is least to draw.
  const cy = await house.enter("Cy", { space: "field" });
  await stoa.show("a", { ...wish("Ada"), space: "field" });
  await stoa.show("b", { ...wish("Bea"), space: "field" });
  await until(() => cy.avatars.size === 2, 20_000);
  await stoa.until("a place ");
  await stoa.until("b place ");
  for (const [walks, stands, at] of [
    ["Ada", "Bea", "#a"],
    ["Bea", "Ada", "#b"],
  ] as const) {
    await page.locator(`${at} [tabindex="0"]`).focus();
    const [went, stood] = [[...someone(walks, cy)!.pose.position], [...someone(stands, cy)!.pose.position]];
    await page.keyboard.down("w");
    await until(() => far(went, someone(walks, cy)!.pose.position) > 0.4, 20_000);
    await page.keyboard.up("w");
    expect(far(stood, someone(stands, cy)!.pose.position)).toBe(0);
  }
  await stoa.show("b", null);
  await until(() => cy.count === 2, 20_000);
  await stoa.share();
  await until(async () => (await stoa.seen("b"))?.me === "Ada", 20_000);
  await stoa.show("b", null);
  await pause(1000);
  expect(someone("Ada", cy)).toBeDefined();
  await stoa.show("a", null);
  await until(() => cy.count === 1, 15_000);
  await cy.leave();
}, 90_000);

test("[RCT4] In all of it no page threw anything.", () => {
  expect(thrown).toEqual([]);
});

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });
}
