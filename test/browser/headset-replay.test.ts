/** Headset replay: a moderator in a headset looks at sealed minutes, which play as a small model before them. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCapsule } from "../../client/net/index.ts";
import { type Capsule, stepAt } from "../../shared/conduct/capsule.ts";
import type { Vec3 } from "../../shared/pose/pose.ts";
import { until } from "../support/house.ts";
import { panelWords, pressOnPanel, raiseWrist, slideOnPanel, untilPanel } from "./hands.ts";
import { type HeadsetCourt, openHeadsetCourt } from "./headset-court.ts";

let court: HeadsetCourt;
let headset: Page;

beforeAll(async () => {
  court = await openHeadsetCourt();
  ({ headset } = court);
}, 240_000);
afterAll(() => court?.close());

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
  const { ines, kai, quinn, complaints } = court;
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

test("[CAP13] The model is gone when the headset is taken off.", { timeout: 60_000 }, async () => {
  await pressOnPanel(headset, "case", "Look at what happened");
  await pressOnPanel(headset, "evidence", "Look at the last minutes");
  await until(() => stands("table-top"), 10_000);
  await headset.evaluate(`quest.activeSession.end()`);
  await until(async () => !(await stands("table-top")), 10_000);
  expect(court.complaints).toEqual([]);
});
