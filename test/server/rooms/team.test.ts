/** Team, people, stage and reactions over real sockets, in a space of two copies; what visitors must not get, byte for byte. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { join as enter, type Visit } from "../../../client/net/index.ts";
import type { ProgrammeFile } from "../../../shared/programme/programme.ts";
import type { SpaceFile } from "../../../shared/space/space.ts";
import { countOf, type ReactionCounts } from "../../../shared/team/reactions.ts";
import { dataFolder } from "../../support/data-folder.ts";
import { once, openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { enterRaw } from "../../support/raw-visitor.ts";
import { visitsTo } from "../../support/visits.ts";
import { SQUARE, writeSpaces } from "../http/opened.ts";

const HALL: SpaceFile = {
  ...SQUARE,
  id: "hall",
  name: "Hall",
  capacity: 3,
  copies: 2,
  zones: [
    {
      id: "stage",
      name: "Stage",
      kind: "stage",
      speakers: "invited",
      polygon: [
        [-3, 8],
        [3, 8],
        [3, 12],
        [-3, 12],
      ],
    },
    {
      id: "green-room",
      name: "Green room",
      entry: "speakers",
      polygon: [
        [6, -2],
        [10, -2],
        [10, 2],
        [6, 2],
      ],
      hearing: { closed: true },
    },
  ],
  seats: [{ id: "chair", position: [0, 0, 10], yaw: 0 }],
};
const EVENING: ProgrammeFile = {
  id: "spring",
  title: "Spring",
  zone: "UTC",
  starts: "2126-12-04T19:00",
  cues: [
    { id: "talk", title: "Talk", lasts: 20, do: { kind: "talk", speakers: ["Ana"] } },
    { id: "close", title: "Close", do: { kind: "close" } },
  ],
};

let folder: string;
let data: string;
let house: TestHouse;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-team-"));
  data = await dataFolder();
  const hidden = { ...HALL, id: "guests", newcomers: "invited" as const };
  const spaces = await writeSpaces(folder, ...["hall", "yard", "barn"].map((id) => ({ ...HALL, id })), hidden);
  house = await openHouse({ spaces, data });
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
  await rm(data, { recursive: true, force: true });
});

const { come, comeAs, kept } = visitsTo(() => house);
const refused = (code: string) => expect.objectContaining({ code });

test("[STF1] [STF2] [STF3] [STG1] Staff of all copies read each other; a visitor gets not one byte of it, a muted or set-apart colleague writes nothing.", async () => {
  const space = "hall";
  const raw = await enterRaw(house.url, { space, name: "Raw" });
  const host = await comeAs("host", "Hosna", { space });
  const ana = await come("Ana", { space });
  const mo = await comeAs("moderator", "Mo", { space });
  expect([host.copy, mo.copy]).toEqual([1, 2]);
  await host.team.write("zebra crossing at the west door");
  await until(() => mo.team.words.some(({ text }) => text.startsWith("zebra")));
  expect(mo.team.words.at(-1)).toMatchObject({ name: "Hosna", role: "host", mine: false });
  const from = Date.now() + 60_000;
  const reminded: string[] = [];
  for (const one of [host, mo, ana])
    one.on("notice", ({ kind, text }) => {
      if (kind === "house") reminded.push(`${one.me.name}: ${text}`);
    });
  await host.host.setShift({ task: "door", name: "Quagga Mo", from, until: from + 60_000 });
  await until(() => mo.team.shifts.length === 1);
  // Nobody here goes by that name: whoever may do it is reminded. By a name it is they alone.
  await until(() => reminded.length === 2, 10_000);
  await host.host.setShift({ task: "stage", name: "mo", from: from + 1, until: from + 60_000 });
  await until(() => reminded.length === 3, 10_000);
  expect(reminded.sort()).toEqual([
    "Hosna: In 1 minute: Quagga Mo, the door.",
    "Mo: In 1 minute: Quagga Mo, the door.",
    "Mo: In 1 minute: mo, the stage.",
  ]);
  await expect(mo.host.setShift({ task: "door", name: "x", from, until: from + 1 })).rejects.toEqual(
    refused("not-allowed"),
  );
  await host.host.programme(EVENING);
  await ana.ready();
  await until(() => host.team.ready.length === 1);
  expect(host.team.ready[0]).toMatchObject({ name: "Ana", mine: false });
  // Whoever comes later is told all of it, and whoever is none of them nothing.
  for (const [id, verb, payload] of [
    [1, "writeToTeam", { text: "let me in" }],
    [2, "setShift", { task: "door", name: "Raw", from, until: from + 1 }],
    [3, "team", {}],
    [4, "invitations", {}],
    [5, "ready", { on: true }],
    [6, "spotlight", { avatar: null }],
    [7, "writeToTeam", { text: "x".repeat(501) }],
  ] as const)
    raw.request(id, verb, payload);
  await until(() => raw.answers.size >= 7);
  for (const answer of raw.answers.values()) expect(JSON.stringify(answer)).toMatch(/not-allowed|invalid|too-long/);
  await pause(400);
  const bytes = Buffer.concat(raw.frames.map((frame) => Buffer.from(frame))).toString("latin1");
  for (const secret of ["zebra", "Quagga", "shifts"]) expect(bytes).not.toContain(secret);
  expect(ana.team.words).toEqual([]);
  await mo.conduct.act({ on: host.me.person!, do: "mute", rule: "spam", minutes: 5 }).catch(() => {});
  raw.socket.close();
  const owner = await comeAs("owner", "Olga", { space });
  for (const act of ["mute", "isolate"] as const) {
    await owner.conduct.act({ on: mo.me.person!, do: act, rule: "spam", minutes: 5 });
    await expect(mo.team.write("after all")).rejects.toEqual(refused(act === "mute" ? "muted" : "not-allowed"));
    if (act === "mute") await owner.conduct.act({ on: mo.me.person!, do: "unmute", rule: "spam" });
  }
});

test("[STF4] [STF5] [STF6] Guests are asked in by links told once; a co-host is one from now on and none once the evening is closed; nobody goes further.", async () => {
  const space = "guests";
  const host = await comeAs("host", "Hosna", { space });
  const [zoe, yan] = await host.host.invite({ role: "visitor", names: ["Zoe", "Yan"], hours: 2 });
  await expect(host.host.invite({ role: "host", names: ["Mallory"] })).rejects.toEqual(refused("not-allowed"));
  expect(zoe!.link).toContain(`/s/${space}#token=`);
  const tokenOf = (link: string) => link.split("#token=")[1]!;
  await expect(house.enter("Nobody", { space })).rejects.toEqual(refused("not-allowed"));
  const guest = kept(await house.enter("Zoe", { space, token: tokenOf(zoe!.link) }));
  expect(guest.me.role).toBe("visitor");
  const listed = await host.host.invitations();
  expect(listed.find(({ for: whom }) => whom === "Zoe")).toMatchObject({ used: expect.any(Number), mine: true });
  const open = listed.find(({ for: whom }) => whom === "Yan")!;
  expect(open.used).toBeNull();
  expect(JSON.stringify(listed)).not.toContain(tokenOf(yan!.link));
  expect(JSON.stringify(listed)).not.toContain(guest.me.person!);
  await host.host.revokeInvitation(open.id);
  await expect(host.host.revokeInvitation(open.id)).rejects.toEqual(refused("not-found"));
  await expect(house.enter("Yan", { space, token: tokenOf(yan!.link) })).rejects.toEqual(refused("not-allowed"));
  // Nobody is answered more than ten times a second.
  await pause(800);
  // A guest comes again without the link.
  await guest.leave();
  const again = kept(await enter(house.url, { space, name: "Zoe", key: guest.key }));

  await expect(host.host.giveRole({ avatar: again.me.id }, "host", true)).rejects.toEqual(refused("not-found"));
  await host.host.programme({ ...EVENING, id: "guests-evening" });
  await expect(again.host.giveRole({ avatar: host.me.id }, "visitor")).rejects.toEqual(refused("not-allowed"));
  await expect(host.host.giveRole({ avatar: again.me.id }, "moderator", true)).rejects.toEqual(refused("not-allowed"));
  await expect(host.host.giveRole({ avatar: again.me.id }, "host")).rejects.toEqual(refused("not-allowed"));
  await host.host.giveRole({ avatar: again.me.id }, "host", true);
  await until(() => again.me.role === "host" && host.avatars.get(again.me.id)?.role === "host");
  await pause(800);
  await again.team.write("I am one of you");
  const staff = (await host.host.team()).filter(({ role }) => role !== "owner");
  expect(staff.map(({ name, role, forEvening }) => [name, role, forEvening])).toEqual([
    ["Hosna", "host", false],
    ["Zoe", "host", true],
  ]);
  // What was given for good a co-host does not take.
  await expect(again.host.giveRole({ avatar: host.me.id }, "visitor", true)).rejects.toEqual(refused("not-allowed"));
  await host.host.cue({ do: "close" });
  await until(() => again.me.role === "visitor");
  const { rows } = (await (await fetch(`${house.url}/api/ledger`)).json()) as { rows: { entry: object }[] };
  const given = rows.map(({ entry }) => entry).filter((entry) => "space" in entry && entry.space === space);
  expect(given.slice(-2)).toMatchObject([
    { kind: "role", role: "host" },
    { kind: "role", role: "visitor" },
  ]);
  await until(() => again.team.words.length === 0);
  await expect(again.team.write("still here")).rejects.toEqual(refused("not-allowed"));
  await expect(again.host.invite({ role: "visitor", names: ["x"] })).rejects.toEqual(refused("not-allowed"));
});

test("[STG3] [STG4] [STG5] Light and megaphone are a host's to give and end; who is called up is taken back to where they were where they agreed.", async () => {
  const space = "yard";
  const host = await comeAs("host", "Hosna", { space });
  const [ada, ben] = [await come("Ada", { space }), await come("Ben", { space })];
  await host.host.spotlight(ada.me.id);
  await until(() => ben.stage.light?.name === "Ada");
  await expect(ben.host.spotlight(ben.me.id)).rejects.toEqual(refused("not-allowed"));
  await expect(ben.voice.speak("house")).rejects.toEqual(refused("not-allowed"));
  await host.host.megaphone(ada.me.id, 1);
  await until(() => ada.voice.microphone.manner === "house" && ben.stage.megaphone?.avatar === ada.me.id);
  await until(() => ada.voice.microphone.manner === "near" && ben.stage.megaphone === null);
  await host.host.megaphone(ada.me.id, 60);
  await until(() => ada.voice.microphone.manner === "house");
  await host.host.megaphone(ada.me.id, 0);
  await until(() => ada.voice.microphone.manner === "near");
  const before = [...ada.me.pose.position];
  await ada.hand(true);
  await until(() => host.conversation.floor.queue?.length === 1);
  const { hand } = await host.host.callUp();
  await ada.conversation.comeUp({ back: true });
  await until(() => ada.me.seat === "chair");
  await expect(ben.sit("chair")).rejects.toThrow();
  await host.host.endTurn(hand);
  await until(() => ada.me.seat === null && Math.abs(ada.me.pose.position[2] - before[2]!) < 3);
  await ada.leave();
  await until(() => ben.stage.light === null);
  await Promise.all([host.leave(), ben.leave()]);
});

test("[STG9] A green room lets in staff and whoever a host lets speak, and tells anybody else why not; nothing said in it is heard outside.", async () => {
  const space = "yard";
  const host = await comeAs("host", "Hosna", { space });
  const [ada, ben] = [await come("Ada", { space }), await come("Ben", { space })];
  const isIn = ({ me }: Visit) => me.pose.position[0] > 6 && Math.abs(me.pose.position[2]) < 2;
  const into = async (visit: Visit) => {
    // Nobody teleports more than twice a second.
    await pause(550);
    await visit.teleport([5, 0, 0], 0);
    await pause(550);
    await visit.teleport([8, 0, 0], 0).catch(() => {});
    await pause(250);
  };
  const refusal = once(ada, "notice", ({ text }) => /^Green room is for those who speak/.test(text));
  await Promise.all([into(ada), into(host)]);
  expect(isIn(host)).toBe(true);
  await refusal;
  expect(isIn(ada)).toBe(false);
  await host.voice.floor(ada.me.id, true);
  await into(ada);
  expect(isIn(ada)).toBe(true);
  await ben.teleport([5, 0, 0], 0);
  expect(ben.copy).toBe(ada.copy);
  let heard = "";
  ben.on("message", ({ text }) => {
    heard += text;
  });
  const within = once(ada, "message");
  await host.say("You are next.");
  expect((await within).text).toBe("You are next.");
  await pause(200);
  expect(heard).toBe("");
});

test("[RCT2] [RCT3] What people of all copies show is one number, told at most twice a second; whoever is muted or set apart does not count.", async () => {
  const space = "barn";
  const owner = await comeAs("owner", "Olga", { space });
  const people: Visit[] = [];
  for (const name of ["Ada", "Ben", "Cleo"]) people.push(await come(name, { space }));
  expect(people.at(-1)!.copy).toBe(2);
  const told: { at: number; counts: ReactionCounts }[] = [];
  owner.on("reactions", (counts) => told.push({ at: performance.now(), counts }));
  const seenAfar = once(people[2]!, "reactions");
  await Promise.all(people.flatMap((one) => [one.react("clap"), one.react("clap"), one.react("clap")]));
  await until(() => told.length > 0);
  const sum = () => told.reduce((all, { counts }) => all + countOf(counts), 0);
  await until(() => sum() === 3);
  expect((await seenAfar).clap).toBeGreaterThan(0);
  const person = [...owner.avatars.values()].find(({ name }) => name === "Ada")!.person!;
  await owner.conduct.act({ on: person, do: "mute", rule: "spam", minutes: 5 });
  await expect(people[0]!.react("heart")).rejects.toEqual(refused("muted"));
  await owner.conduct.act({ on: person, do: "unmute", rule: "spam" });
  await owner.conduct.act({ on: person, do: "isolate", rule: "spam", minutes: 5 });
  await people[0]!.react("wow");
  for (let n = 0; n < 6; n++) {
    await people[1]!.react("laugh");
    await pause(130);
  }
  await pause(600);
  expect(told.every(({ counts }) => counts.wow === undefined && counts.heart === undefined)).toBe(true);
  for (const [at, one] of told.entries()) if (at > 0) expect(one.at - told[at - 1]!.at).toBeGreaterThan(400);
  expect(told.reduce((all, { counts }) => all + (counts.laugh ?? 0), 0)).toBeLessThanOrEqual(2);
});
