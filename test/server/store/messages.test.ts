/** Messages on both engines. */
import { expect, test } from "vitest";
import { onBothEngines } from "./engines.ts";
import { messageOf } from "./rows.ts";

onBothEngines((engine) => {
  const pair = async () => {
    const { people } = engine.store;
    return [(await people.create(1000)).person, (await people.create(1000)).person] as const;
  };
  const ids = (messages: { id: string }[]) => messages.map(({ id }) => id);

  test("[STO13] One reads again what one could hear when it was said, as it was said, and nothing else.", async () => {
    const { messages } = engine.store;
    const [ada, bo] = await pair();
    const both = messageOf(ada, {
      id: `a1-${engine.name}`,
      name: "آدا",
      text: "مرحبا 👋\u0000\u202e!",
      to: { avatar: "av" },
      hearers: [ada, bo],
    });
    const alone = messageOf(ada, { id: `a2-${engine.name}`, to: "space", at: 2000 });
    const elsewhere = messageOf(ada, { id: `a3-${engine.name}`, space: "field", hearers: [ada, bo] });
    await messages.add([both, alone, elsewhere]);
    expect(await messages.heard(bo, "plaza", undefined, 10)).toEqual([both]);
    expect(await messages.heard(ada, "plaza", undefined, 10)).toEqual([alone, both]);
    expect(await messages.heard(bo, "field", undefined, 10)).toEqual([elsewhere]);
    expect(await messages.heard("nobody", "plaza", undefined, 10)).toEqual([]);
  });

  test("[STO13] Reading on goes back in time from a message or a moment, without gap or repetition.", async () => {
    const { messages } = engine.store;
    const [ada, bo] = await pair();
    // Ten share each moment, so that time alone does not order them.
    const said = Array.from({ length: 700 }, (_, i) =>
      messageOf(ada, { id: `b${i}-${engine.name}`, at: 1000 + Math.floor(i / 10), hearers: i % 7 ? [ada, bo] : [ada] }),
    );
    await messages.add(said);
    const heard = ids(said.filter(({ hearers }) => hearers.includes(bo))).reverse();
    expect(ids(await messages.heard(bo, "plaza", undefined, 1000))).toEqual(heard);
    expect(ids(await messages.heard(bo, "plaza", undefined, 350))).toEqual(heard.slice(0, 350));
    expect(ids(await messages.heard(bo, "plaza", heard[24], 30))).toEqual(heard.slice(25, 55));
    expect(ids(await messages.heard(bo, "plaza", 1001, 100))).toEqual(heard.slice(-8));
    expect(await messages.heard(bo, "plaza", "unknown", 10)).toEqual([]);
  });

  test("[CHAT7] Those whom one does not want to read take no place in a page.", async () => {
    const { messages } = engine.store;
    const [ada, bo] = await pair();
    const troll = (await engine.store.people.create(1000)).person;
    const hearers = [ada, bo, troll];
    const said = Array.from({ length: 300 }, (_, i) =>
      messageOf(i < 90 ? ada : troll, { id: `x${i}-${engine.name}`, at: 1000 + i, hearers }),
    );
    await messages.add(said);
    const kept = ids(said.slice(0, 90)).reverse();
    expect(ids(await messages.heard(bo, "plaza", undefined, 50, [troll]))).toEqual(kept.slice(0, 50));
    expect(ids(await messages.heard(bo, "plaza", kept[49], 50, [troll, "nobody"]))).toEqual(kept.slice(50));
  });

  test("[STO13] A message written twice is there once; a tombstone takes its text and leaves rule and role.", async () => {
    const { messages } = engine.store;
    const [ada] = await pair();
    const message = messageOf(ada, { id: `c-${engine.name}`, text: "rude" });
    await messages.add([message, message]);
    await messages.add([{ ...message, text: "changed" }]);
    expect(await messages.heard(ada, "plaza", undefined, 10)).toEqual([message]);
    const hidden = { rule: "abuse", role: "moderator", at: 3000 } as const;
    await messages.add([{ ...message, hidden }]);
    expect(await messages.heard(ada, "plaza", undefined, 10)).toEqual([{ ...message, text: "", hidden }]);
  });

  test("[STO14] Messages older than the time that is told are removed, all others stay.", async () => {
    const { messages } = engine.store;
    const [ada] = await pair();
    await messages.expire(Number.MAX_SAFE_INTEGER);
    const said = Array.from({ length: 2500 }, (_, i) => messageOf(ada, { id: `d${i}-${engine.name}`, at: 1000 + i }));
    await messages.add(said);
    expect(await messages.expire(1000)).toBe(0);
    expect(await messages.expire(3200)).toBe(2200);
    expect(ids(await messages.heard(ada, "plaza", undefined, 5000))).toEqual(ids(said.slice(2200)).reverse());
  });

  test("[STO23] An error of the database says nothing that people wrote, nor who they are.", async () => {
    const { messages } = engine.store;
    const [ada] = await pair();
    const bad = messageOf(ada, { id: `canary-${engine.name}`, space: "pla\u0000za", from: "canary" });
    const problem = await messages.add([bad]).catch((thrown: Error) => thrown);
    expect(problem).toBeInstanceOf(Error);
    const told = `${(problem as Error).message} ${(problem as Error).stack} ${JSON.stringify(problem)}`;
    expect(told).not.toContain("canary");
    expect(told).not.toContain(ada);
    expect((problem as Error).cause).toBeUndefined();
  });
});
