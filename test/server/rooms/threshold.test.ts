/** The threshold: what may happen to somebody between the ticket and standing in a room. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Visit } from "../../../client/net/index.ts";
import { createLog } from "../../../server/log.ts";
import type { SpaceFile } from "../../../shared/space/space.ts";
import { once, openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { visitsTo } from "../../support/visits.ts";
import { SQUARE, writeSpaces } from "../http/opened.ts";

const ANNEX: SpaceFile = { ...SQUARE, id: "annex", name: "Annex" };
/** Ground for one, in one copy: wherever they stand, nobody else finds a place beside them. */
const PERCH: SpaceFile = {
  ...SQUARE,
  id: "perch",
  name: "Perch",
  copies: 1,
  ground: [
    {
      polygon: [
        [-0.5, -0.5],
        [0.5, -0.5],
        [0.5, 0.5],
        [-0.5, 0.5],
      ],
    },
  ],
};

let folder: string;
let house: TestHouse;
const logged: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-threshold-"));
  const spaces = await writeSpaces(folder, SQUARE, ANNEX, PERCH);
  house = await openHouse({ spaces, log: createLog({ write: (line) => void logged.push(line) }) });
  // What it says of itself as it opens, such as another port for voice than the usual one, is not of anybody here.
  logged.splice(0);
});
afterEach(async () => {
  logged.splice(0);
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const { come, comeAs } = visitsTo(() => house, { space: "square" });

/** Enters, and lets `happen` after the seat was given and before the room is entered. */
async function comeLate(key: string, happen: () => Promise<unknown>): Promise<Visit> {
  const own = globalThis.fetch;
  globalThis.fetch = async (url, init) => {
    const answer = await own(url, init);
    if (String(url).includes("/matchmake/")) {
      globalThis.fetch = own;
      await happen();
    }
    return answer;
  };
  return come("Late", { key }).finally(() => {
    globalThis.fetch = own;
  });
}

async function refusals(): Promise<number> {
  const text = await (await fetch(`${house.url}/metrics`)).text();
  return [...text.matchAll(/^stoa_refusals_total\{[^}]*\} (\d+)/gm)].reduce((sum, match) => sum + Number(match[1]), 0);
}

test("[DOOR20] [DOOR21] Whoever was forgotten after their seat was given does not come in.", async () => {
  const ada = await come("Ada");
  const other = await come("Ada", { key: ada.key, space: "annex" });
  const before = await refusals();
  await expect(comeLate(ada.key, () => other.forget())).rejects.toMatchObject({ code: "not-allowed" });
  expect(await refusals()).toBe(before + 1);
  expect(logged).toEqual([]);
  const watcher = await come("Watcher");
  await pause(100);
  expect(watcher.count).toBe(1);
});

test("[DOOR20] [DOOR21] Whoever was kicked with minutes after their seat was given is answered `banned`; a mute holds.", async () => {
  const mo = await comeAs("moderator", "Heron");
  const ada = await come("Ada");
  const on = ada.me.person!;
  const back = await comeLate(ada.key, () => mo.conduct.act({ on, do: "mute", rule: "spam" }));
  expect(back.me.muted).toBe(true);
  await expect(back.say("hello")).rejects.toMatchObject({ code: "muted" });

  const before = await refusals();
  await expect(
    comeLate(ada.key, () => mo.conduct.act({ on, do: "kick", rule: "spam", minutes: 5 })),
  ).rejects.toMatchObject({ code: "banned", message: expect.stringContaining("5 minutes") });
  expect(await refusals()).toBe(before + 1);
  expect(logged).toEqual([]);
});

test("[DOOR21] A room without ground, in a space of one copy, answers `full`, counted once and not logged.", async () => {
  const before = await refusals();
  await come("Guest", { space: "perch" });
  await expect(come("Another", { space: "perch" })).rejects.toMatchObject({ code: "full" });
  expect(await refusals()).toBe(before + 1);
  expect(logged).toEqual([]);
});

test("[WHO13] A refusal costs nobody their invitation, and whoever stands there has spent it.", async () => {
  const token = await house.invite({ role: "host", space: "perch" });
  const first = await come("Guest", { space: "perch" });
  await expect(come("Hana", { space: "perch", token })).rejects.toMatchObject({ code: "full" });
  await first.leave();
  const hana = await come("Hana", { space: "perch", token });
  expect([hana.me.role, hana.me.badge]).toEqual(["host", "host"]);
  await expect(come("Hana", { space: "perch", token })).rejects.toMatchObject({ code: "not-allowed" });
  expect((await come("Hana", { space: "perch", token, key: hana.key })).me.role).toBe("host");
});

test("[WHO13] [WHO11] Of several who bring one invitation at once one comes in, and nobody else has its role.", async () => {
  const token = await house.invite({ role: "moderator", space: "square" });
  const all = await Promise.allSettled([1, 2, 3, 4, 5].map((n) => come(`Heron ${n}`, { token })));
  const came = all.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const refused = all.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
  expect([came.length, refused]).toEqual([1, Array.from({ length: 4 }, () => "not-allowed")]);
  const watcher = await come("Watcher");
  await until(() => watcher.avatars.size === 1);
  expect(watcher.avatars.get(came[0]!.me.id)?.role).toBe("moderator");
  expect(logged).toEqual([]);
});

test("[VIS1] However often somebody comes in at once, they stand there once, and a mute and a block reach them.", async () => {
  const mo = await comeAs("moderator", "Heron");
  const ben = await come("Ben");
  const { key } = await come("Ada");
  const all = await Promise.allSettled([1, 2, 3, 4].map(() => come("Ada", { key })));
  const stays = all.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  await pause(200);
  const seen = (visit: Visit) => [...visit.avatars.values()].filter(({ name }) => name === "Ada");
  await until(() => seen(mo).length === 1 && seen(ben).length === 1);
  const there = stays.find(({ me }) => me.id === seen(mo)[0]?.id)!;
  await mo.conduct.act({ on: seen(mo)[0]!.person!, do: "mute", rule: "spam" });
  await expect(there.say("hello")).rejects.toMatchObject({ code: "muted" });
  for (const visit of stays.filter((one) => one !== there)) await expect(visit.say("hello")).rejects.toThrow("over");
  const gone = once(ben, "leave");
  await ben.block(seen(ben)[0]!.id);
  expect((await gone).id).toBe(there.me.id);
});
