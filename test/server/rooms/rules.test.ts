/** Rules that judge by themselves, over real sockets: what they do to whom, and what stays of it. */
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Visit } from "../../../client/net/index.ts";
import { openStore } from "../../../server/store/open.ts";
import { houseSecret } from "../../../server/store/secret.ts";
import type { Notice } from "../../../shared/protocol/from-server/index.ts";
import { once, type TestHouse, until } from "../../support/house.ts";
import { FLOOD, type RulesHouse, rulesHouse, rulesOf } from "../../support/rules-house.ts";
import { visitsTo } from "../../support/visits.ts";

let place: RulesHouse;
let house: TestHouse;

beforeAll(async () => {
  const shadow = { ...FLOOD, id: "links", fact: "links" as const, over: 1, shadow: true };
  shadow.examples = [{ given: [{ fact: "links", value: 2 }], when: 1, then: "notice" }];
  place = await rulesHouse(rulesOf("1", [FLOOD, shadow]));
  house = await place.open();
}, 60_000);
afterAll(async () => {
  await house.close();
  await place.remove();
});

const { come, comeAs } = visitsTo(() => house, { space: "square" });
const flood = async (visit: Visit, times = 4) => {
  for (let n = 0; n < times; n++) await visit.say(`line ${n} of many`);
};
const ledger = async () => {
  const answer = (await (await fetch(`${house.url}/api/ledger`)).json()) as { rows: { entry: string }[] };
  return answer.rows.map(({ entry }) => (typeof entry === "string" ? JSON.parse(entry) : entry));
};
const metric = async (labels: string) =>
  Number(
    (await (await fetch(`${house.url}/metrics`)).text())
      .split("\n")
      .find((line) => line.startsWith(`stoa_verdicts_total{${labels}}`))
      ?.split(" ")
      .at(-1) ?? 0,
  );

test("[RUL6] [RUL7] [COC11] Whoever floods is told, then slowed, over leaving, restarting and coming back; a moderator takes it back.", async () => {
  const mo = await comeAs("moderator", "Heron");
  const ada = await come("Ada");
  const told = once(ada, "notice");
  const trouble = once(mo, "trouble");
  await flood(ada);
  const notice: Notice = await told;
  expect(await trouble).toMatchObject({ avatar: ada.me.id, kind: "flood" });
  expect(notice).toMatchObject({ kind: "house", rule: "spam", sanction: expect.any(String) });
  expect(notice.text).toBe(
    "The house asks you to mind a rule: Leave room for others. Nothing has changed for you. What it goes by: 4 messages within 10 seconds.",
  );
  const [entry] = (await ledger()).filter(({ sanction }) => sanction === notice.sanction);
  expect(entry).toMatchObject({
    kind: "sanction",
    do: "notice",
    byRole: "machine",
    rule: "spam",
    version: "1",
    space: "square",
    facts: { messages: 4, within: 10 },
  });
  expect(entry).not.toHaveProperty("by");
  expect(await metric('rule="spam",check="flood",shadow="false"')).toBe(1);

  await Promise.all([mo.leave(), ada.leave()]);
  await house.close();
  house = await place.open();
  const back = await come("Ada", { key: ada.key });
  // The facts of before are gone with the process, the ladder is not; and nobody is judged twice in five seconds.
  await until(() => Date.now() - notice.at > 5100, 7000);
  const slowed = once(back, "notice", ({ until }) => until !== undefined);
  await flood(back);
  const second = await slowed;
  expect(second.until! - second.at).toBeGreaterThan(100_000);
  expect(second.text).toContain("You can write one message in 10 seconds, for 2 minutes.");
  await expect(back.say("and on and on")).rejects.toMatchObject({ code: "too-fast" });
  const again = await come("Ada", { key: ada.key });
  await expect(again.say("by another way in")).rejects.toMatchObject({ code: "too-fast" });

  const mo2 = await comeAs("moderator", "Egret");
  await mo2.conduct.undo(second.sanction!);
  await again.say("free to speak");
}, 30_000);

test("[RUL5] A rule in shadow is counted, and nobody is told or held.", async () => {
  const ada = await come("Bea");
  const heard: Notice[] = [];
  ada.on("notice", (notice) => heard.push(notice));
  const before = (await ledger()).length;
  await ada.say("see https://here.example and www.there.example");
  await until(async () => (await metric('rule="spam",check="links",shadow="true"')) === 1);
  await pause(100);
  expect(heard).toEqual([]);
  expect((await ledger()).length).toBe(before);
});

test("[RUL7] Staff are judged by people alone.", async () => {
  const mo = await comeAs("moderator", "Heron");
  const heard: Notice[] = [];
  mo.on("notice", (notice) => heard.push(notice));
  const before = (await ledger()).length;
  await flood(mo, 9);
  await pause(100);
  expect(heard).toEqual([]);
  expect((await ledger()).length).toBe(before);
});

test("[RUL9] What is kept of it is a kind and a number; the export tells them, and they go with the person.", async () => {
  const cleo = await come("Cleo");
  await flood(cleo, 3);
  const own = (await cleo.export()) as { facts: { kind: string; value: number; space: string }[] };
  expect(own.facts.map(({ kind }) => kind)).toEqual(["arrived", "joined", "messages", "messages", "messages"]);
  const person = cleo.me.person!;
  await cleo.forget();
  await house.close();
  const store = await openStore({
    data: house.data,
    databaseUrl: house.databaseUrl ?? undefined,
    secret: houseSecret(house.data),
  });
  const left = [];
  for await (const rows of store.facts.between("square", 0, Date.now() + 1)) left.push(...rows);
  expect(left.length).toBeGreaterThan(8);
  expect(left.filter((fact) => fact.person === person)).toEqual([]);
  for (const fact of left) expect(Object.keys(fact).sort()).toEqual(["at", "kind", "person", "seq", "space", "value"]);
  expect(await store.facts.expire(Date.now() + 1)).toBe(left.length);
  await store.close();
});
