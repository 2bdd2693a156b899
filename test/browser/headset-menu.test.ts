import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Avatar, Message, Visit } from "../../client/net/index.ts";
import { openBareHouse } from "../support/bare-house.ts";
import { type FreshBrowser, openBrowser } from "../support/browser.ts";
import { launchNight } from "../support/console-evening.ts";
import { once, type TestHouse, until } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { QUEST } from "../support/quest.ts";
import { saying } from "../support/voice.ts";
import {
  crossArms,
  pokePanel,
  pressOnFloor,
  pressOnPanel,
  pressUntil,
  raiseWrist,
  untilPanel,
  wearHands,
} from "./hands.ts";
import { openPage } from "./visitor-page.ts";

let house: TestHouse;
let ines: Visit;
let browser: FreshBrowser;
let headset: Page;
const heard: Message[] = [];

beforeAll(async () => {
  await buildPage();
  // Who wishes to talk privately stands within six metres.
  house = await openBareHouse({ radius: 2 });
  ines = await house.enter("Ines");
  ines.on("message", (message) => heard.push(message));
  // Every pixel is the processor's work here.
  browser = await openBrowser({ viewport: { width: 420, height: 360 } });
  await browser.context.addInitScript(QUEST);
  ({ page: headset } = await openPage(browser.context, house.url));
  await headset.getByLabel("Your name").fill("Quinn");
  await headset.getByText("I agree to the house rules").click();
  await headset.getByRole("button", { name: "Enter VR" }).click();
  await until(() => quinn()?.pose.leftHand !== undefined, 60_000);
}, 240_000);
afterAll(async () => {
  await ines.leave();
  await browser.close();
  await house.close();
});

function quinn(): Avatar | undefined {
  return [...ines.avatars.values()].find((avatar) => avatar.name === "Quinn");
}

test("[XR18] [REP5] with controllers: the wrist, a raised hand, a phrase, the bubble, a report and a block.", {
  timeout: 120_000,
}, async () => {
  await raiseWrist(headset);
  await untilPanel(headset, "wrist", "Quinn");
  await pressOnPanel(headset, "wrist", "Raise hand");
  await until(() => quinn()?.handRaised === true, 10_000);

  await pressOnPanel(headset, "wrist", "Chat");
  await pressOnPanel(headset, "chat", "Hello");
  await until(() => heard.some(({ name, text }) => name === "Quinn" && text === "Hello"), 10_000);
  await untilPanel(headset, "chat", "Hello");

  await pressOnPanel(headset, "wrist", "Give me space");
  await untilPanel(headset, "space", "You have space");
  await pressOnPanel(headset, "space", "I am all right");
  await untilPanel(headset, "wrist", "Give me space");

  await pressOnPanel(headset, "wrist", "People");
  await pressOnPanel(headset, "people", "Ines");
  await pressOnPanel(headset, "person", "Report");
  await pressOnPanel(headset, "report", "Noise");
  await untilPanel(headset, "report-sent", /^A moderator looks at it/);
  await pressOnPanel(headset, "report-sent", "Close");
  await pressOnPanel(headset, "people", "Ines");
  await pressOnPanel(headset, "person", "Block");
  await until(() => quinn() === undefined, 10_000);
  await pressOnPanel(headset, "bubble", "Unblock");
  await until(() => quinn() !== undefined, 10_000);
});

test("[VOI82] [VOI83] [VOI80] with hands: my microphone, how loud I hear somebody and why not, and a private conversation.", {
  timeout: 180_000,
}, async () => {
  await ines.voice.start(saying("good evening"));
  await raiseWrist(headset);
  await pressOnPanel(headset, "wrist", "Mic off");
  await untilPanel(headset, "wrist", "Mic on", 40_000);
  await pressOnPanel(headset, "wrist", "Mic on");
  await untilPanel(headset, "wrist", "Mic off");

  await pressOnPanel(headset, "wrist", "People");
  await pressOnPanel(headset, "people", "Ines");
  await pressOnPanel(headset, "person", "Mute for me");
  await untilPanel(headset, "person", "Mute for you");
  await pressOnPanel(headset, "person", "Why not heard?");
  await untilPanel(headset, "why", /^You made .*Ines.* mute for you/);
  await pressOnPanel(headset, "why", "Close");
  await pressOnPanel(headset, "person", "Hear again");
  await untilPanel(headset, "person", "100 %");
  await pressOnPanel(headset, "person", "More");
  await untilPanel(headset, "person", "125 %");

  const invited = once(ines, "invited", () => true, 20_000);
  await pressOnPanel(headset, "person", "Talk privately");
  expect((await invited).name).toBe("Quinn");
  await ines.circle.invite(quinn()!.id);
  await pressOnPanel(headset, "invited", "Join");
  await until(() => ines.circle.members.length === 2, 10_000);
  await pressOnPanel(headset, "wrist", "Leave the conversation");
  await until(() => ines.circle.members.length === 0, 10_000);
  await ines.voice.stop();
});

test("[VEV7] [VEV10] a poll is answered and changed from the sheet of an evening, and a call to an address waits for the page.", {
  timeout: 60_000,
}, async () => {
  const host = await house.enterAs("host", "Hana");
  const poll = await host.host.openPoll({ question: "Which light?", options: ["Noon", "Dusk"] });
  const counts = () => host.conversation.polls.find(({ id }) => id === poll)?.counts.join();
  await raiseWrist(headset);
  await pressOnPanel(headset, "wrist", "Answer the poll");
  await untilPanel(headset, "evening", /Which light/);
  await pressOnPanel(headset, "evening", "Dusk");
  await until(() => counts() === "0,1", 10_000);
  await pressOnPanel(headset, "evening", "Change my answer");
  await pressOnPanel(headset, "evening", "Noon");
  await until(() => counts() === "1,0", 10_000);
  await host.host.closePoll(poll);
  const call = { label: "See the lamps", address: "https://lamps.example/spring" };
  const { message } = await host.host.messages.draft({ text: "The lamps are lit.", call });
  await host.host.messages.send(message);
  await untilPanel(headset, "evening", /See the lamps.* leads to .*lamps\.example/);
  await pressOnPanel(headset, "evening", "Close");
  await host.leave();
});

test("[CSL15] [CSL16] [STG7] A host in a headset calls up the next, takes it back, holds the evening, goes on, and reads what is left at the wrist.", {
  timeout: 120_000,
}, async () => {
  const olga = await house.enterAs("owner", "Olga");
  await olga.host.programme(launchNight(olga.time()));
  await olga.host.cue({ do: "begin", cue: "talk" });
  await olga.host.giveRole({ avatar: quinn()!.id }, "host");
  await raiseWrist(headset);
  await pressOnPanel(headset, "wrist", "Hosting");
  await untilPanel(headset, "host", /^Made to last · /);
  const up = () => olga.conversation.floor.up.map(({ name }) => name);

  await pressOnPanel(headset, "host", "Hands");
  await pressOnPanel(headset, "host", "Call up next");
  await until(() => up().includes("Quinn"), 10_000);
  await untilPanel(headset, "wrist", /^(1:\d\d left|The last minute: 0:\d\d)$/);
  await pressOnPanel(headset, "host", "Undo");
  await until(() => up().length === 0, 10_000);

  await pressOnPanel(headset, "host", "Run");
  await pressOnPanel(headset, "host", "Hold");
  await until(() => olga.evening?.heldSince != null, 10_000);
  await pressOnPanel(headset, "host", "Go on");
  await until(() => olga.evening?.heldSince === null, 10_000);
  await pressOnPanel(headset, "host", "Undo");
  await until(() => olga.evening?.heldSince != null, 10_000);

  await olga.host.giveRole({ avatar: quinn()!.id }, "visitor");
  await olga.leave();
});

test("[XR18] [XR16] [PAN10] with bare hands: a pinch, a poke, a step, arms crossed for space, and leaving.", {
  timeout: 120_000,
}, async () => {
  await wearHands(headset);
  await untilPanel(headset, "wrist", "Quinn");
  await pressOnPanel(headset, "wrist", "Lower hand");
  await until(() => quinn()?.handRaised === false, 10_000);

  await pressOnPanel(headset, "wrist", "Emotes");
  const waved = new Promise<string>((resolve) => ines.on("emote", ({ name }) => resolve(name)));
  await pokePanel(headset, "emotes", "Wave");
  expect(await waved).toBe("wave");

  const [x, , z] = quinn()!.pose.position;
  const moved = () => {
    const at = quinn()?.pose.position;
    return at !== undefined && Math.hypot(at[0] - x, at[2] - z) > 0.5;
  };
  await pressUntil(
    () => pressOnFloor(headset),
    () => until(moved, 6000),
  );
  await raiseWrist(headset);
  await crossArms(headset);
  await until(() => quinn()?.bubble === 3, 10_000);
  await raiseWrist(headset);
  const from = quinn()!.pose.position;
  const away = () => {
    const at = quinn()?.pose.position;
    return at !== undefined && Math.hypot(at[0] - from[0], at[2] - from[2]) > 5;
  };
  await pressOnPanel(headset, "space", "Take me to a quiet place");
  await until(away, 10_000);
  // The view went along: nothing leads the wearer back.
  await headset.waitForTimeout(1000);
  expect(away()).toBe(true);
  await pressOnPanel(headset, "space", "I am all right");
  await until(() => quinn()?.bubble === 1.2, 10_000);

  await pressOnPanel(headset, "wrist", "Leave");
  await pokePanel(headset, "leave", "Leave now");
  await until(() => quinn() === undefined, 15_000);
  await headset
    .getByRole("button", { name: /again|Enter/i })
    .first()
    .waitFor();
});
