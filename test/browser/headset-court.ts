/** HeadsetCourt: a bare court with a quiet nook and a wall, three who are there, and a moderator in an emulated headset. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Avatar, Visit } from "../../client/net/index.ts";
import { SQUARE, writeSpaces } from "../server/http/opened.ts";
import { openBrowser } from "../support/browser.ts";
import { openHouse, until } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { QUEST } from "../support/quest.ts";
import { openPage } from "./visitor-page.ts";

const COURT: typeof SQUARE = {
  ...SQUARE,
  id: "court",
  name: "Court",
  spawn: { position: [0, 0, 0], radius: 2 },
  zones: [
    { id: "nook", name: "The nook", kind: "quiet", polygon: box(12, 12, 4) },
    { id: "yard", name: "The yard", polygon: box(0, 0, 6) },
  ],
  walls: [
    {
      line: [
        [-5, -4],
        [5, -4],
      ],
      top: 2,
    },
  ],
};
/** The emulated headset can show its keyboard in the place. */
const KEYBOARD = `${QUEST}
Object.defineProperty(XRSession.prototype, "isSystemKeyboardSupported", { get: () => true });`;

function box(x: number, z: number, half: number): [number, number][] {
  return [
    [x - half, z - half],
    [x + half, z - half],
    [x + half, z + half],
    [x - half, z + half],
  ];
}

export type HeadsetCourt = {
  headset: Page;
  /** What the page has thrown. */
  complaints: string[];
  ines: Visit;
  kai: Visit;
  /** A moderator at a desk. */
  wren: Visit;
  /** The one in the headset, as others know them. */
  quinn: () => Avatar | undefined;
  close: () => Promise<void>;
};

export async function openHeadsetCourt(): Promise<HeadsetCourt> {
  await buildPage();
  const folder = await mkdtemp(join(tmpdir(), "stoa-headset-court-"));
  const house = await openHouse({ spaces: await writeSpaces(folder, COURT) });
  const space = "court";
  const [ines, kai, wren] = await Promise.all([
    house.enter("Ines", { space }),
    house.enter("Kai", { space }),
    house.enterAs("moderator", "Wren", { space }),
  ]);
  await ines.teleport([2, 0, -2], 0);
  await kai.teleport([-2, 0, 2], 0);
  // Every pixel is the processor's work here.
  const browser = await openBrowser({ viewport: { width: 300, height: 240 } });
  await browser.context.addInitScript(KEYBOARD);
  const token = await house.invite({ role: "moderator", space });
  const { page: headset, complaints } = await openPage(browser.context, `${house.url}/s/court#token=${token}`);
  await headset.getByLabel("Your name").fill("Quinn");
  await headset.getByText("I agree to the house rules").click();
  await headset.getByRole("button", { name: "Enter VR" }).click();
  const quinn = () => [...ines.avatars.values()].find(({ name }) => name === "Quinn");
  await until(() => quinn()?.pose.leftHand !== undefined, 60_000);
  const close = async () => {
    await browser.close();
    await house.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { headset, complaints, ines, kai, wren, quinn, close };
}
