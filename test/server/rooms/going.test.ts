/** Going: real rooms over real sockets, two spaces that lead to one another. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Visit, Went } from "../../../client/net/index.ts";
import { once, openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { GARDEN, PORCH } from "../../support/linked-spaces.ts";
import { enterRaw } from "../../support/raw-visitor.ts";
import { visitsTo } from "../../support/visits.ts";
import { SQUARE, writeSpaces } from "../http/opened.ts";

const CELLAR = { ...SQUARE, id: "cellar", name: "Cellar", newcomers: "invited" as const };
const WAY_DOWN = { ...PORCH.links![0]!, id: "to-cellar", name: "Cellar", space: "cellar" };

let folder: string;
let house: TestHouse;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-going-"));
  const porch = { ...PORCH, links: [...PORCH.links!, WAY_DOWN] };
  house = await openHouse({ spaces: await writeSpaces(folder, porch, GARDEN, CELLAR) });
});
afterEach(async () => {
  await until(async () => (await (await fetch(`${house.url}/health`)).json()).people === 0);
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const { come, comeAs, kept } = visitsTo(() => house, { space: "porch" });
const tell = (visit: Visit) => {
  const told: Went[] = [];
  visit.on("went", (went) => told.push(went));
  return told;
};
const befriend = async (a: Visit, b: Visit) => {
  await until(() => a.avatars.has(b.me.id) && b.avatars.has(a.me.id));
  await a.allowCloser(b.me.id);
  await b.allowCloser(a.me.id);
};
const apart = (a: Visit, b: Visit) => {
  const [p, q] = [a.me.pose.position, b.me.pose.position];
  return Math.hypot(p[0] - q[0], p[2] - q[2]);
};

test("[LNK2] Who goes stands in the other space as the same person, name, look and bubble, and has left this one.", async () => {
  const ada = await come("Ada", { look: { hair: 3 } as never, language: "el" });
  const ben = await come("Ben");
  await ada.bubble({ radius: 0.9, for: "everyone" });
  const ended = once(ada, "closed");
  const there = kept(await ada.go("garden"));
  expect([there.space.id, there.key, there.me.name, there.me.language]).toEqual(["garden", ada.key, "Ada", "el"]);
  expect(there.me.person).toBe(ada.me.person);
  expect(there.me.look).toEqual(ada.me.look);
  expect(there.myBubble).toEqual({ radius: 0.9, for: "everyone" });
  expect((await ended).code).toBe("left");
  await until(() => ben.count === 1);
});

test("[LNK2] A refusal leaves the visit whole: it goes on, is seen, and says why.", async () => {
  const ada = await come("Ada", { group: "tea" });
  const ben = await come("Ben", { group: "tea" });
  const told = tell(ben);
  await expect(ada.go("cellar")).rejects.toMatchObject({
    code: "not-allowed",
    message: expect.stringMatching(/invited/),
  });
  await expect(ada.go("nowhere")).rejects.toMatchObject({ code: "not-found" });
  for (let n = 0; n < 6; n++) await come(`Guest ${n}`, { space: "garden" });
  await expect(ada.go("garden")).rejects.toMatchObject({ code: "full" });
  const [x, y, z] = ada.me.pose.position;
  await ada.say("Still here");
  ada.walk({ position: [x + 0.2, y, z], yaw: 1 });
  await until(() => ben.avatars.get(ada.me.id)?.pose.position[0] !== x);
  expect(told).toEqual([]);
});

test("[LNK3] My company is told once I have arrived, nobody else is, and nobody where I did not say that I go.", async () => {
  const ada = await come("Ada", { group: "tea" });
  const [ben, cleo, dora] = [
    await come("Ben", { group: "tea" }),
    await come("Cleo"),
    await come("Dora", { group: "chess" }),
  ];
  await befriend(ada, cleo);
  const stranger = await enterRaw(house.url, { space: "porch", name: "Eve" });
  const told = [tell(ben), tell(cleo), tell(dora)];
  const { id } = ada.me;
  kept(await house.enter("Ada", { space: "garden", key: ada.key, group: "tea" }));
  await pause(150);
  expect(told).toEqual([[], [], []]);

  kept(await ada.go("garden"));
  const went = { avatar: id, name: "Ada", space: "garden", place: "Garden" };
  await until(() => told[0]!.length === 1 && told[1]!.length === 1);
  await pause(150);
  expect(told).toEqual([[went], [went], []]);
  expect(Buffer.concat(stranger.frames.slice(1)).toString("latin1")).not.toContain("went");
  stranger.request(1, "forget", {});
  await stranger.closed;
});

test("[LNK4] Who is blocked by me, or blocked me, is told nothing, whatever word we share.", async () => {
  const ada = await come("Ada", { group: "tea" });
  const [ben, cleo] = [await come("Ben", { group: "tea" }), await come("Cleo", { group: "tea" })];
  const staff = await comeAs("moderator", "Heron", { group: "tea" });
  await until(() => [ben, cleo, staff].every(({ me }) => ada.avatars.has(me.id)) && cleo.avatars.has(ada.me.id));
  await ada.block(ben.me.id);
  await cleo.block(ada.me.id);
  await ada.block(staff.me.id);
  const told = [tell(ben), tell(cleo), tell(staff)];
  kept(await ada.go("garden"));
  await pause(300);
  expect(told).toEqual([[], [], []]);
});

test("[LNK5] Who comes after their company stands in the same copy, near them, while there is room.", async () => {
  const crowd = [];
  for (let n = 0; n < 3; n++) crowd.push(await come(`Guest ${n}`, { space: "garden" }));
  const ada = await come("Ada", { group: "tea" });
  const [ben, cleo, dora] = [
    await come("Ben", { group: "tea" }),
    await come("Cleo", { group: "tea" }),
    await come("Dora", { group: "tea" }),
  ];
  const told = tell(ben);
  const there = kept(await ada.go("garden"));
  expect(there.copy).toBe(2);
  await there.teleport([6, 0, 5], 0);
  await until(() => Math.hypot(there.me.pose.position[0] - 6, there.me.pose.position[2] - 5) < 0.5);
  await crowd[0]!.leave();
  await until(() => told.length === 1);
  const after = kept(await ben.go("garden", { follow: told[0]!.avatar }));
  expect(after.copy).toBe(2);
  expect(apart(after, there)).toBeLessThan(3);
  kept(await cleo.go("garden", { follow: told[0]!.avatar }));
  expect(kept(await dora.go("garden", { follow: told[0]!.avatar })).copy).toBe(1);
});

test("[LNK6] Nobody comes after somebody who is not their company, nor after somebody they are blocked with.", async () => {
  const ada = await come("Ada", { group: "tea" });
  const [eve, ben] = [await come("Eve", { group: "chess" }), await come("Ben", { group: "tea" })];
  await until(() => ben.avatars.has(ada.me.id));
  const { id } = ada.me;
  const there = kept(await ada.go("garden"));
  await there.teleport([7, 0, 4], 0);
  await until(() => there.me.pose.position[0] > 6.5);
  await ben.block(id);
  for (const visit of [await eve.go("garden", { follow: id }), await ben.go("garden", { follow: id })]) {
    kept(visit);
    expect(Math.hypot(visit.me.pose.position[0], visit.me.pose.position[2])).toBeLessThan(3.5);
  }
  await expect(eve.go("porch", { follow: "no such id!" })).rejects.toMatchObject({ code: "invalid" });
});

test("[LNK6] A word of going is good only where a link leads, and moves nobody by itself.", async () => {
  const raw = await enterRaw(house.url, { space: "porch", group: "tea" });
  const ben = await come("Ben", { group: "tea" });
  const told = tell(ben);
  raw.request(1, "go", { space: "plaza" });
  raw.request(2, "go", { space: "garden" });
  raw.request(3, "go", { space: 7 });
  await until(() => raw.answers.size === 3);
  expect(raw.answers.get(1)).toMatchObject({ error: { code: "not-found" } });
  expect(raw.answers.get(2)).toEqual({ ok: null });
  expect(raw.answers.get(3)).toMatchObject({ error: { code: "invalid" } });
  await pause(150);
  expect([told, ben.space.id, ben.count]).toEqual([[], "porch", 2]);
  raw.request(4, "forget", {});
  await raw.closed;
});
