/** Headset replay: a moderator in a headset looks at sealed minutes, writes words of their own, escorts, hands over, freezes and hushes. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCapsule, type Visit } from "../../client/net/index.ts";
import { type Capsule, stepAt } from "../../shared/conduct/capsule.ts";
import type { Vec3 } from "../../shared/pose/pose.ts";
import { SQUARE, writeSpaces } from "../server/http/opened.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { once, openHouse, type TestHouse, until } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { QUEST } from "../support/quest.ts";
import { panelWords, pressOnPanel, raiseWrist, slideOnPanel, untilPanel } from "./hands.ts";
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

let folder: string;
let house: TestHouse;
let browser: FreshBrowser;
let headset: Page;
let complaints: string[];
let ines: Visit;
let kai: Visit;
let wren: Visit;
/** The case that is handed over. */
let kept: string;

function box(x: number, z: number, half: number): [number, number][] {
  return [
    [x - half, z - half],
    [x + half, z - half],
    [x + half, z + half],
    [x - half, z + half],
  ];
}

beforeAll(async () => {
  await buildPage();
  folder = await mkdtemp(join(tmpdir(), "stoa-headset-replay-"));
  house = await openHouse({ spaces: await writeSpaces(folder, COURT) });
  const space = "court";
  [ines, kai, wren] = await Promise.all([
    house.enter("Ines", { space }),
    house.enter("Kai", { space }),
    house.enterAs("moderator", "Wren", { space }),
  ]);
  await ines.teleport([2, 0, -2], 0);
  await kai.teleport([-2, 0, 2], 0);
  // Every pixel is the processor's work here.
  browser = await openBrowser({ viewport: { width: 300, height: 240 } });
  await browser.context.addInitScript(KEYBOARD);
  const token = await house.invite({ role: "moderator", space });
  ({ page: headset, complaints } = await openPage(browser.context, `${house.url}/s/court#token=${token}`));
  await headset.getByLabel("Your name").fill("Quinn");
  await headset.getByText("I agree to the house rules").click();
  await headset.getByRole("button", { name: "Enter VR" }).click();
  await until(() => quinn()?.pose.leftHand !== undefined, 60_000);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
  await rm(folder, { recursive: true, force: true });
});

const quinn = () => [...ines.avatars.values()].find(({ name }) => name === "Quinn");

/** The button of a panel that says something like it. */
async function wordsOn(panel: string, like: RegExp): Promise<string> {
  await untilPanel(headset, panel, like);
  const words = await panelWords(headset, panel);
  return words!.map((one) => one.replaceAll(/[\u2066-\u2069]/g, "")).find((one) => like.test(one))!;
}

/** What the headset says once, of what stands on the replay's panel. */
async function told(pattern: RegExp): Promise<number> {
  const words = await panelWords(headset, "replay");
  const found = words?.map((one) => pattern.exec(one)?.[1]).find((one) => one !== undefined);
  return Number(found);
}

function apartAt({ head, tracks }: Capsule, at: number): number {
  const [a, b] = [head.reporter, head.subject].map((avatar): Vec3 => {
    const place: Vec3 = [0, 0, 0];
    tracks.find((track) => track.avatar === avatar)!.motion.placeAt(stepAt(head, at), place);
    return place;
  });
  return Math.hypot(a![0] - b![0], a![2] - b![2]);
}

/** What stands in the place, by the names of what is drawn. */
const stands = (name: string) =>
  headset.evaluate((wanted) => {
    type Thing = { visible: boolean; getObjectByName(name: string): Thing | undefined };
    const { scenes } = window as unknown as { scenes: Thing[] };
    return scenes.some((scene) => scene.getObjectByName(wanted)?.visible === true);
  }, name);

test("[CAP13] [CAP11] [COC6] What is sealed plays as a small model: opened, moved along, measured as the room had it, without names until they are wanted, and put away.", {
  timeout: 120_000,
}, async () => {
  await ines.say("Please keep away from me.");
  await kai.teleport([1, 0, 0], 0);
  await kai.say("I stand where I like.");
  const before = quinn()!.pose;
  await ines.report({ about: kai.me.id, reason: "scaring" });
  await raiseWrist(headset);
  await pressOnPanel(headset, "wrist", "Conduct");
  await pressOnPanel(headset, "conduct", "Following or scaring");
  await pressOnPanel(headset, "case", "Look at what happened");
  await untilPanel(headset, "evidence", /they may be hard to see/);
  const [response] = await Promise.all([
    headset.waitForResponse(/\/api\/capsules\//),
    pressOnPanel(headset, "evidence", "Look at the last minutes"),
  ]);
  const capsule = await readCapsule(new Uint8Array(await response.body()));
  await untilPanel(headset, "replay", /m apart$/);
  await until(() => stands("table-top"), 10_000);
  const length = capsule.head.to - capsule.head.from;
  for (const share of [0.98, 0.4]) {
    await slideOnPanel(headset, "replay", share);
    await until(async () => Math.abs((await told(/(\d+) of \d+ s$/)) - (share * length) / 1000) < 0.8, 10_000);
    const distance = apartAt(capsule, share * length);
    expect(Math.abs((await told(/([\d.]+) m apart$/)) - distance)).toBeLessThan(0.05);
  }
  const words = async () => (await panelWords(headset, "replay"))!.join(" ");
  expect(await words()).not.toMatch(/Ines|Kai/);
  await pressOnPanel(headset, "replay", "Names and looks");
  await untilPanel(headset, "replay", /Ines · Kai/);
  await pressOnPanel(headset, "replay", "Faster");
  await untilPanel(headset, "replay", "2× speed");
  await pressOnPanel(headset, "replay", "Turn left");
  await pressOnPanel(headset, "replay", "−5 s");
  await pressOnPanel(headset, "replay", "Play");
  await untilPanel(headset, "replay", "I stand where I like.");
  // Nobody's view was moved, and nobody else sees it.
  expect(quinn()!.pose.position).toEqual(before.position);
  await pressOnPanel(headset, "replay", "Close");
  await until(async () => !(await stands("table-top")), 10_000);
  await untilPanel(headset, "case", "Look at what happened");
  expect(complaints).toEqual([]);
});

test("[COC8] [COC13] A moderator writes to colleagues, hands over with a note, escorts, freezes and hushes a zone, and speaks as the house in their own words.", {
  timeout: 120_000,
}, async () => {
  const write = async (panel: string, button: string, words: string) => {
    await pressOnPanel(headset, panel, button);
    await headset.keyboard.type(words);
    await headset.keyboard.press("Enter");
  };
  await pressOnPanel(headset, "case", "More");
  const escorted = once(kai, "notice", ({ text }) => /The nook/.test(text), 10_000);
  await pressOnPanel(headset, "case more", await wordsOn("case more", /to a quiet place$/));
  await escorted;
  await until(() => Math.hypot(kai.me.pose.position[0] - 12, kai.me.pose.position[2] - 12) < 6, 10_000);
  await wren.conduct.duty(true);
  await write("case more", "A note for colleagues", "She has asked him twice.");
  const handed = once(wren, "case", ({ mine }) => mine, 10_000);
  await pressOnPanel(headset, "case more", await wordsOn("case more", /^Hand over/));
  ({ id: kept } = await handed);
  const { lines } = await wren.conduct.file(kept);
  expect(lines.some(({ text }) => text === "She has asked him twice.")).toBe(true);

  await untilPanel(headset, "conduct", "The place");
  await pressOnPanel(headset, "conduct", "The place");
  const frozen = once(ines, "notice", ({ text }) => /nook/.test(text), 10_000);
  await pressOnPanel(headset, "place", "Freeze");
  await frozen;
  await until(() => "nook" in wren.conduct.ordered.frozen, 10_000);
  await pressOnPanel(headset, "place", "Hush");
  await until(() => "nook" in wren.conduct.ordered.hushed, 10_000);
  await kai.report({ about: ines.me.id, reason: "spam" });
  await pressOnPanel(headset, "place", "Close");
  await pressOnPanel(headset, "conduct", "Spam");
  await pressOnPanel(headset, "case", "Warn");
  await pressOnPanel(headset, "confirm", "Write your own words");
  await headset.keyboard.press("Control+A");
  await headset.keyboard.type("Two adverts are enough.");
  await headset.keyboard.press("Enter");
  const warned = once(ines, "notice", ({ kind }) => kind === "warned", 10_000);
  await untilPanel(headset, "confirm", /Two adverts are enough/);
  await pressOnPanel(headset, "confirm", "Warn");
  expect(await warned).toMatchObject({ note: "Two adverts are enough." });
  await pressOnPanel(headset, "conduct", await wordsOn("conduct", /on duty$/));
  // Whoever claims a case is on duty.
  await write("duty", "A note for whoever comes after you", "Quiet so far.");
  const left = once(wren, "roster", ({ notes }) => notes.some(({ text }) => text === "Quiet so far."), 10_000);
  await pressOnPanel(headset, "duty", "Go off duty");
  await left;

  // Last, since what is told stands on every sheet for a while and moves what lies below it.
  await pressOnPanel(headset, "duty", "Close");
  await pressOnPanel(headset, "conduct", "The place");
  const heard = once(ines, "message", ({ text }) => text === "The nook is closed for a while.", 10_000);
  await write("place", "Write", "The nook is closed for a while.");
  await pressOnPanel(headset, "place", "Send");
  await heard;
  expect(complaints).toEqual([]);
});

test("[CAP13] The model is gone when the headset is taken off.", { timeout: 60_000 }, async () => {
  await wren.conduct.release(kept);
  await pressOnPanel(headset, "wrist", "Conduct");
  await pressOnPanel(headset, "wrist", "Conduct");
  await pressOnPanel(headset, "conduct", "Following or scaring");
  await pressOnPanel(headset, "case", "Look at what happened");
  await pressOnPanel(headset, "evidence", "Look at the last minutes");
  await until(() => stands("table-top"), 10_000);
  await headset.evaluate(`quest.activeSession.end()`);
  await until(async () => !(await stands("table-top")), 10_000);
  expect(complaints).toEqual([]);
});
