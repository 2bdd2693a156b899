/**
 * A whole evening of a house of two processes: a programme of twelve cues, sixty people and two pages, three copies of the
 * space, a question from another copy that is answered on stage, a poll, and a report that a database reckons too.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { join as enter, type Visit } from "../../client/net/index.ts";
import { reportsFromHere } from "../../server/cli/report.ts";
import { readConfig } from "../../server/config.ts";
import type { LogRow } from "../../shared/events/log-fact.ts";
import type { ProgrammeFile } from "../../shared/programme/programme.ts";
import type { SpaceFile } from "../../shared/space/space.ts";
import { SQUARE } from "../server/http/opened.ts";
import { openBrowser, openCompany } from "../support/browser.ts";
import { until } from "../support/house.ts";
import { buildPage } from "../support/page.ts";
import { QUEST } from "../support/quest.ts";
import { compareReport } from "../support/report-compare.ts";
import { openSql } from "../support/report-in-sql.ts";
import { seeded } from "../support/seeded.ts";
import { type OneOfSeveral, openSeveral, type Several } from "../support/several.ts";
import { enterAs, openPage } from "./visitor-page.ts";

const BOTS = 60;
/** Enough of them vote, and enough do not, for figures about either to be shown. */
const VOTERS = 40;
const square = (x: number, z: number, half: number): [number, number][] => [
  [x - half, z - half],
  [x + half, z - half],
  [x + half, z + half],
  [x - half, z + half],
];
const GALA: SpaceFile = {
  ...SQUARE,
  id: "gala",
  name: "The gala",
  capacity: 22,
  copies: 3,
  spawn: { position: [0, 0, 0], radius: 8 },
  zones: [
    { id: "stage", name: "Stage", polygon: square(15, 0, 4), kind: "stage" },
    { id: "floor", name: "Floor", polygon: square(0, 0, 9) },
  ],
  seats: [{ id: "chair", position: [15, 0, 0], yaw: 0 }],
  screens: [
    { id: "board", name: "Board", position: [0, 2, -12], yaw: 0, width: 4, height: 2, image: "own.png", alt: "Own" },
  ],
};
/** More than half of them go there. */
const BAR = { label: "See what there is", address: "https://bar.example/tonight" };
const GOING = 36;
/** Begun by hand, one after another. */
const CUES: ProgrammeFile["cues"] = [
  { id: "doors", title: "Doors", do: { kind: "doors" } },
  { id: "welcome", title: "Welcome", do: { kind: "welcome", text: "Good evening." } },
  { id: "dusk", title: "Dusk", do: { kind: "light", light: "dusk" } },
  { id: "hall", title: "Hall", do: { kind: "sound", sound: "hall" } },
  { id: "hush", title: "Quiet, please", do: { kind: "rules", audience: "soft" } },
  { id: "talk", title: "Made to last", do: { kind: "talk", speakers: ["Hana"] } },
  {
    id: "picture",
    title: "The glaze",
    do: { kind: "screen", screen: "board", show: "image", file: "cue.png", title: "Glazes", alt: "Pots" },
  },
  { id: "note", title: "A word", do: { kind: "announcement", text: "The bar is open.", call: BAR } },
  { id: "questions", title: "Questions", do: { kind: "questions", text: "Ask away." } },
  {
    id: "poll",
    title: "The poll",
    do: { kind: "poll", question: "Which glaze?", options: ["Ash", "Sky", "Moss"], screen: "board" },
  },
  { id: "rest", title: "A break", do: { kind: "break" } },
  { id: "close", title: "Close", do: { kind: "close", text: "Good night." } },
];

let house: Several;
let one: OneOfSeveral;
let two: OneOfSeveral;
let company: Awaited<ReturnType<typeof openCompany>>;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let host: Page;
const bots: Visit[] = [];

beforeAll(async () => {
  const building = buildPage();
  house = await openSeveral(GALA);
  const folder = join(house.spaces, "gala");
  await Promise.all(["own.png", "cue.png"].map((file) => writeFile(join(folder, file), "png")));
  const starts = new Date(Date.now() + 60_000).toISOString().slice(0, 16);
  const programme: ProgrammeFile = { id: "gala-night", title: "Gala night", zone: "UTC", starts, cues: CUES };
  await writeFile(join(folder, "programme.json"), JSON.stringify(programme));
  [one, two] = await Promise.all([house.start(), house.start()]);
  await building;
  company = await openCompany();
  browser = await openBrowser({ viewport: { width: 300, height: 240 } });
}, 120_000);
afterAll(async () => {
  await Promise.all(bots.map((bot) => bot.leave().catch(() => {})));
  await browser?.close();
  await company?.close();
  await house?.close();
});

test("[EVE14] A whole evening goes over two processes and three copies, for sixty people, a host at a desk and a guest in a headset; its report is what a database reckons.", {
  timeout: 180_000,
}, async () => {
  const random = seeded(7);
  const token = await house.invite(one, "host", "gala");
  ({ page: host } = await openPage(await company.come(), `${one.url}/host?space=gala#token=${token}`));
  await enterAs(host, "Hana");
  await host.getByRole("main", { name: "Hosting" }).waitFor();
  await expect(enter(two.url, { space: "gala", name: "Early" })).rejects.toMatchObject({ code: "not-allowed" });

  // A colleague at a program sees to what the run of show does not.
  const ines = await enter(one.url, { space: "gala", name: "Ines", token: await house.invite(one, "host", "gala") });
  bots.push(ines);
  const next = async (cue: string) => {
    await host.getByRole("heading", { name: CUES.find(({ id }) => id === cue)!.title, exact: true }).waitFor();
    await host.getByRole("button", { name: "Go now" }).click();
    // What cannot be unsaid is asked about first.
    const sure = host.getByRole("dialog").locator("button[type=submit]");
    const begun = () => ["on", "over"].includes(ines.evening?.cues.find(({ id }) => id === cue)?.status ?? "");
    await until(async () => begun() || (await sure.count()) > 0, 10_000);
    if (!begun()) await sure.click();
    await until(begun, 10_000);
  };
  await next("doors");
  for (let n = 0; n < BOTS; n += 6)
    bots.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(6, BOTS - n) }, (_, i) =>
          enter((n + i) % 2 ? one.url : two.url, { space: "gala", name: `Guest ${n + i}` }),
        ),
      )),
    );
  const guests = bots.filter((bot) => bot !== ines);
  expect(new Set(guests.map(({ copy }) => copy))).toEqual(new Set([1, 2, 3]));

  await browser.context.addInitScript(QUEST);
  const { page: headset } = await openPage(browser.context, `${two.url}/s/gala`);
  await headset.getByLabel("Your name").fill("Quinn");
  await headset.getByText("I agree to the house rules").click();
  await headset.getByRole("button", { name: "Enter VR" }).click();
  const quinn = () => guests.flatMap(({ avatars }) => [...avatars.values()]).find(({ name }) => name === "Quinn");
  await until(() => quinn()?.device === "headset", 40_000);

  for (const cue of ["welcome", "dusk", "hall", "hush", "talk", "picture", "note", "questions"]) await next(cue);
  const inEveryCopy = (holds: (visit: Visit) => boolean) => until(() => guests.every(holds), 10_000);
  await inEveryCopy(({ evening }) => evening?.inForce.light === "dusk" && evening.inForce.part === "talk");
  await inEveryCopy(({ screens }) => screens.get("board")?.title === "Glazes");

  // Asked in another copy than the host's, answered on stage.
  const asking = guests.find(({ copy }) => copy !== ines.copy)!;
  const question = await asking.conversation.ask("How hot is the kiln?");
  await until(() => ines.conversation.questions.some(({ id }) => id === question));
  await ines.host.takeUp(question);
  await ines.host.answer(question);
  await until(() => asking.conversation.questions.find(({ id }) => id === question)?.status === "answered");

  await next("poll");
  const poll = "gala-night/poll";
  await inEveryCopy(({ conversation }) => conversation.polls.some(({ id }) => id === poll));
  const choices = guests.slice(0, VOTERS).map(() => Math.floor(random() * 3));
  await Promise.all(choices.map((choice, n) => guests[n]!.conversation.answer(poll, choice)));
  for (const guest of guests.slice(0, 10)) await guest.emote("clap");
  const counts = [0, 1, 2].map((choice) => choices.filter((one) => one === choice).length);
  await inEveryCopy(
    ({ conversation }) => conversation.polls.find(({ id }) => id === poll)?.counts.join() === counts.join(),
  );
  await inEveryCopy(({ announced }) => announced.some(({ call }) => call?.label === BAR.label));
  const followers = guests.slice(0, GOING);
  await Promise.all(followers.map((guest) => guest.conversation.follow("gala-night/note")));
  await next("rest");
  await next("close");
  await inEveryCopy(({ evening }) => evening?.closedAt != null);
  await Promise.all(guests.map((guest) => guest.leave()));

  const config = readConfig({ ...house.env, STOA_DATA: one.data }, []);
  const rowsOf = async () =>
    (await house.postgres.query(
      house.env.DATABASE_URL!,
      "select id, at::float8 as at, space, occasion, who, role, kind, what from event_log where occasion like 'gala-night@%' order by seq",
    )) as { kind: string; what: object }[];
  // Facts are written a while after they are noted.
  await until(async () => (await rowsOf()).filter(({ kind }) => kind === "left").length >= BOTS, 20_000);
  const rows = (await rowsOf()).map(({ kind, what, ...row }) => ({
    ...row,
    fact: { kind, ...what },
  })) as unknown as LogRow[];
  const { reports } = await reportsFromHere(config, { event: "gala-night" });
  const sql = await openSql();
  try {
    compareReport(reports[0]!, await sql.reckon(rows));
  } finally {
    await sql.close();
  }
  expect(reports[0]!.attendance.people).toBe(BOTS + 1);
  expect(reports[0]!.polls).toMatchObject([{ poll: "poll", people: VOTERS, choices: counts }]);
  expect(reports[0]!.calls).toEqual([
    { call: "note", shown: BOTS + 1, clicked: GOING, share: Math.round((100 * GOING) / (BOTS + 1)) },
  ]);
  expect(rows.filter(({ fact }) => fact.kind === "cue-began")).toHaveLength(CUES.length);
});
