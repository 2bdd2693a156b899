/** Orders over real sockets: what a moderator orders for a place, and what a modified client gets out of it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Notice, Visit } from "../../../client/net/index.ts";
import { openBareHouse } from "../../support/bare-house.ts";
import { once, pause, type TestHouse, until } from "../../support/house.ts";
import { visitsTo } from "../../support/visits.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openBareHouse({ walls: false, yard: true });
});
afterAll(() => house.close());

const { come, comeAs } = visitsTo(() => house);
const told = (visit: Visit, words: RegExp): Promise<Notice> =>
  once(visit, "notice", ({ kind, text }) => kind === "house" && words.test(text));
const ledger = async (by: Visit) => (await by.conduct.ledger()).rows.map(({ entry }) => entry);

test("[ORD1] [ORD2] [ORD5] A shield lets newcomers in one by one, stops links, widens bubbles, lets who came lately listen, and is undone in one.", async () => {
  const [mo, ada] = [await comeAs("moderator", "Heron"), await come("Ada", { language: "fr" })];
  const usual = ada.me.bubble;
  const announced = told(ada, /est protégé/);
  await mo.conduct.shield(true, 10);
  await announced;
  await until(() => ada.me.bubble === 1.8);
  await expect(ada.say("hello")).rejects.toMatchObject({ code: "muted" });
  await expect(ada.say("see www.example.org/x")).rejects.toMatchObject({ code: "not-allowed" });
  await mo.say("see https://example.org/rules");

  const knocks = once(mo, "ordered", ({ shield }) => shield?.knocks.length === 1);
  await expect(house.enter("Newt")).rejects.toMatchObject({
    code: "not-allowed",
    message: expect.stringContaining("shielded"),
  });
  const [knock] = (await knocks).shield!.knocks;
  expect(knock).toMatchObject({ name: "Newt" });
  await expect(ada.conduct.admit(knock!.person)).rejects.toMatchObject({ code: "not-allowed" });
  await expect(ada.conduct.shield(false)).rejects.toMatchObject({ code: "not-allowed" });
  await ada.leave();
  const back = await come("Ada", { key: ada.key });
  await expect(back.say("hello again")).rejects.toMatchObject({ code: "muted" });

  const over = told(back, /shield.*over/);
  await mo.conduct.shield(false);
  await over;
  await until(() => back.me.bubble === usual);
  await back.say("as before, at www.example.org/x");
  await come("Newt");
  expect(mo.conduct.ordered).toEqual({ shield: null, hushed: {}, frozen: {} });
  expect(await ledger(mo)).toContainEqual(expect.objectContaining({ kind: "shield", on: true, byRole: "moderator" }));
  expect(await ledger(mo)).toContainEqual(expect.objectContaining({ kind: "shield", on: false }));
});

test("[ORD1] [ORD2] Who knocks comes in when they are let in; a shield that is forgotten ends by itself.", async () => {
  const mo = await comeAs("moderator", "Heron");
  await mo.conduct.shield(true, 0.02);
  await expect(house.enter("Newt", { key: "k".repeat(43) })).rejects.toMatchObject({ code: "not-allowed" });
  await until(() => (mo.conduct.ordered.shield?.knocks.length ?? 0) === 1);
  await mo.conduct.admit();
  expect((await come("Newt", { key: "k".repeat(43) })).me.name).toBe("Newt");
  await until(() => mo.conduct.ordered.shield === null);
  await come("Anybody");
});

test("[ORD3] In a hushed zone nobody near is read; what is said to the whole space comes through.", async () => {
  const [mo, ada, ben] = [await comeAs("moderator", "Heron"), await come("Ada"), await come("Ben")];
  await until(() => ada.avatars.has(ben.me.id) && ben.avatars.has(mo.me.id));
  const [heard, space] = [[] as string[], once(ben, "message", ({ to }) => to === "space")];
  ben.on("message", ({ text }) => heard.push(text));
  await mo.conduct.order("hushed", "yard", 5);
  await ada.say("psst");
  await mo.say("Let us all breathe.", "space");
  await space;
  expect(heard).toEqual(["Let us all breathe."]);
  await mo.conduct.order("hushed", "yard", 0);
  const again = once(ben, "message");
  await ada.say("and on we go");
  expect((await again).text).toBe("and on we go");
});

test("[ORD4] [ORD7] In a frozen zone nobody but staff moves, whatever they send; no visitor or host orders anything.", async () => {
  const [mo, ada, hana] = [await comeAs("moderator", "Heron"), await come("Ada"), await comeAs("host", "Hana")];
  for (const nobody of [ada, hana]) {
    await expect(nobody.conduct.order("frozen", "yard", 5)).rejects.toMatchObject({ code: "not-allowed" });
    await expect(nobody.conduct.escort(mo.me.id)).rejects.toMatchObject({ code: "not-allowed" });
    await expect(nobody.conduct.goTo(mo.me.id)).rejects.toMatchObject({ code: "not-allowed" });
    await expect(nobody.conduct.callColleague()).rejects.toMatchObject({ code: "not-allowed" });
  }
  await expect(mo.conduct.order("frozen", "nowhere", 5)).rejects.toMatchObject({ code: "not-found" });
  await mo.conduct.order("frozen", "yard", 5);
  await pause(150);
  const [x, y, z] = ada.me.pose.position;
  for (let n = 1; n <= 10; n += 1) {
    ada.walk({ position: [x + 0.1 * n, y, z], yaw: 0 });
    await pause(50);
  }
  await expect(ada.teleport([x + 1, y, z], 0)).rejects.toMatchObject({ code: "not-allowed" });
  expect(ada.me.pose.position).toEqual([x, y, z]);
  const [mx, my, mz] = mo.me.pose.position;
  mo.walk({ position: [mx, my, mz + 0.3], yaw: 0 });
  await until(() => mo.me.pose.position[2] !== mz);
  await ada.panic();
  await ada.refuge();
  await until(() => Math.hypot(ada.me.pose.position[0] - x, ada.me.pose.position[2] - z) > 1);
  await mo.conduct.order("frozen", "yard", 0);
});

test("[ORD6] A moderator goes to somebody, takes them to a quiet place and calls a colleague, and everybody concerned is told.", async () => {
  const [mo, wren, ada] = [await comeAs("moderator", "Heron"), await comeAs("moderator", "Wren"), await come("Ada")];
  await until(() => mo.avatars.has(ada.me.id) && mo.avatars.has(wren.me.id));
  const [x, , z] = ada.me.pose.position;
  for (let n = 0; n < 12; n += 1) {
    const [mx, my, mz] = mo.me.pose.position;
    mo.walk({ position: [mx + 0.3, my, mz + 0.3], yaw: 0 });
    await pause(50);
  }
  await mo.conduct.goTo(ada.me.id);
  await until(() => Math.hypot(mo.me.pose.position[0] - x, mo.me.pose.position[2] - z) < 2.1);
  expect(mo.me.badge).toBe("moderator");
  await expect(mo.conduct.escort(wren.me.id)).rejects.toMatchObject({ code: "not-allowed" });
  const escorted = told(ada, /come with you/);
  await mo.conduct.escort(ada.me.id);
  await escorted;
  await until(() => Math.hypot(ada.me.pose.position[0] - x, ada.me.pose.position[2] - z) > 2);
  const called = once(wren, "notice", ({ kind }) => kind === "called");
  expect(await mo.conduct.callColleague("Two of us, please.")).toEqual({ called: 1 });
  expect(await called).toMatchObject({ note: "Two of us, please.", about: mo.me.id });
  expect(await ledger(mo)).toContainEqual(
    expect.objectContaining({ kind: "escort", person: { sha256: expect.any(String) } }),
  );
});
