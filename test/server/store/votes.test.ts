/** What stands for an evening, each row once for each person: votes, and who was shown what; on both engines. */
import { expect, test } from "vitest";
import { onBothEngines } from "./engines.ts";

onBothEngines((engine) => {
  const person = async () => (await engine.store.people.create(1)).person;
  const vote = (subject: string, by: string, choice = 1) =>
    engine.store.votes.put({ subject, person: by, choice, at: 5 });

  test("[TLK2] [TLK6] Whoever votes, changes their mind and takes it back, all at the same moment, counts once, with the newest.", async () => {
    const { votes } = engine.store;
    const voters = await Promise.all(Array.from({ length: 12 }, person));
    await Promise.all([...voters, ...voters, ...voters].map((by) => vote("polls:a#1", by)));
    expect(await votes.tally("polls:a#1")).toEqual([{ choice: 1, count: 12 }]);
    expect(await vote("polls:a#1", voters[0]!)).toBe(false);
    expect(await vote("polls:a#1", voters[0]!, 2)).toBe(true);
    await Promise.all(voters.slice(1, 4).map((by) => vote("polls:a#1", by, 3)));
    expect(await votes.tally("polls:a#1")).toEqual([
      { choice: 1, count: 8 },
      { choice: 2, count: 1 },
      { choice: 3, count: 3 },
    ]);
    expect(await Promise.all([1, 2, 3].map(() => votes.remove("polls:a#1", voters[5]!)))).toContain(true);
    expect(await votes.remove("polls:a#1", voters[5]!)).toBe(false);
    expect((await votes.tally("polls:a#1"))[0]).toEqual({ choice: 1, count: 7 });
    expect(await votes.of(voters[0]!, "polls:a#")).toEqual([{ subject: "polls:a#1", choice: 2 }]);
    expect(await votes.of(voters[0]!, "polls:%")).toEqual([]);
    expect(await votes.tally("polls:none#1")).toEqual([]);
    expect(await vote("polls:a#1", "nobody")).toBe(false);
  });

  test("[TLK3] [TLK4] Of several subjects together each person counts once, also after they were forgotten, and nothing leads to them.", async () => {
    const { votes, people } = engine.store;
    const [ada, ben] = [await person(), await person()];
    for (const subject of ["questions:a#1", "questions:a#2", "questions:b#1"]) await vote(subject, ada);
    await vote("questions:a#2", ben);
    const groups = [["questions:a#1", "questions:a#2"], ["questions:a#1"], ["questions:b#1"], ["questions:a#9"], []];
    expect(await votes.together(groups)).toEqual([2, 1, 1, 0, 0]);
    expect(await votes.together([])).toEqual([]);
    expect(await people.export(ada)).toMatchObject({ votes: [{ subject: "questions:a#1", choice: 1, at: 5 }, {}, {}] });
    await people.forget(ada, 9);
    expect(await votes.together(groups)).toEqual([2, 1, 1, 0, 0]);
    expect(await votes.of(ada, "questions:")).toEqual([]);
    expect(await vote("questions:a#1", ada)).toBe(false);
    expect(await votes.together(groups)).toEqual([2, 1, 1, 0, 0]);
  });

  test("[MSG9] Who was shown what is kept once, for the time that is asked for, and goes with the person and the evening.", async () => {
    const { reached, people } = engine.store;
    const [ada, ben] = [await person(), await person()];
    const row = (said: string, by: string, at: number) => ({ space: "plaza", said, person: by, at });
    await reached.add([row("3", ada, 30), row("3", ben, 31), row("old", ada, 3), row("9", "nobody", 40)]);
    await reached.add([row("evening/offer", ada, 20), row("3", ada, 50)]);
    const found = async (from: number, most = 100) =>
      (await reached.since(from, most)).map(({ said, at, persons }) => [said, at, persons.length]);
    expect(await found(10)).toEqual([
      ["evening/offer", 20, 1],
      ["3", 30, 2],
    ]);
    expect(await found(0, 1)).toEqual([["3", 31, 1]]);
    expect(await people.export(ada)).toMatchObject({
      announced: [{ said: "old" }, {}, { space: "plaza", said: "3", at: 30 }],
    });
    expect(await reached.expire(10)).toBe(1);
    await people.forget(ada, 9);
    expect(await found(0)).toEqual([["3", 31, 1]]);
    await reached.add([row("3", ada, 60)]);
    expect(await found(0)).toEqual([["3", 31, 1]]);
  });
});
