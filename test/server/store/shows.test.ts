/** Shows on both engines. */
import { expect, test } from "vitest";
import type { Show } from "../../../shared/screen/show.ts";
import { onBothEngines } from "./engines.ts";

const show = (screen: string, title: string): Show => ({
  screen,
  kind: "image",
  title,
  pages: [{ file: "uploads/a.png", alt: `${title} in words` }],
  page: 1,
  playing: false,
  at: 0,
  loop: false,
  length: null,
  own: false,
});

onBothEngines((engine) => {
  test("[STO25] [STO5] What was put on a screen is there on reopening, in its maker's export, and gone with them.", async () => {
    const { people, shows } = engine.store;
    const [{ person: ada }, { person: bo }] = [await people.create(1), await people.create(1)];
    await shows.put("hall", ada, show("stage", "First"));
    await shows.put("hall", bo, show("stage", "Second"));
    await shows.put("hall", ada, show("board", "Board"));
    await shows.put("park", ada, show("stage", "Park"));
    await shows.remove("park", "stage");
    await engine.reopen();
    const kept = () => engine.store.shows.all();
    expect((await kept()).sort((a, b) => a.show.title.localeCompare(b.show.title))).toEqual([
      { space: "hall", person: ada, show: show("board", "Board") },
      { space: "hall", person: bo, show: show("stage", "Second") },
    ]);
    expect(await engine.store.people.export(ada)).toMatchObject({
      screens: [{ space: "hall", screen: "board", title: "Board", pages: ["Board in words"] }],
    });
    await engine.store.people.forget(ada, 2);
    expect(await kept()).toEqual([{ space: "hall", person: bo, show: show("stage", "Second") }]);
  });
});
