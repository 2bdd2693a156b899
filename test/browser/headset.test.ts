import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Avatar, Visit } from "../../client/net/index.ts";
import { openBareHouse } from "../support/bare-house.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { openHouse, type TestHouse, until } from "../support/house.ts";
import { lanAddress } from "../support/lan-address.ts";
import { buildPage } from "../support/page.ts";
import { QUEST } from "../support/quest.ts";
import { enterAs, openPage } from "./visitor-page.ts";

type Device = {
  activeSession?: object;
  position: { x: number; y: number; z: number };
  controllers: Record<
    "left" | "right",
    {
      position: { x: number; y: number; z: number };
      updateAxes(id: string, x: number, y: number): void;
      updateButtonValue(id: string, value: number): void;
    }
  >;
};

/** Large enough for lists beside the place; every pixel is the processor's work here. */
const VIEWPORT = { width: 760, height: 540 };

let house: TestHouse;
let desks: Page[];
let watcher: Visit;
let headset: Page;
const browsers: FreshBrowser[] = [];

beforeAll(async () => {
  await buildPage();
  house = await openBareHouse();
  watcher = await house.enter("Watcher");
  desks = [];
  for (const name of ["Ada", "Ben"]) {
    const browser = await openBrowser({ viewport: VIEWPORT });
    browsers.push(browser);
    const { page } = await openPage(browser.context, house.url);
    await enterAs(page, name);
    desks.push(page);
  }
  const browser = await openBrowser({ viewport: VIEWPORT });
  browsers.push(browser);
  await browser.context.addInitScript(QUEST);
  ({ page: headset } = await openPage(browser.context, house.url));
}, 240_000);
afterAll(async () => {
  await watcher.leave();
  await Promise.all(browsers.map((browser) => browser.close()));
  await house.close();
});

/** Does something to the emulated device. */
const wear = (act: (device: Device) => void) => headset.evaluate(`(${act.toString()})(window.quest)`);

function avatarOf(name: string): Avatar | undefined {
  return [...watcher.avatars.values()].find((avatar) => avatar.name === name);
}

const near = (page: Page, name: string) =>
  page.getByRole("region", { name: "Near you" }).getByRole("button", { name: new RegExp(`^${name}`) });

test("[XR1] somebody enters in a headset and stands among people at desktops, with head and hands.", {
  timeout: 90_000,
}, async () => {
  await headset.getByLabel("Your name").fill("Quinn");
  await headset.getByText("I agree to the house rules").click();
  await headset.getByRole("button", { name: "Enter VR" }).click();
  for (const page of desks) await near(page, "Quinn").waitFor({ timeout: 30_000 });
  await until(() => avatarOf("Quinn")?.pose.leftHand !== undefined, 30_000);
  expect(avatarOf("Quinn")?.device).toBe("headset");
  expect(avatarOf("Quinn")?.pose.head).toBeDefined();
});

test("[XR2] [POS15] a head that moves, a hand that is lowered and one that closes are seen so by others.", {
  timeout: 60_000,
}, async () => {
  const before = avatarOf("Quinn")!.pose;
  await wear((device) => {
    device.position.y = 1.3;
    device.controllers.right.position.y = 1;
    device.controllers.left.updateButtonValue("squeeze", 1);
  });
  await until(() => Math.abs((avatarOf("Quinn")?.pose.head?.position[1] ?? 0) - 1.3) < 0.02, 15_000);
  await until(() => avatarOf("Quinn")!.pose.rightHand!.position[1] < before.rightHand!.position[1] - 0.2, 15_000);
  await until(() => avatarOf("Quinn")!.pose.leftHand!.grip === 1, 15_000);
  await wear((device) => device.controllers.left.updateButtonValue("squeeze", 0));
  await until(() => avatarOf("Quinn")!.pose.leftHand!.grip === undefined, 15_000);
});

test("[XR3] the thumbstick walks: the others see it, and it stops when the stick is let go.", {
  timeout: 60_000,
}, async () => {
  const from = avatarOf("Quinn")!.pose.position;
  await wear((device) => device.controllers.left.updateAxes("thumbstick", 0, 1));
  const gone = () => {
    const { position } = avatarOf("Quinn")!.pose;
    return Math.hypot(position[0] - from[0], position[2] - from[2]);
  };
  await until(() => gone() > 0.5, 20_000);
  await wear((device) => device.controllers.left.updateAxes("thumbstick", 0, 0));
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const still = gone();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(Math.abs(gone() - still)).toBeLessThan(0.05);
});

test("[XR4] nobody comes nearer to the wearer than their bubble, and the wearer to nobody.", {
  timeout: 60_000,
}, async () => {
  let nearest = Number.POSITIVE_INFINITY;
  const quinn = avatarOf("Quinn")!;
  const stop = watcher.on("pose", () => {
    for (const other of watcher.avatars.values()) {
      if (other === quinn || other.ghost || quinn.ghost || other.faded) continue;
      const [a, b] = [other.pose.position, quinn.pose.position];
      nearest = Math.min(nearest, Math.hypot(a[0] - b[0], a[2] - b[2]));
    }
  });
  const intruder = await house.enter("Intruder");
  const end = Date.now() + 8000;
  while (Date.now() < end) {
    const [x, , z] = quinn.pose.position;
    intruder.walk({ position: [x, 0, z], yaw: 0 });
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  stop();
  await intruder.leave();
  expect(nearest).toBeGreaterThanOrEqual(1.19);
  expect(nearest).toBeLessThan(3);
});

test("[XR5] over the machine's own network VR needs HTTPS: with it there is a way in, without it a sentence.", {
  timeout: 120_000,
}, async () => {
  // The machine is slow enough with one page that draws.
  await Promise.all(browsers.splice(0).map((browser) => browser.close()));
  const address = lanAddress();
  expect(address, "this machine has an address on a network").toBeDefined();
  const secure = await openHouse({ lan: true, host: null });
  const plain = await openHouse({ host: "0.0.0.0" });
  const browser = await openBrowser({ ignoreHTTPSErrors: true, viewport: { width: 640, height: 480 } });
  try {
    await browser.context.addInitScript(`if (window.isSecureContext) { ${QUEST} }`);
    const { page: overHttps } = await openPage(browser.context, `https://${address}:${new URL(secure.url).port}`);
    await overHttps.getByLabel("Your name").fill("Lan");
    await overHttps.getByText("I agree to the house rules").click();
    await overHttps.getByRole("button", { name: "Enter VR" }).click();
    await overHttps.waitForFunction(
      () => "quest" in window && (window.quest as Device).activeSession !== undefined,
      undefined,
      {
        timeout: 30_000,
      },
    );

    const { page: overHttp } = await openPage(browser.context, `http://${address}:${new URL(plain.url).port}`);
    await overHttp.getByText(/HTTPS|secure/).waitFor();
    expect(await overHttp.getByRole("button", { name: "Enter VR" }).count()).toBe(0);
    await enterAs(overHttp, "Plain");
  } finally {
    await browser.close();
    await secure.close();
    await plain.close();
  }
});
