import { afterAll, beforeAll, expect, test } from "vitest";
import type { Visit } from "../../../client/net/index.ts";
import { once, openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { messages, seen, visitsTo } from "../../support/visits.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const { come, comeAs } = visitsTo(() => house);

test("[VIS6] two people in the plaza see one another near its spawn, and a step of one reaches the other", async () => {
  const ada = await come("Ada");
  const ben = await come("Ben");
  await until(() => seen(ada, ben) !== undefined);
  expect(seen(ben, ada)?.name).toBe("Ada");
  expect(seen(ada, ben)?.person).toBeNull();
  const spawn = ada.space.spawn.position;
  expect(Math.hypot(ben.me.pose.position[0] - spawn[0], ben.me.pose.position[2] - spawn[2])).toBeLessThan(4);
  const [x, y, z] = ada.me.pose.position;
  const away = x < spawn[0] ? -0.25 : 0.25;
  ada.walk({ position: [x + away, y, z], yaw: 1 });
  await until(() => Math.abs((seen(ben, ada)?.pose.yaw ?? 0) - 1) < 0.01);
  expect(ada.count).toBe(2);
});

test("[CHAT1] a message reaches whoever is near, with the server's identity, id and time", async () => {
  const ada = await come("Ada");
  const ben = await come("Ben");
  const heard = messages(ben);
  const said = await ada.say("Καλησπέρα 🌿");
  await until(() => heard.length === 1);
  expect(heard[0]).toEqual(said);
  expect(said).toMatchObject({ from: ada.me.id, name: "Ada", text: "Καλησπέρα 🌿", to: "near" });
  expect(Math.abs(said.at - ada.time())).toBeLessThan(2000);
});

test("[CHAT2] one can read again only what one could hear when it was said", async () => {
  const ada = await come("Ada");
  const ben = await come("Ben");
  await ada.say("before Cleo");
  const cleo = await come("Cleo");
  await ada.say("for both");
  await ada.say("for Ben alone", { avatar: ben.me.id });
  const texts = async (visit: Visit) =>
    (await visit.history()).map((message) => message.text).filter((text) => /Cleo|both|alone/.test(text));
  expect(await texts(ben)).toEqual(["for Ben alone", "for both", "before Cleo"]);
  expect(await texts(cleo)).toEqual(["for both"]);
});

test("[CHAT4] only hosts and moderators speak to the space or a zone", async () => {
  const ada = await come("Ada");
  const hana = await comeAs("host", "Hana");
  const heard = messages(ada);
  await expect(ada.say("all of you", "space")).rejects.toMatchObject({ code: "not-allowed" });
  await expect(ada.say("stage", { zone: "stage" })).rejects.toMatchObject({ code: "not-allowed" });
  await expect(hana.say("nowhere", { zone: "atlantis" })).rejects.toMatchObject({ code: "not-found" });
  await hana.say("The talk starts", "space");
  await until(() => heard.some((message) => message.to === "space"));
});

test("[CHAT5] the longest text passes, one character more is too long, markup stays text", async () => {
  const ada = await come("Ada");
  expect([...(await ada.say("😀".repeat(1000))).text]).toHaveLength(1000);
  await expect(ada.say("a".repeat(1001))).rejects.toMatchObject({ code: "too-long" });
  await expect(ada.say("   ")).rejects.toMatchObject({ code: "invalid" });
  expect((await ada.say("<img src=x onerror=alert(1)>")).text).toBe("<img src=x onerror=alert(1)>");
});

test("[VIS1] the same person entering again ends the older visit", async () => {
  const ada = await come("Ada");
  const ended = once(ada, "closed");
  const again = await come("Ada", { key: ada.key });
  expect((await ended).code).toBe("elsewhere");
  expect(again.key).toBe(ada.key);
});

test("[VIS3] a blocked pair is gone for one another, words, counts and codes included, until it is undone", async () => {
  const ada = await come("Ada");
  const troll = await come("Troll");
  const ben = await come("Ben");
  await until(() => ada.avatars.size === 2 && troll.avatars.size === 2);
  const heard = messages(troll);
  await ada.block(troll.me.id);
  await until(() => !seen(ada, troll) && !seen(troll, ada));
  expect([ada.count, troll.count, ben.count]).toEqual([2, 2, 3]);
  await ada.say("where nobody bothers me");
  await expect(troll.say("psst", { avatar: ada.me.id })).rejects.toMatchObject({ code: "not-found" });
  await expect(troll.allowCloser(ada.me.id)).rejects.toMatchObject({ code: "not-found" });
  await pause(200);
  expect(heard).toEqual([]);
  expect((await troll.history()).some((message) => message.text === "where nobody bothers me")).toBe(false);

  const again = await come("Ada", { key: ada.key });
  await pause(150);
  expect(seen(again, troll)).toBeUndefined();
  const [block] = await again.blocks();
  expect(block?.name).toBe("Troll");
  await again.unblock(block!.id);
  await until(() => seen(again, troll) !== undefined && seen(troll, again) !== undefined);
});

test("[CHAT7] what was said before a crowd that is blocked now is still on the first page", async () => {
  const ada = await come("Ada");
  await ada.say("before they came");
  const trolls = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => come(`Troll ${n}`)));
  for (const troll of trolls) for (let n = 0; n < 10; n += 1) await troll.say(`noise ${n}`, { avatar: ada.me.id });
  for (const troll of trolls) await ada.block(troll.me.id);
  const page = (await ada.history()).map(({ text }) => text);
  expect(page[0]).toBe("before they came");
  expect(page.some((text) => text.startsWith("noise"))).toBe(false);
});

test("[VIS3] a troll who blocks every moderator is still seen, heard and muted by them", async () => {
  const mo = await comeAs("moderator", "Heron");
  const troll = await come("Troll");
  await until(() => seen(troll, mo) !== undefined && seen(mo, troll) !== undefined);
  await troll.block(mo.me.id);
  const heard = messages(mo);
  await troll.say("nobody can stop me");
  await until(() => heard.length === 1);
  expect(seen(mo, troll)).toBeDefined();
  const person = seen(mo, troll)!.person!;
  const notice = once(troll, "notice");
  await mo.conduct.act({ on: person, do: "mute", rule: "abuse", minutes: 10 });
  expect((await notice).kind).toBe("muted");
  await expect(troll.say("still here")).rejects.toMatchObject({ code: "muted" });
});

test("[VIS4] closeness takes both, and either withdraws it at once", async () => {
  const ada = await come("Ada");
  const ben = await come("Ben");
  await until(() => seen(ada, ben) !== undefined && seen(ben, ada) !== undefined);
  await ada.allowCloser(ben.me.id);
  await until(() => seen(ben, ada)?.closer.theirs === true);
  expect(seen(ben, ada)?.closer.mine).toBe(false);
  await ben.allowCloser(ada.me.id);
  await until(() => seen(ada, ben)?.closer.theirs === true);
  await ada.withdrawCloser(ben.me.id);
  await until(() => seen(ben, ada)?.closer.theirs === false);
});

test("[VIS5] everything about me, and then nothing", async () => {
  const ada = await come("Ada");
  await ada.say("a thing only I would say");
  expect(JSON.stringify(await ada.export())).toContain("a thing only I would say");
  const ended = once(ada, "closed");
  await ada.forget();
  expect((await ended).code).toBe("left");
  const again = await come("Ada", { key: ada.key });
  expect(JSON.stringify(await again.export())).not.toContain("a thing only I would say");
});

test("[VIS7] a hand raised, an emote and a seat are seen by others", async () => {
  const ada = await come("Ada");
  const ben = await come("Ben");
  await until(() => seen(ben, ada) !== undefined);
  await ada.hand(true);
  await until(() => seen(ben, ada)?.handRaised === true);
  const emote = once(ben, "emote");
  await ada.emote("wave");
  expect((await emote).name).toBe("wave");
  await expect(ada.sit("no-such-seat")).rejects.toMatchObject({ code: "not-found" });
});
