/** Two processes at one store: what people do in both makes one queue, one list of questions and one count. */
import { expect, test } from "vitest";
import { Ballots } from "../../../server/conversation/ballots.ts";
import { Floors } from "../../../server/conversation/floors.ts";
import { Talks } from "../../../server/conversation/talks.ts";
import { tellVotes } from "../../../server/conversation/tell-votes.ts";
import { followHistories } from "../../../server/history/followed.ts";
import type { HistoryEvent, Store } from "../../../server/store/store.ts";
import { pollSpec } from "../../../shared/conversation/polls.ts";
import { KEPT_MS } from "../../../shared/floor/queue.ts";
import { wires } from "../../support/wires.ts";

/** The store's histories and votes in memory, with an answer a moment later. */
function memory(): Pick<Store, "histories" | "votes"> {
  const histories = new Map<string, HistoryEvent[]>();
  const votes = new Map<string, Map<string, number>>();
  const of = (subject: string) => votes.get(subject) ?? votes.set(subject, new Map()).get(subject)!;
  const later = () => new Promise((resolve) => setTimeout(resolve, 1));
  return {
    histories: {
      async read(name, from) {
        await later();
        return (histories.get(name) ?? []).slice(from);
      },
      async append(name, event) {
        await later();
        const events = histories.get(name) ?? histories.set(name, []).get(name)!;
        return event.n === events.length && events.push(event) > 0;
      },
      named: async () => [...histories.keys()],
    },
    votes: {
      async put({ subject, person, choice }) {
        await later();
        return of(subject).get(person) !== choice && of(subject).set(person, choice) !== undefined;
      },
      remove: async (subject, person) => of(subject).delete(person),
      async tally(subject) {
        await later();
        const counts = new Map<number, number>();
        for (const choice of of(subject).values()) counts.set(choice, (counts.get(choice) ?? 0) + 1);
        return [...counts].map(([choice, count]) => ({ choice, count }));
      },
      together: async (groups) =>
        groups.map((group) => new Set(group.flatMap((subject) => [...of(subject).keys()])).size),
      of: async (person, beginning) =>
        [...votes].flatMap(([subject, given]) =>
          subject.startsWith(beginning) && given.has(person) ? [{ subject, choice: given.get(person)! }] : [],
        ),
    },
  };
}

const SPACE = "hall";
const still = () => {};
const clock = { now: 1000 };
const now = () => clock.now;
const failed = (error: unknown) => {
  throw error;
};
const floorsAt = ({ histories: store }: Pick<Store, "histories">) =>
  new Floors({ store, now, after: () => () => {}, changed: () => {}, failed });
const talksAt = (store: ReturnType<typeof memory>) => new Talks({ ...store, now, changed: () => {} });
const ballotsAt = (store: ReturnType<typeof memory>) => new Ballots({ ...store, now, changed: () => {} });
/** Two processes at one store, which hear of each other. */
function both<One extends { voted(subject: string): void }>(
  store: ReturnType<typeof memory>,
  at: (store: ReturnType<typeof memory>) => One,
): [One, One] {
  const [here, there] = wires(["here", "there"]).map((wire) => {
    const one = at({ histories: followHistories(store.histories, wire, failed), votes: tellVotes(store.votes, wire) });
    wire.on("voted", ({ subject }, from) => from !== wire.here && one.voted(subject));
    return one;
  });
  return [here!, there!];
}
/** All that was told has been heard, and what is read for it has come. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const guests = Array.from({ length: 12 }, (_, n) => `guest ${n}`);

test("[FLO1] [FLO4] [FLO5] Hands that go up and hosts who call at the same moment in two processes make one queue; the clock ends a turn once.", async () => {
  const store = memory();
  const [here, there] = [floorsAt(store), floorsAt(store)];
  await Promise.all(guests.map((guest, n) => (n % 2 ? here : there).raise(SPACE, guest, false)));
  await Promise.all(guests.map((guest) => there.raise(SPACE, guest, false)));
  const call = (floors: Floors) =>
    floors.add(SPACE, "host", ({ waiting }) => ({ kind: "called", hand: waiting[0]!.id, seat: "chair", seconds: 60 }));
  const called = await Promise.allSettled([call(here), call(there)]);
  expect(called.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  clock.now += 61_000;
  // Each sees to it that the turn ends, and calls the next: one is first.
  await Promise.allSettled([call(here), call(there)]);
  await Promise.all([here.refresh(SPACE), there.refresh(SPACE)]);
  expect(here.known(SPACE)).toEqual(there.known(SPACE));
  const events = await store.histories.read(`hands:${SPACE}`, 0);
  expect(events.map(({ kind }) => kind)).toEqual([...guests.map(() => "raised"), "called", "returned", "called"]);
  expect(events[13]).toMatchObject({ by: null, at: 61_000 });
  const [first] = here.known(SPACE).waiting;
  await here.left(SPACE, first!.person);
  clock.now += KEPT_MS + 1;
  await there.refresh(SPACE);
  await Promise.all([here.cameBack(SPACE, first!.person), there.cameBack(SPACE, first!.person)]);
  expect(here.known(SPACE).waiting).toHaveLength(guests.length - 3);
});

test("[TLK2] [TLK3] Questions asked, merged and voted for in two processes are one list, and every vote counts once.", async () => {
  const store = memory();
  const [here, there] = both(store, talksAt);
  const ids = await Promise.all(
    guests.map((guest, n) => (n % 2 ? here : there).add(SPACE, guest, { kind: "asked" }, `${guest}?`)),
  );
  expect(new Set(ids).size).toBe(guests.length);
  for (const id of ids)
    expect((await store.histories.read(`questions:${SPACE}`, id))[0]?.text).toBe(`${guests[ids.indexOf(id)]}?`);
  await settled();
  const [one, two] = [ids[0]!, ids[1]!];
  const given = await Promise.allSettled(
    guests.flatMap((guest) => [here, there].map((talks) => talks.vote(SPACE, guest, one, true, still))),
  );
  expect(given.filter(({ status }) => status === "fulfilled")).toHaveLength(guests.length);
  await there.vote(SPACE, "guest 0", two, true, still);
  await there.vote(SPACE, "somebody", two, true, still);
  await here.add(SPACE, "host", { kind: "merged", question: one, into: two });
  await settled();
  for (const talks of [here, there]) expect((await talks.counts(SPACE)).get(two)).toBe(guests.length + 1);
  expect(await here.votedBy(SPACE, "guest 3")).toEqual([one, two]);
  await expect(there.vote(SPACE, "guest 3", two, true, still)).rejects.toMatchObject({ code: "invalid" });
  await there.vote(SPACE, "guest 3", two, false, still);
  expect((await there.counts(SPACE)).get(two)).toBe(guests.length);
  const muted = () => {
    throw new Error("muted meanwhile");
  };
  await expect(there.vote(SPACE, "guest 3", two, true, muted)).rejects.toThrow("muted");
});

test("[TLK5] [TLK6] A programme's poll is opened and closed once, whoever does it, and all answers of both processes count.", async () => {
  const store = memory();
  const [here, there] = both(store, ballotsAt);
  const spec = pollSpec.parse({ question: "Which?", options: ["this", "that"] });
  const bring = (asked: [string, typeof spec][]) =>
    Promise.all([here, there].map((ballots) => ballots.bringTo(SPACE, "launch-night", new Map(asked))));
  await bring([
    ["one", spec],
    ["two", spec],
  ]);
  await bring([["two", spec]]);
  await settled();
  const events = await store.histories.read(`polls:${SPACE}`, 0);
  expect(events.map(({ kind, what }) => `${kind} ${what.poll}`)).toEqual([
    "opened launch-night/one",
    "opened launch-night/two",
    "closed launch-night/one",
  ]);
  await expect(here.answer(SPACE, "ada", "launch-night/one", 0, still)).rejects.toMatchObject({ code: "invalid" });
  await Promise.all(
    guests.flatMap((guest, n) => [
      (n % 2 ? here : there).answer(SPACE, guest, "launch-night/two", 0, still),
      there.answer(SPACE, guest, "launch-night/two", n % 2, still),
    ]),
  );
  await settled();
  const poll = (await here.of(SPACE)).get("launch-night/two")!;
  expect(await here.resultOf(SPACE, poll)).toEqual({ people: guests.length, counts: [6, 6] });
  expect(await here.answersOf(SPACE, "guest 1")).toEqual({ "launch-night/two": 1 });
});
