/** Reports, cases and appeals over real sockets: what anybody says of what was done to them, and what comes of it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CaseView, Notice, Visit } from "../../../client/net/index.ts";
import { once, openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { met, visitsTo } from "../../support/visits.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const { come, comeAs } = visitsTo(() => house);
const outcome = (visit: Visit): Promise<Notice> => once(visit, "notice", ({ kind }) => kind === "outcome");

test("[CAS6] [CAS8] A report reaches every moderator at once, with pseudonyms; nobody else sees cases.", async () => {
  const [mo, ada, ben] = [await comeAs("moderator", "Heron"), await come("Ada"), await come("Ben")];
  await met(ada, ben);
  const told = once(mo, "case");
  const receipt = await ada.report({ about: ben.me.id, reason: "scaring", note: "He follows me <b>about</b>." });
  const line = await told;
  expect(line).toMatchObject({
    id: receipt.case,
    origin: "report",
    status: "waiting",
    severity: 2,
    reach: 1,
    where: ben.me.id,
  });
  expect(JSON.stringify(line)).not.toMatch(/Ben|Ada/);
  expect((await mo.conduct.cases()).map(({ id }) => id)).toContain(receipt.case);
  for (const nobody of [ada, await comeAs("host", "Hana")]) {
    await expect(nobody.conduct.cases()).rejects.toMatchObject({ code: "not-allowed" });
    await expect(nobody.conduct.claim(receipt.case)).rejects.toMatchObject({ code: "not-allowed" });
    await expect(nobody.conduct.roster()).rejects.toMatchObject({ code: "not-allowed" });
  }
  const file = await mo.conduct.claim(receipt.case);
  expect(file.lines[0]).toMatchObject({ kind: "reported", reason: "scaring", text: "He follows me <b>about</b>." });
  expect(file.people.map(({ part, name }) => [part, name])).toEqual([
    ["about", "Ben"],
    ["reporter", "Ada"],
    ["moderator", null],
  ]);
  expect(file.lines[0]!.by).toBe(file.people[1]!.called);
});

test("[CAS6] Words are reported by whoever heard them, people for a while after they left, and one case goes on.", async () => {
  const [mo, ada, ben, cy] = [
    await comeAs("moderator", "Heron"),
    await come("Ada"),
    await come("Ben"),
    await come("Cy"),
  ];
  await met(ada, ben, cy);
  const heard = once(ada, "message");
  await ben.say("You are a fool.", { avatar: ada.me.id });
  const { id: message } = await heard;
  const [{ case: first }, ben2] = [await ada.report({ message, reason: "verbal-abuse" }), ben.me.id];
  await expect(cy.report({ message, reason: "verbal-abuse" })).rejects.toMatchObject({ code: "not-found" });
  await expect(ada.report({ message, about: cy.me.id, reason: "spam" })).rejects.toMatchObject({ code: "invalid" });
  await ben.leave();
  await until(() => !cy.avatars.has(ben2));
  expect((await cy.report({ about: ben2, reason: "scaring" })).case).toBe(first);
  expect((await mo.conduct.cases()).find(({ id }) => id === first)).toMatchObject({ reach: 2, weight: 1, messages: 1 });
  expect((await mo.conduct.claim(first)).words).toMatchObject([{ text: "You are a fool." }]);
  for (const [asked, code] of [
    [{ about: ada.me.id, reason: "spam" }, "invalid"],
    [{ about: "nobody", reason: "spam" }, "not-found"],
    [{ reason: "spam" }, "invalid"],
    [{ about: cy.me.id, reason: "dislike" }, "invalid"],
    [{ about: cy.me.id, reason: "spam", note: "x".repeat(2001) }, "too-long"],
  ] as const)
    await expect(ada.report(asked as never)).rejects.toMatchObject({ code });
});

test("[CAS6] Nobody fills the queue: after ten reports in ten minutes there is a pause.", async () => {
  const ada = await come("Ada");
  for (let n = 0; n < 10; n += 1) {
    await ada.report({ reason: "other", note: `The fountain is broken, ${n}.` });
    await pause(100);
  }
  await expect(ada.report({ reason: "other", note: "Once more." })).rejects.toMatchObject({ code: "too-fast" });
});

test("[CAS2] [CAS8] Of two who claim at once one is told no; nobody works on what is theirs, or about themselves.", async () => {
  const [mo, wren, ada, ben] = [
    await comeAs("moderator", "Heron"),
    await comeAs("moderator", "Wren"),
    await come("Ada"),
    await come("Ben"),
  ];
  await met(ada, ben, mo);
  const { case: id } = await ada.report({ about: ben.me.id, reason: "trashing" });
  const claims = await Promise.allSettled([mo.conduct.claim(id), wren.conduct.claim(id)]);
  expect(claims.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const [holder, other] = claims[0]!.status === "fulfilled" ? [mo, wren] : [wren, mo];
  for (const attempt of [
    () => other.conduct.decide(id, { uphold: true, note: "" }),
    () => other.conduct.note(id, "mine"),
    () => other.conduct.release(id),
    () => other.conduct.snooze(id, 5),
    () => other.conduct.escalate(id),
    () => other.conduct.file(id),
    () => other.conduct.handOver(id, holder.me.id),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "not-allowed" });
  await pause(700);
  await expect(other.conduct.claim("nothing")).rejects.toMatchObject({ code: "not-found" });

  // Nobody asks more than ten things in a second.
  await pause(1000);
  const own = await other.report({ about: ben.me.id, reason: "trashing" });
  expect(own.case).toBe(id);
  const { case: aboutMo } = await ada.report({ about: mo.me.id, reason: "verbal-abuse" });
  expect((await mo.conduct.cases()).some((one: CaseView) => one.id === aboutMo)).toBe(false);
  await expect(mo.conduct.claim(aboutMo)).rejects.toMatchObject({ code: "not-found" });
  await expect(wren.conduct.claim(aboutMo)).rejects.toMatchObject({ code: "not-allowed" });
  const ownerVisit = await comeAs("owner", "Ola");
  expect((await ownerVisit.conduct.claim(aboutMo)).mine).toBe(true);
  await holder.conduct.release(id);
  await expect(other.conduct.claim(id)).rejects.toMatchObject({
    code: "not-allowed",
    message: expect.stringContaining("reported"),
  });
});

test("[CAS7] [CAS10] A decision works on who has left, is in the ledger, and whoever reported hears of it once, in their language.", async () => {
  const [mo, ada, ben] = [
    await comeAs("moderator", "Heron"),
    await come("Ada", { language: "de-AT" }),
    await come("Ben"),
  ];
  await met(ada, ben);
  const { case: id } = await ada.report({ about: ben.me.id, reason: "sexual-harassment" });
  const [benKey, adaKey] = [ben.key, ada.key];
  await ben.leave();
  await ada.leave();
  await mo.conduct.claim(id);
  await expect(
    mo.conduct.decide(id, { uphold: false, note: "", act: { do: "mute", minutes: 5, rule: "abuse" } }),
  ).rejects.toMatchObject({ code: "invalid" });
  const { sanction } = await mo.conduct.decide(id, {
    uphold: true,
    note: "No remarks of that kind, please.",
    act: { do: "mute", minutes: 5, rule: "abuse" },
  });
  await expect(mo.conduct.decide(id, { uphold: true, note: "" })).rejects.toMatchObject({ code: "not-allowed" });
  const rows = await fetch(`${house.url}/api/ledger?after=0&limit=200`).then((answer) => answer.json());
  const entries = rows.rows.map(({ entry }: { entry: object }) => entry);
  expect(entries).toContainEqual(expect.objectContaining({ kind: "sanction", sanction, case: id }));
  expect(entries).toContainEqual(expect.objectContaining({ kind: "case", outcome: "upheld", case: id }));

  const back = await come("Ben", { key: benKey });
  expect(back.me.muted).toBe(true);
  const adaBack = await come("Ada", { key: adaKey, language: "de-AT" });
  const told = await outcome(adaBack);
  expect(told.text).toMatch(/^Du hast uns etwas gemeldet.*etwas unternommen/s);
  expect(told.note).toBeUndefined();
  const again = await come("Ada", { key: adaKey });
  let twice = false;
  again.on("notice", ({ kind }) => (twice ||= kind === "outcome"));
  await mo.conduct.roster();
  await pause(300);
  expect(twice).toBe(false);
});

test("[APP1] [APP2] An appeal is heard by somebody else; upheld, all is as before and the report counts no more.", async () => {
  const [mo, wren, ada, ben] = [
    await comeAs("moderator", "Heron"),
    await comeAs("moderator", "Wren"),
    await come("Ada"),
    await come("Ben"),
  ];
  await met(ada, ben);
  const { case: id } = await ada.report({ about: ben.me.id, reason: "spam" });
  await mo.conduct.claim(id);
  const { sanction } = await mo.conduct.decide(id, {
    uphold: true,
    note: "",
    act: { do: "mute", minutes: 60, rule: "spam" },
  });
  await until(() => ben.me.muted);
  await expect(ada.appeal({ sanction: sanction!, text: "It was not so." })).rejects.toMatchObject({
    code: "not-found",
  });
  const queued = once(wren, "case", ({ origin }) => origin === "appeal");
  await ben.appeal({ sanction: sanction!, text: "I said it once only." });
  const { id: appealed } = await queued;
  await expect(ben.appeal({ sanction: sanction!, text: "Again." })).rejects.toMatchObject({ code: "invalid" });
  await expect(mo.conduct.claim(appealed)).rejects.toMatchObject({ code: "not-allowed" });
  const file = await wren.conduct.claim(appealed);
  expect(file.appealed).toMatchObject({ sanction, act: "mute", rule: "spam", byRole: "moderator" });
  expect(file.lines[0]).toMatchObject({ kind: "appealed", text: "I said it once only." });
  const told = outcome(ben);
  await wren.conduct.decide(appealed, { uphold: true, note: "Once is not flooding." });
  expect((await told).note).toBe("Once is not flooding.");
  await until(() => !ben.me.muted);
  await ben.say("thank you");
  const second = await ada.report({ about: ben.me.id, reason: "spam" });
  expect((await mo.conduct.cases()).find(({ id: one }) => one === second.case)?.weight).toBeCloseTo(2 / 3);
});

test("[CAS9] [CAS11] Cases are merged, handed over, let sleep and escalated, and nothing that was reported is lost.", async () => {
  const [mo, wren, ada, ben, cy] = [
    await comeAs("moderator", "Heron"),
    await comeAs("moderator", "Wren"),
    await come("Ada"),
    await come("Ben"),
    await come("Cy"),
  ];
  await met(ada, ben, cy);
  await met(mo, wren);
  const { case: one } = await ada.report({ about: ben.me.id, reason: "voice-trolling", note: "Both of them." });
  const { case: two } = await ada.report({ about: cy.me.id, reason: "scaring" });
  await mo.conduct.claim(one);
  await mo.conduct.merge(one, two);
  await expect(mo.conduct.claim(one)).rejects.toMatchObject({ code: "invalid" });
  await mo.conduct.claim(two);
  const { lines } = await mo.conduct.file(two);
  expect(lines.flatMap(({ kind, text }) => (kind === "sealed" ? [] : [[kind, text]]))).toEqual([
    ["reported", null],
    ["reported", "Both of them."],
    ["claimed", null],
  ]);
  await mo.conduct.handOver(two, wren.me.id, "I know Cy.");
  expect(await wren.conduct.file(two)).toMatchObject({ mine: true, holder: expect.any(String) });
  await wren.conduct.snooze(two, 10);
  expect((await mo.conduct.cases()).find(({ id }) => id === two)).toMatchObject({ status: "snoozed", holder: null });
  await pause(600);
  await mo.conduct.claim(two);
  await mo.conduct.escalate(two, "For the owner.");
  expect((await mo.conduct.cases()).find(({ id }) => id === two)).toMatchObject({ status: "waiting", escalated: true });

  const roster = await wren.conduct.duty(true, "Watch the stairs.");
  expect(roster.onDuty.map(({ mine }) => mine).toSorted()).toEqual([false, true]);
  expect(roster.notes[0]).toMatchObject({ text: "Watch the stairs." });
  const off = once(wren, "roster", ({ onDuty }) => onDuty.length === 1);
  await mo.leave();
  await off;
});

test("[LED15] What staff try beyond their powers is in the ledger, once a minute of each kind.", async () => {
  const [mo, wren] = [await comeAs("moderator", "Heron"), await comeAs("moderator", "Wren")];
  await met(mo, wren);
  for (let n = 0; n < 3; n += 1)
    await expect(mo.conduct.act({ on: wren.me.person!, do: "mute", rule: "spam" })).rejects.toMatchObject({
      code: "not-allowed",
    });
  const ada = await come("Ada");
  await expect(ada.conduct.cases()).rejects.toMatchObject({ code: "not-allowed" });
  const tried = async () => {
    const { rows } = await fetch(`${house.url}/api/ledger?after=0&limit=200`).then((answer) => answer.json());
    return rows.filter(
      ({ entry }: { entry: { kind: string; tried: string; by: object } }) =>
        entry.kind === "refused" && entry.tried === "act" && entry.by,
    );
  };
  await until(async () => (await tried()).length > 0);
  expect(await tried()).toHaveLength(1);
});
