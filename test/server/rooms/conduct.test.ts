/** Conduct over real sockets: what moderators do, whom it holds, and what a modified client gets out of it. */
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Act, Message } from "../../../client/net/index.ts";
import type { Notice } from "../../../shared/protocol/from-server/index.ts";
import { once, openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { enterRaw, type RawVisitor } from "../../support/raw-visitor.ts";
import { messages, seen, visitsTo } from "../../support/visits.ts";
import { listening, saying } from "../../support/voice.ts";

let house: TestHouse;
const raws: RawVisitor[] = [];

beforeAll(async () => {
  house = await openHouse();
});
afterEach(async () => {
  for (const raw of raws.splice(0)) raw.socket.terminate();
});
afterAll(() => house.close());

const { come, comeAs } = visitsTo(() => house);

test("[CON5] a mute holds for the person, over leaving and coming back, until it is lifted", async () => {
  const mo = await comeAs("moderator", "Heron");
  const ada = await come("Ada");
  await until(() => seen(mo, ada)?.person != null);
  const on = seen(mo, ada)!.person!;
  await mo.conduct.act({ on, do: "mute", rule: "spam" });
  await until(() => seen(mo, ada)?.muted === true);
  const back = await come("Ada", { key: ada.key });
  expect(back.me.muted).toBe(true);
  await expect(back.say("hello")).rejects.toMatchObject({ code: "muted" });
  await mo.conduct.act({ on, do: "unmute", rule: "spam" });
  await until(() => !back.me.muted);
  await back.say("hello");
});

test("[CON8] a shorter mute lifts no longer one, neither when it is given nor when it ends", async () => {
  const mo = await comeAs("moderator", "Heron");
  const ada = await come("Ada");
  const on = ada.me.person!;
  await mo.conduct.act({ on, do: "mute", rule: "spam", minutes: 0.05 });
  await mo.conduct.act({ on, do: "mute", rule: "abuse", minutes: 0.01 });
  await pause(1200);
  await expect(ada.say("hello")).rejects.toMatchObject({ code: "muted", message: expect.stringContaining("spam") });
  await mo.conduct.act({ on, do: "mute", rule: "abuse" });
  await mo.conduct.act({ on, do: "mute", rule: "spam", minutes: 0.01 });
  await pause(2500);
  expect(ada.me.muted).toBe(true);
  await expect(ada.say("hello")).rejects.toMatchObject({ code: "muted", message: expect.stringContaining("abuse") });
  const lifted = once(ada, "notice", ({ kind }) => kind === "unmuted");
  await mo.conduct.act({ on, do: "unmute", rule: "spam" });
  await lifted;
  await ada.say("hello");
});

test("[CON6] a kick ends the visit; with minutes the door stays shut until then, without it opens at once", async () => {
  const mo = await comeAs("moderator", "Heron");
  const ada = await come("Ada");
  await until(() => seen(mo, ada)?.person != null);
  const on = seen(mo, ada)!.person!;
  const kicked = once(ada, "closed");
  await mo.conduct.act({ on, do: "kick", rule: "space" });
  expect((await kicked).code).toBe("kicked");
  const back = await come("Ada", { key: ada.key });
  const again = once(back, "closed");
  await mo.conduct.act({ on, do: "kick", rule: "space", minutes: 5 });
  expect((await again).code).toBe("kicked");
  await expect(house.enter("Ada", { key: ada.key })).rejects.toMatchObject({ code: "banned" });
});

test("[CON7] nobody without the power, and nobody over an equal, can act; every measure cites a rule", async () => {
  const mo = await comeAs("moderator", "Heron");
  const nia = await comeAs("moderator", "Egret");
  const ada = await come("Ada");
  await until(() => seen(mo, nia)?.person != null && seen(mo, ada)?.person != null);
  const [onNia, onAda] = [seen(mo, nia)!.person!, seen(mo, ada)!.person!];
  await expect(ada.conduct.act({ on: onNia, do: "mute", rule: "spam" })).rejects.toMatchObject({ code: "not-allowed" });
  await expect(mo.conduct.act({ on: onNia, do: "mute", rule: "spam" })).rejects.toMatchObject({ code: "not-allowed" });
  await expect(mo.conduct.act({ on: onAda, do: "mute", rule: "whim" })).rejects.toMatchObject({ code: "invalid" });
  await expect(mo.conduct.act({ on: "nobody", do: "mute", rule: "spam" })).rejects.toMatchObject({ code: "not-found" });
});

test("[CON10] who is isolated and everybody but staff are gone from each other, both ways, until the release", async () => {
  const mo = await comeAs("moderator", "Heron");
  const ada = await come("Ada");
  const ben = await come("Ben");
  await until(() => seen(ada, ben) !== undefined && seen(ben, ada) !== undefined && seen(mo, ada) !== undefined);
  const [byBen, byMo, byAda] = [messages(ben), messages(mo), messages(ada)];
  const notice = once(ada, "notice");
  await mo.conduct.act({ on: ada.me.person!, do: "isolate", rule: "abuse", minutes: 10, note: "Let us talk." });
  expect(await notice).toMatchObject({ kind: "isolated", rule: "abuse", note: "Let us talk." });
  await until(() => seen(ada, ben) === undefined && seen(ben, ada) === undefined);
  expect(seen(ada, mo)).toBeDefined();
  await until(() => seen(mo, ada)?.isolated === true);
  await ada.say("does anybody read me");
  await ben.say("where did Ada go");
  await until(() => byMo.length === 2);
  await mo.say("the staff do", { avatar: ada.me.id });
  await until(() => byAda.length === 1);
  expect(byBen).toEqual([]);
  expect((await ada.history()).map(({ text }) => text)).toEqual(["the staff do", "does anybody read me"]);
  const [benHears, moHears] = [await listening(ben), await listening(mo)];
  await ada.voice.start(saying("is anybody there"));
  await until(() => moHears.lately().has("is anybody there"));
  expect(benHears.frames).toEqual([]);
  await ada.voice.stop();
  await expect(ada.say("psst", { avatar: ben.me.id })).rejects.toMatchObject({ code: "not-found" });
  await expect(ben.say("psst", { avatar: ada.me.id })).rejects.toMatchObject({ code: "not-found" });

  const back = await come("Ada", { key: ada.key });
  await until(() => seen(back, mo) !== undefined);
  await pause(200);
  expect(seen(back, ben)).toBeUndefined();
  expect(back.me.isolated).toBe(true);
  const released = once(back, "notice", ({ kind }) => kind === "released");
  await mo.conduct.act({ on: back.me.person!, do: "release", rule: "abuse" });
  await released;
  await until(() => seen(back, ben) !== undefined && seen(ben, back) !== undefined);
});

test("[CON10] an isolation that ends by itself is over, and both are told", async () => {
  const mo = await comeAs("moderator", "Heron");
  const ada = await come("Ada");
  const ben = await come("Ben");
  await until(() => seen(ben, ada) !== undefined);
  const released = once(ada, "notice", ({ kind }) => kind === "released");
  await mo.conduct.act({ on: ada.me.person!, do: "isolate", rule: "abuse", minutes: 0.01 });
  await until(() => seen(ben, ada) === undefined);
  await released;
  await until(() => seen(ben, ada) !== undefined && seen(ada, ben) !== undefined);
});

test("[CON18] who comes in muted or isolated is told so, by which rule and until when, wherever they come in", async () => {
  const mo = await comeAs("moderator", "Heron");
  const ada = await come("Ada");
  const on = ada.me.person!;
  await mo.conduct.act({ on, do: "mute", rule: "spam", minutes: 10 });
  await mo.conduct.act({ on, do: "isolate", rule: "abuse" });
  for (const space of ["plaza", "lounge"]) {
    const told: Notice[] = [];
    const back = await come("Ada", { space, key: ada.key });
    back.on("notice", (notice) => told.push(notice));
    await until(() => told.length === 2);
    expect(told[0]).toMatchObject({ kind: "muted", rule: "spam" });
    expect(told[0]!.until! - told[0]!.at).toBeLessThanOrEqual(10 * 60_000);
    expect(told[1]).toMatchObject({ kind: "isolated", rule: "abuse" });
    expect(told[1]!.until).toBeUndefined();
    expect(told[1]!.text).toContain("No insults");
  }
  await mo.conduct.act({ on, do: "unmute", rule: "spam" });
  await mo.conduct.act({ on, do: "release", rule: "spam" });
});

test("[CON14] a warning is told and stays on record, and changes nothing", async () => {
  const mo = await comeAs("moderator", "Heron");
  const ada = await come("Ada");
  const notice = once(ada, "notice");
  const warned = { on: ada.me.person!, do: "warn", rule: "space", note: "You stood in the door." } as const;
  const warning = await mo.conduct.act(warned);
  expect(await notice).toMatchObject({ kind: "warned", rule: "space", note: "You stood in the door." });
  expect(ada.me).toMatchObject({ muted: false, isolated: false });
  await ada.say("sorry");
  const undone = once(ada, "notice", ({ sanction }) => sanction !== warning.sanction);
  await mo.conduct.undo(warning.sanction);
  expect(await undone).toMatchObject({ kind: "undone", text: expect.stringContaining("taken back") });
  const { sanctions } = (await ada.export()) as { sanctions: object[] };
  expect(sanctions).toMatchObject([{ act: "warn", rule: "space", note: "You stood in the door." }, { act: "undo" }]);
});

test("[CON11] what was decided is taken back at a touch, once, and what else holds goes on holding", async () => {
  const mo = await comeAs("moderator", "Heron");
  const nia = await comeAs("moderator", "Egret");
  const ada = await come("Ada");
  const on = ada.me.person!;
  const { sanction: long } = await mo.conduct.act({ on, do: "mute", rule: "spam" });
  const { sanction: short } = await mo.conduct.act({ on, do: "mute", rule: "abuse", minutes: 5 });
  await nia.conduct.undo(long);
  await until(() => ada.me.muted);
  await expect(ada.say("hello")).rejects.toMatchObject({ code: "muted", message: expect.stringContaining("abuse") });
  const told = once(ada, "notice", ({ kind }) => kind === "unmuted");
  await mo.conduct.undo(short, "It was somebody else.");
  expect(await told).toMatchObject({ note: "It was somebody else." });
  await ada.say("hello");
  await expect(mo.conduct.undo(short)).rejects.toMatchObject({ code: "invalid" });
  await expect(mo.conduct.undo(randomUUID())).rejects.toMatchObject({ code: "not-found" });
  await expect(ada.conduct.undo(long)).rejects.toMatchObject({ code: "not-allowed" });
  const back = await come("Ada", { key: ada.key });
  expect(back.me.muted).toBe(false);
});

test("[CON7] what holds in every space is done to nobody who is staff in any", async () => {
  const mo = await comeAs("moderator", "Heron");
  const other = await comeAs("moderator", "Egret", { space: "lounge" });
  const here = await come("Ibis", { key: other.key });
  expect(here.me.role).toBe("visitor");
  const on = here.me.person!;
  for (const act of ["mute", "isolate", "ban", "unmute"] as const)
    await expect(mo.conduct.act({ on, do: act, rule: "spam" })).rejects.toMatchObject({ code: "not-allowed" });
  const closed = once(here, "closed");
  await mo.conduct.act({ on, do: "kick", rule: "spam" });
  expect((await closed).code).toBe("kicked");
});

test("[CON12] what was decided while somebody was on their way in holds from their first step", async () => {
  const mo = await comeAs("moderator", "Heron");
  const first = await come("Ada");
  const { key } = first;
  const on = first.me.person!;
  await first.leave();
  for (let turn = 0; turn < 12; turn++) {
    const coming = house.enter("Ada", { key });
    await pause(turn * 4);
    const act = mo.conduct.act({ on, do: "mute", rule: "spam" });
    const ada = await coming;
    await act;
    await until(() => ada.me.muted);
    await expect(ada.say("in between")).rejects.toMatchObject({ code: "muted" });
    await mo.conduct.act({ on, do: "unmute", rule: "spam" });
    await ada.leave();
    // A moderator acts ten times a second at most.
    await pause(150);
  }
}, 30_000);

test("[CON17] hidden words leave a tombstone with everybody who heard them, and stay in their author's own record", async () => {
  const mo = await comeAs("moderator", "Heron");
  const nia = await comeAs("moderator", "Egret");
  const ada = await come("Ada");
  const ben = await come("Ben");
  await until(() => seen(ada, ben) !== undefined && seen(mo, ada) !== undefined);
  const { id } = await ada.say("something that nobody should read");
  const stones: Message[] = [];
  for (const visit of [mo, ada, ben]) visit.on("hidden", (stone) => stones.push(stone));
  await expect(ben.conduct.hide({ message: id, rule: "abuse" })).rejects.toMatchObject({ code: "not-allowed" });
  await expect(mo.conduct.hide({ message: id, rule: "whim" })).rejects.toMatchObject({ code: "invalid" });
  await expect(mo.conduct.hide({ message: randomUUID(), rule: "abuse" })).rejects.toMatchObject({ code: "not-found" });
  await mo.conduct.hide({ message: id, rule: "abuse", note: "an insult" });
  await until(() => stones.length === 3);
  for (const stone of stones)
    expect(stone).toMatchObject({ id, from: ada.me.id, text: "", hidden: { rule: "abuse", role: "moderator" } });
  await expect(nia.conduct.hide({ message: id, rule: "abuse" })).rejects.toMatchObject({ code: "invalid" });
  const read = (await ben.history()).find((message) => message.id === id);
  expect(read).toMatchObject({ text: "", hidden: { rule: "abuse", role: "moderator" } });
  const { ledger } = (await ada.export()) as { ledger: { field: string; value: string }[] };
  expect(ledger.find(({ field }) => field === "words")?.value).toBe("something that nobody should read");
  const staff = await nia.say("a word among staff");
  await expect(mo.conduct.hide({ message: staff.id, rule: "abuse" })).rejects.toMatchObject({ code: "not-allowed" });
});

for (const does of ["mute", "isolate", "kick", "ban"] as const) {
  test(`[CON16] 100 ms after ${does}, nothing that a modified client does reaches anybody, nor the other way`, async () => {
    const mo = await comeAs("moderator", "Heron");
    const ben = await come("Benedetta");
    // One that was dropped stands there for a while: each has a name of its own.
    const name = `Trollope ${does}`;
    const raw = await enterRaw(house.url, { name });
    raws.push(raw);
    raw.request(1, "listen", { carrier: "socket" });
    await until(() => [...mo.avatars.values()].some((one) => one.name === name && one.person !== null));
    const troll = [...mo.avatars.values()].find((one) => one.name === name)!;
    await until(() => ben.avatars.has(troll.id));
    await mo.conduct.act({ on: troll.person!, do: does as Act, rule: "abuse", minutes: 10 });
    await pause(100);
    const seat = ben.avatars.has(troll.id);
    expect(seat).toBe(does === "mute");
    const told: string[] = [];
    const note = (what: string) => (value: unknown) => {
      if (JSON.stringify(value)?.includes(troll.id)) told.push(what);
    };
    ben.on("message", note("message"));
    if (does !== "mute") {
      ben.on("pose", (avatar) => note("pose")({ id: avatar.id }));
      ben.on("join", (avatar) => note("join")({ id: avatar.id }));
    }
    const from = raw.frames.length;
    const words = [
      ["say", { text: "Trollope again" }],
      ["caption", { text: "Trollope spoken" }],
      ["microphone", { on: true }],
    ] as const;
    const others = [
      ["emote", { name: "wave" }],
      ["hand", { up: true }],
      ["sit", { seat: "bench-1-left" }],
    ] as const;
    for (let turn = 0; turn < 20; turn++) {
      const [verb, payload] = [...words, ...(does === "mute" ? [] : others)][turn % (does === "mute" ? 3 : 6)]!;
      raw.request(100 + turn, verb, payload);
      const [x, y, z] = ben.me.pose.position;
      ben.walk({ position: [x + (turn % 2 === 0 ? 0.2 : -0.2), y, z], yaw: turn });
      if (turn === 5) await ben.say("Benedetta speaks");
      if (turn === 8) await ben.emote("wave");
      if (turn === 10) await ben.voice.start(saying("Benedetta"));
      await pause(50);
    }
    expect(told).toEqual([]);
    if (does === "mute") return;
    const came = Buffer.concat(raw.frames.slice(from)).toString("latin1");
    expect(came).not.toContain("Benedetta");
    expect(came).not.toContain(ben.me.id);
  });
}
