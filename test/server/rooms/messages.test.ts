/** Messages of the house over real sockets, in several copies: whom they reach, how often, who approves them, what is corrected. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MessageDraft, Notice, ProgrammeFile, Visit } from "../../../client/net/index.ts";
import type { SpaceFile } from "../../../shared/space/space.ts";
import { dataFolder } from "../../support/data-folder.ts";
import { openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { visitsTo } from "../../support/visits.ts";
import { SQUARE, writeSpaces } from "../http/opened.ts";

const hall = (id: string, more: Partial<SpaceFile> = {}): SpaceFile => ({
  ...SQUARE,
  id,
  name: `The ${id}`,
  spawn: { position: [0, 0, 0], radius: 1 },
  zones: [
    {
      id: "floor",
      name: "Floor",
      polygon: [
        [-6, -6],
        [6, -6],
        [6, 6],
        [-6, 6],
      ],
    },
  ],
  ...more,
});
const none = { most: 6, approve: "none", cooling: 0 } as const;

let folder: string;
let spaces: string;
let data: string;
let house: TestHouse;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-messages-"));
  spaces = await writeSpaces(
    folder,
    hall("copies", { capacity: 2, copies: 3, messages: none }),
    hall("often", { messages: { ...none, most: 2 } }),
    hall("strict", { messages: { ...none, approve: "all" } }),
    hall("fixed", { messages: none }),
    hall("timed"),
    hall("called", { capacity: 2, copies: 3, messages: none }),
    hall("again", { messages: none }),
  );
  data = await dataFolder();
  house = await openHouse({ spaces, data });
});
afterAll(async () => {
  await house.close();
  await Promise.all([folder, data].map((one) => rm(one, { recursive: true, force: true })));
});
const { come, comeAs } = visitsTo(() => house);

const reading = (visit: Visit): Notice[] => {
  const read: Notice[] = [];
  visit.on("notice", (notice) => {
    if (notice.kind === "announcement") read.push(notice);
  });
  return read;
};
const texts = (read: readonly Notice[]) => read.map(({ text }) => text);
const refusal = (done: Promise<unknown>): Promise<string> =>
  done.then(
    () => "done",
    ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
  );

test("[MSG1] [MSG6] A message reaches in every copy whom it is for, by language, device and interest, with its label and source, and hosts are told how many.", async () => {
  const hana = await comeAs("host", "Hana", { space: "copies" });
  const ada = await come("Ada", { space: "copies", language: "de-AT", interests: ["Clay ", "glass"] });
  const ben = await come("Ben", { space: "copies", device: "phone", interests: ["wood"] });
  expect([hana.copy, ada.copy, ben.copy]).toEqual([1, 1, 2]);
  const [atAda, atBen] = [reading(ada), reading(ben)];
  const { messages } = hana.host;
  const draft = {
    text: "The kiln opens.",
    source: "Our own clock",
    label: "sponsored" as const,
    to: { interests: ["CLAY"] },
  };
  expect(await messages.check(draft)).toEqual({ topics: [], unsourced: false, people: 1, held: 0, approval: false });
  const { message, people } = await messages.draft(draft);
  expect(people).toBe(1);
  expect(await messages.send(message)).toEqual({ reached: 1, held: 0 });
  for (const to of [
    { devices: ["phone" as const] },
    { languages: ["de"] },
    { zone: "floor", roles: ["visitor" as const] },
  ]) {
    const { message: id } = await messages.draft({ text: Object.keys(to).join(), to });
    await messages.send(id);
  }
  await until(() => atBen.length === 2 && atAda.length === 3);
  expect(texts(atAda)).toEqual(["The kiln opens.", "languages", "zone,roles"]);
  expect(texts(atBen)).toEqual(["devices", "zone,roles"]);
  expect(atAda[0]).toMatchObject({ label: "sponsored", source: "Our own clock", said: String(message) });
  expect(JSON.stringify([...ben.avatars.values()])).not.toMatch(/glass|Clay/);
  await until(() => messages.list.length === 4 && messages.list.every(({ reached }) => reached > 0));
  expect(messages.list.at(-1)).toMatchObject({ status: "sent", authors: ["Hana"], mine: true, reached: 1, held: 0 });
  expect(messages.list[0]).toMatchObject({ reached: 2 });
  expect(ada.host.messages.list).toEqual([]);

  await pause(1000);
  const nobody = await messages.draft({ text: "For nobody", to: { interests: ["metal"] } });
  expect(nobody.people).toBe(0);
  expect(await refusal(messages.send(nobody.message))).toMatch(/^not-found: Nobody here is whom this is for/);
  expect(await messages.send(nobody.message, { anyway: true })).toEqual({ reached: 0, held: 0 });
  expect(await refusal(messages.draft({ text: "x", to: { zone: "attic" } }))).toBe(
    "not-found: to.zone: there is no zone attic in this space.",
  );
  expect(await refusal(messages.draft({ text: "x".repeat(501) }))).toMatch(/^invalid: text: /);
  const said = await hana.say("Spoken by the staff", "space");
  expect(said.role).toBe("host");
  expect((await ada.history())[0]).toMatchObject({ role: "host", text: "Spoken by the staff" });
});

test("[MSG2] Nobody is addressed more often than the space says, by messages or cues; news comes through, and what was held back is counted.", async () => {
  const hana = await comeAs("host", "Hana", { space: "often" });
  const ada = await come("Ada", { space: "often" });
  const read = reading(ada);
  const { messages } = hana.host;
  const to = { roles: ["visitor" as const] };
  const programme: ProgrammeFile = {
    id: "evening",
    title: "Evening",
    zone: "UTC",
    starts: new Date().toISOString().slice(0, 16),
    cues: ["offer", "more"].map((id) => ({ id, title: id, do: { kind: "announcement", text: id, to } })),
  };
  await hana.host.programme(programme);
  await hana.host.cue({ do: "begin", cue: "offer" });
  const sent: unknown[] = [];
  for (const text of ["one", "two"]) sent.push(await messages.send((await messages.draft({ text, to })).message));
  await hana.host.cue({ do: "begin", cue: "more" });
  await hana.host.cue({ do: "preempt", title: "News", text: "All is well." });
  await until(() => read.length === 3);
  expect(sent).toEqual([
    { reached: 1, held: 0 },
    { reached: 0, held: 1 },
  ]);
  expect(texts(read)).toEqual(["offer", "one", "News: All is well."]);
  expect((await messages.check({ text: "three", to })).held).toBe(1);
  await until(() => messages.cues["evening/more"] !== undefined && messages.list[0]?.held === 1);
  const [news, ...others] = Object.keys(messages.cues).filter((said) => said.includes("/news-"));
  expect([others, messages.cues]).toEqual([
    [],
    {
      "evening/offer": { reached: 1, held: 0 },
      "evening/more": { reached: 0, held: 1 },
      [news!]: { reached: 2, held: 0 },
    },
  ]);
  // Nobody does more than ten things a second.
  await pause(500);
  // Bigger news is corrected like anything else that was said, and comes through.
  const { message } = await messages.correct(news!, { text: "All is well again." });
  expect(await messages.send(message)).toEqual({ reached: 2, held: 0 });
  await until(() => read.at(-1)?.corrects?.text === "News: All is well.");
});

test("[MSG3] [MSG4] Where a space asks for a second person, the author is refused, a colleague approves the words they read, and a topic is named.", async () => {
  const hana = await comeAs("host", "Hana", { space: "strict" });
  const hans = await comeAs("host", "Hans", { space: "strict" });
  const ada = await come("Ada", { space: "strict" });
  const read = reading(ada);
  const [mine, theirs] = [hana.host.messages, hans.host.messages];
  const { message, topics, approval } = await mine.draft({ text: "Our founder has died." });
  expect(approval).toBe(true);
  expect(topics).toMatchObject([{ topic: "death", name: "death", words: ["died"] }]);
  expect(topics[0]!.neutral).toMatch(/sad news/);
  expect(await refusal(mine.send(message, { anyway: true }))).toMatch(/^not-allowed: A second person/);
  expect(await refusal(mine.approve(message, message))).toMatch(/^not-allowed: Whoever wrote/);
  await mine.change(message, { text: "Our founder died this morning." });
  expect(await refusal(theirs.approve(message, message))).toMatch(/^invalid: Its words were changed/);
  await until(() => theirs.list[0]?.version !== message);
  expect(theirs.list[0]).toMatchObject({ mine: false, needs: "approval", authors: ["Hana"] });
  await theirs.approve(message, theirs.list[0]!.version);
  await mine.send(message);
  await until(() => read.length === 1 && mine.list[0]?.status === "sent");
  expect(mine.list[0]).toMatchObject({
    approved: { name: "Hans", person: hans.me.person },
    released: { anyway: false },
  });
});

test("[MSG5] A correction reaches exactly who read the first version, who left when they come back; what is taken back leaves its text struck.", async () => {
  const hana = await comeAs("host", "Hana", { space: "fixed" });
  const ada = await come("Ada", { space: "fixed" });
  const gone = await come("Gone", { space: "fixed" });
  const { messages } = hana.host;
  const atAda = reading(ada);
  const to = { roles: ["visitor" as const] };
  const { message: wrong } = await messages.draft({ text: "It starts at seven.", to });
  await messages.send(wrong);
  const { message: offer } = await messages.draft({ text: "Free tea.", to });
  await messages.send(offer);
  await gone.leave();
  const ben = await come("Ben", { space: "fixed" });
  const atBen = reading(ben);
  const { message: right, people } = await messages.correct(wrong, { text: "It starts at eight." });
  expect(people).toBe(1);
  expect(await messages.send(right)).toEqual({ reached: 1, held: 0 });
  await messages.withdraw(offer, "There is none left.");
  await until(() => atAda.length === 4);
  expect(atAda.slice(2)).toMatchObject([
    {
      text: "It starts at eight.",
      said: String(right),
      corrects: { said: String(wrong), text: "It starts at seven." },
    },
    { withdrawn: true, note: "There is none left.", corrects: { said: String(offer), text: "Free tea." } },
  ]);
  expect(ada.announced.map(({ text, struck }) => [text, struck])).toEqual([
    ["It starts at eight.", null],
    ["Free tea.", "withdrawn"],
    ["It starts at seven.", "corrected"],
  ]);
  const back = await come("Gone", { space: "fixed", key: gone.key });
  await until(() => back.announced.length === 3);
  expect(back.announced.map(({ text, struck }) => `${text} ${struck}`).sort()).toEqual([
    "Free tea. withdrawn",
    "It starts at eight. null",
    "It starts at seven. corrected",
  ]);
  await back.leave();
  const again = await come("Gone", { space: "fixed", key: gone.key });
  const atAgain = reading(again);
  await until(() => again.announced.length === 3);
  expect([texts(atAgain), texts(atBen)]).toEqual([[], []]);
  await until(() => messages.list.some(({ id, reached }) => id === right && reached === 2));
  const [correction, , original] = messages.list;
  expect(correction).toMatchObject({ corrects: { said: String(wrong), text: "It starts at seven." } });
  expect(original).toMatchObject({ id: wrong, correctedBy: right, words: { text: "It starts at seven." } });
  expect(await refusal(messages.correct(wrong, { text: "At nine." }))).toMatch(/^invalid: That was corrected already/);
  expect(await refusal(messages.correct("evening/none", { text: "x" }))).toMatch(/^not-found: corrects: nobody here/);
});

test("[MSG1] [MSG4] A message goes out by itself at its time; one whose time has passed, or that rests yet, is refused with a word.", async () => {
  const hana = await comeAs("host", "Hana", { space: "timed" });
  const ada = await come("Ada", { space: "timed" });
  const { messages } = hana.host;
  const at = Date.now() + 700;
  const { message } = await messages.draft({ text: "On time", at });
  expect(await messages.send(message)).toEqual({ due: at });
  expect(await refusal(messages.send(message))).toMatch(/^invalid: That message goes out by itself/);
  const read = reading(ada);
  await until(() => read.length === 1);
  expect(read[0]!.at - at).toBeGreaterThan(-20);
  expect(read[0]!.at - at).toBeLessThan(1000);
  expect(await refusal(messages.draft({ text: "Late", at: Date.now() - 120_000 }))).toMatch(
    /^invalid: The time of that/,
  );
  expect(await refusal(messages.draft({ text: "x", after: { cue: "talk" } }))).toMatch(/^not-found: after.cue: /);
  const sad = await messages.draft({ text: "A funeral" });
  expect(await refusal(messages.send(sad.message, { anyway: true }))).toMatch(
    /^too-fast: This touches on death, and rests/,
  );
});

test("[MSG7] [MSG8] [EVT11] A call is shown with its message and leads nowhere else; whoever follows it counts once, and nobody else does, in two copies.", async () => {
  const hana = await comeAs("host", "Hana", { space: "called" });
  const ada = await come("Ada", { space: "called" });
  const ben = await come("Ben", { space: "called" });
  expect([ada.copy, ben.copy]).toEqual([1, 2]);
  const { messages } = hana.host;
  const draft = (call: object, more: object = {}) => messages.draft({ text: "Look.", call, ...more } as MessageDraft);
  expect(await refusal(draft({ label: "Go", space: "attic" }))).toMatch(
    /^not-found: call.space: it leads to a space attic/,
  );
  expect(await refusal(draft({ label: "Go", space: "called" }))).toMatch(
    /^not-found: call.space: it leads to this space/,
  );
  expect(await draft({ label: "To the funeral", space: "timed" })).toMatchObject({ topics: [{ topic: "death" }] });
  expect(await draft({ label: "Save 50 %", space: "timed" })).toMatchObject({ unsourced: true });

  const address = "https://lamps.example/spring";
  const { message } = await draft({ label: "See the lamps", address }, { to: { interests: ["lamps"] } });
  const eve = await come("Eve", { space: "called", interests: ["lamps"] });
  expect(await messages.send(message)).toEqual({ reached: 1, held: 0 });
  const { message: way } = await draft({ label: "Come along", space: "timed" }, { to: { roles: ["visitor"] } });
  await messages.send(way);
  await until(() => eve.announced.length === 2 && ada.announced.length === 1 && ben.announced.length === 1, 10_000);
  expect(eve.announced[1]).toMatchObject({ said: `${message}`, call: { label: "See the lamps", address } });
  expect(ben.announced[0]!.call).toEqual({ label: "Come along", space: "timed", place: "The timed" });

  for (let n = 0; n < 3; n++) await eve.conversation.follow(`${message}`);
  await ben.conversation.follow(`${way}`);
  for (const said of [`${message}`, "12345", "evening/offer"])
    expect(await refusal(ada.conversation.follow(said))).toMatch(/^not-found: Nothing that the house said to you/);
  expect(await refusal(ada.conversation.follow("../../1"))).toMatch(/^invalid/);
  // Nobody does more than ten things a second.
  await pause(1000);
  const { message: right } = await messages.correct(message, {
    text: "Look again.",
    call: { label: "Lamps", address },
  });
  await messages.send(right);
  await until(() => eve.announced[0]?.call?.label === "Lamps", 10_000);

  const callsOf = async (visit: Visit) => {
    const { events } = (await visit.export()) as { events: { kind: string; call?: string }[] };
    return events.flatMap(({ kind, call }) => (call === undefined ? [] : `${kind} ${call}`)).sort();
  };
  expect(await callsOf(ada)).toEqual([`call-shown message-${way}`]);
  expect(await callsOf(ben)).toEqual([`call-clicked message-${way}`, `call-shown message-${way}`]);
  expect(await callsOf(eve)).toEqual(
    [`call-clicked message-${message}`, ...[message, way, right].map((id) => `call-shown message-${id}`)].sort(),
  );
});

test("[MSG9] [MSG10] Whoever comes back, also after a restart, finds what reached them as it stands now, is not addressed by it, and reads what is corrected by name.", async () => {
  const space = "again";
  const hana = await comeAs("host", "Hana", { space });
  const ada = await come("Ada", { space });
  const atAda = reading(ada);
  const to = { roles: ["visitor" as const] };
  await hana.host.programme({
    id: "evening",
    title: "Evening",
    zone: "UTC",
    starts: new Date().toISOString().slice(0, 16),
    cues: [
      {
        id: "offer",
        title: "Offer",
        do: {
          kind: "announcement",
          text: "Tea.",
          label: "sponsored",
          source: "Menu",
          to,
          call: { label: "Go", space: "timed" },
        },
      },
    ],
  });
  await hana.host.cue({ do: "begin", cue: "offer" });
  const { messages } = hana.host;
  const say = async (text: string) => {
    const { message } = await messages.draft({ text, to });
    await messages.send(message);
    return message;
  };
  const first = await say("At seven.");
  const second = await say("Free cake.");
  await pause(1000);
  const { message: right } = await messages.correct(first, { text: "At eight." });
  await messages.send(right);
  await messages.withdraw(second, "None left.");
  await hana.host.cue({ do: "preempt", title: "News", text: "All is well." });
  await until(() => atAda.length === 6, 10_000);
  const news = ada.news.map(({ id: _, at: __, ...told }) => told);
  const announced = ada.announced.map(({ at: _, ...told }) => told);
  expect(news.map(({ text, label }) => `${label} ${text}`).sort()).toEqual([
    "sponsored Tea.",
    "staff At eight.",
    "staff News: All is well.",
    "staff The house takes back what it said to you.",
  ]);
  const isSame = (back: Visit) => {
    const sorted = (all: readonly object[]) => all.map((one) => JSON.stringify(one, Object.keys(one).sort())).sort();
    expect(sorted(back.news.map(({ id: _, at: __, ...told }) => told))).toEqual(sorted(news));
    expect(sorted(back.announced.map(({ at: _, ...told }) => told))).toEqual(sorted(announced));
  };
  const again = await come("Ada", { space, key: ada.key });
  const addressed = reading(again);
  await until(() => again.news.length === news.length, 10_000);
  isSame(again);

  await house.close();
  house = await openHouse({ spaces, data });
  const back = await come("Ada", { space, key: ada.key });
  const atBack = reading(back);
  const host = await come("Hana", { space, key: hana.key });
  const late = await come("Ben", { space });
  await until(() => back.news.length === news.length, 10_000);
  isSame(back);
  expect([addressed, atBack, late.news, late.announced]).toEqual([[], [], [], []]);
  for (const [said, text, people] of [
    [String(right), "At nine.", 1],
    ["evening/offer", "Tea and milk.", 1],
    [back.news.find(({ text: words }) => words.startsWith("News"))!.said!, "Better still.", 2],
  ] as const) {
    const { message } = await host.host.messages.correct(said, { text });
    expect(await host.host.messages.send(message)).toEqual({ reached: people, held: 0 });
  }
  await until(() => atBack.length === 3, 10_000);
  expect(atBack.map(({ corrects }) => corrects?.text)).toEqual(["At eight.", "Tea.", "News: All is well."]);
});
