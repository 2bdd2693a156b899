/** Mirrors: a theatre in several copies with one stage, over real sockets. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Visit } from "../../../client/net/index.ts";
import { VOICE_BYTES } from "../../../shared/protocol/from-client/index.ts";
import type { SpaceFile } from "../../../shared/space/space.ts";
import { encodeTalk } from "../../../shared/voice/frame.ts";
import { once, openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { enterRaw } from "../../support/raw-visitor.ts";
import { goTo, met, seen, visitsTo } from "../../support/visits.ts";
import { laterThan100ms, listening, packet, saying } from "../../support/voice.ts";
import { SQUARE, writeSpaces } from "../http/opened.ts";

const THEATRE: SpaceFile = {
  ...SQUARE,
  id: "theatre",
  name: "Theatre",
  capacity: 4,
  copies: 3,
  spawn: { position: [0, 0, 0], radius: 3 },
  seats: [{ id: "chair", position: [2, 0, -8], yaw: 0 }],
  zones: [
    {
      id: "stage",
      name: "Stage",
      kind: "stage",
      speakers: "invited",
      usual: 0.6,
      polygon: [
        [-5, -10],
        [5, -10],
        [5, -6],
        [-5, -6],
      ],
    },
  ],
};

/** A host and three in the first copy, two more in the second. */
type Cast = { hana: Visit; ada: Visit; art: Visit; mo: Visit; ben: Visit };
const LOOK = { skin: 1, hair: 1, hairStyle: 1, clothes: 1, cloth: 1, second: 1 };

let folder: string;
let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-mirrors-"));
  house = await openHouse({ spaces: await writeSpaces(folder, THEATRE) });
  const [space, look] = ["theatre", LOOK];
  const hana = await house.enterAs("host", "Hana", { space, look });
  const [ada, , art] = await Promise.all(["Ada", "Ann", "Art"].map((name) => house.enter(name, { space })));
  const mo = await house.enterAs("moderator", "Mo", { space });
  const ben = await house.enter("Ben", { space });
  cast = { hana, ada: ada!, art: art!, mo, ben };
  expect([hana.copy, ada!.copy, mo.copy, ben.copy]).toEqual([1, 1, 2, 2]);
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const { come } = visitsTo(() => house, { space: "theatre" });

const far = (a: Visit, b: Visit) => {
  const [x, , z] = a.me.pose.position;
  const [toX, , toZ] = seen(b, a)?.pose.position ?? [99, 0, 99];
  return Math.hypot(x - toX, z - toZ);
};
/** A modified client, which leaves again without its place being kept. */
async function modified(name: string) {
  const raw = await enterRaw(house.url, { space: "theatre", name });
  const leave = async () => {
    raw.request(99, "forget", {});
    await raw.closed;
  };
  return { raw, leave };
}

test("[MIR1] [MIR4] [MIR8] Who walks onto the stage is seen and heard in the other copy as there, and counts as nobody of it.", async () => {
  const { hana, mo, ben } = cast;
  const ears = await listening(ben);
  await until(() => ben.audience === 6 && hana.audience === 6);
  expect([ben.count, seen(ben, hana)]).toEqual([2, undefined]);
  await goTo(hana, 0, -8);
  await until(() => seen(ben, hana) !== undefined);
  const mirror = seen(ben, hana)!;
  expect(mirror).toMatchObject({ name: "Hana", badge: "host", mirrored: true, look: LOOK });
  expect(seen(hana, mo)).toBe(undefined);
  await until(() => typeof seen(mo, hana)?.person === "string");

  const at = {
    position: [0, 1.6, 0] as [number, number, number],
    rotation: [0, 0, 0, 1] as [number, number, number, number],
  };
  const rightHand = { position: [0.3, 1.3, -0.3] as [number, number, number], rotation: at.rotation };
  hana.walk({ position: [1, 0, -7.5], yaw: 0, head: at, rightHand });
  await until(() => far(hana, ben) < 0.01 && mirror.pose.rightHand !== undefined);
  expect(mirror.pose.rightHand!.position[1]).toBeCloseTo(1.3, 2);

  await hana.voice.start(saying("welcome"));
  await until(() => ears.frames.length > 20 && mirror.speaking);
  const slot = ben.voice.slots.find(({ avatar }) => avatar === hana.me.id)!;
  expect(slot).toMatchObject({ manner: "stage", reach: Number.POSITIVE_INFINITY, murmur: false });
  expect(new Set(ears.frames.map((frame) => `${frame.slot} ${frame.word}`))).toEqual(new Set([`${slot.slot} welcome`]));
  expect(await ben.voice.why(hana.me.id)).toMatchObject({ reason: "heard" });

  const caption = once(ben, "message");
  await hana.voice.caption("Welcome, all of you");
  expect(await caption).toMatchObject({ from: hana.me.id, caption: true, text: "Welcome, all of you" });
  expect((await ben.report({ about: hana.me.id, reason: "other" })).case).toBeTruthy();
  const emote = once(ben, "emote");
  await hana.emote("wave");
  expect((await emote).avatar).toBe(mirror);
  await hana.hand(true);
  await hana.sit("chair");
  await until(() => mirror.handRaised && mirror.seat === "chair" && far(hana, ben) < 0.01);
  await hana.hand(false);
  await hana.stand();
  await until(() => mirror.seat === null);

  // They are nobody of that copy: two more come in, and nobody can sit with them, or speak to them alone.
  expect([ben.count, ben.audience]).toEqual([2, 6]);
  expect([(await come("Cleo")).copy, (await come("Dora")).copy]).toEqual([2, 2]);
  await until(() => ben.count === 4 && hana.audience === 8);
  const { people } = (await (await fetch(`${house.url}/api/spaces/theatre`)).json()) as { people: number };
  expect(people).toBe(8);
  await expect(ben.circle.invite(hana.me.id)).rejects.toMatchObject({ code: "not-found" });
  await expect(ben.say("psst", { avatar: hana.me.id })).rejects.toMatchObject({ code: "not-found" });

  await hana.voice.stop();
});

test("[MIR3] [MIR7] Nobody is mirrored who has no voice on the stage, whatever their client sends; whoever leaves it is gone within a second.", async () => {
  const { hana, art, ben } = cast;
  const ears = await listening(ben);
  const came: string[] = [];
  ben.on("join", ({ name }) => came.push(name));
  await goTo(hana, 3, -4);
  await until(() => seen(ben, hana) === undefined);
  await art.leave();
  const { raw, leave } = await modified("Sly");
  let tick = 0;
  raw.request(1, "listen", { carrier: "socket" });
  raw.request(2, "microphone", { open: true });
  raw.request(3, "speak", { manner: "house" });
  raw.request(4, "floor", { avatar: "me", on: true });
  const sending = setInterval(() => raw.sendBytes(VOICE_BYTES, encodeTalk(tick, packet("sly", tick++))), 20);
  await goTo(hana, 3, -8);
  await until(() => came.includes("Hana"));
  await pause(300);
  expect([ears.lately().has("sly"), came]).toEqual([false, ["Hana"]]);
  clearInterval(sending);
  await leave();
  const left = performance.now();
  await Promise.all([once(ben, "leave", ({ name }) => name === "Hana"), goTo(hana, 3, -5)]);
  expect(performance.now() - left).toBeLessThan(2000);
});

test("[MIR5] Of a speaker who is blocked with them nothing reaches somebody in another copy, by either's block, and it comes back with its end.", async () => {
  const { hana, ben } = cast;
  const { raw, leave } = await modified("Pest");
  const ears = await listening(ben);
  await goTo(hana, 0, -8);
  await hana.voice.start(saying("hello"));
  await until(() => seen(ben, hana) !== undefined && ears.frames.length > 5);
  raw.request(1, "listen", { carrier: "socket" });
  await until(() => Buffer.concat(raw.frames).includes("hello"));
  raw.request(2, "block", { avatar: hana.me.id });
  await until(() => raw.answers.has(2));
  await pause(100);
  raw.frames.length = 0;
  for (let n = 0; n < 20; n++) {
    hana.walk({ position: [n / 10, 0, -8], yaw: n });
    await pause(25);
  }
  await hana.emote("wave");
  await pause(200);
  const bytes = Buffer.concat(raw.frames);
  expect([bytes.includes(hana.me.id), bytes.includes("hello"), bytes.includes("emote")]).toEqual([false, false, false]);
  // Nobody else moves, so that there is nothing to tell but that time goes on.
  expect(bytes.length).toBeLessThan(300);

  await ben.block(hana.me.id);
  await until(() => seen(ben, hana) === undefined);
  expect(await laterThan100ms(ears, "hello")).toBe(0);
  const [block] = await ben.blocks();
  await ben.unblock(block!.id);
  await until(() => seen(ben, hana) !== undefined && ears.lately().has("hello"));
  await Promise.all([leave(), hana.voice.stop()]);
});

test("[MIR6] Muted, a speaker is silent in the other copy within 100 ms; isolated or kicked they are gone from it.", async () => {
  const { hana, ada, mo, ben } = cast;
  const ears = await listening(ben);
  await met(hana, ada);
  await goTo(ada, -2, -8);
  await hana.voice.floor(ada.me.id, true);
  await ada.voice.start(saying("mine"));
  await until(() => ears.frames.length > 5 && seen(mo, ada)?.person !== undefined);
  const on = seen(mo, ada)!.person!;
  // Who leads acts on the person, wherever they meet them.
  const hushed = once(ada, "notice", ({ kind }) => kind === "hushed");
  await mo.voice.hush(ada.me.id);
  await hushed;
  await ada.voice.mute(false);
  await until(() => ears.lately(100).has("mine"));
  await mo.conduct.act({ on, do: "mute", rule: "abuse" });
  expect(await laterThan100ms(ears, "mine")).toBe(0);
  expect(seen(ben, ada)!.muted).toBe(true);
  await mo.conduct.act({ on, do: "unmute", rule: "abuse" });
  await ada.voice.start(saying("again"));
  await until(() => ears.lately().has("again") && !seen(ben, ada)!.muted);
  const isolating = mo.conduct.act({ on, do: "isolate", rule: "abuse" });
  await until(() => seen(ben, ada) === undefined);
  await isolating;
  await mo.conduct.act({ on, do: "release", rule: "abuse" });
  await until(() => seen(ben, ada) !== undefined);
  await mo.conduct.act({ on, do: "kick", rule: "abuse" });
  await until(() => seen(ben, ada) === undefined);
  expect(await laterThan100ms(ears, "again")).toBe(0);
  expect(seen(ben, ada)).toBe(undefined);
});
