/** Calls for help, and evidence over real sockets: what becomes a case by itself, what is sealed for it, and who opens it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Notice, Visit } from "../../../client/net/index.ts";
import { once, openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { met, visitsTo } from "../../support/visits.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const { come, comeAs } = visitsTo(() => house);
const outcome = (visit: Visit): Promise<Notice> => once(visit, "notice", ({ kind }) => kind === "outcome");

test("[PAN6] A call for help is one case on the queue, whatever often it is made, until it is decided.", async () => {
  const [mo, ada] = [await comeAs("moderator", "Heron"), await come("Ada")];
  const queued = once(mo, "case", ({ origin }) => origin === "panic");
  await ada.panic();
  const { id, severity } = await queued;
  expect(severity).toBe(3);
  await ada.calm();
  await ada.panic();
  await pause(200);
  expect(
    (await mo.conduct.cases()).filter(({ origin, where }) => origin === "panic" && where === ada.me.id),
  ).toHaveLength(1);
  const file = await mo.conduct.claim(id);
  expect(file.people[0]).toMatchObject({ part: "caller", name: "Ada" });
  const told = outcome(ada);
  await mo.conduct.decide(id, { uphold: true, note: "You are safe now." });
  expect((await told).note).toBe("You are safe now.");
});

test("[CAS13] [CAS9] The last minutes are sealed for a report and a call, and opened by whoever holds the case alone.", async () => {
  const [mo, wren, ada, ben] = [
    await comeAs("moderator", "Heron"),
    await comeAs("moderator", "Wren"),
    await come("Ada"),
    await come("Ben"),
  ];
  await met(ada, ben);
  await ben.say("come closer");
  await pause(300);
  const sealed = once(mo, "case", ({ capsules }) => capsules === 1);
  const { case: id } = await ada.report({ about: ben.me.id, reason: "scaring" });
  await sealed;
  await ada.report({ about: ben.me.id, reason: "scaring" });
  await expect(mo.conduct.capsule(id)).rejects.toMatchObject({ code: "not-allowed" });
  await mo.conduct.claim(id);
  await expect(wren.conduct.capsule(id)).rejects.toMatchObject({ code: "not-allowed" });
  await expect(mo.conduct.capsule(id, "other")).rejects.toMatchObject({ code: "not-found" });
  const { head, tracks } = await mo.conduct.capsule(id);
  expect(head.subject).toBe(ben.me.id);
  const track = tracks.find(({ avatar }) => avatar === ben.me.id);
  expect(track?.words.map(({ text }) => text)).toEqual(["come closer"]);
  await mo.conduct.capsule(id);
  const { lines } = await mo.conduct.file(id);
  expect(lines.filter(({ kind }) => kind === "sealed")).toHaveLength(1);
  expect(lines.filter(({ kind }) => kind === "opened")).toHaveLength(1);

  await ada.panic();
  const call = await once(mo, "case", ({ origin, capsules }) => origin === "panic" && capsules === 1);
  await wren.conduct.claim(call.id);
  expect((await wren.conduct.capsule(call.id)).tracks.some(({ avatar }) => avatar === ada.me.id)).toBe(true);
});

test("[CAS5] [CAS13] A brigade of newcomers makes one case that counts as one report, seals once, and does nothing to anybody.", async () => {
  const [mo, ben] = [await comeAs("moderator", "Heron"), await come("Ben")];
  const told: string[] = [];
  ben.on("notice", ({ text }) => told.push(text));
  const brigade = await Promise.all(Array.from({ length: 20 }, (_, n) => come(`Troll ${n}`)));
  const cases = await Promise.all(brigade.map((one) => one.report({ about: ben.me.id, reason: "violence" })));
  expect(new Set(cases.map(({ case: id }) => id)).size).toBe(1);
  await until(async () => (await mo.conduct.cases()).find(({ id }) => id === cases[0]!.case)?.capsules === 1);
  await pause(300);
  const one = (await mo.conduct.cases()).find(({ id }) => id === cases[0]!.case);
  expect(one).toMatchObject({ reach: 20, weight: 1, capsules: 1, status: "waiting" });
  expect(told).toEqual([]);
  expect([ben.me.muted, ben.me.isolated]).toEqual([false, false]);
});
