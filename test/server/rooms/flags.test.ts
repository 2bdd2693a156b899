/** What a rule did is looked at by a person, over real sockets: the case that begins, and what becomes of what was done. */
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { CaseView, Notice, Visit } from "../../../client/net/index.ts";
import { once, type TestHouse, until } from "../../support/house.ts";
import { type CheckFile, FLOOD, type RulesHouse, rulesHouse, rulesOf } from "../../support/rules-house.ts";

/** Mutes at once. */
const MUTES: CheckFile = {
  ...FLOOD,
  ladder: [{ do: "mute", minutes: 5 }],
  examples: [{ given: [{ fact: "messages", times: 4 }], when: 4, then: "mute" }],
};
/** Asks, then warns, and has a person look at both. */
const LINKS: CheckFile = {
  ...FLOOD,
  id: "links",
  fact: "links",
  over: 1,
  ladder: [
    { do: "notice", tell: "moderators" },
    { do: "warn", tell: "moderators" },
  ],
  examples: [{ given: [{ fact: "links", value: 2 }], when: 1, then: "notice", tell: "moderators" }],
};
const TWO_LINKS = "see https://here.example and www.there.example";

let place: RulesHouse;
let house: TestHouse;
const visits: Visit[] = [];

beforeAll(async () => {
  place = await rulesHouse(rulesOf("1", [MUTES, LINKS]));
  house = await place.open();
}, 60_000);
afterEach(async () => {
  await Promise.all(visits.splice(0).map((visit) => visit.leave().catch(() => {})));
});
afterAll(async () => {
  await house?.close();
  await place.remove();
});

async function come(name: string, options = {}) {
  const visit = await house.enter(name, { space: "square", ...options });
  visits.push(visit);
  return visit;
}
async function moderator(name: string) {
  const visit = await house.enterAs("moderator", name, { space: "square" });
  visits.push(visit);
  return visit;
}
const flood = async (visit: Visit) => {
  for (let n = 0; n < 4; n++) await visit.say(`line ${n} of many`);
};
const queued = (visit: Visit): Promise<CaseView> => once(visit, "case", ({ origin }) => origin === "rule");
const ledger = async (): Promise<Record<string, unknown>[]> => {
  const { rows } = await fetch(`${house.url}/api/ledger?after=0&limit=200`).then((answer) => answer.json());
  return rows.map(({ entry }: { entry: object }) => entry);
};

test("[CAS15] [CAS16] [CAS8] A machine mutes, a case is on the queue; a moderator takes it back, and they speak again at once.", async () => {
  const [mo, ada] = [await moderator("Heron"), await come("Ada")];
  const [told, muted] = [queued(mo), once(ada, "notice", ({ kind }) => kind === "muted")];
  await flood(ada);
  const [{ id, ...line }, { sanction }] = [await told, await muted];
  expect(line).toMatchObject({
    severity: 2,
    reach: 0,
    capsules: 0,
    flags: 1,
    flag: { rule: "spam", fact: "messages", do: "mute" },
    where: ada.me.id,
  });
  await expect(ada.say("may I?")).rejects.toMatchObject({ code: "muted" });
  for (const attempt of [
    () => ada.conduct.claim(id),
    () => ada.conduct.file(id),
    () => ada.conduct.decide(id, { uphold: false, note: "" }),
    () => ada.conduct.undo(sanction!),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "not-allowed" });
  await expect(mo.conduct.decide(id, { uphold: false, note: "" })).rejects.toMatchObject({ code: "not-allowed" });

  const file = await mo.conduct.claim(id);
  expect(file.noticed).toMatchObject([
    { sanction, act: "mute", rule: "spam", facts: { messages: 4, within: 10 }, undone: false },
  ]);
  expect(file.people).toMatchObject([{ part: "about", name: "Ada" }, { part: "moderator" }]);
  expect(file.sealed).toEqual([]);
  await expect(
    mo.conduct.decide(id, { uphold: false, note: "", act: { do: "mute", minutes: 5, rule: "spam" } }),
  ).rejects.toMatchObject({ code: "invalid" });
  const unmuted = once(ada, "notice", ({ kind }) => kind === "unmuted");
  await mo.conduct.decide(id, { uphold: false, note: "That was a poem." });
  expect((await unmuted).note).toBe("That was a poem.");
  await ada.say("thank you");

  const entries = await ledger();
  expect(entries).toContainEqual(expect.objectContaining({ kind: "sanction", sanction, byRole: "machine" }));
  expect(entries).toContainEqual(
    expect.objectContaining({ kind: "undo", of: sanction, byRole: "moderator", case: id, by: expect.anything() }),
  );
  expect(entries).toContainEqual(expect.objectContaining({ kind: "case", outcome: "dismissed", case: id }));
  expect(entries.filter(({ kind }) => kind === "capsule")).toEqual([]);
});

test("[CAS16] [APP2] What is let stand holds, a person's measure is added to it, and whoever let it stand hears no appeal.", async () => {
  const [mo, wren, ben] = [await moderator("Heron"), await moderator("Wren"), await come("Ben")];
  const [told, muted] = [queued(mo), once(ben, "notice", ({ kind }) => kind === "muted")];
  await flood(ben);
  const [{ id }, { sanction, until: end }] = [await told, await muted];
  await mo.conduct.claim(id);
  const added = await mo.conduct.decide(id, { uphold: true, note: "", act: { do: "warn", rule: "spam" } });
  expect(added.sanction).not.toBe(sanction);
  expect(ben.me.muted).toBe(true);
  expect(end! - Date.now()).toBeGreaterThan(200_000);

  const appealed = once(wren, "case", ({ origin }) => origin === "appeal");
  await ben.appeal({ sanction: sanction!, text: "I was counting to four." });
  const { id: appeal } = await appealed;
  await expect(mo.conduct.claim(appeal)).rejects.toMatchObject({ code: "not-allowed" });
  await wren.conduct.claim(appeal);
  await wren.conduct.decide(appeal, { uphold: true, note: "" });
  await until(() => !ben.me.muted);
});

test("[CAS15] [CAS16] Reports and what rules did are one case; what a rule does again is counted, and all of it taken back, told once.", async () => {
  const [mo, ada, cy] = [await moderator("Heron"), await come("Ada"), await come("Cy")];
  await until(() => ada.avatars.has(cy.me.id));
  const { case: id } = await ada.report({ about: cy.me.id, reason: "spam" });
  const notices: Notice[] = [];
  cy.on("notice", (notice) => notices.push(notice));
  await cy.say(TWO_LINKS);
  await until(async () => (await mo.conduct.cases()).find((one) => one.id === id)?.flags === 1);
  // Nobody is judged twice within five seconds.
  await pause(5100);
  await cy.say(TWO_LINKS);
  await until(() => notices.some(({ kind }) => kind === "warned"));
  const file = await mo.conduct.claim(id);
  expect(file).toMatchObject({ origin: "report", reach: 1, flags: 1, flag: { fact: "links", do: "notice" } });
  expect(file.lines.filter(({ kind }) => kind === "flagged")).toHaveLength(1);
  expect(file.noticed.map(({ act }) => act)).toEqual(["warn", "notice"]);
  const outcome = once(ada, "notice", ({ kind }) => kind === "outcome");
  await mo.conduct.decide(id, { uphold: false, note: "They answered a question." });
  expect((await outcome).note).toBe("They answered a question.");
  await until(() => notices.some(({ kind }) => kind === "undone"));
  await pause(100);
  expect(notices.filter(({ kind }) => kind === "undone")).toHaveLength(1);
  const undone = (await ledger()).filter((entry) => entry.kind === "undo" && entry.case === id);
  expect(undone.map(({ of }) => of).sort()).toEqual(file.noticed.map(({ sanction }) => sanction).sort());
}, 20_000);
