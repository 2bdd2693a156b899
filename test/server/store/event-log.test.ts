/** The event log in the store, on both engines. */
import { expect, test } from "vitest";
import { EventLog } from "../../../server/events/event-log.ts";
import { logKeyOf, pseudonymOf } from "../../../server/store/vault.ts";
import type { LogRow } from "../../../shared/events/log-fact.ts";
import { BEGIN, rowOf } from "../../support/event-logs.ts";
import { onBothEngines } from "./engines.ts";

const clap = { kind: "reacted", with: "clap" } as const;
const row = (n: number, given: Partial<LogRow> = {}) => rowOf(n, { at: BEGIN + n, who: "w", fact: clap, ...given });

onBothEngines((engine) => {
  const all = (space: string, occasion: string) => engine.store.eventLog.some(space, occasion, 0, 10_000);
  const logAt = (now: () => number, failed: (error: unknown, what: string) => void = () => {}) => {
    let ids = 0;
    const after = () => () => {};
    const newId = () => `${engine.name}-${now()}-${ids++}-${Math.random()}`;
    return new EventLog({ store: engine.store, now, after, newId, failed });
  };

  test("[EVT2] Rows are read in the order of their writing; what is noted twice is there once; a failed batch leaves none.", async () => {
    const { eventLog } = engine.store;
    await eventLog.add(Array.from({ length: 2500 }, (_, n) => row(n)));
    await eventLog.add([row(7), row(2500), row(1, { id: "other", space: "lounge" })]);
    const rows = await all("plaza", "opening");
    expect(rows.map(({ at }) => at - BEGIN)).toEqual(Array.from({ length: 2501 }, (_, n) => n));
    const { seq, ...first } = rows[0]!;
    expect(first).toEqual(row(0));
    expect((await eventLog.some("plaza", "opening", seq, 2)).map(({ at }) => at - BEGIN)).toEqual([1, 2]);
    await expect(eventLog.add([row(9000), { ...row(9001), at: Number.NaN }])).rejects.toThrow();
    expect(await all("plaza", "opening")).toHaveLength(2501);
    expect(await eventLog.occasions({ occasion: "opening" }, 9)).toEqual([
      { space: "plaza", occasion: "opening", from: BEGIN, until: BEGIN + 2500 },
      { space: "lounge", occasion: "opening", from: BEGIN + 1, until: BEGIN + 1 },
    ]);
    const runs = ["twice@2026-12-04T18:00:00Z", "twice@2026-12-05T18:00:00Z", "twice-more"];
    await eventLog.add(runs.map((occasion, n) => row(7000 + n, { occasion, space: "hall", at: BEGIN + n })));
    const named = async (occasion: string) => (await eventLog.occasions({ occasion }, 9)).map((one) => one.occasion);
    expect(await named("twice")).toEqual(runs.slice(0, 2));
    expect(await named("twice@2026-12-05")).toEqual([runs[1]]);
    expect(await eventLog.occasions({ space: "plaza", from: BEGIN + 3000 }, 9)).toEqual([]);
    expect(await eventLog.occasions({ space: "plaza", until: BEGIN }, 9)).toEqual([]);
  });

  test("[EVT8] An occasion expires as a whole.", async () => {
    const { eventLog } = engine.store;
    const old = [row(1, { id: "e1", occasion: "old", at: 10 }), row(2, { id: "e2", occasion: "old", at: 20 })];
    await eventLog.add([...old, row(3, { id: "e3", occasion: "older", at: 5 })]);
    expect(await eventLog.expire(15)).toBe(1);
    expect(await all("plaza", "old")).toHaveLength(2);
    expect(await eventLog.expire(21)).toBe(2);
  });

  test("[EVT3] In one evening somebody is one pseudonym, in the next another; erased, their rows stay and lead nowhere.", async () => {
    const { people, eventLog } = engine.store;
    const [{ person: ada }, { person: bo }] = [await people.create(1), await people.create(1)];
    let now = BEGIN;
    const log = logAt(() => now);
    const of = (person: string) => ({ person, role: "visitor" as const });
    await log.meet(ada);
    log.setEvening("plaza", "first-night");
    log.note("plaza", clap, of(ada));
    log.note("plaza", clap, of(ada));
    log.note("plaza", { kind: "cue-began", cue: "doors", does: "doors" }, undefined, "began doors");
    await log.meet(bo);
    log.note("plaza", clap, of(bo));
    expect(log.isOver({ space: "plaza", occasion: "first-night" })).toBe(false);
    log.setEvening("plaza", "second-night");
    expect(log.isOver({ space: "plaza", occasion: "first-night" })).toBe(true);
    log.note("plaza", clap, of(ada));
    log.setEvening("plaza", null);
    log.note("plaza", clap, of(ada));
    await log.flush();
    // Another process, which saw the same cue begin.
    const other = logAt(() => now);
    other.setEvening("plaza", "first-night");
    other.note("plaza", { kind: "cue-began", cue: "doors", does: "doors" }, undefined, "began doors");
    await other.flush();

    const first = await all("plaza", "first-night");
    expect(first.map(({ role }) => role)).toEqual(["visitor", "visitor", null, "visitor"]);
    const [one, again, house, bos] = first.map(({ who }) => who);
    expect([one === again, one === bos, house]).toEqual([true, false, null]);
    const elsewhere = [...(await all("plaza", "second-night")), ...(await all("plaza", "2026-12-04"))];
    expect(new Set([one, ...elsewhere.map(({ who }) => who)]).size).toBe(3);
    expect(JSON.stringify([first, elsewhere])).not.toContain(ada);

    // Until then it is theirs to read.
    const { events } = (await people.export(ada)) as { events: unknown[] };
    expect(events).toHaveLength(4);
    expect(events).toContainEqual({ at: BEGIN, space: "plaza", occasion: "first-night", role: "visitor", ...clap });
    await people.forget(ada, 2);
    expect(await all("plaza", "first-night")).toEqual(first);
    expect(await eventLog.keyOf(ada)).toBeNull();
    log.forget(ada);
    now += 1000;
    log.note("plaza", clap, of(ada));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await log.flush();
    expect(await all("plaza", "2026-12-04")).toHaveLength(1);
  });

  test("[EVT1] What is no fact is not noted, and none of it is in what is said of that.", async () => {
    const said: unknown[] = [];
    const log = logAt(
      () => BEGIN,
      (error, what) => said.push(String(error), what),
    );
    log.note("plaza", { kind: "asked", question: "What does it cost?" });
    await log.flush();
    expect(said).toEqual(["Error: That is no fact.", "an event was not noted"]);
  });
});

test("[EVT3] A pseudonym follows from a key of the person's own, the space and the occasion, and from all of them.", () => {
  const key = (n: number) => logKeyOf(new Uint8Array(32).fill(n));
  const all = [
    pseudonymOf(key(1), "plaza", "a"),
    pseudonymOf(key(2), "plaza", "a"),
    pseudonymOf(key(1), "lounge", "a"),
    pseudonymOf(key(1), "plaza", "b"),
  ];
  expect(new Set(all).size).toBe(4);
  expect(pseudonymOf(key(1), "plaza", "a")).toBe(all[0]);
  expect(all[0]).toMatch(/^[A-Za-z0-9_-]{22}$/);
});
