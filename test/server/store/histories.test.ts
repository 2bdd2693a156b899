/** Histories: folds over events that only grow, whoever writes to them, on both engines. */
import { expect, test } from "vitest";
import { type EventOf, History } from "../../../server/history/history.ts";
import { onBothEngines } from "./engines.ts";

type Deed = { kind: "added"; value: number } | { kind: "said" };
type State = { values: number[]; said: (string | null)[] };

onBothEngines((engine) => {
  const load = (name: string) =>
    History.load<State, Deed>({
      name,
      store: engine.store.histories,
      now: () => 7,
      empty: { values: [], said: [] },
      after: ({ values, said }, event) =>
        event.kind === "added" ? { values: [...values, event.value], said } : { values, said: [...said, event.text] },
    });

  test("[HIS1] [HIS2] Who writes at once, here or in another process, writes one history: nothing lost, nothing twice, in one order.", async () => {
    const [here, there] = [await load("counter"), await load("counter")];
    const heard: EventOf<Deed>[] = [];
    here.onEvent((_, event) => heard.push(event));
    // What is refused at a hundred is decided by how it stands, not by how it stood.
    const one = (history: typeof here) =>
      history.add(({ values }) =>
        values.length < 20 ? { by: null, deed: { kind: "added", value: values.length } } : null,
      );
    await Promise.all(Array.from({ length: 30 }, (_, n) => one(n % 2 ? here : there)));
    const wanted = Array.from({ length: 20 }, (_, n) => n);
    expect((await here.refresh()).values).toEqual(wanted);
    expect((await there.refresh()).values).toEqual(wanted);
    expect((await load("counter")).state.values).toEqual(wanted);
    expect(heard.map(({ n }) => n)).toEqual(wanted);
    expect(heard[3]).toMatchObject({ kind: "added", value: 3, at: 7, by: null, text: null });
  });

  test("[HIS3] What somebody wrote is sealed under their own key, and gone with them; what happened stays.", async () => {
    const { person } = await engine.store.people.create(1);
    const history = await load("talk");
    await history.add(() => ({ by: person, deed: { kind: "said" }, text: "our secret" }));
    expect((await load("talk")).state.said).toEqual(["our secret"]);
    expect((await engine.store.people.export(person)).histories).toEqual([
      { history: "talk", at: 7, kind: "said", what: {}, text: "our secret" },
    ]);
    await engine.store.people.forget(person, 2);
    expect((await load("talk")).state.said).toEqual([null]);
    expect(await engine.store.histories.named("ta")).toEqual(["talk"]);
    expect(await engine.store.histories.named("t%k")).toEqual([]);
  });

  test("[HIS2] A refusal leaves nothing behind, and the next goes on.", async () => {
    const history = await load("refusing");
    await expect(
      history.add(() => {
        throw new Error("not now");
      }),
    ).rejects.toThrow("not now");
    await history.add(() => ({ by: null, deed: { kind: "added", value: 1 }, at: 3 }));
    expect(history.state.values).toEqual([1]);
  });
});
