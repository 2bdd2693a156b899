/** Cases on both engines. */
import { expect, test } from "vitest";
import { Cases } from "../../../server/reports/cases.ts";
import type { NewEvent } from "../../../server/store/store.ts";
import { onBothEngines } from "./engines.ts";
import { sanctionOf } from "./rows.ts";

const reported = (by: string, at = 1000): NewEvent => ({
  event: { at, by, kind: "reported", reason: "scaring", weight: 1 },
  text: "He follows me.",
});

onBothEngines((engine) => {
  const people = async (...names: string[]) => {
    const made = await Promise.all(names.map(() => engine.store.people.create(1)));
    return made.map(({ person }) => person) as [string, string, string];
  };

  test("[CAS4] Two who report one person at once find the same case, and of two who write one number one is told.", async () => {
    const { cases } = engine.store;
    const [ada, ben, cy] = await people("Ada", "Ben", "Cy");
    const begin = (id: string, by: string) =>
      cases.begin({ id, space: "plaza", about: cy, of: null, at: 1000 }, reported(by));
    const ids = await Promise.all([begin("one", ada), begin("two", ben)]);
    expect(new Set(ids).size).toBe(1);
    const id = ids[0]!;
    const claims = await Promise.all(
      [ada, ben].map((by) => cases.append(id, 1, { event: { at: 2000, by, kind: "claimed" } })),
    );
    expect(claims.toSorted()).toEqual([false, true]);
    expect((await cases.find(id))?.events.map(({ n, kind }) => [n, kind])).toEqual([
      [0, "reported"],
      [1, "claimed"],
    ]);
    expect((await cases.open("plaza")).some((one) => one.id === id)).toBe(true);
  });

  test("[CAS2] [CAS4] [CAS11] Whatever two houses do with one case at once, it is decided once, and no report is lost.", async () => {
    const space = `duel-${engine.name}`;
    const { store } = engine;
    const house = () => Cases.load(store.cases, () => 5000, [space]);
    const [one, two] = await Promise.all([house(), house()]);
    const [ada, ben, cy] = await people("Ada", "Ben", "Cy");
    const [mo, wren] = await people("Mo", "Wren");
    const report = (at: Cases, id: string, by: string) =>
      at.begin({ id, space, about: cy, of: null }, by, { kind: "reported", reason: "spam", weight: 1 }, { text: by });
    const { id } = await report(one, `${space}-a`, ada);
    await one.add(id, mo, { kind: "claimed" });
    const reports = Promise.all([report(two, `${space}-b`, ben), report(one, `${space}-c`, ben)]);
    const done = await Promise.allSettled([
      one.add(id, mo, { kind: "decided", uphold: true }),
      two.add(id, mo, { kind: "decided", uphold: false }),
      two.add(id, wren, { kind: "claimed" }),
      one.add(id, mo, { kind: "handed-over", to: wren }),
      two.add(id, mo, { kind: "released" }),
    ]);
    for (const { id: receipt } of await reports) {
      const { events, texts } = (await store.cases.find(receipt))!;
      expect(events.map(({ n }) => n)).toEqual(events.map((_, n) => n));
      expect(texts).toContain(ben);
    }
    const { events } = (await one.fresh(id))!;
    const ended = events.filter(({ kind }) => kind === "decided").length;
    expect(ended).toBe(done.slice(0, 2).filter(({ status }) => status === "fulfilled").length);
    expect(ended).toBeLessThanOrEqual(1);
    expect((await two.fresh(id))?.state).toEqual((await one.fresh(id))?.state);
  });

  test("[CAS15] [CAS17] Two houses in which one person reports again and again, and rules act on and on, keep one case within its bounds.", async () => {
    const space = `often-${engine.name}`;
    const { store } = engine;
    let now = 5000;
    const [one, two] = await Promise.all([0, 1].map(() => Cases.load(store.cases, () => now, [space])));
    const [ada, ben, cy] = await people("Ada", "Ben", "Cy");
    const begun = (n: number) => ({ id: `${space}-${n}`, space, about: cy, of: null });
    const report = (at: Cases, n: number, by: string) =>
      at.begin(begun(n), by, { kind: "reported", reason: "spam", weight: 1 }, { text: "x".repeat(1000) });
    const flag = (at: Cases, n: number) =>
      at.begin(begun(n), null, { kind: "flagged", rule: "spam", fact: "messages", do: "mute", severity: 2 });
    const { id } = await report(one!, 0, ada);
    const told = await Promise.allSettled(
      Array.from({ length: 14 }, (_, n) => report(n % 2 ? one! : two!, n + 1, ada)),
    );
    for (const { reason } of told.filter((each) => each.status === "rejected"))
      expect(reason).toMatchObject({ code: "too-fast" });
    await expect(report(two!, 20, ada)).rejects.toMatchObject({ message: expect.stringMatching(/is being looked at/) });
    expect((await report(two!, 21, ben)).id).toBe(id);
    for (let n = 0; n < 60; n++) {
      now += 20_000;
      await Promise.all([flag(one!, 30 + n), flag(two!, 100 + n)]);
    }
    const { events, texts } = (await store.cases.find(id))!;
    const count = (kind: string, by: string | null) => events.filter((e) => e.kind === kind && e.by === by).length;
    expect([count("reported", ada), count("reported", ben), count("flagged", null)]).toEqual([11, 1, 20]);
    expect(texts.join("").length).toBe(12_000);
  });

  test("[CON11] [LED4] Of two processes that take one decision back at once, one does.", async () => {
    const { conduct, ledger } = engine.store;
    const [ada, mo] = await people("Ada", "Mo");
    const id = `${engine.name}-taken`;
    await conduct.record(sanctionOf(ada, mo, { id }));
    const before = await ledger.head();
    const undo = (n: number) => conduct.record(sanctionOf(ada, mo, { id: `${id}-${n}`, act: "undo", of: id }));
    await Promise.all([undo(1), undo(2), undo(1)]);
    expect((await ledger.head()).seq).toBe(before.seq + 1);
  });

  test("[CAS4] A case that ends is open no more, and whoever reported it is owed a word until it was said.", async () => {
    const { cases, ledger } = engine.store;
    const [ada, mo, cy] = await people("Ada", "Mo", "Cy");
    const id = await cases.begin(
      { id: `${engine.name}-ends`, space: "lounge", about: cy, of: null, at: 1000 },
      reported(ada),
    );
    expect(await cases.untold(ada)).toEqual([]);
    await cases.append(id, 1, { event: { at: 2000, by: mo, kind: "claimed" } });
    const before = await ledger.head();
    await cases.append(id, 2, {
      event: { at: 3000, by: mo, kind: "decided", uphold: true },
      entry: { facts: { kind: "case", case: id, outcome: "upheld", at: 3000 }, people: { by: mo } },
    });
    const [row] = await ledger.read(before.seq, 10);
    expect(row?.entry).toMatchObject({ kind: "case", outcome: "upheld", by: { sha256: expect.any(String) } });
    expect((await cases.open("lounge")).map((one) => one.id)).not.toContain(id);
    expect((await cases.untold(ada)).map((one) => one.id)).toEqual([id]);
    expect(await cases.reporter(ada)).toEqual({ upheld: 1, rejected: 0 });
    await cases.append(id, 3, { event: { at: 4000, by: null, kind: "told", to: ada } });
    expect(await cases.untold(ada)).toEqual([]);
    await cases.append(id, 4, { event: { at: 5000, by: null, kind: "overturned", sanction: "s" } });
    expect(await cases.reporter(ada)).toEqual({ upheld: 0, rejected: 1 });
  });

  test("[CAS12] What somebody wrote in a case is gone with them, and the case goes on without it.", async () => {
    const { cases, people: known } = engine.store;
    const [ada, mo, cy] = await people("Ada", "Mo", "Cy");
    const id = await cases.begin(
      { id: `${engine.name}-note`, space: "plaza", about: cy, of: null, at: 1000 },
      reported(ada),
    );
    await cases.append(id, 1, { event: { at: 2000, by: mo, kind: "claimed" } });
    await cases.append(id, 2, { event: { at: 2000, by: mo, kind: "noted" }, text: "Seen before." });
    expect((await cases.find(id))?.texts).toEqual(["He follows me.", null, "Seen before."]);
    await known.forget(ada, 3000);
    const left = await cases.find(id);
    expect(left?.texts).toEqual([null, null, "Seen before."]);
    expect(left?.events[0]).toMatchObject({ by: null, kind: "reported" });
    await known.forget(cy, 3000);
    expect((await cases.find(id))?.about).toBeNull();
  });

  test("[CAS9] How much each opened is counted once a capsule, and notes are kept for whoever comes.", async () => {
    const { cases } = engine.store;
    const [ada, mo, cy] = await people("Ada", "Mo", "Cy");
    const id = await cases.begin(
      { id: `${engine.name}-seen`, space: "plaza", about: cy, of: null, at: 1000 },
      reported(ada),
    );
    await cases.append(id, 1, { event: { at: 2000, by: mo, kind: "opened", capsule: "c1" } });
    await cases.append(id, 2, { event: { at: 2500, by: mo, kind: "opened", capsule: "c1" } });
    await cases.append(id, 3, { event: { at: 3000, by: mo, kind: "opened", capsule: "c2" } });
    expect(await cases.opened([mo, ada], 0)).toEqual({ [mo]: 2 });
    expect(await cases.opened([mo], 2600)).toEqual({ [mo]: 1 });
    await cases.leave({ space: "attic", by: mo, at: 4000, text: "Watch the stairs." });
    expect(await cases.left("attic", 5)).toEqual([{ by: mo, at: 4000, text: "Watch the stairs." }]);
  });
});
