/** What the console's parts show, without a page: their addresses, the inbox, the line of an evening, and what is wrong. */
import { expect, test } from "vitest";
import type { CaseView } from "../../../../client/net/index.ts";
import { type Desk, goingActs } from "../../../../client/ui/console/acts/going-acts.ts";
import { inboxOf, reportsIn, waitingIn } from "../../../../client/ui/console/acts/inbox.ts";
import { keyOf, NOTHING_ASKED, standOf } from "../../../../client/ui/console/acts/stand.ts";
import { whomWords } from "../../../../client/ui/console/content/whom-words.ts";
import { barOf } from "../../../../client/ui/console/now/run-bar-scale.ts";
import { troublesOf } from "../../../../client/ui/console/now/troubles.ts";
import { addressOf, PARTS, partAt } from "../../../../client/ui/console/parts.ts";
import { FakeEvening } from "../../../support/fake-evening.ts";

const MINUTE = 60_000;

test("[CSL7] Each part has an address of its own, and an unknown one is the first.", () => {
  for (const { name } of PARTS) expect(partAt(new URL(addressOf(name, "a b"), "http://x").pathname)).toBe(name);
  expect(addressOf("run", "a b")).toBe("/host/run?space=a%20b");
  for (const path of ["/host", "/host/", "/host/nothing", "/s/plaza", "/host/run/more"])
    expect(partAt(path)).toBe("now");
});

test("[CSL8] The inbox has what is on first, then what is wanted most, or is newest, and at its end what is over.", async () => {
  const evening = new FakeEvening();
  const { visit } = evening;
  await visit.host.takeUp(2);
  evening.now += MINUTE;
  await visit.host.answer(0, "Yes.");
  const stand = standOf(evening.visit, keyOf("question", 2));
  const wanted = inboxOf(stand, { kind: "all", order: "wanted" }).map(({ key }) => key);
  expect(wanted.slice(0, 2).sort()).toEqual(["poll colour", "question 2"]);
  expect(wanted.slice(2).sort()).toEqual(["idea 0", "question 0", "question 1"]);
  expect(wanted.at(-1)).toBe("question 0");
  expect(inboxOf(stand, { kind: "ideas", order: "latest" }).map(({ key }) => key)).toEqual(["idea 0"]);
  expect(waitingIn(stand)).toEqual({ all: 4, questions: 2, ideas: 1, polls: 1 });
  expect(stand.chosen).toMatchObject({ kind: "question", key: "question 2" });
});

test("[CSL13] The newest reports that are not decided stand in the inbox and lead to where moderators work; whoever does not moderate has none.", async () => {
  const { visit, now } = new FakeEvening();
  const report = (id: string, minutes: number, more: Partial<CaseView> = {}) =>
    ({
      id,
      origin: "report",
      status: "waiting",
      reasons: ["spam"],
      flag: null,
      at: now - minutes * MINUTE,
      ...more,
    }) as CaseView;
  const cases = [
    report("old", 90),
    report("a", 3),
    report("done", 1, { status: "closed" }),
    report("b", 2),
    report("c", 1),
    report("appeal", 0, { origin: "appeal" }),
  ];
  const stand = standOf(visit, null, { ...NOTHING_ASKED, cases });
  expect(reportsIn(stand).map(({ id }) => id)).toEqual(["c", "b", "a"]);
  const went: (string | undefined)[] = [];
  const desk = { last: null, conduct: (id?: string) => went.push(id) } as unknown as Desk;
  for (const { id, run } of goingActs(stand, desk)) if (id === "go.conduct" || id === "go.case b") await run({});
  expect(went).toEqual([undefined, "b"]);
  const host = standOf({ ...visit, me: { ...visit.me, role: "host" } }, null);
  expect(reportsIn(host)).toEqual([]);
  expect(goingActs(host, desk).filter(({ id }) => id === "go.conduct" || id.startsWith("go.case"))).toEqual([]);
});

test("[CSL9] The line of an evening is to scale, says where the clock is, and leaves nothing lying on another.", async () => {
  const evening = new FakeEvening();
  const { visit } = evening;
  await visit.host.cue({ do: "begin", cue: "talk" });
  evening.now += 3 * MINUTE;
  const { parts, marks, nowAt } = barOf(evening.visit.evening!, evening.now);
  expect(parts.map(({ cue }) => cue.id)).toEqual(["talk", "questions", "colour", "break", "close"]);
  const [talk, questions, colour] = parts;
  expect(talk!.width).toBeCloseTo(questions!.width);
  expect(colour!.width).toBeCloseTo((talk!.width * 6) / 15);
  for (const [nth, { left, width }] of parts.entries())
    expect(left + width).toBeLessThanOrEqual((parts[nth + 1]?.left ?? 1.03) + 1e-9);
  expect(nowAt).toBeCloseTo(talk!.width / 5);
  expect(marks.length).toBeGreaterThan(1);
  expect(barOf({ cues: [] }, 0)).toEqual({ parts: [], marks: [], nowAt: null });
});

test("[CSL9] What is wrong is said: held, nobody on the stage of a talk, somebody called up who is away, a slow line.", async () => {
  const evening = new FakeEvening();
  const { visit } = evening;
  const zones = [{ id: "stage", name: "Stage", kind: "stage", people: 0 }];
  const calm = { latency: 20, ready: ["Ana"], names: null, zones };
  expect(troublesOf(standOf(evening.visit, null), calm)).toEqual([]);
  await visit.host.cue({ do: "begin", cue: "talk" });
  await visit.host.cue({ do: "hold" });
  evening.now += MINUTE;
  const stand = standOf(evening.visit, null);
  const up = [{ hand: 9, avatar: null, name: "Ada", seat: "chair", until: 0, mine: false }];
  const found = troublesOf({ ...stand, floor: { ...stand.floor, up } }, { ...calm, latency: 900 });
  expect(found).toEqual([
    expect.stringMatching(/^The evening is held since/),
    expect.stringMatching(/Made to last.* is on, and nobody stands on .*Stage/),
    expect.stringMatching(/Ada.* is called up and away/),
    "Your own line is slow: 900 ms.",
  ]);
});

test("[STG6] Of a talk that begins soon it is said who is not ready and who is not here, with its time; of one that is further off, nothing.", () => {
  const { visit, now } = new FakeEvening();
  const stand = standOf(visit, null);
  const cues = stand.evening!.cues.map((cue) =>
    cue.id === "talk" ? { ...cue, begins: now + 4 * MINUTE, speakers: ["Ana", "Leyla"] } : cue,
  );
  const soon = { ...stand, evening: { ...stand.evening!, cues } };
  const around: Parameters<typeof troublesOf>[1] = { latency: 20, zones: [], ready: [], names: ["Hana"] };
  const told = (of: typeof soon, more: Partial<typeof around> = {}) => troublesOf(of, { ...around, ...more });
  expect(told(soon)).toEqual([
    expect.stringMatching(/^Nobody of .Made to last. has said they are ready; it begins at .* \(in 4 min\)\.$/),
  ]);
  expect(told(soon, { ready: ["ana"] })).toEqual([
    expect.stringMatching(/^Not ready yet for .Made to last.: .Leyla.\. It begins at/),
    expect.stringMatching(/^Ready for .Made to last., but not here: .Ana.\. It begins at/),
  ]);
  expect(told(soon, { ready: ["Ana", "Leyla"], names: ["ana ", "Leyla"] })).toEqual([]);
  expect(told(soon, { ready: ["Ana", "Leyla"], names: null })).toEqual([]);
  expect(told({ ...soon, now: now - 10 * MINUTE })).toEqual([]);
});

test("[CSL10] Whom a prepared text is for stands beside it in words.", () => {
  const zones = [{ id: "court", name: "Court" }];
  expect(whomWords(undefined, zones)).toBe("Everybody");
  expect(whomWords({ newcomers: true, languages: ["fr"], zone: "court" }, zones)).toMatch(
    /^newcomers, readers of French, who is in .Court.$/,
  );
});
