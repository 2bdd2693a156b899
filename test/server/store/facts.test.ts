/** Facts, versions of rules and what machines decided, on both engines. */
import { expect, test } from "vitest";
import type { NotedFact } from "../../../server/store/store.ts";
import { onBothEngines } from "./engines.ts";
import { sanctionOf } from "./rows.ts";

const fact = (person: string, at: number, space = "plaza"): NotedFact => ({
  person,
  space,
  kind: "messages",
  value: 1,
  at,
});

onBothEngines((engine) => {
  const read = async (space: string, from: number, until: number) => {
    const found: number[] = [];
    for await (const rows of engine.store.facts.between(space, from, until)) found.push(...rows.map(({ at }) => at));
    return found;
  };

  test("[RUL9] Facts are read in order, in slices, expire, and go with the person; who was cleared is known.", async () => {
    const { facts, people, conduct } = engine.store;
    const [{ person: ada }, { person: bo }] = [await people.create(1), await people.create(1)];
    await facts.add(Array.from({ length: 2500 }, (_, n) => fact(n % 2 ? ada : bo, n)));
    await facts.add([fact(ada, 7, "lounge"), fact("nobody", 8)]);
    expect(await read("plaza", 0, 3000)).toEqual(Array.from({ length: 2500 }, (_, n) => n));
    expect(await read("plaza", 10, 13)).toEqual([10, 11, 12]);
    expect(await facts.expire(100)).toBe(101);
    await conduct.record(sanctionOf(ada, bo, { id: "f1", at: 500 }));
    await conduct.record(sanctionOf(bo, ada, { id: "f2", at: 500 }));
    await conduct.record(sanctionOf(ada, bo, { id: "f3", act: "undo", of: "f1", at: 600 }));
    expect(await facts.cleared("plaza", 0, 1000)).toEqual([ada]);
    expect(await facts.cleared("plaza", 550, 1000)).toEqual([]);
    await people.forget(ada, 3);
    expect((await read("plaza", 0, 3000)).every((at) => at % 2 === 0)).toBe(true);
  });

  test("[RUL7] What a machine decided is found again, oldest first, with what was taken back; what people decided is not.", async () => {
    const { people, conduct } = engine.store;
    const { person } = await people.create(1);
    const machine = { by: null, byRole: "machine" as const, facts: { messages: 9, within: 12 }, version: "7" };
    await conduct.record(sanctionOf(person, "mo", { id: "m1", at: 10, act: "notice", ...machine }));
    await conduct.record(sanctionOf(person, "mo", { id: "m2", at: 20, act: "slow", until: 99, ...machine }));
    await conduct.record(sanctionOf(person, "mo", { id: "m3", at: 30, act: "mute", until: 99 }));
    await conduct.record(sanctionOf(person, "mo", { id: "m4", at: 40, act: "undo", of: "m1" }));
    expect(await conduct.byMachine(person, 5)).toEqual([
      { id: "m1", rule: "spam", at: 10, undone: true },
      { id: "m2", rule: "spam", at: 20, undone: false },
    ]);
    expect((await conduct.byMachine(person, 15)).map(({ id }) => id)).toEqual(["m2"]);
    expect((await conduct.decisions(person, 50)).map(({ act }) => act)).toEqual(["slow", "mute", "undo"]);
  });

  test("[RUL10] A version of rules is kept to the letter; the next is a row in the ledger; other words under its name are not taken.", async () => {
    const { ruleSets, ledger } = engine.store;
    const text = (version: string, words: string) => `{ "version": "${version}", "text": "${words}" }`;
    const keep = (version: string, words: string, at: number) =>
      ruleSets.keep({ id: "house", version, text: text(version, words), at });
    const before = (await ledger.head()).seq;
    expect(await keep("1", "a", 1)).toBe("new");
    expect(await keep("1", "a", 2)).toBe("known");
    expect((await ledger.head()).seq).toBe(before);
    expect(await keep("1", "b", 3)).toBe("other");
    expect(await keep("2", "b", 4)).toBe("new");
    // Going back to an older version is a change too.
    expect(await keep("1", "a", 5)).toBe("new");
    expect((await ledger.read(before, 9)).map(({ entry }) => [entry.kind, entry.version, entry.previous])).toEqual([
      ["rules", "2", "1"],
      ["rules", "1", "2"],
    ]);
    expect((await ruleSets.all("house")).map(({ version, at, text }) => [version, at, text])).toEqual([
      ["1", 5, text("1", "a")],
      ["2", 4, text("2", "b")],
    ]);
  });
});
