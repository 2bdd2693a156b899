/** What an evening shows over whatever is on a screen, without a house. */
import { expect, test } from "vitest";
import { BACK_MS, type Cover, Screens } from "../../../server/rooms/screens.ts";
import type { Store } from "../../../server/store/store.ts";
import type { Uploads } from "../../../server/uploads/uploads.ts";
import type { Show } from "../../../shared/screen/show.ts";
import { HandClock } from "../../support/hand-clock.ts";

const show = (title: string, more: Partial<Show> = {}): Show => ({
  screen: "board",
  kind: "image",
  title,
  pages: [{ file: `spaces/hall/${title}.png`, alt: title }],
  page: 1,
  playing: false,
  at: 0,
  loop: false,
  length: null,
  own: false,
  ...more,
});
const covering = (...titles: string[]): ReadonlyMap<string, Cover> =>
  new Map(titles.map((title) => ["board", { name: title, show: show(title) }]));

async function screens(put: Show[] = []) {
  const kept: string[] = [];
  const store = {
    all: async () => put.map((one) => ({ space: "hall", person: "hana", show: one })),
    put: async (_space: string, _by: string, { title }: Show) => void kept.push(title),
    remove: async () => {},
  } as unknown as Store["shows"];
  const gone: string[] = [];
  const uploads = {
    restore: async () => {},
    remove: async (files: string[]) => void gone.push(...files),
    of: () => [],
  } as unknown as Uploads;
  const clock = new HandClock();
  const all = await Screens.open(store, uploads, (ms, act) => clock.after(ms, act));
  return { all, kept, gone, clock, shown: () => all.find("hall", "board")?.title ?? null };
}

test("[SCR13] [SCR12] What was on a screen before is back within half a minute, also what an evening showed; then its file goes.", async () => {
  const { all, shown, gone, clock } = await screens();
  const put = (title: string) =>
    all.put("hall", { ...show(title), pages: [{ file: `uploads/${title}`, alt: "" }] }, "hana");
  expect(await all.back("hall", "board")).toBe(false);
  await put("one");
  await put("two");
  expect([shown(), gone]).toEqual(["two", []]);
  expect(await all.back("hall", "board")).toBe(true);
  expect(shown()).toBe("one");
  // And forth again.
  await all.back("hall", "board");
  expect(shown()).toBe("two");
  await all.takeOff("hall", "board");
  expect(shown()).toBeNull();
  expect(gone).toEqual(["one"]);
  await all.back("hall", "board");
  expect(shown()).toBe("two");
  await all.takeOff("hall", "board");
  clock.pass(BACK_MS);
  await Promise.resolve();
  expect(gone).toEqual(["one", "two"]);
  expect(await all.back("hall", "board")).toBe(false);
  all.cover("hall", covering("cue"));
  await put("three");
  expect(shown()).toBe("three");
  await all.back("hall", "board");
  expect(shown()).toBe("cue");
  await all.forget("hana");
  // What they had put there is not to be had back.
  expect(await all.back("hall", "board")).toBe(false);
  expect(shown()).toBe("cue");
});

test("[EVE11] A cue covers what was on a screen, which is back afterwards; each change is told once, and nothing of it is kept.", async () => {
  const { all, shown, kept } = await screens([show("theirs")]);
  expect(all.cover("hall", covering("cue")).map(({ show: one }) => one?.title)).toEqual(["cue"]);
  expect(all.cover("hall", covering("cue"))).toEqual([]);
  expect(all.of("hall").map(({ title }) => title)).toEqual(["cue"]);
  expect(all.cover("hall", covering("next")).map(({ show: one }) => one?.title)).toEqual(["next"]);
  expect(all.cover("hall", new Map()).map(({ show: one }) => one?.title)).toEqual(["theirs"]);
  expect([shown(), kept]).toEqual(["theirs", []]);
  const empty = await screens();
  empty.all.cover("hall", covering("cue"));
  expect(empty.all.cover("hall", new Map())).toEqual([{ screen: "board", show: null }]);
});

test("[EVE11] What a host puts on a screen, turns or takes off while a cue shows something there, stays so until the next cue.", async () => {
  const { all, shown, kept } = await screens([show("before")]);
  all.cover("hall", covering("cue"));
  await all.turn("hall", { screen: "board", page: 1, playing: true, at: 7 });
  expect(all.find("hall", "board")).toMatchObject({ title: "cue", playing: true, at: 7 });
  expect(all.cover("hall", covering("cue"))).toEqual([]);
  await all.put("hall", show("hand"), "hana");
  expect([shown(), all.cover("hall", covering("cue"))]).toEqual(["hand", []]);
  expect([shown(), all.cover("hall", new Map())]).toEqual(["hand", []]);
  all.cover("hall", covering("later"));
  await all.takeOff("hall", "board");
  expect(shown()).toBe("hand");
  await all.takeOff("hall", "board");
  expect([shown(), kept]).toEqual([null, ["hand"]]);
});
