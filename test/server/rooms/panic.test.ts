/** Panic over real sockets: strangers come neither near nor to hearing, whatever their clients do, and none learns of it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Protocol } from "@colyseus/core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Avatar, join as joinAt, type Visit } from "../../../client/net/index.ts";
import { COURT } from "../../support/court.ts";
import { once, openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { enterRaw, type RawVisitor } from "../../support/raw-visitor.ts";
import { openRelay, type Relay } from "../../support/relay.ts";
import { seeded } from "../../support/seeded.ts";
import { goTo, met, seen, visitsTo } from "../../support/visits.ts";
import { listening, saying } from "../../support/voice.ts";
import { writeSpaces } from "../http/opened.ts";

/** What a modified client sends at somebody, again and again. */
const TRIED = (avatar: string): [string, object][] => [
  ["say", { text: "from Rawley" }],
  ["say", { text: "to you alone", to: { avatar } }],
  ["emote", { name: "wave" }],
  ["inviteToCircle", { avatar }],
  ["allowCloser", { avatar }],
  ["teleport", { position: [0.5, 0, 0.5], yaw: 0 }],
  ["caption", { text: "spoken" }],
  ["speak", { manner: "whisper" }],
];

let folder: string;
let house: TestHouse;
let relay: Relay;
const raws: RawVisitor[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-panic-"));
  relay = await openRelay(seeded(3));
  house = await openHouse({ origins: [relay.url], spaces: await writeSpaces(folder, COURT) });
  relay.to(house.url);
});
afterEach(async () => {
  // One that was only dropped would stand there for a while.
  for (const raw of raws.splice(0)) raw.send(Uint8Array.from([Protocol.LEAVE_ROOM]));
});
afterAll(async () => {
  await house.close();
  await relay.close();
  await rm(folder, { recursive: true, force: true });
});

const { come, comeAs, kept } = visitsTo(() => house, { space: "court" });
const apart = (visit: Visit, other: Avatar) => {
  const [x, , z] = visit.me.pose.position;
  const [ox, , oz] = other.pose.position;
  return Math.hypot(x - ox, z - oz);
};
async function agree(a: Visit, b: Visit): Promise<void> {
  await a.allowCloser(b.me.id);
  await b.allowCloser(a.me.id);
  await until(() => seen(a, b)?.closer.theirs === true && seen(b, a)?.closer.theirs === true);
}
/** What comes to somebody of words, gestures and invitations. */
function told(visit: Visit): string[] {
  const all: string[] = [];
  visit.on("message", ({ text }) => all.push(text));
  visit.on("emote", ({ name }) => all.push(`emote ${name}`));
  visit.on("invited", ({ name }) => all.push(`invited by ${name}`));
  visit.on("change", ({ name, closer }) => {
    if (closer.theirs) all.push(`closer to ${name}`);
  });
  return all;
}

test("[PAN1] [PAN2] 100 ms after a panic nothing of a stranger, whatever they send, is nearer than 3 m but a pale trace without hands, nor read or heard", async () => {
  const ada = await come("Ada");
  await goTo(ada, 0, 0);
  const ben = await come("Ben");
  await goTo(ben, 1.4, 0);
  const raw = await enterRaw(house.url, { space: "court", name: "Rawley" });
  raws.push(raw);
  await met(ada, ben);
  await until(() => [...ada.avatars.values()].some(({ name }) => name === "Rawley"));
  const ears = await listening(ada);
  const stop = { now: false };
  await ben.voice.start(saying("strange", stop));
  await until(() => ears.lately().has("strange"));
  raw.request(1, "listen", { carrier: "socket" });
  const words = told(ada);
  const me = ada.me.id;
  await ada.panic();
  await pause(100);
  words.length = 0;
  const near: string[] = [];
  const heardFrom = ears.frames.length;
  ada.on("pose", (other) => {
    if (other.id === me || apart(ada, other) >= 2.99) return;
    if (other.ghost || (other.faded && !other.pose.leftHand && !other.pose.rightHand)) return;
    near.push(`${other.name} at ${apart(ada, other).toFixed(2)}`);
  });
  const started = apart(ada, seen(ada, ben)!);
  let nearest = started;
  for (let turn = 0; turn < 40; turn++) {
    const [x, y, z] = ben.me.pose.position;
    ben.walk({
      position: turn % 4 === 3 ? [x * 1.1, y, z] : [x * 0.9, y, z * 0.9],
      yaw: turn,
      leftHand: { position: [-0.5, 1.3, 0], rotation: [0, 0, 0, 1] },
    });
    const [verb, payload] = TRIED(me)[turn % 8]!;
    raw.request(100 + turn, verb, payload);
    if (turn === 3) await ben.say("from Ben");
    if (turn === 4) await ben.say("psst", { avatar: me });
    if (turn === 5) await ben.voice.caption("what Ben spoke").catch(() => {});
    if (turn === 6) await ben.voice.speak("whisper");
    nearest = Math.min(nearest, apart(ada, seen(ada, ben)!));
    await pause(50);
  }
  expect(near).toEqual([]);
  expect(words).toEqual([]);
  expect(ears.frames.slice(heardFrom).map(({ word }) => word)).toEqual([]);
  // The ratchet: who stood nearer was not pushed, and came no nearer.
  expect(nearest).toBeGreaterThanOrEqual(started - 0.011);
  expect(await ada.voice.why(ben.me.id)).toMatchObject({ reason: "panic" });
  expect((await ada.history()).map(({ text }) => text)).toEqual([]);
  await ada.calm();
  await until(() => words.some((word) => word.startsWith("closer to Rawley")));
  await ben.voice.speak("near");
  await until(() => ears.lately().has("strange"));
  await ben.say("hello again");
  await until(() => words.includes("hello again"));
  stop.now = true;
});

test("[PAN4] staff and whom one has agreed with come as near and are heard as before, until one word withdraws it", async () => {
  const ada = await come("Ada");
  await goTo(ada, 0, 0);
  const mo = await comeAs("moderator", "Heron");
  const dora = await come("Dora");
  const cal = await come("Cal");
  await met(ada, mo, dora, cal);
  await goTo(cal, 4, 4);
  await goTo(mo, -3, 0);
  await agree(ada, dora);
  // Offered, and not answered: nobody comes closer by their own word alone.
  await ada.allowCloser(cal.me.id);
  await ada.panic();
  await until(() => seen(ada, cal)?.closer.mine === false);
  await cal.allowCloser(ada.me.id);
  expect(seen(ada, dora)?.closer).toEqual({ mine: true, theirs: true });
  const words = told(ada);
  await dora.say("I am here");
  await mo.say("so am I");
  await cal.say("me too");
  await until(() => words.length === 2);
  await goTo(dora, 0.6, 0);
  await goTo(mo, -1.25, 0);
  await until(() => apart(ada, seen(ada, dora)!) < 0.65 && apart(ada, seen(ada, mo)!) < 1.3);
  expect([seen(ada, dora)!.faded, seen(ada, mo)!.faded]).toEqual([false, false]);
  await ada.withdrawCloser();
  await until(() => seen(ada, dora)!.faded && seen(dora, ada)!.closer.theirs === false);
  await dora.say("and now");
  await pause(150);
  expect(words.filter((word) => !word.startsWith("closer"))).toEqual(["I am here", "so am I"]);
});

test("[PAN3] it outlives drops and coming in again, and ends with calm or with leaving; the bubble is then as it was set", async () => {
  const ada = kept(await joinAt(relay.url, { space: "court", name: "Ada" }));
  const ben = await come("Ben");
  await met(ada, ben);
  await ada.bubble({ radius: 0.8, for: "nobody" });
  await ada.panic();
  await until(() => ada.me.panic && ada.me.bubble === 3);
  expect(ada.myBubble).toEqual({ radius: 0.8, for: "nobody" });
  const returned = once(ada, "reconnected");
  relay.cut();
  await returned;
  await until(() => ada.me.panic && ada.panicking !== null && ada.me.bubble === 3);
  const again = await come("Ada", { key: ada.key });
  await until(() => again.me.panic && again.panicking !== null);
  expect(again.me.bubble).toBe(3);
  const words = told(again);
  await met(again, ben);
  await ben.say("are you there");
  await pause(150);
  expect(words).toEqual([]);
  await again.calm();
  await until(() => !again.me.panic && again.me.bubble === 0.8);
  expect(again.panicking).toBeNull();
  await again.panic();
  await again.leave();
  const back = await come("Ada", { key: ada.key });
  await pause(100);
  expect(back.me.panic).toBe(false);
  expect(back.me.bubble).toBe(0.8);
});

test("[PAN2] who speaks from a stage or as the house is heard by who panics, and a stranger beside them is not", async () => {
  const ada = await come("Ada");
  await goTo(ada, 0, 0);
  const [cal, host] = [await come("Cal"), await comeAs("host", "Hana")];
  await Promise.all([goTo(cal, -15, -15), goTo(host, 6, 6)]);
  const ben = await come("Ben");
  await goTo(ben, 1.4, 0);
  await met(ada, ben, cal, host);
  await ada.panic();
  const ears = await listening(ada);
  const stop = { now: false };
  await ben.voice.start(saying("beside", stop));
  await cal.voice.start(saying("stage", stop));
  await host.voice.start(saying("house", stop));
  await host.voice.speak("house");
  await until(() => ears.lately().has("stage") && ears.lately().has("house"));
  await host.say("to you all", "space");
  expect(ears.frames.some(({ word }) => word === "beside")).toBe(false);
  stop.now = true;
});

test("[PAN5] nobody but the person and moderators can tell a panic from a wide bubble by any byte", async () => {
  const mo = await comeAs("moderator", "Heron");
  const ada = await come("Ada");
  const raw = await enterRaw(house.url, { space: "court", name: "Rawley" });
  raws.push(raw);
  await met(mo, ada);
  await until(() => [...ada.avatars.values()].some(({ name }) => name === "Rawley"));
  await pause(300);
  const told = async (act: () => Promise<void>) => {
    const from = raw.frames.length;
    await act();
    raw.request(7, "say", { text: "psst", to: { avatar: ada.me.id } });
    raw.request(8, "inviteToCircle", { avatar: ada.me.id });
    raw.request(9, "why", { avatar: ada.me.id });
    await until(() => raw.answers.has(7) && raw.answers.has(8) && raw.answers.has(9));
    const shape = JSON.stringify([7, 8, 9].map((id) => raw.answers.get(id))).replaceAll(/"(id|at)":("[^"]*"|\d+)/g, "");
    for (const id of [7, 8, 9]) raw.answers.delete(id);
    await pause(200);
    return { shape, bytes: Buffer.concat(raw.frames.slice(from)).toString("latin1") };
  };
  const wide = await told(() => ada.bubble({ radius: 3, for: "everyone" }));
  await ada.bubble({ radius: 1.2, for: "strangers" });
  const panicked = await told(() => ada.panic());
  await until(() => seen(mo, ada)?.panic === true);
  expect(panicked.shape).toBe(wide.shape);
  expect(panicked.bytes).not.toMatch(/panic/);
  expect(mo.me.panic).toBe(false);
  const late = await comeAs("moderator", "Egret");
  await until(() => seen(late, ada)?.panic === true);
  await ada.calm();
  await until(() => seen(mo, ada)?.panic === false && seen(late, ada)?.panic === false);
});
