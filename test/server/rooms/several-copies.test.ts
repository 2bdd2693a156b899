/** Several copies: real rooms over real sockets, in spaces that hold very few people. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { JoinOptions, Message, Visit } from "../../../client/net/index.ts";
import type { SpaceFile } from "../../../shared/space/space.ts";
import { once, openHouse, pause, type TestHouse, until } from "../../support/house.ts";
import { askTicket, enterRaw, takeSeat } from "../../support/raw-visitor.ts";
import { visitsTo } from "../../support/visits.ts";
import { SQUARE, writeSpaces } from "../http/opened.ts";

const HUT: SpaceFile = { ...SQUARE, id: "hut", name: "Hut", capacity: 3, copies: 3 };
const CELL: SpaceFile = { ...SQUARE, id: "cell", name: "Cell", capacity: 3, copies: 1 };
const HALL: SpaceFile = { ...SQUARE, id: "hall", name: "Hall", capacity: 3 };
/** Ground for one to four, as chance places them, and a capacity of ten. */
const LEDGE: SpaceFile = {
  ...SQUARE,
  id: "ledge",
  name: "Ledge",
  capacity: 10,
  ground: [
    {
      polygon: [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
      ],
    },
  ],
};

let folder: string;
let spaces: string;
let house: TestHouse;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-copies-"));
  spaces = await writeSpaces(folder, HUT, CELL, HALL, LEDGE);
  house = await openHouse({ spaces });
});
afterEach(async () => {
  await until(() => health().then(({ people }) => people === 0));
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const health = async () => (await (await fetch(`${house.url}/health`)).json()) as { people: number; rooms: number };
const facts = async (space: string) =>
  (await (await fetch(`${house.url}/api/spaces/${space}`)).json()) as { people: number; copies: number };

const { come, comeAs } = visitsTo(() => house, { space: "hut" });
/** One after another, so that who is where is known. */
async function fill(count: number, more: Partial<JoinOptions> = {}): Promise<Visit[]> {
  const came: Visit[] = [];
  for (let n = 0; n < count; n += 1) came.push(await come(`Guest ${n}`, more));
  return came;
}
async function goes(visit: Visit): Promise<void> {
  const { people } = await health();
  await visit.leave();
  await until(() => health().then((now) => now.people < people));
}
const texts = (visit: Visit) => {
  const heard: string[] = [];
  visit.on("message", (message: Message) => heard.push(message.text));
  return heard;
};
const inEach = (came: readonly Visit[]) => {
  const counts = new Map<number, number>();
  for (const { copy } of came) counts.set(copy, (counts.get(copy) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b).map(([, count]) => count);
};

test("[COPY1] Who joins a full space is in another copy of it, until no further one may be open.", async () => {
  const came = await fill(7);
  expect(came.map(({ copy }) => copy)).toEqual([1, 1, 1, 2, 2, 2, 3]);
  await until(() => came.every((visit) => visit.count === came.filter(({ copy }) => copy === visit.copy).length));
  expect(came[3]?.avatars.has(came[0]!.me.id)).toBe(false);
  await fill(2);
  const refused = await come("One too many").catch((error: unknown) => error);
  expect(refused).toMatchObject({
    code: "full",
    message: expect.stringMatching(/^Hut is full.*Try again in a minute/),
  });

  const cell = await fill(3, { space: "cell" });
  expect(cell.map(({ copy }) => copy)).toEqual([1, 1, 1]);
  await expect(come("Nobody", { space: "cell" })).rejects.toMatchObject({ code: "full" });
  await goes(cell[0]!);
  expect((await come("Somebody", { space: "cell" })).copy).toBe(1);
});

test("[COPY1] A copy that empties closes, the first too, and its number is the next to be opened.", async () => {
  const came = await fill(4);
  await Promise.all(came.slice(0, 3).map(goes));
  await until(() => health().then(({ rooms }) => rooms === 1));
  expect(came[3]?.copy).toBe(2);
  expect(await fill(3).then((more) => more.map(({ copy }) => copy))).toEqual([2, 2, 1]);
});

test("[COPY2] The same person comes back to their copy although it is full, and takes no second place.", async () => {
  const [ada] = await fill(4);
  const ended = once(ada!, "closed");
  const again = await come("Ada", { key: ada!.key });
  expect((await ended).code).toBe("elsewhere");
  expect(again.copy).toBe(1);
  await until(() => again.count === 3);
  expect((await come("Eve")).copy).toBe(2);
});

test("[COPY2] Whoever comes twice at once stands there once.", async () => {
  const { key } = await come("Ada");
  await Promise.all([1, 2, 3, 4].map(() => come("Ada", { key }).catch(() => {})));
  await pause(300);
  expect((await facts("hut")).people).toBe(1);
});

test("[COPY2] A place is kept while its person has dropped, and while somebody is on their way to it.", async () => {
  await fill(1);
  const dropped = await enterRaw(house.url, { space: "hut" });
  const { ticket } = await (await askTicket(house.url, { space: "hut" })).json();
  expect((await takeSeat(house.url, ticket, "hut")).status).toBe(200);
  dropped.socket.terminate();
  await pause(200);
  expect((await come("Ben")).copy).toBe(2);
  expect((await facts("hut")).people).toBe(3);
  // The dropped one would be away for half a minute; nobody else waits that long.
  await house.close();
  house = await openHouse({ spaces });
});

test("[COPY3] A group comes together in a copy with room, everybody else where most people are.", async () => {
  const first = await fill(3);
  const tea = await come("Tilda", { group: "tea" });
  await goes(first[0]!);
  expect([tea.copy, (await come("Theo", { group: "tea" })).copy]).toEqual([2, 2]);
  expect((await come("Charlie", { group: "chess" })).copy).toBe(1);
  expect((await come("Tamar", { group: "tea" })).copy).toBe(2);
  const late = await come("Toni", { group: "tea" });
  expect(late.copy).toBe(3);
});

test("[COPY3] A group's word is bounded, told to nobody, and kept nowhere.", async () => {
  const raw = await enterRaw(house.url, { space: "hut", group: "an-opaque-word" });
  const mo = await comeAs("moderator", "Heron", { group: "an-opaque-word" });
  const mine = await mo.export();
  await pause(200);
  expect(Buffer.concat(raw.frames).toString("latin1")).toContain("Heron");
  expect(Buffer.concat(raw.frames).toString("latin1")).not.toContain("opaque");
  expect(JSON.stringify([mine, [...mo.avatars.values()].map(({ name, person }) => [name, person])])).not.toContain(
    "opaque",
  );
  for (const group of ["", "x".repeat(65), 7]) {
    expect((await askTicket(house.url, { space: "hut", group })).status, String(group)).toBe(400);
  }
  raw.request(1, "forget", {});
  await raw.closed;
});

test("[COPY3] Friends, who have agreed to closeness, come together on later visits, until one withdraws or blocks.", async () => {
  const crowd = await fill(3);
  const [ada, ben] = [await come("Ada"), await come("Ben")];
  await until(() => ada.avatars.has(ben.me.id) && ben.avatars.has(ada.me.id));
  await ada.allowCloser(ben.me.id);
  await ben.allowCloser(ada.me.id);
  await goes(ada);
  await goes(crowd[0]!);
  const back = await come("Ada", { key: ada.key });
  expect([ben.copy, back.copy]).toEqual([2, 2]);

  await until(() => ben.avatars.has(back.me.id));
  await ben.withdrawCloser(back.me.id);
  await goes(back);
  expect((await come("Ada", { key: ada.key })).copy).toBe(1);
});

test("[COPY4] Somebody whom I blocked, or who blocked me, draws nobody, neither as a friend nor by their group.", async () => {
  const crowd = await fill(3);
  const [ada, pest] = [await come("Ada"), await come("Pest", { group: "tea" })];
  await until(() => ada.avatars.has(pest.me.id) && pest.avatars.has(ada.me.id));
  await ada.allowCloser(pest.me.id);
  await pest.allowCloser(ada.me.id);
  await ada.block(pest.me.id);
  await goes(ada);
  await goes(crowd[0]!);
  const back = await come("Ada", { key: ada.key, group: "tea" });
  expect(back.copy).toBe(1);

  const [block] = await back.blocks();
  await back.unblock(block!.id);
  await goes(back);
  expect((await come("Ada", { key: ada.key })).copy).toBe(1);
});

test("[COPY5] However many come at once, no copy holds more than its capacity, and all who have a place get one.", {
  timeout: 60_000,
}, async () => {
  const came = await Promise.all(Array.from({ length: 20 }, (_, n) => come(`Guest ${n}`, { space: "hall" })));
  expect(inEach(came)).toEqual([3, 3, 3, 3, 3, 3, 2]);
  expect(await health()).toMatchObject({ people: 20, rooms: 7 });

  const asked = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => come(`Guest ${n}`)));
  const [entered, refused] = [
    asked.filter((one) => one.status === "fulfilled"),
    asked.filter((one) => one.status === "rejected"),
  ];
  expect(inEach(entered.map(({ value }) => value))).toEqual([3, 3, 3]);
  expect(refused.map(({ reason }) => reason.code)).toEqual(["full", "full", "full"]);
});

test("[COPY5] Where there is no free ground in a copy, people come into another; those of one group as far as they fit.", {
  timeout: 60_000,
}, async () => {
  const came = await Promise.all(
    Array.from({ length: 8 }, (_, n) => come(`Guest ${n}`, { space: "ledge", group: "tea" })),
  );
  const counts = inEach(came);
  expect(counts.length).toBeGreaterThan(1);
  expect(counts.reduce((sum, count) => sum + count)).toBe(8);
  expect((await facts("ledge")).people).toBe(8);
  const rest = await Promise.allSettled(Array.from({ length: 40 }, (_, n) => come(`Late ${n}`, { space: "ledge" })));
  const late = rest.filter((one) => one.status === "fulfilled");
  const refused = rest.filter((one) => one.status === "rejected");
  expect(refused.length).toBeGreaterThan(0);
  expect(new Set(refused.map(({ reason }) => reason.code))).toEqual(new Set(["full"]));
  expect(inEach([...came, ...late.map(({ value }) => value)])).toHaveLength(8);
});

test("[COPY6] What is said to the space is heard in every copy, but by those who blocked the speaker; all else in one.", async () => {
  const hana = await comeAs("host", "Hana");
  const [ada, , ben, cleo] = await fill(4);
  expect([hana.copy, ada?.copy, ben?.copy, cleo?.copy]).toEqual([1, 1, 2, 2]);
  const heard = [texts(ada!), texts(ben!), texts(cleo!)];
  await until(() => ada!.avatars.has(hana.me.id));
  await hana.say("The talk starts", "space");
  await until(() => heard.every((each) => each.length === 1));
  expect((await ben!.history()).map(({ text }) => text)).toEqual(["The talk starts"]);
  await expect(ben!.say("psst", { avatar: ada!.me.id })).rejects.toMatchObject({ code: "not-found" });
  await ben!.block(hana.me.id);
  await hana.say("To those near");
  await hana.say("The talk ends", "space");
  await until(() => heard[2]!.length === 2);
  await pause(100);
  expect(heard).toEqual([
    ["The talk starts", "To those near", "The talk ends"],
    ["The talk starts"],
    ["The talk starts", "The talk ends"],
  ]);
});

test("[COPY7] Mute, kick and block hold in every copy, and forgetting reaches what was said in another.", async () => {
  const mo = await comeAs("moderator", "Heron");
  const [ada, other, ben] = await fill(3);
  expect([mo.copy, ada?.copy, ben?.copy]).toEqual([1, 1, 2]);
  const on = ben!.me.person!;
  const notice = once(ben!, "notice");
  await mo.conduct.act({ on, do: "mute", rule: "spam" });
  expect((await notice).kind).toBe("muted");
  await expect(ben!.say("still here")).rejects.toMatchObject({ code: "muted" });
  await mo.conduct.act({ on, do: "unmute", rule: "spam" });
  await until(() => !ben!.me.muted);
  await ben!.say("a thing only Ben would say");

  await ada!.block(ben!.me.id);
  const closed = once(ben!, "closed");
  await mo.conduct.act({ on, do: "kick", rule: "space" });
  expect((await closed).code).toBe("kicked");
  await goes(other!);
  const back = await come("Ben", { key: ben!.key });
  expect(back.copy).toBe(1);
  await pause(200);
  expect([back.avatars.has(ada!.me.id), ada!.avatars.has(back.me.id)]).toEqual([false, false]);

  await back.say("a word before the door");
  const elsewhere = await come("Ben", { key: ben!.key, space: "hall" });
  expect(JSON.stringify(await elsewhere.export())).toContain("a word before the door");
  await elsewhere.forget();
  await until(() => health().then(({ people }) => people === 2));
  expect(JSON.stringify(await mo.history())).not.toMatch(/only Ben|before the door/);
});

test("[COPY8] What is told of a space and of the house counts all copies.", async () => {
  await fill(5);
  expect(await facts("hut")).toMatchObject({ people: 5, capacity: 3, copies: 3 });
  const metrics = await (await fetch(`${house.url}/metrics`)).text();
  expect(metrics).toMatch(/^stoa_people 5$/m);
  expect(await health()).toMatchObject({ people: 5, rooms: 2 });
});

test("[COPY8] A saved space file reaches every copy; it seats fewer at once, and more only in copies opened later.", {
  timeout: 60_000,
}, async () => {
  const developed = await openHouse({ spaces, dev: true });
  try {
    const enter = (name: string) => developed.enter(name, { space: "hut" });
    const came = [await enter("A"), await enter("B"), await enter("C"), await enter("D")];
    await writeFile(join(spaces, "hut", "space.json"), JSON.stringify({ ...HUT, name: "House", capacity: 5 }));
    await until(() => came.every(({ space }) => space.name === "House"));
    for (const name of ["E", "F", "G", "H"]) came.push(await enter(name));
    expect(came.map(({ copy }) => copy)).toEqual([1, 1, 1, 2, 2, 2, 3, 3]);
    await Promise.all(came.map((visit) => visit.leave()));
  } finally {
    await developed.close();
  }
});
