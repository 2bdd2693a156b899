/** An evening over real sockets, in several copies: cues, words, silence, doors, and a house that closes in the middle of it. */
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CueDeed, Notice, ProgrammeFile, RehearsalTold, Visit } from "../../../client/net/index.ts";
import { createLog } from "../../../server/log.ts";
import type { SpaceFile } from "../../../shared/space/space.ts";
import { dataFolder } from "../../support/data-folder.ts";
import { once, openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { visitsTo } from "../../support/visits.ts";
import { listening, saying } from "../../support/voice.ts";
import { SQUARE, writeSpaces } from "../http/opened.ts";

const square = (x: number, z: number, half: number): [number, number][] => [
  [x - half, z - half],
  [x + half, z - half],
  [x + half, z + half],
  [x - half, z + half],
];
const hall = (id: string, more: Partial<SpaceFile> = {}): SpaceFile => ({
  ...SQUARE,
  id,
  name: `The ${id}`,
  spawn: { position: [0, 0, 0], radius: 1 },
  zones: [
    { id: "stage", name: "Stage", polygon: square(15, 0, 4), kind: "stage" },
    { id: "floor", name: "Floor", polygon: square(0, 0, 6) },
  ],
  screens: [
    { id: "board", name: "Board", position: [0, 2, -10], yaw: 0, width: 2, height: 1, image: "own.png", alt: "Own" },
  ],
  ...more,
});
const SPACES = [
  hall("copies", { capacity: 2, copies: 3 }),
  ...["words", "silence", "doors", "roles", "asks", "again", "file", "theirs"].map((id) => hall(id)),
];

let folder: string;
let house: TestHouse;
const logged: string[] = [];
const open = () =>
  openHouse({
    data: join(folder, "data"),
    spaces: join(folder, "spaces"),
    log: createLog({ write: (line) => void logged.push(line) }),
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-evening-"));
  const data = await dataFolder();
  await rename(data, join(folder, "data"));
  const spaces = await writeSpaces(folder, ...SPACES);
  for (const { id } of SPACES)
    for (const name of ["own.png", "cue.png"]) await writeFile(join(spaces, id, name), "png");
  await writeFile(join(spaces, "theirs", "programme.json"), JSON.stringify(evening(3600, [closing], "theirs")));
  await writeFile(join(spaces, "file", "programme.json"), '{ "id": "file" }');
  house = await open();
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});
const { come, comeAs } = visitsTo(() => house);

type CueFile = ProgrammeFile["cues"][number];
const time = (at: number, length: number) =>
  new Date(at).toISOString().slice(length === 16 ? 0 : 11, length === 16 ? 16 : 19);
/** A time of day, so many seconds from now. */
const clockIn = (seconds: number) => time(Date.now() + seconds * 1000, 8);
const closing: CueFile = { id: "close", title: "Close", do: { kind: "close" } };
/** An evening that starts in so many seconds, to the minute. */
const evening = (seconds: number, cues: CueFile[], id = "evening"): ProgrammeFile => ({
  id,
  title: "The evening",
  zone: "UTC",
  starts: time(Date.now() + seconds * 1000, 16),
  cues,
});
const by = (id: string, what: CueFile["do"], more: Partial<CueFile> = {}): CueFile => ({
  id,
  title: id,
  do: what,
  ...more,
});
const announced = (visit: Visit): Notice[] => {
  const read: Notice[] = [];
  visit.on("notice", (notice) => {
    if (notice.kind === "announcement") read.push(notice);
  });
  return read;
};
const shown = (visit: Visit) => visit.screens.get("board")?.title;
const refusal = (done: Promise<unknown>): Promise<string> =>
  done.then(
    () => "done",
    ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
  );

test("[EVE1] [EVE6] A cue is in force within a second of its time in every copy, also in one that opens later, and ends as it began.", async () => {
  const hana = await comeAs("host", "Hana", { space: "copies" });
  const ada = await come("Ada", { space: "copies" });
  const ben = await come("Ben", { space: "copies" });
  expect([hana.copy, ada.copy, ben.copy]).toEqual([1, 1, 2]);
  expect(ben.evening).toBe(null);
  const at = clockIn(2);
  await hana.host.programme(
    evening(0, [
      by(
        "picture",
        { kind: "screen", screen: "board", show: "image", file: "cue.png", title: "Glazes", alt: "Pots" },
        { at },
      ),
      by("dusk", { kind: "light", light: "dusk" }, { at }),
      by("talk", { kind: "talk", speakers: ["Ada"] }, { at }),
      closing,
    ]),
  );
  await until(() => ben.evening !== null && hana.evening !== null);
  expect(ben.evening?.cues.map(({ id }) => id)).toEqual(["talk", "close"]);
  expect(hana.evening?.cues.map(({ id }) => id)).toEqual(["picture", "dusk", "talk", "close"]);
  const due = new Date(`${new Date().toISOString().slice(0, 11)}${at}Z`).getTime();
  const late = await Promise.all(
    [hana, ada, ben].map(async (one) => {
      await until(
        () => shown(one) === "Glazes" && one.evening?.inForce.light === "dusk" && one.evening.inForce.part === "talk",
      );
      return Date.now() - due;
    }),
  );
  for (const ms of late) {
    expect(ms).toBeGreaterThan(-50);
    expect(ms).toBeLessThan(1000);
  }
  expect(ben.evening).toMatchObject({
    inForce: { part: "talk" },
    cues: [{ id: "talk", status: "on" }, { id: "close" }],
  });
  expect(ben.screens.get("board")?.pages[0]).toEqual({ file: "spaces/copies/cue.png", alt: "Pots" });
  await come("Cleo", { space: "copies" });
  const dan = await come("Dan", { space: "copies" });
  expect(dan.copy).toBe(3);
  await until(() => shown(dan) === "Glazes" && dan.evening?.inForce.light === "dusk");
  await hana.host.cue({ do: "close" });
  await until(() => [hana, ben, dan].every((one) => shown(one) === "Board" && one.evening?.closedAt !== null));
  expect(dan.evening?.inForce.light).toBe(null);
});

test("[EVE4] Words of an evening reach once whom they are for, in all copies, with label and source; news reaches everybody.", async () => {
  const hana = await comeAs("host", "Hana", { space: "words" });
  const ada = await come("Ada", { space: "words", language: "de-AT", device: "headset" });
  const ben = await come("Ben", { space: "words", language: "fr" });
  const ears = [hana, ada, ben].map(announced);
  const say = (id: string, text: string, to?: Extract<CueFile["do"], { kind: "announcement" }>["to"]): CueFile =>
    by(id, { kind: "announcement", text, ...(to && { to }), label: "sponsored", source: "Our own count" });
  await hana.host.programme(
    evening(0, [
      say("all", "For all"),
      say("german", "Auf Deutsch", { languages: ["de"] }),
      say("hosts", "For hosts", { roles: ["host"] }),
      say("floor", "For the floor", { zone: "floor", newcomers: true }),
      say("stage", "For the stage", { zone: "stage" }),
      say("headset", "For headsets", { devices: ["headset"] }),
      say("old", "For whoever was here before", { newcomers: false }),
      by("welcome", { kind: "welcome", text: "Good evening" }),
      closing,
    ]),
  );
  for (const id of ["all", "german", "hosts", "floor", "stage", "headset", "old", "welcome"]) {
    await hana.host.cue({ do: "begin", cue: id });
    await pause(100);
  }
  expect(await refusal(hana.host.cue({ do: "begin", cue: "all" }))).toMatch(/^invalid: That cue does not wait/);
  await hana.host.cue({ do: "preempt", title: "News", text: "The sea is calm." });
  await until(() => ears.every((read) => read.some(({ text }) => text.startsWith("News"))));
  const [, ...visitors] = ears.map((read) => read.map(({ text }) => text));
  expect(visitors).toEqual([
    ["For all", "Auf Deutsch", "For the floor", "For headsets", "Good evening", "News: The sea is calm."],
    ["For all", "For the floor", "Good evening", "News: The sea is calm."],
  ]);
  expect(ears[0]!.map(({ text }) => text)).toContain("For hosts");
  expect(ears[1]![0]).toMatchObject({ label: "sponsored", source: "Our own count" });
  await until(() => ben.evening?.inForce.news?.title === "News");
  expect(JSON.stringify(ben.evening)).not.toMatch(/Auf Deutsch|For hosts/);
  await hana.host.cue({ do: "close" });
});

test("[EVE5] A silenced audience is not heard but for whoever is called up, staff are, quiet zones are quiet, and afterwards all is as before.", async () => {
  const hana = await comeAs("host", "Hana", { space: "silence" });
  const ada = await come("Ada", { space: "silence" });
  const ben = await come("Ben", { space: "silence" });
  const ears = await listening(ben);
  const stop = { now: false };
  await ada.voice.start(saying("ada", stop));
  await hana.voice.start(saying("hana", stop));
  await until(() => ears.lately().has("ada") && ears.lately().has("hana"));
  await hana.host.programme(
    evening(0, [
      by("soft", { kind: "rules", audience: "soft" }),
      by("hard", { kind: "rules", audience: "hard" }),
      by("quiet", { kind: "rules", quiet: ["floor"] }),
      closing,
    ]),
  );
  const told = once(ada, "notice", ({ text }) => /audience listens/.test(text));
  await hana.host.cue({ do: "begin", cue: "soft" });
  await told;
  await until(() => !ears.lately().has("ada"));
  expect(ears.lately().has("hana")).toBe(true);
  expect(ada.voice.microphone).toMatchObject({ open: false, silent: "soft" });
  expect(ada.voice.silenced).toEqual({ reason: "audience" });
  expect(await refusal(ada.voice.mute(false))).toMatch(/^muted: The audience listens just now. Raise your hand/);
  expect(await refusal(ada.voice.caption("psst"))).toMatch(/^muted/);
  await until(async () => (await ben.voice.why(ada.me.id)).reason === "audience");
  await hana.voice.floor(ada.me.id, true);
  await ada.voice.mute(false);
  await until(() => ears.lately().has("ada"));
  await hana.host.cue({ do: "begin", cue: "hard" });
  await until(() => !ears.lately().has("ada"));
  expect(await refusal(ada.voice.mute(false))).toMatch(/^muted/);
  const late = await come("Late", { space: "silence" });
  await late.voice.listen("socket");
  const again = once(ada, "notice", ({ text }) => /may speak again/.test(text));
  await hana.host.cue({ do: "begin", cue: "quiet" });
  await again;
  expect(ada.voice.microphone.silent).toBe(null);
  await ada.voice.mute(false);
  await until(() => !ears.lately().has("hana"));
  expect((await ben.voice.why(hana.me.id)).reason).toBe("quiet");
  const read = once(ben, "message");
  await ada.say("one may still write");
  expect((await read).text).toBe("one may still write");
  await hana.host.cue({ do: "close" });
  await until(() => ears.lately().has("ada") && ears.lately().has("hana"));
  stop.now = true;
});

test("[EVE7] Visitors wait before shut doors and are told when they open; staff come in, whoever is in stays, and on the days before the place is open.", async () => {
  const hana = await comeAs("host", "Hana", { space: "doors" });
  const ada = await come("Ada", { space: "doors" });
  const doors = (at?: string): CueFile => by("doors", { kind: "doors" }, at === undefined ? {} : { at });
  await hana.host.programme(evening(2 * 3600, [doors(time(Date.now() + 2 * 3600_000, 16).slice(11)), closing]));
  await come("Early", { space: "doors" });
  await hana.host.programme(evening(0, [doors(clockIn(600)), closing]));
  expect(await refusal(house.enter("Ben", { space: "doors" }))).toMatch(
    /^not-allowed: The doors of The doors are still shut for “The evening”\. They open in 10 minutes\./,
  );
  await comeAs("moderator", "Mo", { space: "doors" });
  expect(ada.evening?.inForce.doors).toBe("shut");
  await hana.host.programme(evening(0, [doors(), closing]));
  expect(await refusal(house.enter("Ben", { space: "doors" }))).toMatch(/A host opens them\./);
  await hana.host.cue({ do: "begin", cue: "doors" });
  await come("Ben", { space: "doors" });
  await hana.host.cue({ do: "close" });
  await come("Cleo", { space: "doors" });
});

test("[EVE8] [EVE15] [CON1] Only hosts and owners set a programme and give cues; what cannot be is refused with its place and the reason.", async () => {
  const hana = await comeAs("host", "Hana", { space: "roles" });
  const others = [
    await come("Ada", { space: "roles" }),
    await comeAs("moderator", "Mo", { space: "roles" }),
    await comeAs("bot", "Bot", { space: "roles" }),
  ];
  const owner = await comeAs("owner", "Olga", { space: "roles" });
  const programme = evening(60, [by("talk", { kind: "talk" }, { lasts: 5 }), closing]);
  const deeds: CueDeed[] = [
    { do: "begin", cue: "talk" },
    { do: "end", cue: "talk" },
    { do: "skip", cue: "talk" },
    { do: "extend", cue: "talk", minutes: 5 },
    { do: "hold" },
    { do: "resume" },
    { do: "preempt", title: "News", text: "News" },
    { do: "close" },
  ];
  const tried = others.map(async ({ host }) => {
    const asked = [() => host.programme(programme), () => host.lint(), ...deeds.map((deed) => () => host.cue(deed))];
    for (const ask of asked) {
      expect(await refusal(ask())).toBe("not-allowed: Only hosts run the evening.");
      await pause(30);
    }
  });
  await Promise.all(tried);
  expect(hana.evening).toBe(null);
  const set = (cues: CueFile[], more: object = {}) => refusal(hana.host.programme({ ...evening(0, cues), ...more }));
  expect(await set([by("a", { kind: "break" }, { after: { cue: "a", minutes: 0 } })])).toBe(
    "invalid: cues[0].after.cue: it waits for itself, and would never begin.",
  );
  expect(await set([by("a", { kind: "rules", quiet: ["attic"] })])).toBe(
    "invalid: cues[0].do.quiet[0]: there is no zone attic in this space.",
  );
  const picture = { kind: "screen", screen: "board", show: "image", file: "none.png", title: "T", alt: "A" } as const;
  expect(await set([by("a", picture)])).toBe(
    "invalid: cues[0].do.file: there is no file none.png in the space's folder.",
  );
  expect(await set([closing], { starts: "2026-02-30T19:00" })).toBe("invalid: starts: there is no such day or time.");
  expect(await set([by("a", { kind: "break" }, { at: "00:00:01" })], { starts: "2020-01-01T00:00" })).toBe(
    "invalid: cues[0].at: 00:00 has passed.",
  );
  expect(
    await set(Array.from({ length: 200 }, (_, n) => by(`c${n}`, { kind: "break", text: "x".repeat(200) }))),
  ).toMatch(/^too-long/);
  await pause(1000);
  expect(await refusal(hana.host.cue({ do: "hold" }))).toBe("not-found: No evening is set here.");
  expect(await refusal(hana.host.cue({ do: "begin", cue: "No such" }))).toMatch(/^invalid/);

  await hana.host.programme(programme);
  expect((await hana.host.lint()).map(({ text }) => text)).toContain("the stage has no speaker for “talk”");
  expect(await hana.host.lint(evening(60, [{ ...closing, at: clockIn(90) }]))).toEqual([]);
  await pause(1000);
  await owner.host.cue({ do: "hold" });
  expect(await refusal(hana.host.cue({ do: "hold" }))).toBe("invalid: The evening is held already.");
  await until(() => hana.evening?.heldSince !== null);
  await hana.host.cue({ do: "resume" });
  const { event } = await hana.host.cue({ do: "begin", cue: "talk" });
  await until(() => owner.evening?.inForce.part === "talk");
  await hana.host.takeBack(event);
  await until(() => owner.evening?.inForce.part === null);
  expect(await refusal(hana.host.takeBack(event))).toMatch(/^invalid: Something was done after it/);
  await hana.host.cue({ do: "begin", cue: "talk" });
  await hana.host.cue({ do: "extend", cue: "talk", minutes: 5 });
  await until(() => hana.evening!.cues[0]!.ends! - hana.evening!.cues[0]!.begins! === 600_000);
  expect(hana.evening!.cues[0]!.status).toBe("on");
  expect(await refusal(hana.host.programme({ ...programme, id: "another" }))).toMatch(
    /^invalid: Another evening is on/,
  );
  await owner.host.cue({ do: "close" });
  expect(await refusal(hana.host.programme(programme))).toMatch(/^invalid: There was an evening of that id/);
});

test("[EVE9] [EVE6] Anybody reads the evening and its calendar over HTTP; what is to come behind the scenes nobody does.", async () => {
  const at = (path: string) => fetch(`${house.url}${path}`);
  expect((await at("/api/spaces/nowhere/programme")).status).toBe(404);
  expect((await at("/api/spaces/file/programme")).status).toBe(404);
  const view = await (await at("/api/spaces/theirs/programme")).json();
  expect(view).toMatchObject({ id: "theirs", zone: "UTC", cues: [{ id: "close", status: "waiting" }] });
  const calendar = await at("/api/spaces/theirs/programme.ics");
  expect(calendar.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const text = await calendar.text();
  expect(text).toContain("UID:theirs.theirs@stoa");
  expect(text).toContain(`URL;VALUE=URI:${house.url}/s/theirs`);
  for (const name of ["programme.json", "Programme.JSON"])
    expect((await at(`/spaces/theirs/${name}`)).status).toBe(404);
});

test("[PRG11] A host rehearses the evening that is set, or another: they alone are told how far it is and what came of it, and it stands as it stood.", async () => {
  const hana = await comeAs("host", "Hana", { space: "theirs" });
  const ada = await come("Ada", { space: "theirs" });
  const heard: unknown[] = [];
  ada.on("rehearsal", (told) => heard.push(told));
  for (const visit of [hana, ada]) visit.on("evening", (told) => heard.push(told));
  const shares: number[] = [];
  hana.on("rehearsal", ({ share }) => shares.push(share));
  const through = () =>
    new Promise<RehearsalTold["through"]>((resolve) => {
      const stop = hana.on("rehearsal", (told) => {
        if (told.through === null) return;
        stop();
        resolve(told.through);
      });
    });
  const before = hana.evening;
  const first = through();
  await hana.host.rehearse({ people: 20 });
  expect(await refusal(hana.host.rehearse())).toMatch(/^full: An evening of this space is being rehearsed already/);
  expect((await first)?.rehearsal).toMatchObject({ people: 20, cues: [{ id: "close" }] });
  const second = through();
  await hana.host.rehearse({ programme: evening(60, [by("talk", { kind: "talk" }, { lasts: 5 }), closing], "draft") });
  expect((await second)?.advice.map(({ path }) => path)).toContain("cues[0].do.speakers");
  expect(shares.at(-1)).toBe(1);
  expect(hana.evening).toBe(before);
  expect(heard).toEqual([]);
  await hana.leave();
  await ada.leave();
});

test("[EVE2] A broken programme is told with its path and stays out; a saved one is taken, and what was there stays over a broken one.", async () => {
  const file = join(folder, "spaces", "file", "programme.json");
  const problems = () =>
    logged.map((line) => JSON.parse(line) as { problem?: string }).map(({ problem }) => problem ?? "");
  expect(problems().some((one) => one.startsWith(`${file}: title: `))).toBe(true);
  const ada = await come("Ada", { space: "file" });
  expect(ada.evening).toBe(null);
  await writeFile(file, JSON.stringify(evening(60, [closing], "saved")));
  await until(() => ada.evening?.id === "saved");
  await writeFile(file, "{");
  await until(() => problems().some((one) => one.startsWith(`${file}: expected JSON`)));
  expect(ada.evening?.id).toBe("saved");
  await writeFile(
    file,
    JSON.stringify({
      ...evening(60, [closing], "old"),
      starts: "2020-01-01T00:00",
      cues: [{ ...closing, at: "01:00" }],
    }),
  );
  await until(() => problems().some((one) => one.endsWith("everything in it is in the past.")));
});

test("[EVE13] While a cue for it is on people answer a poll and ask the house, in every copy alike, and no longer.", async () => {
  const hana = await comeAs("host", "Hana", { space: "asks" });
  const ada = await come("Ada", { space: "asks" });
  const which: CueFile["do"] = { kind: "poll", question: "Which one?", options: ["this", "that"] };
  await hana.host.programme(
    evening(0, [by("which", which), by("ask", { kind: "questions" }), by("talk", { kind: "talk" }), closing]),
  );
  expect(ada.conversation.polls).toEqual([]);
  await hana.host.cue({ do: "begin", cue: "which" });
  await until(() => ada.conversation.polls[0]?.spec?.question === "Which one?");
  await ada.conversation.answer(ada.conversation.polls[0]!.id, 1);
  await until(() => hana.conversation.polls[0]?.counts.join() === "0,1");
  await hana.host.cue({ do: "end", cue: "which" });
  await until(() => ada.conversation.polls[0]?.closedAt != null);
  await hana.host.cue({ do: "begin", cue: "ask" });
  await until(() => ada.conversation.open);
  const asked = await ada.conversation.ask("How long does it last?");
  await hana.host.cue({ do: "end", cue: "ask" });
  await until(() => !ada.conversation.open);
  await expect(ada.conversation.ask("One more?")).rejects.toMatchObject({ code: "not-allowed" });
  expect(hana.conversation.questions.map(({ id }) => id)).toEqual([asked]);
  await hana.host.cue({ do: "close" });
  await until(() => ada.conversation.open);
});

test("[EVE3] [EVE2] A house that closes in mid-evening goes on where the evening is when it opens again; what a host changed stays.", async () => {
  const [hana, theirs] = [
    await comeAs("host", "Hana", { space: "again" }),
    await comeAs("host", "Hans", { space: "theirs" }),
  ];
  const key = { key: hana.key };
  await theirs.host.programme({ ...evening(3600, [closing], "theirs"), title: "Changed by its host" });
  await hana.host.programme(
    evening(0, [
      by("dusk", { kind: "light", light: "dusk" }),
      by("picture", { kind: "screen", screen: "board", show: "image", file: "cue.png", title: "Glazes", alt: "Pots" }),
      by("talk", { kind: "talk" }, { lasts: 0.1 }),
      by("word", { kind: "announcement", text: "While nobody was there" }, { after: { cue: "talk", minutes: 0 } }),
      by("hush", { kind: "rules", audience: "hard" }, { after: { cue: "talk", minutes: 0 } }),
      by("never", { kind: "break" }),
      closing,
    ]),
  );
  for (const cue of ["dusk", "picture", "talk"]) await hana.host.cue({ do: "begin", cue });
  await hana.host.cue({ do: "extend", cue: "talk", minutes: -0.075 });
  await until(() => {
    const { begins = null, ends = null } = hana.evening?.cues[2] ?? {};
    return begins !== null && ends !== null && ends - begins === 1500;
  });
  const ends = hana.evening!.cues[2]!.ends!;
  await house.close();
  await until(() => Date.now() > ends, 8000);
  house = await open();
  const ada = await come("Ada", { space: "again" });
  const back = await comeAs("host", "Hana", { space: "again", ...key });
  await until(() => back.evening?.inForce.audience === "hard" && shown(ada) === "Glazes");
  expect(ada.evening).toMatchObject({ id: "evening", inForce: { light: "dusk", audience: "hard", part: null } });
  expect(back.evening?.cues.map(({ id, status }) => `${id} ${status}`)).toEqual([
    "dusk on",
    "picture on",
    "talk over",
    "word over",
    "hush on",
    "never waiting",
    "close waiting",
  ]);
  expect(back.evening?.cues[2]?.ends).toBe(ends);
  await back.host.cue({ do: "close" });
  await until(() => shown(ada) === "Board");
  expect((await come("Ben", { space: "theirs" })).evening?.title).toBe("Changed by its host");
});
