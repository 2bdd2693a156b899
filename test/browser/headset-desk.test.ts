/** Headset desk: a moderator in a headset escorts, hands over, freezes, hushes, and writes words of their own. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { once, until } from "../support/house.ts";
import { panelWords, pressOnPanel, raiseWrist, untilPanel } from "./hands.ts";
import { type HeadsetCourt, openHeadsetCourt } from "./headset-court.ts";

let court: HeadsetCourt;
let headset: Page;

beforeAll(async () => {
  court = await openHeadsetCourt();
  ({ headset } = court);
}, 240_000);
afterAll(() => court?.close());

/** The button of a panel that says something like it. */
async function wordsOn(panel: string, like: RegExp): Promise<string> {
  await untilPanel(headset, panel, like);
  const words = await panelWords(headset, panel);
  return words!.map((one) => one.replaceAll(/[\u2066-\u2069]/g, "")).find((one) => like.test(one))!;
}

test("[COC8] [COC13] A moderator writes to colleagues, hands over with a note, escorts, freezes and hushes a zone, and speaks as the house in their own words.", {
  timeout: 120_000,
}, async () => {
  const write = async (panel: string, button: string, words: string) => {
    await pressOnPanel(headset, panel, button);
    await headset.keyboard.type(words);
    await headset.keyboard.press("Enter");
  };
  const { ines, kai, wren, complaints } = court;
  await ines.report({ about: kai.me.id, reason: "scaring" });
  await raiseWrist(headset);
  await pressOnPanel(headset, "wrist", "Conduct");
  await pressOnPanel(headset, "conduct", "Following or scaring");
  await pressOnPanel(headset, "case", "More");
  const escorted = once(kai, "notice", ({ text }) => /The nook/.test(text), 10_000);
  await pressOnPanel(headset, "case more", await wordsOn("case more", /to a quiet place$/));
  await escorted;
  await until(() => Math.hypot(kai.me.pose.position[0] - 12, kai.me.pose.position[2] - 12) < 6, 10_000);
  await wren.conduct.duty(true);
  await write("case more", "A note for colleagues", "She has asked him twice.");
  const handed = once(wren, "case", ({ mine }) => mine, 10_000);
  await pressOnPanel(headset, "case more", await wordsOn("case more", /^Hand over/));
  const { id } = await handed;
  const { lines } = await wren.conduct.file(id);
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

  await pressOnPanel(headset, "duty", "Close");
  await pressOnPanel(headset, "conduct", "The place");
  const heard = once(ines, "message", ({ text }) => text === "The nook is closed for a while.", 10_000);
  await write("place", "Write", "The nook is closed for a while.");
  await pressOnPanel(headset, "place", "Send");
  await heard;
  expect(complaints).toEqual([]);
});
