/** Conduct against those who would bend it: modified clients, many at once, and moderators who try for more than is theirs. */
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CaseView } from "../../../client/net/index.ts";
import { openStore } from "../../../server/store/open.ts";
import { houseSecret } from "../../../server/store/secret.ts";
import { openBareHouse } from "../../support/bare-house.ts";
import { dataFolder } from "../../support/data-folder.ts";
import { once, pause, type TestHouse, until } from "../../support/house.ts";
import { askTicket, enterRaw, takeSeat } from "../../support/raw-visitor.ts";
import { met, visitsTo } from "../../support/visits.ts";
import { saying } from "../../support/voice.ts";
import { sanctionOf } from "../store/rows.ts";

let house: TestHouse;
let data: string;
/** Two who are slowed. */
let slowed: { person: string; key: string }[];

beforeAll(async () => {
  data = await dataFolder();
  const store = await openStore({ data, secret: houseSecret(data) });
  slowed = [await store.people.create(1), await store.people.create(1)];
  const at = Date.now();
  for (const { person } of slowed) {
    const slow = sanctionOf(person, person, { id: `slow-${person}`, act: "slow", at, until: at + 600_000 });
    await store.conduct.record({ ...slow, by: null, byRole: "machine" });
  }
  await store.close();
  // Whoever embeds the house takes a while over some words.
  const hooks = { beforeSay: ({ text }: { text: string }) => (text === "slowly" ? pause(300) : undefined) };
  house = await openBareHouse({ data, walls: false, yard: true, hooks });
});
afterAll(async () => {
  await house?.close();
  rmSync(data, { recursive: true, force: true });
});

const { come, comeAs } = visitsTo(() => house);
async function ledger(kind: string): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for (let after = 0; ; after += 200) {
    const page = await fetch(`${house.url}/api/ledger?after=${after}&limit=200`).then((answer) => answer.json());
    for (const { entry } of page.rows) if (entry.kind === kind) rows.push(entry);
    if (page.rows.length < 200) return rows;
  }
}
const fulfilled = (all: PromiseSettledResult<unknown>[]) => all.filter(({ status }) => status === "fulfilled").length;

test("[PAN6] [CAS14] Who calls for help ten times in a breath is one case with one call on it.", async () => {
  const [mo, ada] = [await comeAs("moderator", "Heron"), await come("Ada")];
  await Promise.all(Array.from({ length: 8 }, () => ada.panic()));
  const mine = async () =>
    (await mo.conduct.cases()).filter(({ origin, where }) => origin === "panic" && where === ada.me.id);
  await until(async () => (await mine()).length > 0);
  await pause(300);
  const [one, ...more] = await mine();
  expect(more).toEqual([]);
  const { lines } = await mo.conduct.claim(one!.id);
  expect(lines.filter(({ kind }) => kind === "panicked")).toHaveLength(1);
});

test("[CAS13] [CAS5] Many who report somebody at once seal one capsule; no report is lost, and one who repeats it counts once.", async () => {
  const [mo, ben] = [await comeAs("moderator", "Heron"), await come("Ben")];
  const crowd = await Promise.all(Array.from({ length: 6 }, (_, n) => come(`Crow${n}`)));
  await met(ben, ...crowd);
  await met(crowd[0]!, ben);
  let noticed = false;
  ben.on("notice", () => {
    noticed = true;
  });
  const receipts = await Promise.all(crowd.map((one) => one.report({ about: ben.me.id, reason: "spam" })));
  const [{ case: id }] = [receipts[0]!];
  for (let n = 0; n < 4; n += 1) await crowd[0]!.report({ about: ben.me.id, reason: "spam" });
  await pause(500);
  expect((await ledger("capsule")).filter((entry) => entry.case === id)).toHaveLength(1);
  expect((await mo.conduct.cases()).find((one) => one.id === id)).toMatchObject({ reach: 6, weight: 1 });
  expect(noticed).toBe(false);
});

test("[CAS11] [CAS6] Merging crosswise, or deciding while somebody reports, loses no report.", async () => {
  const [mo, ada, ben, cy] = [
    await comeAs("moderator", "Heron"),
    await come("Ada"),
    await come("Ben"),
    await come("Cy"),
  ];
  await met(ada, ben, cy);
  const { case: one } = await ada.report({ about: ben.me.id, reason: "scaring" });
  const { case: two } = await ada.report({ about: cy.me.id, reason: "spam" });
  await mo.conduct.claim(one);
  await mo.conduct.claim(two);
  const merges = await Promise.allSettled([mo.conduct.merge(one, two), mo.conduct.merge(two, one)]);
  expect(fulfilled(merges)).toBe(1);
  const [open] = (await mo.conduct.cases()).filter(({ id }) => id === one || id === two);
  const { lines } = await mo.conduct.file(open!.id);
  expect(lines.filter(({ kind }) => kind === "reported")).toHaveLength(2);
  const [, receipt] = await Promise.all([
    mo.conduct.decide(open!.id, { uphold: false, note: "" }),
    ada.report({ about: (open!.id === one ? ben : cy).me.id, reason: "spam" }),
  ]);
  expect(receipt.case).toEqual(expect.any(String));
});

test("[CAS9] [CAS13] Nobody opens more than is theirs by asking for all at once, nor with a word from before they gave a case away.", async () => {
  const [mo, wren, ada] = [await comeAs("moderator", "Heron"), await comeAs("moderator", "Wren"), await come("Ada")];
  const others = await Promise.all(["Ben", "Cy", "Dot", "Eve"].map((name) => come(name)));
  await met(ada, ...others);
  await met(mo, wren);
  await wren.conduct.duty(true);
  const sealed = new Set<string>();
  mo.on("case", ({ id, capsules }: CaseView) => void (capsules > 0 && sealed.add(id)));
  const cases: string[] = [];
  for (const { me } of others) cases.push((await ada.report({ about: me.id, reason: "scaring" })).case);
  await until(() => sealed.size === 4);
  for (const id of cases) await mo.conduct.claim(id);
  // Nobody asks more than ten things in a second, the clock's own questions among them.
  await pause(1000);
  expect(fulfilled(await Promise.allSettled(cases.map((id) => mo.conduct.capsule(id))))).toBe(2);
  // The word itself, as the wire has it.
  const raw = await enterRaw(house.url, { token: await house.invite({ role: "moderator", space: "plaza" }) });
  const answer = async (id: number, verb: string, payload: object) => {
    raw.request(id, verb, payload);
    await until(() => raw.answers.has(id));
    return raw.answers.get(id) as { ok: { word: string } };
  };
  const given = cases[3]!;
  await pause(500);
  await mo.conduct.release(given);
  await answer(1, "claim", { case: given });
  const { word } = (await answer(2, "capsule", { case: given })).ok;
  await answer(3, "releaseCase", { case: given });
  expect((await fetch(`${house.url}/api/capsules/${word}`)).status).toBe(404);
  raw.socket.close();
});

test("[CON11] Two who take one decision back at once take it back once.", async () => {
  const [mo, wren, ben] = [await comeAs("moderator", "Heron"), await comeAs("moderator", "Wren"), await come("Ben")];
  await met(mo, ben);
  const { sanction } = await mo.conduct.act({ on: mo.avatars.get(ben.me.id)!.person!, do: "mute", rule: "spam" });
  expect(fulfilled(await Promise.allSettled([mo, wren, mo].map((one) => one.conduct.undo(sanction))))).toBe(1);
  expect((await ledger("undo")).filter((entry) => entry.of === sanction)).toHaveLength(1);
});

test("[CON15] Two who agree to one ban at once are one second moderator.", async () => {
  const [mo, wren, tern, ben] = [
    await comeAs("moderator", "Heron"),
    await comeAs("moderator", "Wren"),
    await comeAs("moderator", "Tern"),
    await come("Ben"),
  ];
  await met(mo, ben);
  const ban = { on: mo.avatars.get(ben.me.id)!.person!, do: "ban", minutes: 60 * 48, rule: "abuse" } as const;
  const { sanction } = await mo.conduct.act(ban);
  expect(fulfilled(await Promise.allSettled([wren, tern].map((one) => one.conduct.second(sanction))))).toBe(1);

  const appeal = await fetch(`${house.url}/api/appeals`, {
    method: "POST",
    headers: { "content-type": "application/json", "stoa-key": ben.key },
    body: JSON.stringify({ sanction, text: "Why?" }),
  });
  const { case: id } = await appeal.json();
  const heard = await Promise.allSettled([mo, wren, tern].map((one) => one.conduct.claim(id)));
  expect(fulfilled(heard)).toBe(1);
});

test("[CAS12] Who is forgotten is gone from cases that are open, for whoever works on them too.", async () => {
  const [mo, ada, ben] = [await comeAs("moderator", "Heron"), await come("Ada"), await come("Ben")];
  await met(ada, ben);
  const avatar = ada.me.id;
  const { case: id } = await ada.report({ about: ben.me.id, reason: "scaring", note: "peatmoss canary" });
  await mo.conduct.claim(id);
  await ada.forget();
  const file = await mo.conduct.file(id);
  expect(JSON.stringify(file)).not.toMatch(/peatmoss|Ada/);
  await expect(ben.block(avatar)).rejects.toMatchObject({ code: "not-found" });
  await expect(ben.report({ about: avatar, reason: "spam" })).rejects.toMatchObject({ code: "not-found" });
});

test("[RUL6] Who is slowed writes once in ten seconds, however many frames they send at once.", async () => {
  const [ada, slow] = [await come("Ada"), await come("Slow", { key: slowed[0]!.key })];
  await met(ada, slow);
  const heard: string[] = [];
  ada.on("message", ({ text }) => heard.push(text));
  const said = await Promise.allSettled(["a", "b", "c", "d"].map((text) => slow.say(text)));
  expect(fulfilled(said)).toBe(1);
  await pause(100);
  expect(heard).toHaveLength(1);
});

test("[RUL6] [ORD1] What a machine is said to have written down is no way around being slowed, or around a shield's word on links.", async () => {
  const [mo, slow] = [await comeAs("moderator", "Heron"), await come("Slow", { key: slowed[1]!.key })];
  await slow.voice.start(saying("hello"));
  await pause(150);
  await slow.voice.caption("one");
  await expect(slow.voice.caption("two")).rejects.toMatchObject({ code: "too-fast" });
  await mo.conduct.shield(true, 1);
  await expect(slow.voice.caption("see lamps.shop")).rejects.toMatchObject({ code: "not-allowed" });
  await mo.conduct.shield(false);
});

test("[CON16] Words over which somebody thinks for a while are not said once their author is muted, or gone.", async () => {
  const [mo, ada, ben] = [await comeAs("moderator", "Heron"), await come("Ada"), await come("Ben")];
  await met(mo, ada, ben);
  await met(ada, ben);
  const heard: string[] = [];
  ada.on("message", ({ text }) => heard.push(text));
  for (const what of ["mute", "kick"] as const) {
    const said = Promise.allSettled([ben.say("slowly")]);
    const on = mo.avatars.get(ben.me.id)!.person!;
    const { sanction } = await mo.conduct.act({ on, do: what, minutes: 1, rule: "spam" });
    expect(fulfilled(await said)).toBe(0);
    await pause(400);
    await mo.conduct.undo(sanction);
  }
  expect(heard).toEqual([]);
});

test("[CAS6] [CAS12] What is written beside a case is kept without what nobody can see, and says something.", async () => {
  const [mo, ada, ben] = [await comeAs("moderator", "Heron"), await come("Ada"), await come("Ben")];
  await met(ada, ben);
  const note = "<img src=x> a\u0000\u202Eb\u200B\u2066 c\u0007\nd";
  const { case: id } = await ada.report({ about: ben.me.id, reason: "scaring", note });
  expect((await mo.conduct.claim(id)).lines[0]!.text).toBe("<img src=x> ab c\nd");
  await expect(mo.conduct.note(id, "\u0000\u202E ")).rejects.toMatchObject({ code: "invalid" });
  const warned = once(ben, "notice", ({ kind }) => kind === "warned");
  await mo.conduct.decide(id, { uphold: true, note: "x\u202Ey", act: { do: "warn", rule: "space" } });
  expect((await warned).note).toBe("xy");
});

test("[LED15] A host who orders, or works on cases, is in the ledger.", async () => {
  const hana = await comeAs("host", "Hana");
  await Promise.allSettled([
    hana.conduct.shield(true),
    hana.conduct.order("frozen", "yard", 5),
    hana.conduct.escort(hana.me.id),
    hana.conduct.duty(true),
  ]);
  await until(async () => (await ledger("refused")).filter(({ byRole }) => byRole === "host").length === 4);
});

test("[PAN5] A host who asks why somebody hears nobody does not learn that they ask for space.", async () => {
  const [hana, ada, ben] = [await comeAs("host", "Hana"), await come("Ada"), await come("Ben")];
  await met(hana, ada, ben);
  const before = await hana.voice.why(ben.me.id, ada.me.id);
  await ada.panic();
  expect((await hana.voice.why(ben.me.id, ada.me.id)).reason).toBe(before.reason);
});

test("[ORD1] [ORD2] Neither a ticket nor a seat from before a shield leads past it; whoever has one knocks.", async () => {
  const mo = await comeAs("moderator", "Heron");
  const { ticket } = await (await askTicket(house.url, { name: "Early" })).json();
  const seated = await (await askTicket(house.url, { name: "Sooner" })).json();
  const seat = await (await takeSeat(house.url, seated.ticket)).json();
  await mo.conduct.shield(true, 0.1);
  const late = await (await takeSeat(house.url, ticket)).json();
  for (const { processId, roomId, sessionId } of [late, seat]) {
    const socket = new WebSocket(`${house.url.replace("http", "ws")}/${processId}/${roomId}?sessionId=${sessionId}`);
    const shut = new Promise((resolve) => socket.addEventListener("close", () => resolve("shut")));
    expect(await Promise.race([shut, pause(2000)])).toBe("shut");
  }
  expect([...mo.avatars.values()].map(({ name }) => name)).not.toContain("Early");
  await until(() => (mo.conduct.ordered.shield?.knocks ?? []).some(({ name }) => name === "Early"));
  await mo.conduct.shield(false);
});
